// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import TorchCore

/// What draws in axes. Each is a method of `Axes`, and with the current axes a function of `pyplot`.
enum AxesMethods {
  private static func checkSizes(_ x: [Double], _ y: [Double]) throws {
    guard x.count == y.count else {
      throw PyError.value(
        "x and y must have same first dimension, but have shapes \(PlotData.shapeText([x.count])) and "
          + PlotData.shapeText([y.count]))
    }
  }

  /// Points with a number each, which colours would show: a series of its own for each quarter of the range.
  private static func shades(_ axes: AxesView, _ x: [Double], _ y: [Double], _ values: [Double]) throws -> Value {
    let parts = Histogram(values: values, bins: 4)
    for bin in parts.counts.indices {
      let (low, high) = (parts.edges[bin], parts.edges[bin + 1])
      let isLast = bin == parts.counts.count - 1
      let places = values.indices.filter { values[$0] >= low && (values[$0] < high || isLast && values[$0] <= high) }
      guard !places.isEmpty else { continue }
      try axes.add(
        PlotClasses.artist("PathCollection"), .points, x: places.map { x[$0] }, y: places.map { y[$0] },
        label: Value("c from \(NumberText.short(low, digits: 3)) to \(NumberText.short(high, digits: 3))"))
    }
    return axes.items.last.map { .object($0) } ?? .none
  }

  /// The lines of `plot(y)`, `plot(x, y)`, `plot(x, y, 'r--', x2, y2 …)`.
  private static func groups(_ arguments: [Value], _ axes: AxesView) throws -> [(
    x: [Double]?, y: [[Double]], format: PlotFormat?
  )] {
    var rest = arguments[...]
    var groups: [(x: [Double]?, y: [[Double]], format: PlotFormat?)] = []
    while let first = rest.popFirst() {
      var (x, y): (Value?, Value) = (nil, first)
      if let second = rest.first, second.text == nil {
        (x, y) = (first, second)
        rest = rest.dropFirst()
      }
      var format: PlotFormat?
      if let text = rest.first?.text {
        format = try PlotFormat(text)
        rest = rest.dropFirst()
      }
      groups.append((try x.map { try axes.places($0) }, try PlotData.columns(y), format))
    }
    return groups
  }

  private static func lines(_ b: Bound, logX: Bool = false, logY: Bool = false) throws -> Value {
    let axes = try AxesView(b["self"])
    var keywords = try PlotKeywords(b["kwargs"])
    let label = keywords.take("label")
    let style = keywords.take("linestyle", "ls")?.text
    let marker = keywords.take("marker")?.text
    let steps = keywords.take("drawstyle", "ds")?.text ?? "default"
    try keywords.finish("Line2D")
    var made: [Value] = []
    for group in try groups(b.variadic("args"), axes) {
      for (i, column) in group.y.enumerated() {
        let x = group.x ?? column.indices.map(Double.init)
        try checkSizes(x, column)
        var hasLine = group.format?.hasLine ?? true
        var hasMarker = group.format?.hasMarker ?? false
        if let style { hasLine = !["", " ", "None", "none"].contains(style) }
        if let marker { hasMarker = !["", " ", "None", "none"].contains(marker) }
        let kind: DrawingKind = !hasLine && hasMarker ? .points : steps == "default" ? .line : .steps
        let (sx, sy) = stepped(x, column, steps)
        let name: Value? = group.y.count > 1 ? try labelOfColumn(label, i) : label
        made.append(.object(try axes.add(PlotClasses.line, kind, x: sx, y: sy, label: name)))
      }
    }
    if logX { axes["_xscale"] = Value("log") }
    if logY { axes["_yscale"] = Value("log") }
    return Value(list: made)
  }

  /// One label for all columns of a matrix, or one for each.
  private static func labelOfColumn(_ label: Value?, _ i: Int) throws -> Value? {
    guard let label, label.text == nil else { return label }
    let texts = try PlotData.texts(label)
    return i < texts.count ? Value(texts[i]) : nil
  }

  /// The points of stairs, which charts draw with the riser at the end of each tread.
  private static func stepped(_ x: [Double], _ y: [Double], _ style: String) -> ([Double], [Double]) {
    guard x.count > 1 else { return (x, y) }
    switch style {
    case "steps", "steps-pre": return (x, Array(y.dropFirst()) + [y[y.count - 1]])
    case "steps-mid":
      let middles = zip(x, x.dropFirst()).map { ($0 + $1) / 2 }
      return ([x[0]] + middles + [x[x.count - 1]], y + [y[y.count - 1]])
    default: return (x, y)
    }
  }

  private static func histogram(_ b: Bound) throws -> Value {
    let axes = try AxesView(b["self"])
    var keywords = try PlotKeywords(b["kwargs"])
    let label = keywords.take("label")
    for name in ["weights", "cumulative", "stacked", "orientation", "bottom", "log"] {
      if let value = keywords.take(name), try b.interpreter.truth(value), value.text != "vertical" {
        throw PyError.notImplemented("Gradus has no hist(\(name)=…)")
      }
    }
    try keywords.finish("Rectangle")
    let isDensity = try b.interpreter.truth(b["density"])
    let columns = try sets(b["x"])
    let all = columns.flatMap { $0 }
    var edges: [Double] = []
    if try b["bins"].text == nil, let list = try? b.interpreter.collect(b["bins"]) {
      edges = try list.map { try PlotData.number($0) ?? .nan }
    } else {
      let bins = try b["bins"].text == nil ? Int(try PlotData.number(b["bins"]) ?? 10) : 10
      guard bins > 0 else { throw PyError.value("`bins` must be positive, when an integer") }
      var limits = all.filter(\.isFinite)
      if try !b["range"].isNone { limits = try PlotData.numbers(b["range"]) }
      edges = Histogram(values: limits, bins: bins).edges
    }
    guard edges.count > 1, zip(edges, edges.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw PyError.value("`bins` must increase monotonically, when an array")
    }
    var results: [Value] = []
    var containers: [Value] = []
    for (i, column) in columns.enumerated() {
      var counts = count(column, edges)
      if isDensity {
        let total = counts.reduce(0, +)
        for bin in counts.indices { counts[bin] /= max(total, 1) * (edges[bin + 1] - edges[bin]) }
      }
      let name = columns.count > 1 ? try labelOfColumn(label, i) : label
      let artist = try axes.add(PlotClasses.artist("BarContainer"), .hist, x: edges, y: counts, label: name)
      artist.attributes?["_repr"] = Value("<BarContainer object of \(counts.count) artists>")
      results.append(try PlotData.array(counts))
      containers.append(.object(artist))
    }
    let isOne = columns.count == 1
    return Value(tuple: [
      isOne ? results[0] : Value(list: results), try PlotData.array(edges),
      isOne ? containers[0] : Value(list: containers),
    ])
  }

  /// The sets of values of a histogram: the columns of a matrix, the parts of a list of lists.
  private static func sets(_ value: Value) throws -> [[Double]] {
    if case .list(let list) = value, let first = list.items.first, try PlotData.number(first) == nil {
      return try list.items.map { try PlotData.numbers($0) }
    }
    return try PlotData.columns(value)
  }

  /// How many values lie in each interval; the last one includes its upper border.
  private static func count(_ values: [Double], _ edges: [Double]) -> [Double] {
    var counts = [Double](repeating: 0, count: edges.count - 1)
    for value in values where value >= edges[0] && value <= edges[edges.count - 1] {
      var (low, high) = (0, edges.count - 1)
      while high - low > 1 {
        let middle = (low + high) / 2
        if value >= edges[middle] { low = middle } else { high = middle }
      }
      counts[low] += 1
    }
    return counts
  }

  private static func bars(_ b: Bound, isLevel: Bool) throws -> Value {
    let axes = try AxesView(b["self"])
    var keywords = try PlotKeywords(b["kwargs"])
    let label = keywords.take("label")
    if keywords.take("bottom", "left") != nil { throw PyError.notImplemented("Gradus has no stacked bars") }
    for name in ["yerr", "xerr"] where keywords.take(name) != nil {
      throw PyError.notImplemented("Gradus has no bar(\(name)=…)")
    }
    _ = keywords.take("width", "height")
    if let color = keywords.take("color") { try PlotColor.check(color, for: "BarContainer") }
    try keywords.finish("Rectangle")
    let heights = try PlotData.numbers(b[isLevel ? "width" : "height"])
    let given = try b[isLevel ? "y" : "x"]
    var names: [String] = []
    var places: [Double]
    if let items = try? b.interpreter.collect(given), items.contains(where: { $0.text != nil }) {
      names = try items.map { try b.interpreter.str($0) }
      places = names.indices.map(Double.init)
    } else if let text = given.text {
      (names, places) = ([text], [0])
    } else {
      places = try PlotData.numbers(given)
    }
    var values = heights
    if values.count == 1, places.count > 1 { values = [Double](repeating: values[0], count: places.count) }
    guard places.count == values.count else {
      throw PyError.value(
        "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape "
          + "\(PlotData.shapeText([places.count])) and arg 1 with shape \(PlotData.shapeText([values.count])).")
    }
    let artist = try axes.add(
      PlotClasses.artist("BarContainer"), isLevel ? .barh : .bar, x: places, y: values, label: label)
    artist.attributes?["_names"] = Value(list: names.map { Value($0) })
    artist.attributes?["_repr"] = Value("<BarContainer object of \(values.count) artists>")
    return .object(artist)
  }

  private static func reference(_ b: Bound, _ kind: DrawingKind, at name: String) throws -> Value {
    let axes = try AxesView(b["self"])
    var keywords = try PlotKeywords(b["kwargs"])
    let label = keywords.take("label")
    _ = (keywords.take("linestyle", "ls"), keywords.take("marker"))
    try keywords.finish("Line2D")
    guard let place = try PlotData.number(b[name]) else { throw PyError.type("\(kind.rawValue) takes a number") }
    return .object(
      try axes.add(
        PlotClasses.line, kind, x: kind == .vline ? [place] : [], y: kind == .hline ? [place] : [], label: label))
  }

  private static func image(_ b: Bound, _ name: String) throws -> Value {
    let axes = try AxesView(b["self"])
    var keywords = try PlotKeywords(b["kwargs"])
    let limits = (keywords.take("vmin"), keywords.take("vmax"))
    try keywords.finish("AxesImage")
    let rows = try PlotData.image(b[name])
    let artist = try axes.add(PlotClasses.artist("AxesImage"), .image, label: nil)
    artist.attributes?["_rows"] = Value(list: rows.map { PlotData.value($0) })
    if let low = limits.0, !low.isNone { artist.attributes?["_low"] = low }
    if let high = limits.1, !high.isNone { artist.attributes?["_high"] = high }
    return .object(artist)
  }

  /// Both edges of a band, or a line with its errors said in words.
  private static func band(_ b: Bound) throws -> Value {
    let axes = try AxesView(b["self"])
    var keywords = try PlotKeywords(b["kwargs"])
    let label = keywords.take("label")
    for name in ["where", "step"] where keywords.take(name) != nil {
      throw PyError.notImplemented("Gradus has no fill_between(\(name)=…)")
    }
    try keywords.finish("PolyCollection")
    let x = try PlotData.numbers(b["x"])
    let name = try label.map { try b.interpreter.str($0) } ?? "band"
    var last: PyObject?
    for (value, part) in try [(b["y1"], "low"), (b["y2"], "high")] {
      var y = try PlotData.numbers(value)
      if y.count == 1 { y = [Double](repeating: y[0], count: x.count) }
      try checkSizes(x, y)
      last = try axes.add(PlotClasses.artist("PolyCollection"), .line, x: x, y: y, label: Value("\(name) (\(part))"))
    }
    return last.map { .object($0) } ?? .none
  }

  private static func errorBars(_ b: Bound) throws -> Value {
    let axes = try AxesView(b["self"])
    var keywords = try PlotKeywords(b["kwargs"])
    let label = keywords.take("label")
    _ = (keywords.take("linestyle", "ls"), keywords.take("marker"))
    try keywords.finish("Line2D")
    let (x, y) = (try PlotData.numbers(b["x"]), try PlotData.numbers(b["y"]))
    try checkSizes(x, y)
    let format = try b["fmt"].text.map { try PlotFormat($0) }
    let isPoints = format.map { $0.hasMarker && !$0.hasLine } ?? false
    let artist = try axes.add(
      PlotClasses.artist("ErrorbarContainer"), isPoints ? .points : .line, x: x, y: y, label: label)
    if try !b["yerr"].isNone {
      var errors = try PlotData.numbers(b["yerr"])
      if errors.count == 1 { errors = [Double](repeating: errors[0], count: y.count) }
      try checkSizes(y, errors)
      let name = try label.map { try b.interpreter.str($0) } ?? "errors"
      for (sign, part) in [(-1.0, "- error"), (1.0, "+ error")] {
        try axes.add(
          PlotClasses.artist("PolyCollection"), .points, x: x, y: zip(y, errors).map { $0 + sign * $1 },
          label: Value("\(name) \(part)"))
      }
    }
    return .object(artist)
  }

  private static func text(_ b: Bound, words: Value, place: (Value, Value)) throws -> Value {
    let axes = try AxesView(b["self"])
    let said = try b.interpreter.str(words)
    let at = try "(\(b.interpreter.str(place.0)), \(b.interpreter.str(place.1)))"
    axes.note("\(at): \(said)")
    return textObject(said)
  }

  /// What functions that set a text return.
  static func textObject(_ text: String, x: String = "0", y: String = "0") -> Value {
    let object = LibraryInstance(of: PlotClasses.artist("Text"))
    object.attributes?["_label"] = Value(text)
    object.attributes?["_repr"] = Value("Text(\(x), \(y), \((try? Interpreter.current.repr(Value(text))) ?? ""))")
    return .object(object)
  }

  static let all: [Declaration] = [
    Declaration(
      "plot", "(self, *args, **kwargs)", "Lines over x, or over 0, 1, 2 …; a format such as 'o' draws points.",
      example: "import matplotlib.pyplot as plt; plt.plot([1, 4, 9], label='squares'); plt.close()"
    ) { b in try lines(b) },
    Declaration("semilogy", "(self, *args, **kwargs)", "Lines over a logarithmic y axis.", example: "") { b in
      try lines(b, logY: true)
    },
    Declaration("semilogx", "(self, *args, **kwargs)", "Lines over a logarithmic x axis.", example: "") { b in
      try lines(b, logX: true)
    },
    Declaration("loglog", "(self, *args, **kwargs)", "Lines over two logarithmic axes.", example: "") { b in
      try lines(b, logX: true, logY: true)
    },
    Declaration("step", "(self, x, y, *args, where='pre', **kwargs)", "Stairs.", example: "") { b in
      let axes = try AxesView(b["self"])
      var keywords = try PlotKeywords(b["kwargs"])
      let label = keywords.take("label")
      _ = (keywords.take("linestyle", "ls"), keywords.take("marker"))
      try keywords.finish("Line2D")
      guard let place = try b["where"].text, ["pre", "post", "mid"].contains(place) else {
        throw PyError.value(
          "\(try b.interpreter.repr(b["where"])) is not a valid value for where. Supported values are 'pre', 'post', 'mid'"
        )
      }
      let (x, y) = (try PlotData.numbers(b["x"]), try PlotData.numbers(b["y"]))
      try checkSizes(x, y)
      let (sx, sy) = stepped(x, y, "steps-\(place)")
      return Value(list: [.object(try axes.add(PlotClasses.line, .steps, x: sx, y: sy, label: label))])
    },
    Declaration(
      "scatter", "(self, x, y, s=None, c=None, **kwargs)", "Points.",
      example: "import matplotlib.pyplot as plt; plt.scatter([1, 2], [3, 4]); plt.close()"
    ) { b in
      let axes = try AxesView(b["self"])
      var keywords = try PlotKeywords(b["kwargs"])
      let label = keywords.take("label")
      _ = keywords.take("marker")
      try keywords.finish("PathCollection")
      let (x, y) = (try axes.places(b["x"]), try PlotData.numbers(b["y"]))
      guard x.count == y.count else { throw PyError.value("x and y must be the same size") }
      try PlotColor.checkPoints(b["c"])
      // Points of several classes are several series, which have signs of their own.
      if let classes = try? PlotData.numbers(b["c"]), classes.count == x.count, Set(classes).count <= 10,
        classes.count > 1
      {
        for value in Set(classes).sorted() {
          let places = x.indices.filter { classes[$0] == value }
          let name = try b.interpreter.str(PlotData.plain(value))
          try axes.add(
            PlotClasses.artist("PathCollection"), .points, x: places.map { x[$0] }, y: places.map { y[$0] },
            label: Value(name))
        }
        return axes.items.last.map { .object($0) } ?? .none
      }
      if let values = try? PlotData.numbers(b["c"]), values.count == x.count, values.count > 1 {
        return try shades(axes, x, y, values)
      }
      return .object(try axes.add(PlotClasses.artist("PathCollection"), .points, x: x, y: y, label: label))
    },
    Declaration(
      "hist", "(self, x, bins=10, range=None, density=False, **kwargs)",
      "How many values lie in each of some intervals: counts, borders and the bars.",
      example: "import matplotlib.pyplot as plt; plt.hist(torch.randn(100), bins=5); plt.close()", body: histogram),
    Declaration("bar", "(self, x, height, width=0.8, bottom=None, **kwargs)", "Upright bars.", example: "") { b in
      if try !b["bottom"].isNone { throw PyError.notImplemented("Gradus has no stacked bars") }
      return try bars(b, isLevel: false)
    },
    Declaration("barh", "(self, y, width, height=0.8, left=None, **kwargs)", "Level bars.", example: "") { b in
      if try !b["left"].isNone { throw PyError.notImplemented("Gradus has no stacked bars") }
      return try bars(b, isLevel: true)
    },
    Declaration(
      "imshow", "(self, X, **kwargs)", "A matrix or an image as shades.",
      example: "import matplotlib.pyplot as plt; plt.imshow(torch.eye(3)); plt.close()"
    ) { b in
      try image(b, "X")
    },
    Declaration("matshow", "(self, Z, **kwargs)", "A matrix as shades.", example: "") { b in try image(b, "Z") },
    Declaration("axhline", "(self, y=0, xmin=0, xmax=1, **kwargs)", "A level line across the axes.", example: "") { b in
      try reference(b, .hline, at: "y")
    },
    Declaration("axvline", "(self, x=0, ymin=0, ymax=1, **kwargs)", "An upright line across the axes.", example: "") {
      b in try reference(b, .vline, at: "x")
    },
    Declaration("fill_between", "(self, x, y1, y2=0, **kwargs)", "The two edges of a band.", example: "", body: band),
    Declaration(
      "errorbar", "(self, x, y, yerr=None, xerr=None, fmt=None, **kwargs)", "A line and its errors.", example: "",
      body: errorBars),
    Declaration("stem", "(self, *args, **kwargs)", "Points that stand for themselves.", example: "") { b in
      let axes = try AxesView(b["self"])
      var keywords = try PlotKeywords(b["kwargs"])
      let label = keywords.take("label")
      guard let group = try groups(b.variadic("args"), axes).first, let y = group.y.first else { return .none }
      let x = group.x ?? y.indices.map(Double.init)
      try checkSizes(x, y)
      return .object(try axes.add(PlotClasses.artist("StemContainer"), .points, x: x, y: y, label: label))
    },
    Declaration("text", "(self, x, y, s, **kwargs)", "Words, which stand under the drawing.", example: "") { b in
      try text(b, words: b["s"], place: (b["x"], b["y"]))
    },
    Declaration("annotate", "(self, text, xy, **kwargs)", "Words, which stand under the drawing.", example: "") { b in
      let place = try b.interpreter.collect(b["xy"])
      guard place.count == 2 else { throw PyError.value("xy takes two numbers") }
      return try text(b, words: b["text"], place: (place[0], place[1]))
    },
  ]
}
