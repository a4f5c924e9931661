// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonBuiltins
import PythonRuntime
import TorchCore

/// Figures: an ordinary object with a list of axes.
enum FigureMethods {
  /// Makes a figure and makes it the current one.
  static func make(_ number: Value = .none) throws -> PyObject {
    let state = PyplotState.current
    if !number.isNone {
      for figure in state.figures where try Interpreter.current.equals(figure.attributes?["number"] ?? .none, number) {
        state.currentFigure = figure
        return figure
      }
    }
    let figure = LibraryInstance(of: PlotClasses.figure)
    let used = state.figures.compactMap { figure -> Int? in
      if case .int(let number)? = figure.attributes?["number"] { number } else { nil }
    }
    figure.attributes?["number"] = number.isNone ? .int((used.max() ?? 0) + 1) : number
    figure.attributes?["axes"] = Value(list: [])
    figure.attributes?["_title"] = Value("")
    state.figures.append(figure)
    state.currentFigure = figure
    return figure
  }

  /// The current figure, made if there is none.
  static func current() throws -> PyObject { try PyplotState.current.currentFigure ?? make() }

  /// The axes of a figure.
  static func axes(_ figure: PyObject) -> [PyObject] {
    guard case .list(let list)? = figure.attributes?["axes"] else { return [] }
    return list.items.compactMap(\.object)
  }

  /// The axes that functions of the module draw in, made if there are none.
  static func currentAxes() throws -> PyObject {
    let figure = try current()
    if case .object(let axes)? = figure.attributes?["_current"] { return axes }
    return try addAxes(figure).object
  }

  /// Adds axes.
  static func addAxes(_ figure: PyObject, at place: Value = .none) throws -> AxesView {
    if !place.isNone {
      for known in axes(figure) where try Interpreter.current.equals(known.attributes?["_place"] ?? .none, place) {
        figure.attributes?["_current"] = .object(known)
        return try AxesView(.object(known))
      }
    }
    let made = AxesView(in: figure)
    made["_place"] = place
    if case .list(let list)? = figure.attributes?["axes"] { list.items.append(.object(made.object)) }
    figure.attributes?["_current"] = .object(made.object)
    return made
  }

  /// The place of `subplot(2, 3, 1)` or `subplot(231)`.
  static func place(_ given: [Value]) throws -> Value {
    var numbers = given
    if numbers.count == 1, case .int(let packed) = numbers[0] {
      guard (100...999).contains(packed) else {
        throw PyError.value("Single argument to subplot must be a three-digit integer, not \(packed)")
      }
      numbers = [packed / 100, packed / 10 % 10, packed % 10].map { .int($0) }
    }
    if numbers.isEmpty { numbers = [.int(1), .int(1), .int(1)] }
    guard numbers.count == 3 else {
      throw PyError.type("subplot() takes 1 or 3 positional arguments but \(given.count) were given")
    }
    if case .int(let rows) = numbers[0], case .int(let columns) = numbers[1], case .int(let index) = numbers[2] {
      let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
      guard rows > 0, columns > 0, !overflow, (1...count).contains(index) else {
        throw PyError.value("num must be an integer with 1 <= num <= \(overflow ? 0 : max(0, count)), not \(index)")
      }
    }
    return Value(tuple: numbers)
  }

  /// Axes in rows and columns: one, a row of them, or a grid, as matplotlib squeezes them.
  static func grid(_ figure: PyObject, rows: Int, columns: Int, squeeze: Bool, sharing: Bool) throws -> Value {
    guard rows > 0, columns > 0 else {
      throw PyError.value("Number of rows must be a positive integer, not \(min(rows, columns))")
    }
    guard rows <= 100, columns <= 100 else { throw PyError.value("Gradus draws at most 100 rows and columns of axes") }
    figure.attributes?["_shares"] = .bool(sharing)
    let made = try (0..<(rows * columns)).map { index in
      try addAxes(figure, at: Value(tuple: [.int(rows), .int(columns), .int(index + 1)])).object
    }
    if squeeze, made.count == 1 { return .object(made[0]) }
    let shape = squeeze && (rows == 1 || columns == 1) ? [made.count] : [rows, columns]
    return AxesGrid.make(made.map { .object($0) }, shape: shape)
  }

  /// A figure as a chart; nil when nothing was drawn.
  static func chart(_ figure: PyObject) throws -> (any Chart)? {
    let views = try axes(figure).map { try AxesView(.object($0)) }
    let drawn = views.filter { !$0.items.isEmpty }
    guard !drawn.isEmpty else { return nil }
    let title = figure.attributes?["_title"]?.text ?? ""
    if drawn.count == 1 {
      let chart = try drawn[0].chart()
      return title.isEmpty ? chart : ChartPile(title: title, charts: [chart])
    }
    let lines = try drawn.map { try $0.lineChart() }
    let charts = lines.compactMap { $0 }
    if charts.count == drawn.count {
      var shares = false
      if case .bool(true)? = figure.attributes?["_shares"] { shares = true }
      return SmallMultiples(title: title, charts: charts, sharesAxes: shares)
    }
    return ChartPile(title: title, charts: try drawn.map { try $0.chart() })
  }

  /// Writes a figure; the ending says how.
  static func save(_ figure: PyObject, _ path: String) throws {
    let chart = try chart(figure) ?? LineChart(series: [])
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let text: String
    switch ending {
    case "svg": text = chart.svg()
    case "csv": text = chart.csv()
    case "txt": text = chart.render(RenderOptions(width: 100, height: 20)) + "\n"
    default:
      throw PyError.notImplemented("Gradus saves figures as .svg, .txt and .csv, not as '\(path)'")
    }
    try PyTextFile(path: path, mode: "w").write(text)
  }

  /// Closes a figure.
  static func close(_ figure: PyObject) {
    let state = PyplotState.current
    state.figures.removeAll { $0 === figure }
    if state.currentFigure === figure { state.currentFigure = state.figures.last }
  }

  static func this(_ b: Bound) throws -> PyObject {
    guard case .object(let figure) = try b["self"], figure.cls.isSubclass(of: PlotClasses.figure) else {
      throw PyError.type("expected a Figure")
    }
    return figure
  }

  private static func none(_ name: String, _ doc: String) -> Declaration {
    Declaration(name, "(self, *args, **kwargs)", doc, example: "") { _ in .none }
  }

  static let all: [Declaration] = [
    Declaration("add_subplot", "(self, *args, **kwargs)", "Axes at a place of the figure.", example: "") { b in
      guard case .tuple(let given) = try b["args"] else { return .none }
      if let dict = try b["kwargs"].object as? PyDict, let kind = try dict.get("projection")?.text,
        kind != "rectilinear"
      {
        throw PyError.notImplemented("Gradus has no axes of projection '\(kind)'")
      }
      return .object(try addAxes(this(b), at: place(given.items)).object)
    },
    Declaration(
      "subplots", "(self, nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, **kwargs)",
      "Axes in rows and columns.", example: ""
    ) { b in
      try grid(
        this(b), rows: b.int("nrows"), columns: b.int("ncols"), squeeze: b.interpreter.truth(b["squeeze"]),
        sharing: b.interpreter.truth(b["sharey"]))
    },
    Declaration("gca", "(self)", "The axes that were used last.", example: "") { b in
      let figure = try this(b)
      if let current = figure.attributes?["_current"] { return current }
      return .object(try addAxes(figure).object)
    },
    Declaration("get_axes", "(self)", "All axes.", example: "") { b in
      Value(list: axes(try this(b)).map { .object($0) })
    },
    Declaration("suptitle", "(self, t, **kwargs)", "The title above all axes.", example: "") { b in
      let text = try b.interpreter.str(b["t"])
      try this(b).attributes?["_title"] = Value(text)
      return AxesMethods.textObject(text, x: "0.5", y: "0.98")
    },
    Declaration("savefig", "(self, fname, **kwargs)", "Writes the figure as .svg, .txt or .csv.", example: "") { b in
      try save(this(b), b.interpreter.str(b["fname"]))
      return .none
    },
    Declaration("show", "(self, warn=True)", "Draws the figure.", example: "") { b in
      if let chart = try chart(this(b)) { PyplotState.current.show(chart) }
      return .none
    },
    Declaration("clf", "(self)", "Takes all axes out.", example: "") { b in
      let figure = try this(b)
      figure.attributes?["axes"] = Value(list: [])
      figure.attributes?["_current"] = nil
      return .none
    },
    Declaration("colorbar", "(self, *args, **kwargs)", "A drawing in shades has its scale below.", example: "") { _ in
      .object(LibraryInstance(of: PlotClasses.artist("Colorbar")))
    },
    Declaration("__repr__", "(self)", "The text form.", example: "") { b in
      Value("<Figure size 640x480 with \(axes(try this(b)).count) Axes>")
    },
    none("tight_layout", "Charts find their own places."),
    none("subplots_adjust", "Charts find their own places."),
    none("legend", "Each chart names its own lines."),
    none("set_size_inches", "The terminal decides."),
    none("autofmt_xdate", "Charts find their own labels."),
    none("set_facecolor", "A terminal has its own colours."),
  ]
}

/// The array of axes that `subplots` gives.
enum AxesGrid {
  static func make(_ axes: [Value], shape: [Int]) -> Value {
    let grid = LibraryInstance(of: PlotClasses.grid)
    grid.attributes?["_items"] = Value(list: axes)
    grid.attributes?["shape"] = Value(tuple: shape.map { .int($0) })
    return .object(grid)
  }

  private static func parts(_ value: Value) throws -> (items: [Value], shape: [Int]) {
    guard let table = value.object?.attributes, case .list(let items)? = table["_items"],
      case .tuple(let shape)? = table["shape"]
    else { throw PyError.type("expected an array of axes") }
    let sizes = shape.items.compactMap { if case .int(let size) = $0 { size } else { nil } }
    guard !sizes.isEmpty, sizes.reduce(1, { $0 &* $1 }) == items.items.count else {
      throw PyError.type("expected an array of axes")
    }
    return (items.items, sizes)
  }

  /// The first axis taken apart: rows of a grid, or the axes themselves.
  private static func rows(_ value: Value) throws -> [Value] {
    let (items, shape) = try parts(value)
    guard shape.count == 2 else { return items }
    return (0..<shape[0]).map { make(Array(items[($0 * shape[1])..<(($0 + 1) * shape[1])]), shape: [shape[1]]) }
  }

  private static func item(_ value: Value, _ index: Value) throws -> Value {
    if case .tuple(let path) = index {
      return try path.items.reduce(value) { try item($0, $1) }
    }
    return try Interpreter.current.getItem(Value(list: rows(value)), index)
  }

  static let methods: [Declaration] = [
    Declaration("__len__", "(self)", "The size of the first axis.", example: "") { b in
      .int(try parts(b["self"]).shape[0])
    },
    Declaration("__getitem__", "(self, index)", "Axes, or a row of them.", example: "") { b in
      let found = try item(b["self"], b["index"])
      if case .list(let list) = found { return make(list.items, shape: [list.items.count]) }
      return found
    },
    Declaration("__iter__", "(self)", "The axes, or the rows of them.", example: "") { b in
      .object(SequenceIterator(try rows(b["self"])))
    },
    Declaration("flatten", "(self, order='C')", "All axes in one row.", example: "") { b in try flat(b["self"]) },
    Declaration("ravel", "(self, order='C')", "All axes in one row.", example: "") { b in try flat(b["self"]) },
    Declaration("tolist", "(self)", "The axes as a list.", example: "") { b in
      let (items, shape) = try parts(b["self"])
      guard shape.count == 2 else { return Value(list: items) }
      return Value(
        list: (0..<shape[0]).map { Value(list: Array(items[($0 * shape[1])..<(($0 + 1) * shape[1])])) })
    },
    Declaration("__repr__", "(self)", "The text form.", example: "") { b in
      let texts = try parts(b["self"]).items.map { try b.interpreter.repr($0) }
      return Value("array([\(texts.joined(separator: ", "))], dtype=object)")
    },
  ]
  private static func flat(_ value: Value) throws -> Value {
    let items = try parts(value).items
    return make(items, shape: [items.count])
  }
  static var properties: [GetSetDescriptor] {
    [
      GetSetDescriptor(
        "flat", "All axes one after the other.", get: { .object(SequenceIterator(try parts($0).items)) }),
      GetSetDescriptor("size", "The number of axes.", get: { .int(try parts($0).items.count) }),
      GetSetDescriptor("ndim", "The number of dimensions.", get: { .int(try parts($0).shape.count) }),
    ]
  }
}
