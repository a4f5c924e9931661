// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// The gradients that pass through a graph: of every operation's outputs and of every leaf.
final class GradientTrace {
  /// An operation that a gradient passed.
  struct Step {
    let node: GradNode
    /// The gradients of its outputs by their number.
    var gradients: [Int: Tensor]
  }
  /// The operations in the order of the backward pass.
  private(set) var steps: [Step] = []
  private var places: [ObjectIdentifier: Int] = [:]
  /// The leaves with what they got in this pass, in the order of the graph.
  private(set) var leaves: [(tensor: Tensor, before: Tensor?, gradient: Tensor?)] = []
  /// Who uses an operation's or a leaf's result: the operation, and the number of its input.
  private var users: [ObjectIdentifier: [(node: GradNode, input: Int)]] = [:]

  private let graph: AutogradGraph

  /// Looks on while `backward` runs; the caller puts the workspace back.
  init(from root: GradNode, _ backward: () throws -> Void) throws {
    graph = AutogradGraph(root)
    var stack = [root]
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(root)]
    var ends: [(Tensor, Tensor?)] = []
    while let node = stack.popLast() {
      if let leaf = node.leaf {
        ends.append((leaf, leaf.grad?.held))
        continue
      }
      watch(node)
      for (input, edge) in node.edges.enumerated() {
        guard let child = edge.node else { continue }
        users[ObjectIdentifier(child), default: []].append((node, input))
        if seen.insert(ObjectIdentifier(child)).inserted { stack.append(child) }
      }
    }
    try backward()
    leaves = ends.map { leaf, before in
      guard let now = leaf.grad else { return (leaf, before, nil) }
      // What was there before was added to.
      let fresh = TensorContext.withoutGrad { before.map { try? now.sub($0) } ?? now.held }
      return (leaf, before, fresh)
    }
  }

  private func watch(_ node: GradNode) {
    for output in 0..<node.outputCount {
      let hooks = node.outputHooks[output] ?? GradHooks()
      _ = hooks.add { [weak self] gradient in
        if let gradient { self?.note(node, output, gradient) }
        return nil
      }
      node.outputHooks[output] = hooks
    }
  }

  private func note(_ node: GradNode, _ output: Int, _ gradient: Tensor) {
    let key = ObjectIdentifier(node)
    if let place = places[key] {
      steps[place].gradients[output] = gradient.held
    } else {
      places[key] = steps.count
      steps.append(Step(node: node, gradients: [output: gradient.held]))
    }
  }

  /// The gradient of an operation's output.
  func gradient(of node: GradNode, output: Int = 0) -> Tensor? {
    places[ObjectIdentifier(node)].flatMap { steps[$0].gradients[output] }
  }

  /// The number of an operation in the order of the backward pass, from 1; `%graph` has the same.
  func number(of node: GradNode) -> Int { graph.number(of: node) }

  /// The operations that a gradient of this node comes from.
  func users(of node: GradNode) -> [(node: GradNode, input: Int)] { users[ObjectIdentifier(node)] ?? [] }
}
