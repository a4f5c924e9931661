// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// What programs hand to plotting functions, as numbers.
enum PlotData {
  /// Numbers of a list, tuple, range, tensor, array or any iterable of numbers; a single number is one.
  static func numbers(_ value: Value) throws -> [Double] {
    if let tensor = try tensor(value) {
      guard tensor.rank <= 1 else {
        throw PyError.value("x and y can be no greater than 2D, but have shapes \(shapeText(tensor.shape))")
      }
      return tensor.scalars().map(\.doubleValue)
    }
    if let number = try number(value) { return [number] }
    return try Interpreter.current.collect(value).map { item in
      if let number = try number(item) { return number }
      // The items of a text are texts without end.
      if item.text == nil, let inner = try? Interpreter.current.collect(item), inner.count == 1,
        let number = try number(inner[0])
      {
        return number
      }
      throw PyError.value("Gradus plots numbers; this is '\(Interpreter.current.type(of: item).name)'")
    }
  }

  /// The columns of a matrix, or the one column of a row of numbers: each is a line of its own.
  static func columns(_ value: Value) throws -> [[Double]] {
    let rows = try rows(value)
    guard let rows else { return [try numbers(value)] }
    let width = rows.map(\.count).max() ?? 0
    return (0..<width).map { column in rows.map { column < $0.count ? $0[column] : .nan } }
  }

  /// The rows of a matrix; nil for what is no matrix.
  static func rows(_ value: Value) throws -> [[Double]]? {
    if let tensor = try tensor(value) {
      guard tensor.rank == 2 else { return nil }
      return try tensor.unbind(0).map { $0.scalars().map(\.doubleValue) }
    }
    if try number(value) != nil { return nil }
    let items = try Interpreter.current.collect(value)
    guard !items.isEmpty else { return nil }
    var rows: [[Double]] = []
    for item in items {
      if try number(item) != nil { return nil }
      if let tensor = try tensor(item), tensor.rank != 1 { return nil }
      if item.text != nil { return nil }
      rows.append(try numbers(item))
    }
    return rows
  }

  /// The rows of an image; colours are drawn by their brightness.
  static func image(_ value: Value) throws -> [[Double]] {
    if let tensor = try tensor(value), tensor.rank == 3 {
      let channels = tensor.shape[2]
      guard channels == 1 || channels == 3 || channels == 4 else {
        throw PyError.type("Invalid shape \(shapeText(tensor.shape)) for image data")
      }
      return try tensor.unbind(0).map { row in
        try row.unbind(0).map { pixel in
          let colors = pixel.scalars().map(\.doubleValue)
          return channels == 1 ? colors[0] : 0.299 * colors[0] + 0.587 * colors[1] + 0.114 * colors[2]
        }
      }
    }
    guard let rows = try rows(value) else {
      let shape = try tensor(value)?.shape ?? [try numbers(value).count]
      throw PyError.type("Invalid shape \(shapeText(shape)) for image data")
    }
    return rows
  }

  /// The tensor behind a tensor or an array.
  private static func tensor(_ value: Value) throws -> Tensor? {
    if case .object(let object) = value, let array = object as? ArrayObject { return array.tensor }
    guard let tensor = value.tensor else { return nil }
    if tensor.requiresGrad {
      throw PyError.runtime(
        "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    }
    return tensor
  }

  /// A single number; None is a gap.
  static func number(_ value: Value) throws -> Double? {
    switch value {
    case .int(let number): return Double(number)
    case .float(let number): return number
    case .bool(let flag): return flag ? 1 : 0
    case .none: return .nan
    case .object(let object):
      if object is PyBigInt || object is PyNumber { return try object.asDouble() }
      guard let tensor = try tensor(value), tensor.rank == 0 else { return nil }
      return try tensor.item().doubleValue
    default: return nil
    }
  }

  static func shapeText(_ shape: [Int]) -> String {
    shape.count == 1 ? "(\(shape[0]),)" : "(\(shape.map(String.init).joined(separator: ", ")))"
  }

  /// The texts of labels.
  static func texts(_ value: Value) throws -> [String] {
    try Interpreter.current.collect(value).map { try Interpreter.current.str($0) }
  }

  /// A list of numbers as a value.
  static func value(_ numbers: [Double]) -> Value { Value(list: numbers.map { .float($0) }) }

  /// A row of numbers as a numpy array.
  static func array(_ numbers: [Double]) throws -> Value {
    .object(ArrayObject.make(try Tensor.from(doubles: numbers, shape: [numbers.count], dtype: .float64)))
  }
}

/// `'r--o'`: how a line is drawn. A terminal shows lines and points; colours are chosen by the chart.
struct PlotFormat {
  /// Whether there is a line between the points.
  var hasLine: Bool
  /// Whether there are marks at the points.
  var hasMarker: Bool

  private static let lines = ["--", "-.", "-", ":"]
  private static let markers: Set<Character> = Set(".,ov^<>12348spP*hH+xXDd|_")
  private static let colors: Set<Character> = Set("bgrcmykw")

  /// Reads a format string as matplotlib does.
  init(_ text: String) throws {
    var rest = Substring(text)
    var (line, marker) = (false, false)
    while let first = rest.first {
      if let style = PlotFormat.lines.first(where: { rest.hasPrefix($0) }) {
        line = true
        rest = rest.dropFirst(style.count)
      } else if PlotFormat.markers.contains(first) {
        if marker { throw PyError.value("'\(text)' is not a valid format string (two marker symbols)") }
        marker = true
        rest = rest.dropFirst()
      } else if PlotFormat.colors.contains(first) {
        rest = rest.dropFirst()
      } else if first == "C", rest.dropFirst().first?.isNumber == true {
        rest = rest.dropFirst(2)
      } else {
        throw PyError.value("'\(text)' is not a valid format string (unrecognized character '\(first)')")
      }
    }
    hasMarker = marker
    hasLine = line || !marker
  }
}

/// The keyword arguments of a plotting call.
struct PlotKeywords {
  private var values: [String: Value] = [:]

  init(_ dict: Value) {
    guard case .dict(let dict) = dict else { return }
    for (key, value) in dict.table.pairs { if let name = key.text { values[name] = value } }
  }

  /// Takes an argument out.
  mutating func take(_ names: String...) -> Value? {
    for name in names { if let value = values.removeValue(forKey: name) { return value.ifGiven } }
    return nil
  }

  /// What only changes looks that a terminal does not have.
  private static let looks: Set<String> = [
    "color", "c", "linewidth", "lw", "linewidths", "alpha", "markersize", "ms", "markerfacecolor", "mfc",
    "markeredgecolor", "mec", "markeredgewidth", "mew", "zorder", "edgecolor", "edgecolors", "ec", "facecolor",
    "facecolors", "fc", "fontsize", "size", "s", "cmap", "interpolation", "aspect", "antialiased", "aa", "hatch",
    "fontweight", "weight", "fontfamily", "family", "ha", "va", "horizontalalignment", "verticalalignment",
    "rotation", "pad", "loc", "y", "capsize", "ecolor", "elinewidth", "visible", "clip_on", "rasterized", "norm",
    "histtype", "rwidth", "dashes", "solid_capstyle", "markevery", "animated", "picker", "labelpad", "which", "axis",
    "axes", "frameon", "ncol", "ncols", "title", "shadow", "fancybox", "framealpha", "bbox_to_anchor", "borderaxespad",
    "prop", "transform", "bbox", "arrowprops", "vmin", "vmax", "origin", "extent", "tick_label", "align", "fill",
    "plotnonfinite", "x", "backgroundcolor", "fontdict", "fontname", "fontstyle", "linespacing", "ma",
    "multialignment", "style", "usetex", "wrap",
  ]

  /// Refuses what matplotlib does not know.
  func finish(_ artist: String) throws {
    for name in ["color", "c"] { if let value = values[name] { try PlotColor.check(value, for: artist) } }
    for name in values.keys.sorted() where !PlotKeywords.looks.contains(name) {
      throw PyError.make(
        ExceptionClasses.attributeError, "\(artist).set() got an unexpected keyword argument '\(name)'")
    }
  }
}
