// SPDX-License-Identifier: GPL-3.0-or-later

/// The gradient functions that work on several tensors: `torch.autograd`.
public enum Autograd {
  /// `torch.autograd.backward`: adds the gradients of `tensors` to the `grad` of the leaves.
  public static func backward(
    _ tensors: [Tensor], gradients: [Tensor?]? = nil, retainGraph: Bool? = nil, createGraph: Bool = false,
    inputs: [Tensor]? = nil
  ) throws {
    let seeds = try self.seeds(tensors, gradients, createGraph: createGraph)
    if let inputs, inputs.isEmpty { throw TensorError.runtime("`inputs` argument to `backward()` cannot be empty.") }
    for input in inputs ?? [] where !input.requiresGrad {
      throw TensorError.runtime("One of the differentiated Tensors does not require grad")
    }
    for input in inputs ?? [] where input.gradFn != nil { try input.retainGrad() }
    var pass = BackwardPass(
      retainGraph: retainGraph ?? createGraph, createGraph: createGraph, targets: inputs, accumulates: true)
    _ = try pass.run(tensors, seeds)
  }

  /// `torch.autograd.grad`: the gradients of `outputs` with respect to `inputs`, without touching any `grad`.
  public static func grad(
    outputs: [Tensor], inputs: [Tensor], gradOutputs: [Tensor?]? = nil, retainGraph: Bool? = nil,
    createGraph: Bool = false, allowUnused: Bool = false
  ) throws -> [Tensor?] {
    let seeds = try self.seeds(outputs, gradOutputs, createGraph: createGraph)
    if inputs.isEmpty { throw TensorError.runtime("`inputs` argument to `grad()` cannot be empty.") }
    for input in inputs where !input.requiresGrad {
      throw TensorError.runtime("One of the differentiated Tensors does not require grad")
    }
    var pass = BackwardPass(
      retainGraph: retainGraph ?? createGraph, createGraph: createGraph, targets: inputs, accumulates: false)
    let results = try pass.run(outputs, seeds)
    if !allowUnused, let index = results.firstIndex(where: { $0 == nil }) {
      throw TensorError.runtime(
        "The differentiated Tensor at index \(index) appears to not have been used in the graph. Set "
          + "allow_unused=True if this is the desired behavior.")
    }
    return results
  }

  private static func seeds(_ tensors: [Tensor], _ gradients: [Tensor?]?, createGraph: Bool) throws -> [Tensor] {
    if let gradients, gradients.count != tensors.count {
      throw TensorError.runtime("got \(tensors.count) tensors and \(gradients.count) gradients")
    }
    var seeds: [Tensor] = []
    for (i, tensor) in tensors.enumerated() {
      if let gradient = gradients?[i] {
        if gradient.shape != tensor.shape {
          throw TensorError.runtime(
            "Mismatch in shape: grad_output[\(i)] has a shape of torch.Size(\(Shape.text(gradient.shape))) and "
              + "output[\(i)] has a shape of torch.Size(\(Shape.text(tensor.shape))).")
        }
        seeds.append(gradient)
        continue
      }
      if tensor.requiresGrad {
        if tensor.numel != 1 {
          throw TensorError.runtime(
            "grad can be implicitly created only for scalar outputs", facts: .severalNumbers(tensor.shape))
        }
        seeds.append(try Tensor.ones(tensor.shape, dtype: tensor.dtype))
      } else {
        seeds.append(tensor)
      }
    }
    for (i, tensor) in tensors.enumerated() where !tensor.requiresGrad {
      throw TensorError.runtime(
        "element \(i) of tensors does not require grad and does not have a grad_fn", facts: .noGradient)
    }
    return seeds
  }
}

/// One walk through the graph, from the roots to the leaves, without recursion.
struct BackwardPass {
  let retainGraph: Bool
  let createGraph: Bool
  let targets: [Tensor]?
  let accumulates: Bool
  private var ready: [GradNode] = []
  private var visited: [GradNode] = []
  private var captures: [ObjectIdentifier: [(index: Int, position: Int)]] = [:]
  private var captured: [GradNode] = []
  private var results: [Tensor?] = []
  private var interrupted: [(node: GradNode, pass: Int, dependencies: Int, incoming: [Tensor?], isNeeded: Bool)] = []

  init(retainGraph: Bool, createGraph: Bool, targets: [Tensor]?, accumulates: Bool) {
    self.retainGraph = retainGraph
    self.createGraph = createGraph
    self.targets = targets
    self.accumulates = accumulates
  }

  mutating func run(_ roots: [Tensor], _ seeds: [Tensor]) throws -> [Tensor?] {
    let context = TensorContext.current
    let pass = context.nextPass
    context.nextPass &+= 1
    let modeBefore = context.gradEnabled
    context.gradEnabled = createGraph
    context.runningPasses += 1
    let outerPass = context.runningPass
    context.runningPass = pass
    let outer = (context.runningNode, context.passKeepsGraph, context.passKind)
    context.passKeepsGraph = retainGraph
    context.passKind = targets == nil ? .whole : accumulates ? .chosen : .gradients
    let firstCallback = context.backwardCallbacks.count
    defer {
      context.runningPass = outerPass
      (context.runningNode, context.passKeepsGraph, context.passKind) = outer
      context.backwardCallbacks.removeSubrange(firstCallback...)
      context.gradEnabled = modeBefore
      context.runningPasses -= 1
      for node in visited {
        node.incoming = []
        node.isNeeded = false
      }
      // A pass inside of another one: the nodes that both visit go on where they were.
      for state in interrupted {
        (state.node.pass, state.node.dependencies) = (state.pass, state.dependencies)
        (state.node.incoming, state.node.isNeeded) = (state.incoming, state.isNeeded)
      }
    }
    results = [Tensor?](repeating: nil, count: targets?.count ?? 0)
    for (position, target) in (targets ?? []).enumerated() {
      let edge = target.gradEdge
      guard let node = edge.node else { continue }
      captures[ObjectIdentifier(node), default: []].append((edge.index, position))
      // A leaf's node lives only as long as somebody holds it, and what comes after it may lie in the same place.
      captured.append(node)
    }
    let edges = roots.map(\.gradEdge)
    visit(edges, pass)
    if accumulates, targets != nil { for node in visited where isCaptured(node) { node.isNeeded = true } }
    for (edge, seed) in zip(edges, seeds) {
      guard let node = edge.node else { continue }
      try add(seed, to: node, edge.index)
    }
    var started = Set<ObjectIdentifier>()
    for edge in edges {
      if let node = edge.node, node.dependencies == 0, started.insert(ObjectIdentifier(node)).inserted { push(node) }
    }
    var steps = 0
    while let node = pop() {
      steps &+= 1
      if steps & 0xf == 0 { try context.checkInterrupt?() }
      context.runningNode = node
      do { try execute(node) } catch {
        if context.detectsAnomalies { context.reportAnomaly?(node) }
        throw error
      }
    }
    // A callback may ask for another one.
    var next = firstCallback
    while next < context.backwardCallbacks.count {
      try context.backwardCallbacks[next]()
      next += 1
    }
    return results
  }

  /// Counts for each node how many gradients it waits for, and marks the nodes that lead to a target.
  private mutating func visit(_ roots: [GradEdge], _ pass: Int) {
    var stack: [(node: GradNode, next: Int)] = []
    for edge in roots {
      guard let root = edge.node, root.pass != pass else { continue }
      enter(root, pass)
      stack.append((root, 0))
      while let (node, next) = stack.last {
        if next < node.edges.count {
          stack[stack.count - 1].next += 1
          guard let child = node.edges[next].node else { continue }
          if child.pass != pass {
            enter(child, pass)
            stack.append((child, 0))
          }
          child.dependencies += 1
        } else {
          stack.removeLast()
          if targets != nil, !node.isNeeded {
            for edge in node.edges {
              guard let child = edge.node else { continue }
              if child.isNeeded || isCaptured(child) { node.isNeeded = true }
            }
          }
        }
      }
    }
  }

  private mutating func enter(_ node: GradNode, _ pass: Int) {
    if TensorContext.current.runningPasses > 1 {
      interrupted.append((node, node.pass, node.dependencies, node.incoming, node.isNeeded))
    }
    node.pass = pass
    node.dependencies = 0
    node.incoming = [Tensor?](repeating: nil, count: node.outputCount)
    node.isNeeded = targets == nil
    visited.append(node)
  }

  private func add(_ gradient: Tensor, to node: GradNode, _ index: Int) throws {
    if let before = node.incoming[index] {
      node.incoming[index] = nil
      node.incoming[index] = try before.add(gradient)
    } else {
      node.incoming[index] = gradient
    }
  }

  private mutating func execute(_ node: GradNode) throws {
    var gradients = node.incoming
    node.incoming = []
    // What leads to no target is neither run nor freed.
    guard node.isNeeded || isCaptured(node) else { return }
    if let leaf = node.leaf {
      guard let gradient = gradients[0] else { return }
      gradients = []
      try finish(leaf, node, gradient)
      return
    }
    if node.isNeeded { capture(gradients, node) }
    for index in node.outputHooks.keys.sorted() where index < gradients.count {
      gradients[index] = try node.outputHooks[index]?.run(gradients[index])
    }
    for (index, entry) in node.retained {
      if let tensor = entry.tensor, let gradient = gradients[index] {
        tensor.grad = try tensor.grad.map { try $0.add(gradient) } ?? gradient
      }
    }
    guard node.isNeeded else {
      capture(gradients, node)
      return
    }
    var outgoing: [Tensor?] = []
    if gradients.contains(where: { $0 != nil }) {
      if let hooks = node.nodeHooks { gradients = try hooks.runBefore(gradients) }
      outgoing = try node.derivative.apply(node, gradients)
      if TensorContext.current.checksNaN { try Self.checkNaN(outgoing, node) }
      if let nodeHooks = node.nodeHooks {
        for (i, edge) in node.edges.enumerated() where i < outgoing.count {
          guard let next = edge.node, let gradient = outgoing[i] else { continue }
          let shape = next.output(edge.index).shape
          if gradient.shape != shape, let reduced = try? gradient.sumToSize(shape) { outgoing[i] = reduced }
        }
        outgoing = try nodeHooks.runAfter(outgoing, gradients)
      }
      gradients = []
      if createGraph, Derivatives.piecewise.contains(node.name), let slope = outgoing[0] {
        outgoing[0] = Self.flat(slope, of: node.edges[0])
      }
    }
    for (i, edge) in node.edges.enumerated() {
      guard let next = edge.node else { continue }
      if i < outgoing.count, let gradient = outgoing[i] {
        outgoing[i] = nil
        let (shape, dtype) = next.output(edge.index)
        var valid = gradient
        if gradient.shape != shape {
          guard let reduced = try? gradient.sumToSize(shape) else {
            throw TensorError.runtime(
              "Function \(node.name) returned an invalid gradient at index \(i) - got \(Shape.text(gradient.shape)) "
                + "but expected shape compatible with \(Shape.text(shape))")
          }
          valid = reduced
        }
        if valid.dtype != dtype { valid = try valid.to(dtype) }
        try add(valid, to: next, edge.index)
      }
      next.dependencies -= 1
      if next.dependencies == 0 { push(next) }
    }
    if !retainGraph { node.release() }
  }

  private func isCaptured(_ node: GradNode) -> Bool { !captures.isEmpty && captures[ObjectIdentifier(node)] != nil }

  /// Takes out the gradients that were asked for.
  private mutating func capture(_ gradients: [Tensor?], _ node: GradNode) {
    guard !captures.isEmpty, let wanted = captures[ObjectIdentifier(node)] else { return }
    for (index, position) in wanted { results[position] = gradients[index] }
  }

  /// Refuses gradients that are no numbers, in `torch.autograd.detect_anomaly`.
  private static func checkNaN(_ outgoing: [Tensor?], _ node: GradNode) throws {
    for (i, gradient) in outgoing.enumerated() {
      guard let gradient, gradient.dtype.isFloatingPoint else { continue }
      if try gradient.detach().isnan().any().item() == .bool(true) {
        throw TensorError.runtime("Function '\(node.name)' returned nan values in its \(i)th output.")
      }
    }
  }

  /// A gradient with a history that also leads, with slope zero, to the input of its operation.
  private static func flat(_ gradient: Tensor, of input: GradEdge) -> Tensor {
    let node = GradNode(Derivatives.flatSlope, edges: [gradient.gradEdge, input])
    let result = gradient.sharedAlias()
    node.setOutput(shape: result.shape, dtype: result.dtype)
    result.gradFn = node
    return result
  }

  private mutating func finish(_ leaf: Tensor, _ node: GradNode, _ incoming: consuming Tensor) throws {
    var gradient = consume incoming
    if let hooks = leaf.hooks, let changed = try hooks.run(gradient) { gradient = changed }
    if targets != nil, !accumulates {
      capture([gradient], node)
      return
    }
    if let hooks = node.nodeHooks { gradient = try hooks.runBefore([gradient])[0] ?? gradient }
    // What hooks get is held only where there are any, so that the gradient can be taken over as it is.
    let isFirst = leaf.grad == nil
    let forHooks = isFirst || node.nodeHooks == nil ? nil : gradient
    if let old = leaf.grad {
      if createGraph {
        leaf.grad = try old.add(gradient)
      } else {
        _ = try old.add_(gradient)
      }
    } else if createGraph {
      let copy = try gradient.detach().clone()
      record(Derivatives.copy, inputs: [copy.sharedAlias(), gradient], outputs: [copy])
      leaf.grad = copy
    } else if targets == nil, gradient.strides == leaf.strides, isKnownUniquelyReferenced(&gradient),
      isKnownUniquelyReferenced(&gradient.storage)
    {
      leaf.grad = gradient
    } else {
      leaf.grad = try gradient.detach().clone(likeStridesOf: leaf)
    }
    try leaf.postAccumulate?.entries.forEach { _ = try $0.call(leaf) }
    if let hooks = node.nodeHooks { _ = try hooks.runAfter([], [forHooks ?? leaf.grad]) }
  }

  // A heap of nodes that wait for nothing; leaves first, then the latest recorded.
  private static func precedes(_ a: GradNode, _ b: GradNode) -> Bool {
    let (x, y) = (a.leaf == nil ? a.sequence : Int.max, b.leaf == nil ? b.sequence : Int.max)
    return x > y
  }

  private mutating func push(_ node: GradNode) {
    ready.append(node)
    var child = ready.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard Self.precedes(ready[child], ready[parent]) else { break }
      ready.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func pop() -> GradNode? {
    guard let last = ready.popLast() else { return nil }
    guard let first = ready.first else { return last }
    ready[0] = last
    var parent = 0
    while true {
      var best = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < ready.count && Self.precedes(ready[child], ready[best]) { best = child }
      if best == parent { return first }
      ready.swapAt(best, parent)
      parent = best
    }
  }
}

extension Tensor {
  /// `backward(gradient, retain_graph, create_graph, inputs)`: adds the gradients of this tensor to the leaves' `grad`.
  public func backward(
    gradient: Tensor? = nil, retainGraph: Bool? = nil, createGraph: Bool = false, inputs: [Tensor]? = nil
  ) throws {
    try Autograd.backward(
      [self], gradients: [gradient], retainGraph: retainGraph, createGraph: createGraph, inputs: inputs)
  }

  /// `retain_grad()`: keeps the gradient of this tensor although it is no leaf.
  public func retainGrad() throws {
    guard requiresGrad else {
      throw TensorError.runtime("can't retain_grad on Tensor that has requires_grad=False")
    }
    guard let node = gradFn, !retainsGrad else { return }
    retainsGrad = true
    node.retained[outputIndex] = GradNode.WeakTensor(tensor: self)
  }

  /// `register_hook(hook)`: returns its number among `gradHooks`; `function` is the language's function behind it.
  @discardableResult
  public func registerHook(_ hook: @escaping (Tensor?) throws -> Tensor?, function: AnyObject? = nil) throws -> Int {
    guard requiresGrad else {
      throw TensorError.runtime("cannot register a hook on a tensor that doesn't require gradient")
    }
    return gradHooks.add(hook, function: function)
  }

  /// The hooks on the gradient of this tensor, made on first use.
  public var gradHooks: GradHooks {
    if let node = gradFn {
      if let hooks = node.outputHooks[outputIndex] { return hooks }
      let hooks = GradHooks()
      node.outputHooks[outputIndex] = hooks
      return hooks
    }
    if let hooks { return hooks }
    let fresh = GradHooks()
    hooks = fresh
    return fresh
  }

  /// `requires_grad_(flag)`.
  @discardableResult
  public func requiresGrad_(_ flag: Bool = true) throws -> Tensor {
    if flag, storage.isInference, !TensorContext.current.inferenceMode {
      throw TensorError.runtime("Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.")
    }
    if flag && !dtype.isFloatingPoint {
      throw TensorError.runtime("only Tensors of floating point dtype can require gradients")
    }
    if gradFn != nil {
      if !flag {
        throw TensorError.runtime(
          "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a "
            + "subgraph that doesn't require differentiation use var_no_grad = var.detach().")
      }
      return self
    }
    leafRequiresGrad = flag
    return self
  }
}
