// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import TorchCore

/// `matplotlib` and `mpl_toolkits`: figures are objects of the library's Python (`EmbeddedPython/modules/matplotlib`); here they
/// become charts.
public enum PyplotModule {
  /// The modules of which nothing is native.
  private static let writtenInPython = [
    "matplotlib._color_maps", "matplotlib._data", "matplotlib._formula", "matplotlib._marks", "matplotlib._names",
    "matplotlib._panel", "matplotlib._picture", "matplotlib._sheet", "matplotlib._space", "matplotlib.animation",
    "matplotlib.artist", "matplotlib.axes", "matplotlib.axes._axes", "matplotlib.axes._bars",
    "matplotlib.axes._base", "matplotlib.axes._fields", "matplotlib.axes._points", "matplotlib.axis",
    "matplotlib.cbook", "matplotlib.collections", "matplotlib.colorbar", "matplotlib.colors",
    "matplotlib.container", "matplotlib.contour", "matplotlib.dates", "matplotlib.figure", "matplotlib.gridspec",
    "matplotlib.image", "matplotlib.legend", "matplotlib.lines", "matplotlib.patches", "matplotlib.patheffects",
    "matplotlib.projections", "matplotlib.projections.polar", "matplotlib.quiver", "matplotlib.spines",
    "matplotlib.style", "matplotlib.text", "matplotlib.ticker", "matplotlib.transforms", "mpl_toolkits.mplot3d",
    "mpl_toolkits.mplot3d.axes3d",
  ]

  /// Says how to make the modules.
  public static func install(into interpreter: Interpreter) {
    for name in writtenInPython {
      interpreter.moduleMakers[name] = { interpreter in
        let module = try interpreter.makeModule(name)
        module.missingAttributeMessage = { missing(name, $0) }
        return module
      }
    }
    interpreter.moduleMakers["mpl_toolkits"] = { _ in PyModule("mpl_toolkits") }
    interpreter.moduleMakers["matplotlib"] = { interpreter in
      let module = try interpreter.makeModule("matplotlib")
      module.lazyAttribute = { name in
        if name == "colormaps" {
          return try interpreter.getAttribute(.object(interpreter.importModule("matplotlib.cm")), "_colormaps")
        }
        guard interpreter.moduleMakers["matplotlib.\(name.name)"] != nil else { return nil }
        return .object(try interpreter.importModule("matplotlib.\(name.name)"))
      }
      module.missingAttributeMessage = { "Gradus has no matplotlib.\($0)" }
      return module
    }
    interpreter.moduleMakers["matplotlib.cm"] = { interpreter in
      let module = try interpreter.makeModule("matplotlib.cm")
      module.lazyAttribute = { name in
        guard let maps = module.attributes?["_colormaps"], try interpreter.contains(maps, Value(name.name)) else {
          return nil
        }
        return try interpreter.getItem(maps, Value(name.name))
      }
      return module
    }
    interpreter.moduleMakers["matplotlib._drawing"] = { interpreter in
      try interpreter.makeModule(
        "matplotlib._drawing",
        natives: [show, frame, saved].map { ($0.name, .object(BuiltinFunction($0, module: "matplotlib._drawing"))) })
    }
    interpreter.moduleMakers["matplotlib.pyplot"] = { interpreter in
      let module = try interpreter.makeModule("matplotlib.pyplot")
      // Names of classes that few programs ask for: their modules are made then.
      module.lazyAttribute = { name in
        guard let home = elsewhere[name.name] else { return nil }
        let module = try interpreter.importModule(home.isEmpty ? "matplotlib" : "matplotlib.\(home)")
        return try interpreter.getAttribute(.object(module), name)
      }
      module.lazyNames = { elsewhere.keys.sorted().map { Symbol($0) } }
      module.missingAttributeMessage = { name in
        gaps.contains(name) ? "Gradus has no matplotlib.pyplot.\(name)" : missing("matplotlib.pyplot", name)
      }
      return module
    }
  }

  /// Names of `pyplot` that are other modules' own, and these modules.
  private static let elsewhere: [String: String] = {
    let homes = [
      "artist": "Artist get getp setp", "axes._axes": "Axes Subplot", "colors": "Colormap Normalize",
      "figure": "Figure FigureBase figaspect", "gridspec": "GridSpec SubplotSpec", "image": "imread imsave",
      "lines": "Line2D", "patches": "Arrow Circle Polygon Rectangle", "projections.polar": "PolarAxes",
      "text": "Annotation Text",
      "ticker":
        "AutoLocator FixedFormatter FixedLocator FormatStrFormatter Formatter FuncFormatter IndexLocator LinearLocator "
        + "Locator LogFormatter LogFormatterExponent LogFormatterMathtext LogLocator MaxNLocator MultipleLocator "
        + "NullFormatter NullLocator ScalarFormatter TickHelper", "": "cm colormaps style",
    ]
    var found: [String: String] = [:]
    for (home, names) in homes { for name in names.split(separator: " ") { found[String(name)] = home } }
    return found
  }()

  /// What `pyplot` has for windows and backends, which a terminal has not.
  private static let gaps: Set<String> = [
    "AxLine", "BackendFilter", "Button", "Colorizer", "ColorizingArtist", "FigureCanvasBase", "FigureManagerBase",
    "MouseButton", "Slider", "TYPE_CHECKING", "Widget", "annotations", "available_backends",
    "backend_registry", "color_sequences", "install_repl_displayhook", "rcParamsOrig", "requested_backend",
    "uninstall_repl_displayhook",
  ]

  private static func missing(_ module: String, _ name: String) -> String {
    "module '\(module)' has no attribute '\(name)'"
  }

  private static func picture(_ b: Bound) throws -> PicturedChart {
    PicturedChart(base: try FigureReader.chart(b["figure"]), picture: try b["picture"])
  }

  private static let show = Declaration(
    "_show", "(figure, ends, picture)", "Draws a figure; with `ends` another one that was drawn in place stays.",
    example: ""
  ) { b in
    let state = PyplotState.current
    if try b.bool("ends") { PyplotState.finish(b.interpreter) }
    state.latest = nil
    state.show(try picture(b))
    return .none
  }

  private static let frame = Declaration(
    "_frame", "(figure, keeps, ends, picture)",
    "Draws a figure in the place of the last one; whether somebody sees it.", example: ""
  ) { b in
    let state = PyplotState.current
    if try b.bool("ends") { PyplotState.finish(b.interpreter) }
    let chart = try picture(b)
    if try b.bool("keeps") { state.latest = chart }
    return .bool(state.showInPlace(chart))
  }

  /// The text of a file; nil for a format that Gradus does not write.
  private static let saved = Declaration(
    "_saved", "(figure, format, dpi, picture)", "A figure as a file.", example: ""
  ) { b in
    let chart = try picture(b)
    switch try b.text("format") {
    case "svg": return Value(try chart.document().text)
    case "csv": return Value(chart.csv())
    case "txt": return Value(chart.render(RenderOptions(width: 100, height: 20)) + "\n")
    case "png", "pdf":
      // A document has a hundred units an inch.
      let isPDF = try b.text("format") == "pdf"
      let (text, width, height) = try chart.document()
      let dots = try b.double("dpi")
      guard
        let bytes = DrawingLibrary.file(
          text, width: width * (isPDF ? 0.72 : 1), height: height * (isPDF ? 0.72 : 1), scale: isPDF ? 1 : dots / 100,
          isPDF: isPDF)
      else { return .none }
      return .object(PyBytes(bytes))
    default: return .none
    }
  }
}
