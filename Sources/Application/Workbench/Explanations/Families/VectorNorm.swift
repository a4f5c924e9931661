// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// Norms and products of rows of numbers as arithmetic, long ones shortened.
enum VectorNorm {
  /// The p-norm as a formula.
  static func formula(_ x: String, _ p: Double) -> String {
    switch p {
    case 0: "the count of \(x) that are not 0"
    case 1: "sum of |\(x)|"
    case 2: "sqrt(sum of \(x.contains(" ") ? "(\(x))" : x)**2)"
    case .infinity: "the largest |\(x)|"
    case -.infinity: "the smallest |\(x)|"
    default: "(sum of |\(x)|**\(ExplainedStep.short(p)))**(1 / \(ExplainedStep.short(p)))"
    }
  }

  /// The p-norm of numbers, each given as arithmetic.
  static func term(_ values: [Term], _ p: Double) -> (term: Term, remark: String?) {
    func size(_ x: Term) -> Term { .function("abs", [x]) }
    if abs(p) == .infinity {
      let sizes = values.map { abs($0.value(17)) }
      let best = (p > 0 ? sizes.max() : sizes.min()) ?? 0
      let shown = sizes.count <= 6 ? values : values.filter { abs($0.value(17)) == best }
      return (
        .function(p > 0 ? "max" : "min", shown.map { size($0) }),
        shown.count < sizes.count
          ? "\(sizes.count) elements, of which the \(p > 0 ? "largest" : "smallest") is shown" : nil
      )
    }
    if p == 0 { return (.exact(Double(values.filter { $0.value(17) != 0 }.count)), nil) }
    let powers = values.map { x -> Term in
      p == 1 ? size(x) : .power(p == 2 ? x : size(x), .exact(p))
    }
    let (sum, remark) = Term.longSum(powers)
    switch p {
    case 1: return (sum, remark)
    case 2: return (.function("sqrt", [sum]), remark)
    default: return (.power(sum, .quotient(.exact(1), .exact(p))), remark)
    }
  }

  /// The square of the length.
  static func square(_ a: [Double]) -> Term { Term.longSum(a.map { .power(.number($0), .exact(2)) }).term }

  /// The scalar product.
  static func dot(_ a: [Double], _ b: [Double]) -> (term: Term, remark: String?) {
    Term.longSum(zip(a, b).map { .product([.number($0), .number($1)]) })
  }

  /// The elements of a tensor along a dimension of the shape that it is broadcast to.
  static func row(_ tensor: Tensor, _ index: [Int], _ dim: Int, _ shape: [Int]) -> [Double] {
    (0..<shape[dim]).map { k in
      var place = index
      place[dim] = k
      return tensor.element(tensor.broadcastIndex(place))
    }
  }
}
