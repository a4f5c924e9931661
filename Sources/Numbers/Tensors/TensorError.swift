// SPDX-License-Identifier: GPL-3.0-or-later

/// An error of a tensor operation: which Python exception it is, and PyTorch's own text.
public struct TensorError: Error {
  /// The Python class that PyTorch raises.
  public enum Kind: String, Sendable {
    case runtime = "RuntimeError"
    case index = "IndexError"
    case value = "ValueError"
    case type = "TypeError"
    case notImplemented = "NotImplementedError"
    case memory = "MemoryError"
    case linearAlgebra = "_LinAlgError"
  }
  /// The Python class that PyTorch raises.
  public let kind: Kind
  /// PyTorch's text.
  public let message: String
  /// The facts behind it, for a card that explains (nil where the message says it all).
  public let facts: Facts?

  /// What a card needs to know.
  public enum Facts: Sendable {
    /// A matrix product whose inner sizes differ: the shapes of both operands.
    case matrixShapes(input: [Int], weight: [Int])
    /// A convolution or normalisation that met another number of channels.
    case channels(expected: Int, actual: Int)
    /// Shapes that do not broadcast.
    case broadcast([Int], [Int])
    /// Training normalisation of an input with one value for each channel.
    case singleValue(input: [Int])
    /// A class label that the scores have no column for.
    case label(Int, classes: Int)
    /// Operands of different types.
    case types(DType, DType)
    /// An index into a tensor without dimensions.
    case noDimensions
    /// A second walk through a graph whose values were freed.
    case freedGraph
    /// A gradient asked of what depends on no parameter.
    case noGradient
    /// `backward()` of a tensor with several numbers.
    case severalNumbers([Int])
    /// A change in place of a parameter whose operations are recorded.
    case changedLeaf
    /// A view of another number of values.
    case size(target: [Int], count: Int)
    /// Scores and targets of different batches.
    case batches(input: Int, target: Int)
  }

  /// Makes an error.
  public init(_ kind: Kind, _ message: String, facts: Facts? = nil) {
    self.kind = kind
    self.message = message
    self.facts = facts
  }

  /// A `RuntimeError`.
  @inline(never) public static func runtime(_ message: String, facts: Facts? = nil) -> TensorError {
    TensorError(.runtime, message, facts: facts)
  }
  /// An `IndexError`.
  @inline(never) public static func index(_ message: String, facts: Facts? = nil) -> TensorError {
    TensorError(.index, message, facts: facts)
  }
  /// A `ValueError`.
  @inline(never) public static func value(_ message: String, facts: Facts? = nil) -> TensorError {
    TensorError(.value, message, facts: facts)
  }
  /// A `TypeError`.
  @inline(never) public static func type(_ message: String) -> TensorError { TensorError(.type, message) }
}
