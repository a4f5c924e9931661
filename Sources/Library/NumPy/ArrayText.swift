// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// How numpy writes arrays.
enum ArrayText {
  private static var settings: PrintSettings { NumpyState.current.printing }

  /// An array with a separator of one's own, `np.array2string`.
  static func text(_ array: NumpyArray, separator: String, prefix: Int) throws -> String {
    let tensor = array.tensor
    if tensor.rank == 0 {
      return tensor.dtype.isFloatingPoint ? try formatter(tensor)(tensor.item()) : try number(tensor)
    }
    return tensor.numel == 0 ? "[]" : text(tensor, separator, width: settings.lineWidth, prefix: prefix)
  }

  static func repr(_ array: NumpyArray) throws -> String {
    let tensor = array.tensor
    if array.isScalar {
      if tensor.dtype == .bool { return try tensor.item() == .bool(true) ? "np.True_" : "np.False_" }
      return "np.\(tensor.dtype.name)(\(try number(tensor)))"
    }
    let prefix = "array("
    var extras: [String] = []
    if tensor.numel == 0 && tensor.shape != [0] || tensor.numel > settings.threshold {
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
        : tensor.numel == 0 ? "[]" : text(tensor, ", ", width: settings.lineWidth - 1, prefix: prefix.count)
    let start = prefix + body
    if extras.isEmpty { return start + ")" }
    let tail = extras.joined(separator: ", ") + ")"
    let lastLine = (start + ",").split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0
    let spacer =
      lastLine + tail.count + 1 > settings.lineWidth ? "\n" + String(repeating: " ", count: prefix.count) : " "
    return start + "," + spacer + tail
  }

  static func str(_ array: NumpyArray) throws -> String {
    let tensor = array.tensor
    if tensor.rank == 0 { return try number(tensor) }
    return tensor.numel == 0 ? "[]" : text(tensor, " ", width: settings.lineWidth, prefix: 0)
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

  private static func special(_ value: Double) -> String {
    let settings = settings
    let sign = settings.sign == "-" || value.isNaN ? "" : settings.sign
    return value.isNaN ? settings.nan : value < 0 ? "-" + settings.infinity : sign + settings.infinity
  }

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
    let settings = settings
    if let own = ownFormatter(tensor.dtype) { return own }
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
    func signed(_ whole: String) -> String {
      settings.sign == "-" || whole.hasPrefix("-") ? whole : settings.sign + whole
    }
    // Always as many digits, or as many as the number with most of them.
    let isFixed = settings.floatMode == "fixed"
    let isEqual = settings.floatMode == "maxprec_equal" || isFixed
    if !sizes.isEmpty, !settings.suppress,
      largest >= number.largestFixed || smallest < 1e-4 || largest / smallest > 1000
    {
      let parts = finite.map { number.scientific($0, digits: settings.precision) }
      let right = parts.map { $0.fraction.count }.max() ?? 0
      let powerWidth = parts.map { $0.power.count }.max() ?? 0
      let tail = powerWidth + 1
      let left = max(parts.map { $0.mantissa.count }.max() ?? 0, specials - right - 1 - tail)
      return { scalar in
        let value = scalar.doubleValue
        guard value.isFinite else { return padded(special(value), left + right + 1 + tail) }
        let part = number.scientific(value, digits: settings.precision)
        let zeros = String(repeating: "0", count: max(0, right - part.fraction.count))
        let missing = String(repeating: "0", count: max(0, powerWidth - part.power.count))
        let power = "\(part.power.prefix(1))\(missing)\(part.power.dropFirst())"
        return "\(padded(part.mantissa, left)).\(part.fraction)\(zeros)e\(power)"
      }
    }
    let parts = finite.map { number.fixed($0, digits: settings.precision) }
    let right = isFixed ? settings.precision : parts.map { $0.fraction.count }.max() ?? 0
    let left = max(parts.map { signed($0.whole).count }.max() ?? 0, specials - right - 1)
    return { scalar in
      let value = scalar.doubleValue
      guard value.isFinite else { return padded(special(value), left + right + 1) }
      let part = number.fixed(value, digits: settings.precision)
      let blanks = String(repeating: isEqual ? "0" : " ", count: max(0, right - part.fraction.count))
      return padded(signed(part.whole), left) + "." + part.fraction + blanks
    }
  }

  /// The function of the program's that writes elements of a type.
  private static func ownFormatter(_ dtype: DType) -> ((Scalar) -> String)? {
    guard case .dict(let dict) = settings.formatter else { return nil }
    let names =
      dtype == .bool
      ? ["bool"] : dtype.isFloatingPoint ? ["float", "float_kind", "all"] : ["int", "int_kind", "all"]
    for name in names {
      guard let function = try? dict.get(name), !function.isNone else { continue }
      return { scalar in
        guard let text = try? Interpreter.current.call(function, [scalar.value]) else { return "?" }
        return (try? Interpreter.current.str(text)) ?? "?"
      }
    }
    return nil
  }

  /// The elements that are shown: all of a small array, the edges of a large one.
  private static func shownElements(_ tensor: Tensor) -> [Scalar] {
    guard tensor.numel > settings.threshold else { return (try? tensor.scalars()) ?? [] }
    let edge = settings.edgeItems
    var result: [Scalar] = []
    func visit(_ part: Tensor) {
      guard let count = part.shape.first else {
        if let last = try? part.item() { result.append(last) }
        return
      }
      let indices = count > 2 * edge ? Array(0..<edge) + Array(count - edge..<count) : Array(0..<count)
      for i in indices { if let next = try? part.select(0, i) { visit(next) } }
    }
    visit(tensor)
    return result
  }

  private static func text(_ tensor: Tensor, _ separator: String, width: Int, prefix: Int) -> String {
    let layout = Layout(
      format: formatter(tensor), separator: separator, isSummary: tensor.numel > settings.threshold,
      edge: settings.edgeItems)
    return layout.build(tensor, String(repeating: " ", count: prefix + 1), width)
  }

  /// Rows, wrapped at the width, and blocks of them.
  private struct Layout {
    let format: (Scalar) -> String
    let separator: String
    let isSummary: Bool
    let edge: Int

    private var bareSeparator: String {
      var text = separator[...]
      while text.last == " " { text.removeLast() }
      return String(text)
    }

    func build(_ part: Tensor, _ indent: String, _ width: Int) -> String {
      guard let count = part.shape.first else { return format((try? part.item()) ?? .int(0)) }
      let isCut = isSummary && count > 2 * edge
      let indices: [Int?] = isCut ? Array(0..<edge) + [nil] + Array(count - edge..<count) : Array(0..<count)
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
