// SPDX-License-Identifier: GPL-3.0-or-later

/// The name of a number, or of a list of numbers, that a node saves besides tensors.
///
/// `record` is given the values of a rule in the order of their positions, snapshots keep them in that order, and rules read them by
/// name. A name has one position, whatever the rule; a name is no more than that position in the compiled program.
package struct SavedValue<Value>: Sendable {
  let position: Int
  init(_ position: Int) { self.position = position }
}

// A value that is missing, as it can be in a damaged snapshot, reads as zero.
extension GradNode {
  /// A saved whole number.
  package func int(_ name: SavedValue<Int>) -> Int { name.position < ints.count ? ints[name.position] : 0 }
  /// A saved truth value.
  package func flag(_ name: SavedValue<Int>) -> Bool { int(name) == 1 }
  /// A saved real number.
  package func double(_ name: SavedValue<Double>) -> Double {
    name.position < doubles.count ? doubles[name.position] : 0
  }
  /// A saved list of whole numbers.
  package func sizes(_ name: SavedValue<[Int]>) -> [Int] { name.position < shapes.count ? shapes[name.position] : [] }
  /// A saved number that is whole or real.
  package func scalar(_ name: SavedValue<Scalar>) -> Scalar {
    name.position < scalars.count ? scalars[name.position] : .int(0)
  }
}

/// Real arguments, under PyTorch's names for them.
extension SavedValue<Double> {
  // First.
  package static var alpha: SavedValue<Double> { SavedValue(0) }
  package static var beta: SavedValue<Double> { SavedValue(0) }
  package static var correction: SavedValue<Double> { SavedValue(0) }
  package static var eps: SavedValue<Double> { SavedValue(0) }
  package static var lambda: SavedValue<Double> { SavedValue(0) }
  package static var margin: SavedValue<Double> { SavedValue(0) }
  package static var min: SavedValue<Double> { SavedValue(0) }
  package static var negativeSlope: SavedValue<Double> { SavedValue(0) }
  package static var p: SavedValue<Double> { SavedValue(0) }
  package static var scale: SavedValue<Double> { SavedValue(0) }
  package static var setting: SavedValue<Double> { SavedValue(0) }
  package static var threshold: SavedValue<Double> { SavedValue(0) }

  // Second.
  package static var max: SavedValue<Double> { SavedValue(1) }
  package static var maxNorm: SavedValue<Double> { SavedValue(1) }
  package static var outputScale: SavedValue<Double> { SavedValue(1) }
  package static var softplusThreshold: SavedValue<Double> { SavedValue(1) }

  // Third.
  package static var inputScale: SavedValue<Double> { SavedValue(2) }
}

/// Sizes, strides and lists of dimensions; `kept` is the shape of a result with its reduced dimensions kept.
extension SavedValue<[Int]> {
  // First.
  package static var amounts: SavedValue<[Int]> { SavedValue(0) }
  package static var axes: SavedValue<[Int]> { SavedValue(0) }
  package static var counts: SavedValue<[Int]> { SavedValue(0) }
  package static var input: SavedValue<[Int]> { SavedValue(0) }
  package static var inputLengths: SavedValue<[Int]> { SavedValue(0) }
  package static var kept: SavedValue<[Int]> { SavedValue(0) }
  package static var order: SavedValue<[Int]> { SavedValue(0) }
  package static var shifts: SavedValue<[Int]> { SavedValue(0) }
  package static var size: SavedValue<[Int]> { SavedValue(0) }
  package static var sizes: SavedValue<[Int]> { SavedValue(0) }
  package static var source: SavedValue<[Int]> { SavedValue(0) }
  package static var stride: SavedValue<[Int]> { SavedValue(0) }

  // Second.
  package static var dims: SavedValue<[Int]> { SavedValue(1) }
  package static var padding: SavedValue<[Int]> { SavedValue(1) }
  package static var strides: SavedValue<[Int]> { SavedValue(1) }
  package static var targetLengths: SavedValue<[Int]> { SavedValue(1) }

  // Third.
  package static var baseSize: SavedValue<[Int]> { SavedValue(2) }
  package static var dilation: SavedValue<[Int]> { SavedValue(2) }

  // Fourth.
  package static var baseStrides: SavedValue<[Int]> { SavedValue(3) }
}

/// Numbers that are whole or real, under PyTorch's names for them; `productAlpha` is the `alpha` of `addmm` and its like.
extension SavedValue<Scalar> {
  // First.
  package static var alpha: SavedValue<Scalar> { SavedValue(0) }
  package static var base: SavedValue<Scalar> { SavedValue(0) }
  package static var beta: SavedValue<Scalar> { SavedValue(0) }
  package static var exponent: SavedValue<Scalar> { SavedValue(0) }
  package static var factor: SavedValue<Scalar> { SavedValue(0) }
  package static var limit: SavedValue<Scalar> { SavedValue(0) }
  package static var min: SavedValue<Scalar> { SavedValue(0) }
  package static var value: SavedValue<Scalar> { SavedValue(0) }
  package static var weight: SavedValue<Scalar> { SavedValue(0) }

  // Second.
  package static var max: SavedValue<Scalar> { SavedValue(1) }
  package static var productAlpha: SavedValue<Scalar> { SavedValue(1) }
}
