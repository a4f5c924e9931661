// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// How a tensor is drawn: by its number of dimensions and what it most likely is. Dimensions are never joined without a word.
struct PlottedTensor {
  /// Lines that may share a chart, or a drawing of its own.
  enum Drawing {
    case lines([[Double]])
    case picture(any Chart, (RenderOptions) -> String)
  }

  let tensor: Tensor
  let name: String
  let kind: String?
  let bins: Int

  private var shape: [Int] { tensor.shape }
  private var shapeText: String { "[\(shape.map { String($0) }.joined(separator: ", "))]" }

  func drawing() throws -> Drawing {
    guard tensor.numel <= 5_000_000 else { throw PyError.value("%plot: \(tensor.numel) elements are too many to draw") }
    guard tensor.numel > 0 else { throw PyError.value("%plot: \(name) has the shape \(shapeText) and no elements") }
    switch kind {
    case "hist": return histogram()
    case "heat": return try heat()
    case "image": return try image(isHeightFirst: isHeightFirst)
    case "tiles": return try tiles()
    case "line", "steps", "points": return try lines()
    default: break
    }
    // Weights are many numbers of one kind; a picture of them says less than how they spread.
    if tensor.isParameter, tensor.rank > 1, tensor.numel > 400, tensor.rank < 4 { return histogram() }
    switch tensor.rank {
    case 0, 1: return .lines([tensor.lookedDoubles()])
    case 2: return try heat()
    case 3 where isImage: return try image(isHeightFirst: isHeightFirst)
    case 4 where !tensor.isParameter && (shape[1] == 1 || shape[1] == 3) && shape[2] > 3 && shape[3] > 3:
      return try image(isHeightFirst: false)
    case 3, 4: return try tiles()
    default:
      throw PyError.value(
        "%plot: \(name) has \(tensor.rank) dimensions, \(shapeText); choose some, as in \(name)[0, 0], or kind='hist' to count all its values"
      )
    }
  }

  private func lines() throws -> Drawing {
    if tensor.rank < 2 { return .lines([tensor.lookedDoubles()]) }
    guard tensor.rank == 2, shape[0] <= 12 else {
      throw PyError.value(
        "%plot: \(name) has the shape \(shapeText); lines are its rows, at most 12: choose some, or write \(name).flatten()"
      )
    }
    return .lines(matrix(tensor.lookedDoubles(), 0, shape[0], shape[1]))
  }

  private func matrix(_ values: [Double], _ start: Int, _ rows: Int, _ columns: Int) -> [[Double]] {
    (0..<rows).map { Array(values[(start + $0 * columns)..<(start + ($0 + 1) * columns)]) }
  }

  private func heat() throws -> Drawing {
    guard tensor.rank == 2 else {
      throw PyError.type("%plot: a heat map needs two dimensions; \(name) has the shape \(shapeText)")
    }
    var chart = Heatmap(title: name, values: matrix(tensor.lookedDoubles(), 0, shape[0], shape[1]))
    chart.showsNumbers = true
    return .picture(chart) { chart.render($0) }
  }

  private func histogram() -> Drawing {
    let values = tensor.lookedDoubles()
    let chart = Histogram(
      title: tensor.rank > 1 ? "\(name): all \(values.count) values of \(shapeText)" : name, values: values, bins: bins)
    let mean = values.reduce(0, +) / Double(values.count)
    let spread = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count - 1))).squareRoot()
    let numbers = "mean \(NumberText.short(mean, digits: 4)), standard deviation \(NumberText.short(spread, digits: 4))"
    return .picture(NotedChart(base: chart, notes: [numbers])) { options in
      var chart = chart
      chart.yLabel = options.heading(chart.yLabel)
      return chart.render(options) + "\n" + options.said(numbers)
    }
  }

  // MARK: Images

  /// Whether channels stand last.
  private var isHeightFirst: Bool {
    tensor.rank == 3 && ![1, 3].contains(shape[0]) && [3, 4].contains(shape[2])
  }

  private var isImage: Bool {
    guard tensor.rank == 3 else { return false }
    if isHeightFirst { return shape[0] > 3 && shape[1] > 3 }
    return [1, 3].contains(shape[0]) && shape[1] > 3 && shape[2] > 3
  }

  private func image(isHeightFirst: Bool) throws -> Drawing {
    guard (2...4).contains(tensor.rank) else {
      throw PyError.type(
        "%plot: an image has the shape (H, W), (C, H, W), (H, W, C) or (N, C, H, W); \(name) has \(shapeText)")
    }
    let own = tensor.rank == 4 ? Array(shape[1...]) : tensor.rank == 2 ? [1] + shape : shape
    let (height, width) = isHeightFirst ? (own[0], own[1]) : (own[1], own[2])
    let channels = isHeightFirst ? own[2] : own[0]
    guard [1, 3, 4].contains(channels) else {
      throw PyError.value("%plot: an image has 1, 3 or 4 channels; \(name) has \(channels): kind='tiles' draws each")
    }
    let values = Array(tensor.lookedDoubles().prefix(channels * height * width))
    let finite = values.filter(\.isFinite)
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    var notes = [
      "\(shapeText) as \(isHeightFirst ? "(H, W, C)" : tensor.rank == 4 ? "(N, C, H, W)" : tensor.rank == 2 ? "(H, W)" : "(C, H, W)")"
    ]
    if tensor.rank == 4, shape[0] > 1 { notes[0] += ", the first of \(shape[0])" }
    var (zero, span) = (0.0, 1.0)
    if tensor.dtype == .uint8 {
      span = 255
    } else if low < 0 || high > 1 {
      (zero, span) = (low, high > low ? high - low : 1)
      notes[0] += "; \(NumberText.short(low, digits: 4)) is drawn dark and \(NumberText.short(high, digits: 4)) bright"
    }
    let pixels = (0..<height).map { row in
      (0..<width).map { column in
        (0..<3).map { c -> Double in
          let channel = min(c, channels - 1)
          let index =
            isHeightFirst ? (row * width + column) * channels + channel : (channel * height + row) * width + column
          return (values[index] - zero) / span
        }
      }
    }
    let picture = Picture(title: name, pixels: pixels, notes: notes)
    return .picture(picture) { picture.render($0) }
  }

  private func tiles() throws -> Drawing {
    guard (2...4).contains(tensor.rank) else {
      throw PyError.type("%plot: tiles need 2 to 4 dimensions; \(name) has the shape \(shapeText)")
    }
    let (rows, columns) = (shape[shape.count - 2], shape[shape.count - 1])
    // Of a batch of feature maps the first sample is shown; filters are shown one by one.
    let isBatch = tensor.rank == 4 && !tensor.isParameter
    let total = isBatch ? shape[1] : shape.dropLast(2).reduce(1, *)
    let values = tensor.lookedDoubles()
    let count = min(total, 400)
    let names = (0..<count).map { index in
      tensor.rank == 4 ? isBatch ? "0,\(index)" : "\(index / shape[1]),\(index % shape[1])" : "\(index)"
    }
    let heading = isBatch && shape[0] > 1 ? "\(name), the first of \(shape[0])" : name
    let drawing = Tiles(
      title: "\(heading) \(shapeText)", names: names,
      tiles: (0..<count).map { matrix(values, $0 * rows * columns, rows, columns) }, total: total)
    return .picture(drawing) { drawing.render($0) }
  }
}
