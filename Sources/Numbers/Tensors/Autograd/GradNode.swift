// SPDX-License-Identifier: GPL-3.0-or-later

import Transactions

/// How the gradients of an operation's inputs follow from those of its outputs: a row of the table of derivatives.
public struct Derivative: Sendable {
  /// PyTorch's name, such as `MulBackward0`.
  public let name: String
  /// The name in snapshots, where two rules with one name must differ.
  public let key: String
  /// Gradients of the outputs in, gradients of the inputs out; nil stands for zero.
  ///
  /// It is written with public tensor operations, so that it can itself be recorded (`create_graph=True`).
  public let apply: @Sendable (GradNode, [Tensor?]) throws -> [Tensor?]

  /// Makes a row of the table.
  @inline(never) public init(
    _ name: String, key: String? = nil, _ apply: @escaping @Sendable (GradNode, [Tensor?]) throws -> [Tensor?]
  ) {
    self.name = name
    self.key = key ?? name
    self.apply = apply
  }
}

/// Where the gradient of an input goes: to an output of the node that made it.
public struct GradEdge {
  /// The node (an accumulating one for leaves), nil when no gradient is needed.
  public var node: GradNode?
  /// Which output of that node.
  public var index: Int

  /// Makes an edge.
  public init(node: GradNode?, index: Int) {
    self.node = node
    self.index = index
  }
}

/// The functions of `register_hook`, in order of registration; each may replace the gradient.
public final class GradHooks: Changeable {
  /// A registered function and its number.
  public struct Entry {
    /// The number that `remove` takes.
    public let id: Int
    /// Gets the gradient (nil where none arrived); what it returns (if anything) takes its place.
    public let call: (Tensor?) throws -> Tensor?
    /// The function of the language that it calls, for snapshots.
    public let function: AnyObject?
  }
  /// The functions in order.
  @exclusivity(unchecked) public private(set) var entries: [Entry] = [] { willSet { willChange() } }
  /// The number of the next function.
  @exclusivity(unchecked) public private(set) var next = 0 { willSet { willChange() } }
  /// The transaction that last remembered the functions.
  @exclusivity(unchecked) public var stamp = ChangeStamp()
  /// The row that keeps it on disk; 0 while none does.
  @exclusivity(unchecked) package var storeRow: UInt32 = 0

  /// No hooks.
  public init() {}

  /// Adds a function and returns its number.
  public func add(_ call: @escaping (Tensor?) throws -> Tensor?, function: AnyObject? = nil) -> Int {
    defer { next += 1 }
    entries.append(Entry(id: next, call: call, function: function))
    return next
  }

  /// Puts functions back as a snapshot had them.
  public func restore(
    _ functions: [(id: Int, function: AnyObject, call: (Tensor?) throws -> Tensor?)], next: Int
  ) {
    entries = functions.map { Entry(id: $0.id, call: $0.call, function: $0.function) }
    self.next = next
  }

  /// Takes a function out.
  public func remove(_ id: Int) { entries.removeAll { $0.id == id } }

  /// Remembers the functions.
  public func captureChange() -> (restore: () -> Void, byteCount: Int)? {
    let (entries, next) = (entries, next)
    return ({ [self] in (self.entries, self.next) = (entries, next) }, 128 + entries.count * 64)
  }

  func run(_ gradient: Tensor?) throws -> Tensor? {
    var gradient = gradient
    for entry in entries { if let changed = try entry.call(gradient) { gradient = changed } }
    return gradient
  }
}

/// An operation that was recorded: what `grad_fn` shows and `backward` walks.
public final class GradNode: Changeable {
  /// Name and rule.
  public let derivative: Derivative
  /// One edge for each input that was given to `record`.
  public var edges: [GradEdge] {
    _read { yield storedEdges }
    _modify {
      willChange()
      yield &storedEdges
    }
  }
  /// The tensors that the rule needs.
  public var saved: [SavedTensor] {
    _read { yield storedSaved }
    _modify {
      willChange()
      yield &storedSaved
    }
  }
  // What is taken apart at the end of its life is not remembered.
  @exclusivity(unchecked) private var storedEdges: [GradEdge]
  @exclusivity(unchecked) private var storedSaved: [SavedTensor]
  /// The transaction that last remembered the node.
  @exclusivity(unchecked) public var stamp = ChangeStamp()
  /// Whole numbers and truth values, read by name with `int` and `flag`; the other kinds likewise.
  public let ints: [Int]
  /// Real arguments (`double`).
  public let doubles: [Double]
  /// Lists of whole numbers: sizes, dimensions (`sizes`).
  public let shapes: [[Int]]
  /// Numbers that may be whole or real (`scalar`).
  public let scalars: [Scalar]
  /// Position in the order of recording; later nodes run first in backward.
  public var sequence: Int { willSet { willChange() } }
  /// The shape of the first output.
  @exclusivity(unchecked) public private(set) var outputShape: [Int] = []
  /// The type of the first output.
  @exclusivity(unchecked) public private(set) var outputDType = DType.float32
  /// Shape and type of the further outputs.
  @exclusivity(unchecked) public private(set) var furtherOutputs: [(shape: [Int], dtype: DType)] = []
  /// For an accumulating node: the leaf.
  public let leaf: Tensor?
  /// Hooks on outputs, by output index.
  @exclusivity(unchecked) public var outputHooks: [Int: GradHooks] = [:] { willSet { willChange() } }
  /// Functions around the rule; nil while there are none.
  @exclusivity(unchecked) public var nodeHooks: NodeHooks? { willSet { willChange() } }
  /// Tensors that asked `retain_grad`, by output index.
  @exclusivity(unchecked) public var retained: [Int: WeakTensor] = [:] { willSet { willChange() } }
  /// What a rule of the language's own keeps (the context of a `torch.autograd.Function`).
  @exclusivity(unchecked) public var payload: AnyObject? { willSet { willChange() } }
  // SAFETY: the wrapper keeps the node alive and clears this when it goes away.
  /// The language's object for this node, while there is one.
  public unowned(unsafe) var wrapper: AnyObject?
  /// Whether `backward` has freed the saved tensors.
  @exclusivity(unchecked) public internal(set) var isReleased = false { willSet { willChange() } }
  /// The row that keeps it on disk; 0 while none does.
  @exclusivity(unchecked) package var storeRow: UInt32 = 0

  /// Whether the running backward pass runs this node.
  package var isInRunningPass: Bool { pass == TensorContext.current.runningPass && isNeeded }
  /// The language's dictionary of notes about this node, once somebody asked for it.
  @exclusivity(unchecked) package var notes: AnyObject?

  // Scratch of a running backward pass.
  @exclusivity(unchecked) var pass = 0
  @exclusivity(unchecked) var dependencies = 0
  @exclusivity(unchecked) var incoming: [Tensor?] = []
  @exclusivity(unchecked) var isNeeded = false

  /// A tensor that is not kept alive.
  public struct WeakTensor {
    /// The tensor, while it lives.
    public weak var tensor: Tensor?
    /// Refers to a tensor.
    public init(tensor: Tensor) { self.tensor = tensor }
  }

  /// Makes a node; `record` is the usual way.
  public init(
    _ derivative: Derivative, edges: [GradEdge], saved: [SavedTensor] = [], ints: [Int] = [], doubles: [Double] = [],
    shapes: [[Int]] = [], scalars: [Scalar] = [], leaf: Tensor? = nil, sequence: Int? = nil
  ) {
    self.derivative = derivative
    storedEdges = edges
    storedSaved = saved
    self.ints = ints
    self.doubles = doubles
    self.shapes = shapes
    self.scalars = scalars
    self.leaf = leaf
    if let sequence {
      self.sequence = sequence
      return
    }
    let context = TensorContext.current
    self.sequence = context.nextSequence
    context.nextSequence &+= 1
  }

  /// The name to show, where it is not that of the rule.
  @exclusivity(unchecked) public var shownName: String? { willSet { willChange() } }

  /// `name()`: `MulBackward0`.
  public var name: String { shownName ?? derivative.name }

  /// How many outputs the operation had.
  public var outputCount: Int { 1 + furtherOutputs.count }

  /// Takes over shape and type of outputs, some of which may be missing.
  package func setOutputs(_ outputs: [Tensor?]) { setOutputs(outputs.map { $0 ?? Tensor(.int(0), dtype: .int64) }) }

  func setOutputs(_ outputs: [Tensor]) {
    guard let first = outputs.first else { return }
    outputShape = first.shape
    outputDType = first.dtype
    if outputs.count > 1 { furtherOutputs = outputs.dropFirst().map { ($0.shape, $0.dtype) } }
  }

  func setOutput(shape: [Int], dtype: DType) {
    outputShape = shape
    outputDType = dtype
  }

  /// Puts back what `backward` and `record` leave in a node: its outputs, and whether its saved tensors are gone.
  public func restore(outputs: [(shape: [Int], dtype: DType)], isReleased: Bool) {
    if let first = outputs.first { (outputShape, outputDType) = first }
    furtherOutputs = Array(outputs.dropFirst())
    self.isReleased = isReleased
    if let leaf { leaf.accumulator = self }
  }

  /// Shape and type of an output.
  public func output(_ index: Int) -> (shape: [Int], dtype: DType) {
    index == 0 || index > furtherOutputs.count ? (outputShape, outputDType) : furtherOutputs[index - 1]
  }

  /// Whether a gradient for this input is wanted.
  public func needs(_ input: Int) -> Bool { input < edges.count && edges[input].node != nil }

  /// The shape of an input that requires a gradient.
  public func inputShape(_ input: Int) -> [Int] {
    guard let node = edges[input].node else { return [] }
    return node.output(edges[input].index).shape
  }

  /// The type of an input that requires a gradient.
  public func inputDType(_ input: Int) -> DType {
    guard let node = edges[input].node else { return outputDType }
    return node.output(edges[input].index).dtype
  }

  /// A saved tensor; throws when it was freed or changed in place since.
  public func savedTensor(_ index: Int) throws -> Tensor {
    guard let tensor = try savedTensorIfAny(index) else { throw TensorError.runtime("\(name): nothing saved") }
    return tensor
  }

  /// A saved tensor that may have been absent.
  public func savedTensorIfAny(_ index: Int) throws -> Tensor? {
    if isReleased { throw TensorError.runtime(Self.secondTimeMessage, facts: .freedGraph) }
    guard index < saved.count else { return nil }
    return try saved[index].unpack(of: self)
  }

  package static let secondTimeMessage =
    "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
    + "been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). "
    + "Specify retain_graph=True if you need to backward through the graph a second time or if you need to access "
    + "saved tensors after calling backward."

  /// Frees the saved tensors after backward; needing them again is an error then.
  func release() {
    guard !saved.isEmpty else { return }
    isReleased = true
    var nodes: [GradNode] = []
    Self.collect([], saved, &nodes)
    saved = []
    Self.dismantle(&nodes)
  }

  deinit {
    if storedEdges.isEmpty && storedSaved.isEmpty { return }
    var nodes: [GradNode] = []
    empty(into: &nodes)
    Self.dismantle(&nodes)
  }

  private func empty(into nodes: inout [GradNode]) {
    Self.collect(storedEdges, storedSaved, &nodes)
    storedEdges = []
    storedSaved = []
  }

  /// Lets go of a graph without recursion: every node that nobody else holds gives its contents to the work list.
  private static func dismantle(_ nodes: inout [GradNode]) {
    while var node = nodes.popLast() {
      if isKnownUniquelyReferenced(&node) { node.empty(into: &nodes) }
    }
  }

  private static func collect(_ edges: [GradEdge], _ saved: [SavedTensor], _ nodes: inout [GradNode]) {
    for edge in edges { if let node = edge.node, node.leaf == nil { nodes.append(node) } }
    for item in saved {
      guard let tensor = item.tensor else { continue }
      if let node = tensor.storedGradFn { nodes.append(node) }
      if let node = tensor.base?.storedGradFn { nodes.append(node) }
    }
  }
}
