// SPDX-License-Identifier: GPL-3.0-or-later

import Transactions

/// The state of a thread of evaluation that tensor operations depend on: gradient mode, default type, random stream.
public final class TensorContext: Changeable {
  /// Whether operations are recorded for `backward` (`torch.set_grad_enabled`).
  @exclusivity(unchecked) public var gradEnabled = true { willSet { willChange() } }
  /// Whether `torch.inference_mode` is on; recorded only for `torch.is_inference_mode_enabled`.
  @exclusivity(unchecked) public var inferenceMode = false { willSet { willChange() } }
  /// Whether `torch.autograd.detect_anomaly` is on.
  @exclusivity(unchecked) public var detectsAnomalies = false { willSet { willChange() } }
  /// Whether it refuses gradients that are no numbers.
  @exclusivity(unchecked) public var refusesNaN = true { willSet { willChange() } }
  var checksNaN: Bool { detectsAnomalies && refusesNaN }
  /// The type of new float tensors (`torch.set_default_dtype`).
  @exclusivity(unchecked) public var defaultDType: DType = .float32 { willSet { willChange() } }
  /// What the `with` blocks around want done with tensors that nodes keep.
  @exclusivity(unchecked) public var savedTensorHooks: [SavedTensorHooks] = [] { willSet { willChange() } }
  /// How tensors print (`torch.set_printoptions`).
  @exclusivity(unchecked) public var printOptions = PrintOptions() { willSet { willChange() } }
  /// The default random generator.
  @exclusivity(unchecked) public var generator: Generator { willSet { willChange() } }
  /// Called between steps of long computations; may throw to stop them (Ctrl-C).
  @exclusivity(unchecked) public var checkInterrupt: (() throws -> Void)?
  /// What long loops call between their pieces.
  @inlinable package static func pause() throws { try current.checkInterrupt?() }
  /// Receives PyTorch's warnings: the category, such as `UserWarning`, and the text.
  @exclusivity(unchecked) public var warn: ((String, String) -> Void)?

  /// The tensor that an operation in place is computed for: what it changes elements of may be this tensor itself.
  @exclusivity(unchecked) var changing: ObjectIdentifier?

  /// The transaction that last remembered the state.
  @exclusivity(unchecked) public var stamp = ChangeStamp()

  /// A fresh context with PyTorch's defaults.
  public init(generator: Generator = Generator()) { self.generator = generator }

  /// The number of the next recorded operation.
  @exclusivity(unchecked) public var nextSequence = 1 { willSet { willChange() } }
  /// The number of the next backward pass: nodes carry the number of the last one they were in, so it never goes back.
  @exclusivity(unchecked) var nextPass = 1
  /// How many backward passes are running, one inside of the other.
  @exclusivity(unchecked) var runningPasses = 0
  /// What runs when the running passes have ended.
  @exclusivity(unchecked) public var backwardCallbacks: [() throws -> Void] = []
  /// The node whose rule is being run.
  @exclusivity(unchecked) public internal(set) var runningNode: GradNode?
  /// Whether the innermost pass leaves the graph as it is.
  @exclusivity(unchecked) public internal(set) var passKeepsGraph = false
  /// What the innermost pass is to find.
  @exclusivity(unchecked) public internal(set) var passKind = PassKind.whole
  /// What a backward pass is to find: the gradients of all leaves, of chosen tensors' `grad`, or those that `grad()` returns.
  public enum PassKind: Sendable { case whole, chosen, gradients }
  /// Says where a node was recorded whose rule failed.
  @exclusivity(unchecked) public var reportAnomaly: ((GradNode) -> Void)?
  /// How the tangent of a tensor is printed, while forward differentiation goes on.
  @exclusivity(unchecked) public var tangentText: ((Tensor) -> String?)?
  /// Whether gradients end at tensors whose tangent a function of the program has given.
  @exclusivity(unchecked) public var cutsDuals = false
  /// What a function of the program threw while an operation was recorded; thrown when that operation is over.
  @exclusivity(unchecked) public var pendingError: (any Error)?
  /// The number of the innermost of them; -1 while there is none.
  @exclusivity(unchecked) public internal(set) var runningPass = -1

  // SAFETY: the one thread that evaluates works with tensors; a workspace replaces the whole context.
  /// The context in use.
  @exclusivity(unchecked) nonisolated(unsafe) public static var current = TensorContext()

  /// Runs `body` with gradients on or off and restores the mode.
  public static func withGrad<Result>(_ enabled: Bool, _ body: () throws -> Result) rethrows -> Result {
    let context = current
    let before = context.gradEnabled
    context.gradEnabled = enabled
    defer { context.gradEnabled = before }
    return try body()
  }

  /// Runs `body` as `with torch.no_grad():` does.
  public static func withoutGrad<Result>(_ body: () throws -> Result) rethrows -> Result {
    try withGrad(false, body)
  }
}
