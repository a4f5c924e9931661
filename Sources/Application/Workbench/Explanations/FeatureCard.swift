// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// The card for a Linear layer that met another number of features: where the number comes from, and what would fit, both ways.
struct FeatureCard {
  let exception: PyException
  let input: [Int]
  let weight: [Int]

  func lines() -> [String] {
    // The innermost module is the Linear that refused, the outermost the net that was called.
    guard let inner = exception.callTrail.first, let given = inner.arguments.first?.tensor,
      let features = given.shape.last,
      case .object(let o) = inner.callee, let linear = o as? ModuleObject, weight.count == 2
    else { return [] }
    let (wanted, made) = (weight[0], weight[1])
    let name = ModuleTrail(exception).path(of: linear).map { ModuleTrail.named($0) + " = " } ?? ""
    var first = "\(name)Linear(\(wanted) -> \(made)) was given \(features)"
    var factors = "\(features)"
    if let source = given.source(of: exception.callTrail.last?.arguments.first?.tensor), source.count > 2,
      source.dropFirst().reduce(1, *) == features
    {
      factors = source.dropFirst().map { String($0) }.joined(separator: " * ")
      first +=
        " = \(factors.replacing(" ", with: "")) features, flattened from [\(source.map { String($0) }.joined(separator: ", "))]."
    } else {
      first += " features: its input is [\(given.shape.map { String($0) }.joined(separator: ", "))]."
    }
    let instead =
      FittingSizes(exception, wanted: wanted)?.words ?? "change what comes before so that it gives \(wanted)"
    return [first, "Either make it Linear(\(factors), \(made)), or \(instead)."]
  }
}

/// Which inputs would have given a layer the number of features that it wants, inferred from what the layers before it did to the
/// sizes of this one. Nothing is run.
private struct FittingSizes {
  private let sizes: ClosedRange<Int>
  private let dimensions: Int

  /// Follows the sizes from what was flattened back to what the net was given; nil where that does not lead there, or nothing fits.
  init?(_ exception: PyException, wanted: Int) {
    guard exception.callTrail.count > 1,
      let image = exception.callTrail.last?.arguments.first?.tensor?.shape,
      let given = exception.callTrail.first?.arguments.first?.tensor,
      let source = given.source(of: exception.callTrail.last?.arguments.first?.tensor),
      image.count == source.count, (3...5).contains(image.count), given.rank == 2,
      let rules = SizeRecord.rules(since: exception.notedBefore)
    else { return nil }
    var current = Array(source.dropFirst(2))
    var chain: [SizeRule] = []
    // Pooling of sequences is that of pictures of height 1.
    for rule in rules.reversed() where rule.output == current || rule.output == [1] + current {
      chain.append(rule)
      current = Array(rule.input.suffix(current.count))
    }
    guard current == Array(image.dropFirst(2)) else { return nil }
    let channels = source[1]
    let fitting = (1...1024).filter { size in
      var sizes: [Int]? = [Int](repeating: size, count: image.count - 2)
      for rule in chain.reversed() {
        sizes = sizes.flatMap { rule.output(of: [Int](repeating: 1, count: rule.input.count - $0.count) + $0) }
          .map { Array($0.suffix(image.count - 2)) }
      }
      return sizes.map { $0.reduce(channels, &*) == wanted } ?? false
    }
    guard let first = fitting.first, let last = fitting.last else { return nil }
    dimensions = image.count - 2
    sizes = first...last
  }

  var words: String {
    let ends = sizes.count == 1 ? [sizes.lowerBound] : [sizes.lowerBound, sizes.upperBound]
    let joiner = sizes.count > 2 ? " to " : " or "
    if dimensions == 1 { return "feed sequences of length \(ends.map { "\($0)" }.joined(separator: joiner))" }
    let texts = ends.map { size in [String](repeating: "\(size)", count: dimensions).joined(separator: "x") }
    return "feed \(texts.joined(separator: joiner)) \(dimensions == 2 ? "images" : "volumes")"
  }
}

extension Tensor {
  /// The shape of what a tensor was flattened from. What pools sequences works on pictures of height 1, which nobody wrote.
  fileprivate func source(of image: Tensor?) -> [Int]? {
    guard var shape = base?.shape else { return nil }
    if image?.rank == 3, shape.count == 4, shape[2] == 1 { shape.remove(at: 2) }
    return shape
  }
}
