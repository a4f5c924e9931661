// SPDX-License-Identifier: GPL-3.0-or-later

/// The text form of tensors, character for character PyTorch's `repr`.
public enum TensorText {
  /// `tensor([1., 2.], requires_grad=True)`; a parameter has `Parameter containing:` on a line of its own before it.
  ///
  /// - Parameters:
  ///   - tensor: what to write.
  ///   - name: what stands before the parenthesis.
  ///   - options: widths, digits, summaries; nil takes those of the context.
  public static func description(of tensor: Tensor, name: String = "tensor", options: PrintOptions? = nil) -> String {
    let context = TensorContext.current
    let options = options ?? context.printOptions
    let opening = name + "("
    let indent = opening.utf8.count
    var contents = "[]"
    var suffixes: [String] = []
    if tensor.numel == 0 {
      // No elements tell the type, so only the default type goes without saying; `[]` alone means shape (0,).
      if tensor.shape.count != 1 { suffixes.append("size=" + tuple(tensor.shape)) }
      if tensor.dtype != context.defaultDType { suffixes.append("dtype=torch.\(tensor.dtype.name)") }
    } else {
      if options.edgeItems == 0 { suffixes.append("size=" + tuple(tensor.shape)) }
      let speaksForItself = [context.defaultDType, .int64, .bool].contains(tensor.dtype)
      if !speaksForItself { suffixes.append("dtype=torch.\(tensor.dtype.name)") }
      contents = Rows(tensor, options).text(indent: indent)
    }
    if tensor.requiresGrad, let tangent = context.tangentText?(tensor) {
      suffixes.append("tangent=\(tangent)")
    } else if tensor.isInvalidView {
      suffixes.append("grad_fn=<Invalid>")
    } else if let node = tensor.gradFn {
      suffixes.append("grad_fn=<\(node.name)>")
    } else if tensor.requiresGrad {
      suffixes.append("requires_grad=True")
    }
    let text = close(opening + contents, suffixes, indent: indent, lineWidth: options.lineWidth)
    return tensor.isParameter ? "Parameter containing:\n" + text : text
  }

  /// `(2, 3)`, `(2,)`, `()`, as Python writes a tuple.
  static func tuple(_ shape: [Int]) -> String {
    if shape.count == 1 { return "(\(shape[0]),)" }
    return "(" + shape.map(String.init).joined(separator: ", ") + ")"
  }

  /// Appends `, dtype=…` and the like, on a new line where the line would become too long.
  private static func close(_ text: String, _ suffixes: [String], indent: Int, lineWidth: Int) -> String {
    var result = text
    let lastLine = text.utf8.reversed().prefix { $0 != 10 }.count
    // PyTorch counts one more than the line has, and two when there is only one line; both are kept.
    var length = lastLine == text.utf8.count ? text.utf8.count + 2 : lastLine + 2
    for suffix in suffixes {
      if length + suffix.utf8.count + 2 > lineWidth {
        result += ",\n" + String(repeating: " ", count: indent) + suffix
        length = indent + suffix.utf8.count
      } else {
        result += ", " + suffix
        length += suffix.utf8.count + 2
      }
    }
    return result + ")"
  }

  /// The elements of a tensor as nested rows.
  private struct Rows {
    let tensor: Tensor
    let options: PrintOptions
    let summarize: Bool
    let format: ElementFormat

    init(_ tensor: Tensor, _ options: PrintOptions) {
      self.tensor = tensor
      self.options = options
      summarize = Double(tensor.numel) > options.threshold
      var shown: [Scalar] = []
      Rows.collect(tensor, options, summarize, dimension: 0, at: tensor.offset, into: &shown)
      format = ElementFormat(shown, dtype: tensor.dtype, options: options)
    }

    /// The indices of a dimension that are shown; nil stands for the dots.
    private static func indices(_ size: Int, _ options: PrintOptions, _ summarize: Bool) -> [Int?] {
      let edge = max(options.edgeItems, 0)
      guard summarize, size > 2 * edge else { return Array(0..<size) }
      return Array(0..<edge) + [nil] + Array((size - edge)..<size)
    }

    private static func collect(
      _ tensor: Tensor, _ options: PrintOptions, _ summarize: Bool, dimension: Int, at position: Int,
      into shown: inout [Scalar]
    ) {
      guard dimension < tensor.shape.count else {
        shown.append(tensor.scalar(atStorageIndex: position))
        return
      }
      for case let index? in indices(tensor.shape[dimension], options, summarize) {
        collect(
          tensor, options, summarize, dimension: dimension + 1, at: position + index * tensor.strides[dimension],
          into: &shown)
      }
    }

    func text(indent: Int) -> String { text(dimension: 0, at: tensor.offset, indent: indent) }

    private func text(dimension: Int, at position: Int, indent: Int) -> String {
      let rank = tensor.shape.count
      guard dimension < rank else { return format.text(tensor.scalar(atStorageIndex: position)) }
      let step = tensor.strides[dimension]
      let shown = Rows.indices(tensor.shape[dimension], options, summarize)
      if dimension == rank - 1 {
        if summarize, options.edgeItems == 0 { return "[...]" }
        let items = shown.map { index in
          index.map { format.text(tensor.scalar(atStorageIndex: position + $0 * step)) } ?? " ..."
        }
        return wrapped(items, indent: indent)
      }
      let parts = shown.map { index in
        index.map { text(dimension: dimension + 1, at: position + $0 * step, indent: indent + 1) } ?? "..."
      }
      let lineBreaks = String(repeating: "\n", count: rank - dimension - 1)
      return "[" + parts.joined(separator: "," + lineBreaks + String(repeating: " ", count: indent + 1)) + "]"
    }

    /// A row, broken after as many elements as fit.
    private func wrapped(_ items: [String], indent: Int) -> String {
      let room = (options.lineWidth - indent) / (format.width + 2)
      let perLine = max(1, room)
      var text = "["
      for (i, item) in items.enumerated() {
        if i > 0 { text += i % perLine == 0 ? ",\n" + String(repeating: " ", count: indent + 1) : ", " }
        text += item
      }
      return text + "]"
    }
  }
}

extension Tensor: CustomStringConvertible {
  /// PyTorch's `repr`.
  public var description: String { TensorText.description(of: self) }
}
