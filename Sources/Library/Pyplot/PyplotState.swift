// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import TorchCore
import Transactions

/// What a workspace keeps for `matplotlib.pyplot`: the open figures, and where drawings go.
public final class PyplotState: PyObject {
  /// Where `show()` draws; the shell sets it to suit the terminal.
  public var show: (any Chart) -> Void = { chart in
    let options = RenderOptions(width: 80, height: 15, glyphs: .ascii, color: .none)
    Interpreter.current.write(chart.render(options) + "\n")
  }
  /// The figures that were not closed, in the order of their making.
  var figures: [PyObject] = [] { willSet { willChange() } }
  /// The figure that functions of the module draw in.
  var currentFigure: PyObject? { willSet { willChange() } }
  private var classes: [String: PyClass] = [:]

  private static let key = "matplotlib.pyplot"

  /// The state of the interpreter whose code is running.
  public static var current: PyplotState {
    let interpreter = Interpreter.current
    if let known = interpreter.libraryState[key] as? PyplotState { return known }
    let made = PyplotState(cls: Classes.object)
    interpreter.libraryState[key] = made
    return made
  }

  /// A class of the library, made on first use.
  func cls(_ name: String, _ make: () -> PyClass) -> PyClass {
    if let known = classes[name] { return known }
    let made = make()
    classes[name] = made
    return made
  }

  public override func captureContents() -> (() -> Void)? {
    let (figures, current) = (figures, currentFigure)
    return { [self] in
      self.figures = figures
      currentFigure = current
    }
  }
}

extension PyplotState: Snapshotable, NamedObjects {
  package static var snapshotName: String { "pyplot" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord(contents: [.list(figures.map { .ref($0) }), .refIfAny(currentFigure)])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { PyplotState.current }
  package func restoreContents(_ contents: SnapshotReader) throws {
    figures = try contents.objects(0)
    currentFigure = try contents.objectIfAny(1)
  }
  package var namedObjects: [(name: String, object: PyObject)] {
    classes.keys.sorted().compactMap { name in classes[name].map { (name, $0) } }
  }
  package func object(named name: String) throws -> PyObject? { PlotClasses.named(name) }
}

/// The classes of matplotlib's objects; all are plain objects whose state is ordinary attributes.
enum PlotClasses {
  static var figure: PyClass {
    PyplotState.current.cls("Figure") {
      LibraryInstance.makeClass("Figure", module: "matplotlib.figure", FigureMethods.all)
    }
  }
  static var axes: PyClass {
    PyplotState.current.cls("Axes") {
      LibraryInstance.makeClass("Axes", module: "matplotlib.axes._axes", AxesMethods.all + AxesSettings.all)
    }
  }
  static var grid: PyClass {
    PyplotState.current.cls("AxesGrid") {
      let cls = LibraryInstance.makeClass("ndarray", module: "numpy", AxesGrid.methods)
      cls.add(properties: AxesGrid.properties)
      return cls
    }
  }
  static var line: PyClass {
    PyplotState.current.cls("Line2D") {
      LibraryInstance.makeClass("Line2D", module: "matplotlib.lines", ArtistMethods.all + ArtistMethods.line)
    }
  }

  private static let artists: [String: String] = [
    "PathCollection": "matplotlib.collections", "BarContainer": "matplotlib.container",
    "AxesImage": "matplotlib.image", "Text": "matplotlib.text", "Legend": "matplotlib.legend",
    "Colorbar": "matplotlib.colorbar", "PolyCollection": "matplotlib.collections",
    "ErrorbarContainer": "matplotlib.container", "StemContainer": "matplotlib.container",
    "Rectangle": "matplotlib.patches",
  ]

  /// The class of another artist.
  static func artist(_ name: String) -> PyClass {
    PyplotState.current.cls(name) {
      LibraryInstance.makeClass(
        name, module: artists[name] ?? "matplotlib",
        ArtistMethods.all
          + [
            Declaration("__repr__", "(self)", "The text form.", example: "") { b in
              let table = try b["self"].object?.attributes
              if let text = table?["_repr"] { return text }
              return try Value(b["self"].object?.defaultRepr ?? "")
            }
          ])
    }
  }

  static func named(_ name: String) -> PyClass? {
    switch name {
    case "Figure": figure
    case "Axes": axes
    case "AxesGrid": grid
    case "Line2D": line
    default: artists[name] == nil ? nil : artist(name)
    }
  }
}

/// Methods of lines, points, bars and texts.
enum ArtistMethods {
  static let all: [Declaration] = [
    Declaration("set_label", "(self, s)", "Names it in the legend.", example: "") { b in
      try b["self"].object?.attributes?["_label"] = Value(try b.interpreter.str(b["s"]))
      return .none
    },
    Declaration("get_label", "(self)", "Its name in the legend.", example: "") { b in
      try b["self"].object?.attributes?["_label"] ?? Value("")
    },
    Declaration("set", "(self, **kwargs)", "Sets its looks.", example: "") { _ in .none },
    Declaration("set_color", "(self, color)", "A terminal chooses colours itself.", example: "") { _ in .none },
    Declaration("set_visible", "(self, b)", "Shows or hides it.", example: "") { b in
      try b["self"].object?.attributes?["_hidden"] = .bool(!(try b.interpreter.truth(b["b"])))
      return .none
    },
    Declaration("remove", "(self)", "Takes it out of its axes.", example: "") { b in
      guard case .object(let me) = try b["self"], case .object(let axes)? = me.attributes?["axes"],
        case .list(let items)? = axes.attributes?["_items"]
      else { return .none }
      items.items.removeAll { $0.object === me }
      return .none
    },
  ]

  static let line: [Declaration] = [
    Declaration("get_xdata", "(self, orig=True)", "The x values.", example: "") { b in
      try PlotData.array(PlotData.numbers(b["self"].object?.attributes?["_x"] ?? Value(list: [])))
    },
    Declaration("get_ydata", "(self, orig=True)", "The y values.", example: "") { b in
      try PlotData.array(PlotData.numbers(b["self"].object?.attributes?["_y"] ?? Value(list: [])))
    },
    Declaration("set_data", "(self, x, y)", "Replaces the points.", example: "") { b in
      try b["self"].object?.attributes?["_x"] = PlotData.value(try PlotData.numbers(b["x"]))
      try b["self"].object?.attributes?["_y"] = PlotData.value(try PlotData.numbers(b["y"]))
      return .none
    },
    Declaration("set_xdata", "(self, x)", "Replaces the x values.", example: "") { b in
      try b["self"].object?.attributes?["_x"] = PlotData.value(try PlotData.numbers(b["x"]))
      return .none
    },
    Declaration("set_ydata", "(self, y)", "Replaces the y values.", example: "") { b in
      try b["self"].object?.attributes?["_y"] = PlotData.value(try PlotData.numbers(b["y"]))
      return .none
    },
  ]
}
