// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// How numpy writes arrays.
enum ArrayText {
  static func repr(_ array: NumpyArray) throws -> String {
    let tensor = array.tensor
    if array.isScalar {
      if tensor.dtype == .bool { return try tensor.item() == .bool(true) ? "np.True_" : "np.False_" }
      return "np.\(tensor.dtype.name)(\(try number(tensor)))"
    }
    let prefix = "array("
    var extras: [String] = []
    if tensor.numel == 0 && tensor.shape != [0] || tensor.numel > 1000 {
      let shape = Value(tuple: tensor.shape.map { .int($0) })
      extras.append("shape=\(try Interpreter.current.repr(shape))")
    }
    let isImplied = [.float64, .int64, .bool].contains(tensor.dtype) && tensor.numel > 0
    if !isImplied { extras.append("dtype=\(tensor.dtype.name)") }
    let body =
      tensor.rank == 0 && !tensor.dtype.isFloatingPoint
      ? try number(tensor)
      : tensor.rank == 0
        ? formatter(tensor)(try tensor.item())
        : tensor.numel == 0 ? "[]" : text(tensor, ", ", width: 74, prefix: prefix.count)
    let start = prefix + body
    if extras.isEmpty { return start + ")" }
    let tail = extras.joined(separator: ", ") + ")"
    let lastLine = (start + ",").split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0
    let spacer = lastLine + tail.count + 1 > 75 ? "\n" + String(repeating: " ", count: prefix.count) : " "
    return start + "," + spacer + tail
  }

  static func str(_ array: NumpyArray) throws -> String {
    let tensor = array.tensor
    if tensor.rank == 0 { return try number(tensor) }
    return tensor.numel == 0 ? "[]" : text(tensor, " ", width: 75, prefix: 0)
  }

  /// The number of an array without dimensions.
  private static func number(_ tensor: Tensor) throws -> String {
    let scalar = try tensor.item()
    guard case .double(let value) = scalar else { return try Interpreter.current.repr(scalar.value) }
    return try NumberText(dtype: tensor.dtype).alone(value)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func special(_ value: Double) -> String { value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }

  private static func plain(_ scalar: Scalar) -> String {
    switch scalar {
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .double(let value): String(value)
    }
  }

  /// What writes an element so that all that are shown line up.
  private static func formatter(_ tensor: Tensor) -> (Scalar) -> String {
    let shown = shownElements(tensor)
    guard tensor.dtype.isFloatingPoint else {
      let width = tensor.dtype == .bool ? 5 : shown.map { plain($0).count }.max() ?? 0
      return { padded(plain($0), width) }
    }
    let number = NumberText(dtype: tensor.dtype)
    let values = shown.map(\.doubleValue)
    let finite = values.filter(\.isFinite)
    let specials = values.filter { !$0.isFinite }.map { special($0).count }.max() ?? 0
    let sizes = finite.map(\.magnitude).filter { $0 != 0 }
    let (largest, smallest) = (sizes.max() ?? 0, sizes.min() ?? 1)
    if !sizes.isEmpty, largest >= number.largestFixed || smallest < 1e-4 || largest / smallest > 1000 {
      let parts = finite.map { number.scientific($0) }
      let right = parts.map { $0.fraction.count }.max() ?? 0
      let tail = (parts.map { $0.power.count }.max() ?? 0) + 1
      let left = max(parts.map { $0.mantissa.count }.max() ?? 0, specials - right - 1 - tail)
      return { scalar in
        let value = scalar.doubleValue
        guard value.isFinite else { return padded(special(value), left + right + 1 + tail) }
        let part = number.scientific(value)
        let zeros = String(repeating: "0", count: max(0, right - part.fraction.count))
        return padded(part.mantissa, left) + "." + part.fraction + zeros + "e" + part.power
      }
    }
    let parts = finite.map { number.fixed($0) }
    let right = parts.map { $0.fraction.count }.max() ?? 0
    let left = max(parts.map { $0.whole.count }.max() ?? 0, specials - right - 1)
    return { scalar in
      let value = scalar.doubleValue
      guard value.isFinite else { return padded(special(value), left + right + 1) }
      let part = number.fixed(value)
      let blanks = String(repeating: " ", count: max(0, right - part.fraction.count))
      return padded(part.whole, left) + "." + part.fraction + blanks
    }
  }

  /// The elements that are shown: all of a small array, the edges of a large one.
  private static func shownElements(_ tensor: Tensor) -> [Scalar] {
    guard tensor.numel > 1000 else { return tensor.scalars() }
    var result: [Scalar] = []
    func visit(_ part: Tensor) {
      guard let count = part.shape.first else {
        result += part.scalars()
        return
      }
      let indices = count > 6 ? Array(0..<3) + Array(count - 3..<count) : Array(0..<count)
      for i in indices { if let next = try? part.select(0, i) { visit(next) } }
    }
    visit(tensor)
    return result
  }

  private static func text(_ tensor: Tensor, _ separator: String, width: Int, prefix: Int) -> String {
    let layout = Layout(format: formatter(tensor), separator: separator, isSummary: tensor.numel > 1000)
    return layout.build(tensor, String(repeating: " ", count: prefix + 1), width)
  }

  /// Rows, wrapped at the width, and blocks of them.
  private struct Layout {
    let format: (Scalar) -> String
    let separator: String
    let isSummary: Bool

    private var bareSeparator: String { separator == ", " ? "," : "" }

    func build(_ part: Tensor, _ indent: String, _ width: Int) -> String {
      guard let count = part.shape.first else { return format(part.scalars().first ?? .int(0)) }
      let isCut = isSummary && count > 6
      let indices: [Int?] = isCut ? [0, 1, 2, nil, count - 3, count - 2, count - 1] : Array(0..<count)
      let words = indices.map { index -> String in
        guard let index else { return "..." }
        guard let next = try? part.select(0, index) else { return "" }
        return build(next, indent + " ", width - 1)
      }
      let body = part.rank == 1 ? row(words, indent, width) : block(words, indent, part.rank)
      return "[" + body.dropFirst(indent.count) + "]"
    }

    private func row(_ words: [String], _ indent: String, _ width: Int) -> String {
      let limit = width - max(bareSeparator.count, 1)
      var result = ""
      var line = indent
      for (i, word) in words.enumerated() {
        if line.count + word.count > limit, line.count > indent.count {
          while line.hasSuffix(" ") { line.removeLast() }
          result += line + "\n"
          line = indent
        }
        line += word + (i < words.count - 1 ? separator : "")
      }
      return result + line
    }

    private func block(_ words: [String], _ indent: String, _ rank: Int) -> String {
      let end = bareSeparator + String(repeating: "\n", count: rank - 1)
      return words.map { indent + $0 }.joined(separator: end)
    }
  }
}
