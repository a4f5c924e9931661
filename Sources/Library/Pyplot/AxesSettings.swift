// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import TorchCore

/// What is said about axes: titles, labels, limits, scales. In `pyplot` the names stand without `set_`.
enum AxesSettings {
  private static func words(_ b: Bound, _ parameter: String, _ name: Symbol, x: String, y: String) throws -> Value {
    let text = try b.interpreter.str(b[parameter])
    try PlotKeywords(b["kwargs"]).finish("Text")
    try AxesView(b["self"])[name] = Value(text)
    return AxesMethods.textObject(text, x: x, y: y)
  }

  /// Sets or reads limits: `xlim()`, `xlim(0, 1)`, `xlim((0, 1))`, `xlim(left=0)`.
  private static func limits(
    _ b: Bound, _ name: Symbol, _ sides: (low: String, high: String), _ aliases: (low: String, high: String)
  ) throws -> Value {
    let axes = try AxesView(b["self"])
    var (first, last) = try (b[sides.low], b[sides.high])
    if last.isNone, first.text == nil, let pair = try? b.interpreter.collect(first), pair.count == 2 {
      (first, last) = (pair[0], pair[1])
    }
    if let keywords = try b["kwargs"].object as? PyDict {
      if let value = try keywords.get(aliases.low) { first = value }
      if let value = try keywords.get(aliases.high) { last = value }
    }
    if first.isNone, last.isNone { return try current(axes, name) }
    // A side that is not given stays as the data has it.
    let known = try PlotData.numbers(try current(axes, name))
    let ends = [try PlotData.number(first) ?? .nan, try PlotData.number(last) ?? .nan]
    for (given, end) in zip([first, last], ends) where !given.isNone && !end.isFinite {
      throw PyError.value("Axis limits cannot be NaN or Inf")
    }
    let pair = Value(tuple: (0..<2).map { .float(ends[$0].isNaN ? known[$0] : ends[$0]) })
    axes[name] = pair
    return pair
  }

  /// The limits that were set, else those of the data.
  private static func current(_ axes: AxesView, _ name: Symbol) throws -> Value {
    if !axes[name].isNone { return axes[name] }
    let part: Symbol = name == "_xlim" ? "_x" : "_y"
    let values = try axes.items.flatMap { try PlotData.numbers($0.attributes?[part] ?? Value(list: [])) }
      .filter(\.isFinite)
    return Value(tuple: [.float(values.min() ?? 0), .float(values.max() ?? 1)])
  }

  private static func scale(_ b: Bound, _ name: Symbol) throws -> Value {
    guard let scale = try b["value"].text, ["linear", "log"].contains(scale) else {
      let known = ["asinh", "function", "functionlog", "logit", "symlog", "mercator"]
      if let scale = try b["value"].text, known.contains(scale) {
        throw PyError.notImplemented("Gradus has no axes of scale '\(scale)'")
      }
      throw PyError.value("\(try b.interpreter.repr(b["value"])) is not a valid value for scale.")
    }
    try AxesView(b["self"])[name] = Value(scale)
    return .none
  }

  private static func legend(_ b: Bound) throws -> Value {
    let axes = try AxesView(b["self"])
    if case .tuple(let given) = try b["args"], let labels = given.items.last {
      let texts = try PlotData.texts(labels)
      var targets = axes.items
      if given.items.count == 2 { targets = try b.interpreter.collect(given.items[0]).compactMap(\.object) }
      for (artist, text) in zip(targets, texts) { artist.attributes?["_label"] = Value(text) }
    }
    if let labels = try (b["kwargs"].object as? PyDict)?.get("labels") {
      for (artist, text) in zip(axes.items, try PlotData.texts(labels)) { artist.attributes?["_label"] = Value(text) }
    }
    return .object(LibraryInstance(of: PlotClasses.artist("Legend")))
  }

  /// Places on an axis and what stands there: the numbers themselves where no labels are given.
  private static func ticks(_ b: Bound, _ axis: Symbol) throws -> Value {
    let axes = try AxesView(b["self"])
    guard try !b["ticks"].isNone else { return .none }
    let places = try PlotData.numbers(b["ticks"])
    guard try !b["labels"].isNone else {
      axes[axis] = Value(tuple: [PlotData.value(places), Value(list: places.map { Value(NumberText.short($0)) })])
      return .none
    }
    let texts = try PlotData.texts(b["labels"])
    guard texts.count == places.count else {
      throw PyError.value(
        "The number of FixedLocator locations (\(places.count)), usually from a call to set_ticks, does not match the number of labels (\(texts.count))."
      )
    }
    axes[axis] = Value(tuple: [PlotData.value(places), Value(list: texts.map { Value($0) })])
    return try name(axes, texts)
  }
  private static func name(_ axes: AxesView, _ texts: [String]) throws -> Value {
    for artist in axes.items where AxesView.kind(of: artist)?.isBars ?? false {
      artist.attributes?["_names"] = Value(list: texts.map { Value($0) })
    }
    return .none
  }

  private static func none(_ name: String, _ doc: String) -> Declaration {
    Declaration(name, "(self, *args, **kwargs)", doc, example: "") { _ in .none }
  }

  /// What `pyplot` has too: there the names stand without `set_`.
  static let shared: [Declaration] = [
    Declaration("set_title", "(self, label, **kwargs)", "The title.", example: "") { b in
      try words(b, "label", "_title", x: "0.5", y: "1.0")
    },
    Declaration("set_xlabel", "(self, xlabel, **kwargs)", "What the x axis shows.", example: "") { b in
      try words(b, "xlabel", "_xlabel", x: "0.5", y: "0")
    },
    Declaration("set_ylabel", "(self, ylabel, **kwargs)", "What the y axis shows.", example: "") { b in
      try words(b, "ylabel", "_ylabel", x: "0", y: "0.5")
    },
    Declaration("set_xlim", "(self, left=None, right=None, **kwargs)", "The ends of the x axis.", example: "") { b in
      try limits(b, "_xlim", ("left", "right"), ("xmin", "xmax"))
    },
    Declaration("set_ylim", "(self, bottom=None, top=None, **kwargs)", "The ends of the y axis.", example: "") { b in
      try limits(b, "_ylim", ("bottom", "top"), ("ymin", "ymax"))
    },
    Declaration("set_xscale", "(self, value, **kwargs)", "'linear' or 'log'.", example: "") { b in
      try scale(b, "_xscale")
    },
    Declaration("set_yscale", "(self, value, **kwargs)", "'linear' or 'log'.", example: "") { b in
      try scale(b, "_yscale")
    },
    Declaration(
      "set_xticks", "(self, ticks=None, labels=None, **kwargs)", "Places on the x axis, and their labels.", example: ""
    ) {
      b in try ticks(b, "_xticks")
    },
    Declaration(
      "set_yticks", "(self, ticks=None, labels=None, **kwargs)", "Places on the y axis, and their labels.", example: ""
    ) {
      b in try ticks(b, "_yticks")
    },
  ]

  /// All of them.
  static let all: [Declaration] =
    shared + [
      Declaration("get_title", "(self)", "The title.", example: "") { b in Value(try AxesView(b["self"]).text("_title"))
      },
      Declaration("get_xlabel", "(self)", "What the x axis shows.", example: "") { b in
        Value(try AxesView(b["self"]).text("_xlabel"))
      },
      Declaration("get_ylabel", "(self)", "What the y axis shows.", example: "") { b in
        Value(try AxesView(b["self"]).text("_ylabel"))
      },
      Declaration("get_xlim", "(self)", "The ends of the x axis.", example: "") { b in
        try current(AxesView(b["self"]), "_xlim")
      },
      Declaration("get_ylim", "(self)", "The ends of the y axis.", example: "") { b in
        try current(AxesView(b["self"]), "_ylim")
      },
      Declaration("legend", "(self, *args, **kwargs)", "Names what was drawn.", example: "", body: legend),
      Declaration("set_xticklabels", "(self, labels, **kwargs)", "Names of bars.", example: "") { b in
        try name(AxesView(b["self"]), PlotData.texts(b["labels"]))
      },
      Declaration("set_yticklabels", "(self, labels, **kwargs)", "Names of level bars.", example: "") { b in
        try name(AxesView(b["self"]), PlotData.texts(b["labels"]))
      },
      Declaration("set", "(self, **kwargs)", "Sets several things: title=, xlabel=, ylim= …", example: "") { b in
        guard case .dict(let dict) = try b["kwargs"] else { return .none }
        for (key, value) in dict.table.pairs {
          guard let key = key.text, let method = PlotClasses.axes.lookup(Symbol("set_\(key)")) else {
            throw PyError.make(
              ExceptionClasses.attributeError, "Axes.set() got an unexpected keyword argument '\(key.text ?? "")'")
          }
          _ = try b.interpreter.call(method, [b["self"], value])
        }
        return .none
      },
      Declaration("axis", "(self, arg=None, **kwargs)", "Limits of both axes, or 'off', 'equal' …", example: "") { b in
        let axes = try AxesView(b["self"])
        if let word = try b["arg"].text,
          !["on", "off", "equal", "tight", "auto", "image", "scaled", "square"].contains(word)
        {
          throw PyError.value("Unrecognized string '\(word)' to axis; try 'on' or 'off'")
        }
        if try b["arg"].text == nil, try !b["arg"].isNone {
          let ends = try b.interpreter.collect(b["arg"])
          guard ends.count == 4 else {
            throw PyError.type("The first argument to axis() must be an iterable of the form [xmin, xmax, ymin, ymax]")
          }
          let numbers = try ends.map { Value.float(try PlotData.number($0) ?? .nan) }
          axes["_xlim"] = Value(tuple: [numbers[0], numbers[1]])
          axes["_ylim"] = Value(tuple: [numbers[2], numbers[3]])
        }
        let (x, y) = (try PlotData.numbers(current(axes, "_xlim")), try PlotData.numbers(current(axes, "_ylim")))
        return Value(tuple: (x + y).map { .float($0) })
      },
      Declaration("clear", "(self)", "Takes everything out.", example: "") { b in
        try AxesView(b["self"]).clear()
        return .none
      },
      Declaration("cla", "(self)", "Takes everything out.", example: "") { b in
        try AxesView(b["self"]).clear()
        return .none
      },
      Declaration("get_lines", "(self)", "The lines.", example: "") { b in
        Value(
          list: try AxesView(b["self"]).items.filter { $0.cls.isSubclass(of: PlotClasses.line) }.map { .object($0) })
      },
      Declaration("get_figure", "(self)", "The figure.", example: "") { b in try AxesView(b["self"])["figure"] },
      Declaration("get_legend_handles_labels", "(self)", "What has a name, and the names.", example: "") { b in
        let named = try AxesView(b["self"]).items.filter { !($0.attributes?["_label"]?.text ?? "").isEmpty }
        return Value(tuple: [
          Value(list: named.map { .object($0) }), Value(list: named.map { $0.attributes?["_label"] ?? Value("") }),
        ])
      },
      Declaration("__repr__", "(self)", "The text form.", example: "") { b in
        let axes = try AxesView(b["self"])
        var parts: [String] = []
        if !axes.text("_title").isEmpty { parts.append("title={'center': '\(axes.text("_title"))'}") }
        if !axes.text("_xlabel").isEmpty { parts.append("xlabel='\(axes.text("_xlabel"))'") }
        if !axes.text("_ylabel").isEmpty { parts.append("ylabel='\(axes.text("_ylabel"))'") }
        return Value("<Axes: \(parts.joined(separator: ", "))>")
      },
      none("grid", "A chart has its own grid."),
      none("tick_params", "Looks of ticks."),
      none("set_aspect", "A terminal's cells decide."),
      none("set_axis_off", "The frame stays."),
      none("set_facecolor", "A terminal has its own colours."),
      none("margins", "Room at the edges."),
      none("autoscale", "Axes fit their values."),
      none("relim", "Axes fit their values."),
      none("autoscale_view", "Axes fit their values."),
      none("minorticks_on", "Small ticks."),
      none("bar_label", "Bars show their values."),
    ]
}
