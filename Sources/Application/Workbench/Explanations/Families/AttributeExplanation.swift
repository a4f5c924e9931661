// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// What tensors say of themselves: `x.shape`, `x.ndim`, `x.nbytes`, `x.is_leaf` and their like.
enum AttributeExplanation {
  /// The explanation of an attribute; nil for one that has none.
  static func explanation(of attribute: String, _ x: Tensor, name: String) -> Explanation? {
    var explanation = Explanation(["\(name).\(attribute)", "\(name) \(ExplainedStep.list(x.shape))"])
    switch attribute {
    case "shape":
      guard x.rank > 0 else {
        explanation.say("It has no dimensions: one number.")
        return explanation
      }
      explanation.table(sizes(x))
      explanation.equation("elements", .product(x.shape.map { .exact(Double($0)) }))
    case "ndim": explanation.say("The count of sizes in its shape: \(x.rank).")
    case "nbytes":
      explanation.equation("bytes", .product([.exact(Double(x.numel)), .exact(Double(x.dtype.itemSize))]))
      explanation.say(
        "\(x.numel) elements of \(x.dtype.itemSize) bytes each. A view counts what it shows, not what it shares.")
    case "itemsize": explanation.say("An element of \(x.dtype.name) takes \(x.dtype.itemSize) bytes.")
    case "dtype":
      explanation.say(
        "\(x.dtype.name), \(x.dtype.itemSize) byte\(x.dtype.itemSize == 1 ? "" : "s") an element. \(x.dtype.isFloatingPoint ? "It can have a gradient." : "Only floats have gradients.")"
      )
    case "requires_grad", "is_leaf", "grad_fn": graph(x, name, &explanation)
    default: return nil
    }
    return explanation
  }

  /// The dimensions with their sizes, as they are counted from both ends.
  static func sizes(_ x: Tensor) -> Table {
    var table = Table("dimension", "from the end", "size")
    for (dim, size) in x.shape.enumerated() { table.rows.append([String(dim), String(dim - x.rank), String(size)]) }
    return table
  }

  private static func graph(_ x: Tensor, _ name: String, _ explanation: inout Explanation) {
    if let maker = x.gradFn {
      explanation.say(
        "\(name) was computed by \(maker.name) from something that requires a gradient: it is no leaf, gradients pass through it, and its own grad stays None unless retain_grad() was called."
      )
    } else if x.leafRequiresGrad {
      explanation.say("\(name) is a leaf that asks for gradients, as parameters are: backward() adds to its grad.")
    } else {
      explanation.say(
        "\(name) is a leaf that asks for no gradient: data, or made under no_grad() or by detach(). requires_grad_() makes it ask."
      )
    }
  }
}
