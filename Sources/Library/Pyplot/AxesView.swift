// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import TorchCore

/// Axes seen from Swift: an ordinary object whose attributes are what was drawn in it.
struct AxesView {
  /// The object.
  let object: PyObject

  /// Makes fresh axes in a figure.
  init(in figure: PyObject) {
    object = LibraryInstance(of: PlotClasses.axes)
    object.attributes?["figure"] = .object(figure)
    clear()
  }

  /// Wraps the receiver of a method.
  init(_ value: Value) throws {
    guard case .object(let object) = value, object.cls.isSubclass(of: PlotClasses.axes) else {
      throw PyError.type("expected Axes, not '\(Interpreter.current.type(of: value).name)'")
    }
    self.object = object
  }

  /// Takes everything out.
  func clear() {
    let figure = object.attributes?["figure"]
    object.attributes = AttributeTable()
    object.attributes?["figure"] = figure
    self["_items"] = Value(list: [])
    self["_notes"] = Value(list: [])
  }

  /// An attribute.
  subscript(_ name: Symbol) -> Value {
    get { object.attributes?[name] ?? .none }
    nonmutating set { object.attributes?[name] = newValue }
  }
  /// A text attribute.
  func text(_ name: Symbol) -> String { self[name].text ?? "" }

  /// What was drawn, in order.
  var items: [PyObject] {
    guard case .list(let list) = self["_items"] else { return [] }
    return list.items.compactMap(\.object)
  }

  /// What kind of drawing an object is; nil for what a program has put there.
  static func kind(of object: PyObject) -> DrawingKind? {
    (object.attributes?["_kind"]?.text).flatMap(DrawingKind.init)
  }

  /// Adds something drawn.
  @discardableResult
  func add(_ cls: PyClass, _ kind: DrawingKind, x: [Double] = [], y: [Double] = [], label: Value?) throws -> PyObject {
    let artist = LibraryInstance(of: cls)
    artist.attributes?["axes"] = .object(object)
    artist.attributes?["_kind"] = Value(kind.rawValue)
    artist.attributes?["_x"] = PlotData.value(x)
    artist.attributes?["_y"] = PlotData.value(y)
    artist.attributes?["_label"] = Value(try label.map { try Interpreter.current.str($0) } ?? "")
    if case .list(let list) = self["_items"] { list.items.append(.object(artist)) }
    return artist
  }

  /// Numbers along the x axis; texts are categories, each with a place of its own from 0 on.
  func places(_ value: Value) throws -> [Double] {
    // A tensor has no words, and may have a million numbers.
    guard value.tensor == nil, value.text == nil, try PlotData.number(value) == nil,
      let items = try? Interpreter.current.collect(value), items.contains(where: { $0.text != nil })
    else { return try PlotData.numbers(value) }
    guard case .list(let known) = self["_categories"] else {
      self["_categories"] = Value(list: [])
      return try places(value)
    }
    return try items.map { item in
      guard let text = item.text else {
        throw PyError.type("Gradus draws words or numbers along an axis, not both")
      }
      if let place = known.items.firstIndex(where: { $0.text == text }) { return Double(place) }
      known.items.append(Value(text))
      return Double(known.items.count - 1)
    }
  }

  /// Adds a line under the drawing.
  func note(_ text: String) {
    if case .list(let list) = self["_notes"] { list.items.append(Value(text)) }
  }

  // MARK: The chart

  private struct Item {
    var kind: DrawingKind
    var label: String
    var x: [Double]
    var y: [Double]
    var names: [String]
    var object: PyObject
  }

  private func drawn() throws -> [Item] {
    try items.compactMap { object in
      guard let table = object.attributes, let kind = Self.kind(of: object) else { return nil }
      if case .bool(true)? = table["_hidden"] { return nil }
      // matplotlib leaves names that begin with an underscore out of legends.
      let label = table["_label"]?.text ?? ""
      return Item(
        kind: kind, label: label.hasPrefix("_") ? "" : label, x: try PlotData.numbers(table["_x"] ?? Value(list: [])),
        y: try PlotData.numbers(table["_y"] ?? Value(list: [])),
        names: try PlotData.texts(table["_names"] ?? Value(list: [])), object: object)
    }
  }

  private func limits(_ name: Symbol) throws -> ClosedRange<Double>? {
    guard !self[name].isNone else { return nil }
    let pair = try PlotData.numbers(self[name])
    guard pair.count == 2, pair[0].isFinite, pair[1].isFinite else { return nil }
    return min(pair[0], pair[1])...max(pair[0], pair[1])
  }

  /// Whether limits were given from high to low.
  private func isReversed(_ name: Symbol) -> Bool {
    guard !self[name].isNone, let pair = try? PlotData.numbers(self[name]), pair.count == 2 else { return false }
    return pair[0] > pair[1]
  }

  /// The labels that were put on an axis: those of ticks, or the categories.
  private func ticks(_ name: Symbol) throws -> [Tick]? {
    if !self[name].isNone {
      let pair = try Interpreter.current.collect(self[name])
      guard pair.count == 2 else { return nil }
      return zip(try PlotData.numbers(pair[0]), try PlotData.texts(pair[1])).map { Tick(value: $0, label: $1) }
    }
    guard name == "_xticks", case .list(let categories) = self["_categories"] else { return nil }
    return categories.items.enumerated().map { Tick(value: Double($0.offset), label: $0.element.text ?? "") }
  }

  private func scale(_ name: Symbol) -> AxisScale { text(name) == "log" ? .log : .linear }

  /// The axes as a chart.
  func chart() throws -> any Chart {
    let drawn = try drawn()
    let kinds = Set(drawn.map(\.kind))
    var notes: [String] = []
    let base: any Chart
    if let image = drawn.last(where: { $0.kind == .image }) {
      var heatmap = Heatmap(
        title: text("_title"), xLabel: text("_xlabel"), yLabel: text("_ylabel"),
        values: try PlotData.rows(image.object.attributes?["_rows"] ?? Value(list: [])) ?? [])
      heatmap.low = try image.object.attributes?["_low"].flatMap { try PlotData.number($0) }
      heatmap.high = try image.object.attributes?["_high"].flatMap { try PlotData.number($0) }
      base = heatmap
    } else if kinds == [.hist], drawn.count == 1 {
      base = Histogram(
        title: text("_title"), xLabel: text("_xlabel"), yLabel: text("_ylabel").isEmpty ? "count" : text("_ylabel"),
        edges: drawn[0].x, counts: drawn[0].y)
    } else if kinds == [.bar] || kinds == [.barh] {
      base = bars(drawn, isLevel: kinds == [.barh])
    } else {
      let (chart, outside) = try lines(drawn)
      base = chart
      if outside > 0 {
        notes.append("\(outside) point\(outside == 1 ? " lies" : "s lie") outside of the limits")
      }
    }
    if case .list(let own) = self["_notes"] { notes += own.items.compactMap(\.text) }
    return notes.isEmpty ? base : NotedChart(base: base, notes: notes)
  }

  /// The axes as lines; nil when they show something else.
  func lineChart() throws -> LineChart? {
    guard case .list(let notes) = self["_notes"], notes.items.isEmpty else { return nil }
    return try chart() as? LineChart
  }

  private func bars(_ drawn: [Item], isLevel: Bool) -> any Chart {
    var (labels, values): ([String], [Double]) = ([], [])
    let count = drawn.map { $0.y.count }.max() ?? 0
    // Bars of several calls stand beside each other, place by place.
    for place in 0..<count {
      for item in drawn where place < item.y.count {
        var name = place < item.names.count ? item.names[place] : ""
        if name.isEmpty, place < item.x.count {
          name = (try? Interpreter.current.str(PlotData.plain(item.x[place]))) ?? ""
        }
        if drawn.count > 1, !item.label.isEmpty { name += " \(item.label)" }
        labels.append(name)
        values.append(item.y[place])
      }
    }
    if isLevel { return HorizontalBarChart(title: text("_title"), labels: labels, values: values) }
    return BarChart(
      title: text("_title"), xLabel: text("_xlabel"), yLabel: text("_ylabel"), labels: labels, values: values)
  }

  private func lines(_ drawn: [Item]) throws -> (chart: LineChart, outside: Int) {
    var outside = 0
    let (xLimits, yLimits) = (try limits("_xlim"), try limits("_ylim"))
    var chart = LineChart(
      title: text("_title"), xLabel: text("_xlabel"), yLabel: text("_ylabel"), series: [], xScale: scale("_xscale"),
      yScale: scale("_yscale"), xLimits: xLimits, yLimits: yLimits)
    (chart.xTicks, chart.yTicks) = (try ticks("_xticks"), try ticks("_yticks"))
    (chart.isXReversed, chart.isYReversed) = (isReversed("_xlim"), isReversed("_ylim"))
    for item in drawn {
      switch item.kind {
      case .hline: chart.referenceLines.append(ReferenceLine(.y, at: item.y[0], label: item.label))
      case .vline: chart.referenceLines.append(ReferenceLine(.x, at: item.x[0], label: item.label))
      case .hist:
        chart.series.append(Series(item.label, x: item.x, y: item.y + (item.y.last.map { [$0] } ?? []), style: .steps))
      case .bar, .barh:
        var (x, y): ([Double], [Double]) = ([], [])
        for (place, height) in zip(item.x, item.y) {
          x += [place - 0.4, place + 0.4]
          y += [height, 0]
        }
        chart.series.append(Series(item.label, x: x, y: y, style: .steps))
      case .image: break
      case .line, .points, .steps:
        let style: Series.Style = item.kind == .points ? .points : item.kind == .steps ? .steps : .line
        let part = LimitedLine(item.x, item.y, style, xLimits, yLimits)
        outside += part.outside
        chart.series.append(Series(item.label, x: part.x, y: part.y, style: style))
      }
    }
    return (chart, outside)
  }
}

extension PlotData {
  /// A whole number as an `int`, for labels.
  static func plain(_ number: Double) -> Value {
    number == number.rounded() && number.magnitude < 1e15 ? .int(Int(number)) : .float(number)
  }
}

/// A chart with lines of text under it.
struct NotedChart: Chart {
  let base: any Chart
  let notes: [String]

  func render(_ options: RenderOptions) -> String {
    ([base.render(options)] + notes.map { "  " + $0.prefix(max(1, options.width - 2)) }).joined(separator: "\n")
  }
  func describe() -> [String] { base.describe() + notes }
  func svg(_ options: SVGOptions) -> String { base.svg(options) }
  func csv() -> String { base.csv() }
}

/// Charts of different kinds, one below the other.
struct ChartPile: Chart {
  let title: String
  let charts: [any Chart]

  func render(_ options: RenderOptions) -> String {
    ((title.isEmpty ? [] : [title]) + charts.map { $0.render(options) }).joined(separator: "\n\n")
  }
  func describe() -> [String] { charts.flatMap { $0.describe() } }
  /// One document: the charts' documents inside each other's, each below the one before.
  func svg(_ options: SVGOptions) -> String {
    let parts = charts.enumerated().map { index, chart in
      "<g transform=\"translate(0 \(index * options.height))\">\(chart.svg(options))</g>"
    }
    let height = max(1, charts.count) * options.height
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(options.width)\" height=\"\(height)\" "
      + "viewBox=\"0 0 \(options.width) \(height)\">\(parts.joined())</svg>\n"
  }
  func csv() -> String { charts.map { $0.csv() }.joined(separator: "\n") }
}
