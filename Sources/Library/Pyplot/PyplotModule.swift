// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// `matplotlib.pyplot`: drawings in the terminal.
public enum PyplotModule {
  /// Says how to make the modules.
  public static func install(into interpreter: Interpreter) {
    SnapshotTypes.register([PyplotState.self])
    LibraryStates.register("matplotlib.pyplot") { PyplotState.current }
    interpreter.moduleMakers["matplotlib"] = { interpreter in
      let module = PyModule("matplotlib")
      module.set("__version__", Value("3.10.0"))
      module.set("rcParams", .dict(PyDict()))
      module.add([
        Declaration("use", "(backend, *, force=True)", "The terminal is the only backend.", example: "") { _ in .none }
      ])
      module.lazyAttribute = { name in
        name == "pyplot" ? .object(try interpreter.importModule("matplotlib.pyplot")) : nil
      }
      module.missingAttributeMessage = { "Gradus has no matplotlib.\($0)" }
      return module
    }
    interpreter.moduleMakers["matplotlib.pyplot"] = { try make($0) }
  }

  private static func make(_ interpreter: Interpreter) throws -> PyModule {
    let module = PyModule("matplotlib.pyplot")
    let rcParams = try interpreter.getAttribute(.object(interpreter.importModule("matplotlib")), "rcParams")
    module.set("rcParams", rcParams)
    let style = LibraryInstance(
      of: LibraryInstance.makeClass(
        "style", module: "matplotlib",
        [Declaration("use", "(self, style)", "A terminal has its own looks.", example: "") { _ in .none }]))
    module.set("style", .object(style))
    module.lazyAttribute = { name in
      functions[name.name].map { .object(BuiltinFunction($0, module: "matplotlib.pyplot")) }
        ?? PlotClasses.named(name.name).map { .object($0) }
    }
    module.lazyNames = { (["Axes", "Figure"] + functions.keys.sorted()).map { Symbol($0) } }
    module.missingAttributeMessage = { name in
      known.contains(name)
        ? "Gradus has no matplotlib.pyplot.\(name)" : "module 'matplotlib.pyplot' has no attribute '\(name)'"
    }
    return module
  }

  /// What matplotlib has and Gradus lacks.
  private static let known: Set<String> = [
    "acorr", "angle_spectrum", "arrow", "autumn", "axline", "barbs", "bone", "box", "boxplot", "broken_barh", "cohere",
    "contour", "contourf", "csd", "eventplot", "fill", "fill_betweenx", "ginput", "hexbin", "hist2d", "hlines",
    "imread",
    "imsave", "magnitude_spectrum", "pcolor", "pcolormesh", "phase_spectrum", "pie", "polar", "psd", "quiver",
    "quiverkey", "specgram", "spy", "stackplot", "stairs", "streamplot", "table", "tricontour", "tricontourf",
    "tripcolor", "triplot", "twinx", "twiny", "violinplot", "vlines", "xcorr", "xkcd", "subplot_mosaic", "subplot2grid",
    "figtext", "figimage", "get_cmap", "set_cmap", "viridis", "clim", "bar_label", "rc", "rc_context", "connect",
  ]

  /// The function that calls a method of the current axes.
  private static func function(_ method: Declaration, named name: String) -> Declaration {
    let inner = method.signature.dropFirst("(self".count)
    let signature = "(" + (inner.hasPrefix(", ") ? inner.dropFirst(2) : inner)
    let function = BuiltinFunction(method)
    return Declaration(name, signature, method.doc, example: method.example) { b in
      let axes = Value.object(try FigureMethods.currentAxes())
      return try method.body(Bound(values: [axes] + b.values, function: name, builtin: function))
    }
  }

  /// The functions by name.
  static let functions: [String: Declaration] = {
    var table: [String: Declaration] = [:]
    for method in AxesMethods.all + AxesSettings.all {
      let name = method.name
      // These are methods of axes alone.
      let isOwn = ["clear", "relim", "autoscale_view"].contains(name)
      if !["_", "get_", "set"].contains(where: name.hasPrefix), !isOwn {
        table[name] = function(method, named: name)
      }
    }
    for method in AxesSettings.shared {
      let name = String(method.name.dropFirst("set_".count))
      table[name] = function(method, named: name)
    }
    for declaration in own { table[declaration.name] = declaration }
    return table
  }()

  private static func onFigure(_ name: String, _ signature: String, _ doc: String) -> Declaration {
    Declaration(name, signature, doc, example: "") { b in
      guard let method = FigureMethods.all.first(where: { $0.name == name }) else { return .none }
      let figure = Value.object(try FigureMethods.current())
      return try method.body(Bound(values: [figure] + b.values, function: name, builtin: BuiltinFunction(method)))
    }
  }
  private static func none(_ name: String, _ doc: String) -> Declaration {
    Declaration(name, "(*args, **kwargs)", doc, example: "") { _ in .none }
  }

  private static let own: [Declaration] = [
    Declaration(
      "figure", "(num=None, figsize=None, dpi=None, **kwargs)", "A new figure, or the one of a number.", example: ""
    ) {
      b in .object(try FigureMethods.make(b["num"]))
    },
    Declaration("gcf", "()", "The current figure.", example: "") { _ in .object(try FigureMethods.current()) },
    Declaration("gca", "()", "The current axes.", example: "") { _ in .object(try FigureMethods.currentAxes()) },
    Declaration("sca", "(ax)", "Makes axes the current ones.", example: "") { b in
      let axes = try AxesView(b["ax"])
      guard case .object(let figure) = axes["figure"] else { return .none }
      figure.attributes?["_current"] = try b["ax"]
      PyplotState.current.currentFigure = figure
      return .none
    },
    Declaration("subplot", "(*args, **kwargs)", "Axes at a place of the figure: subplot(2, 1, 1).", example: "") { b in
      guard case .tuple(let given) = try b["args"] else { return .none }
      return .object(try FigureMethods.addAxes(FigureMethods.current(), at: FigureMethods.place(given.items)).object)
    },
    Declaration(
      "subplots", "(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, **kwargs)",
      "A new figure and its axes in rows and columns.",
      example: "import matplotlib.pyplot as plt; fig, axs = plt.subplots(1, 2); len(axs); plt.close()"
    ) { b in
      let figure = try FigureMethods.make()
      let axes = try FigureMethods.grid(
        figure, rows: b.int("nrows"), columns: b.int("ncols"), squeeze: b.interpreter.truth(b["squeeze"]),
        sharing: b.interpreter.truth(b["sharey"]))
      return Value(tuple: [.object(figure), axes])
    },
    Declaration("axes", "(*args, **kwargs)", "New axes in the current figure.", example: "") { _ in
      .object(try FigureMethods.addAxes(FigureMethods.current()).object)
    },
    Declaration("show", "(*args, **kwargs)", "Draws all open figures and closes them.", example: "") { _ in
      let state = PyplotState.current
      let figures = state.figures
      state.figures = []
      state.currentFigure = nil
      for figure in figures { if let chart = try FigureMethods.chart(figure) { state.show(chart) } }
      return .none
    },
    Declaration("close", "(fig=None)", "Closes a figure, or all of them with 'all'.", example: "") { b in
      let state = PyplotState.current
      if try b["fig"].text == "all" {
        state.figures = []
        state.currentFigure = nil
      } else if case .object(let figure) = try b["fig"] {
        FigureMethods.close(figure)
      } else if try b["fig"].isNone {
        if let figure = state.currentFigure { FigureMethods.close(figure) }
      } else {
        for figure in state.figures where try b.interpreter.equals(figure.attributes?["number"] ?? .none, b["fig"]) {
          FigureMethods.close(figure)
        }
      }
      return .none
    },
    onFigure("savefig", "(fname, **kwargs)", "Writes the current figure as .svg, .txt or .csv."),
    onFigure("suptitle", "(t, **kwargs)", "The title above all axes."),
    onFigure("clf", "()", "Takes all axes out of the current figure."),
    Declaration("colorbar", "(*args, **kwargs)", "A drawing in shades has its scale below.", example: "") { _ in
      .object(LibraryInstance(of: PlotClasses.artist("Colorbar")))
    },
    Declaration("get_fignums", "()", "The numbers of the open figures.", example: "") { _ in
      Value(list: PyplotState.current.figures.map { $0.attributes?["number"] ?? .none })
    },
    none("tight_layout", "Charts find their own places."), none("subplots_adjust", "Charts find their own places."),
    none("draw", "Drawings appear with show()."), none("ion", "Drawings appear with show()."),
    none("ioff", "Drawings appear with show()."), none("pause", "Waits for nobody."),
  ]
}
