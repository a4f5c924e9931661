// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// The recorded operations behind a tensor, as facts: `%graph` draws them.
struct AutogradGraph {
  /// The operation that made the tensor.
  let root: GradNode
  /// How many operations there are, leaves not counted.
  private(set) var operationCount = 0
  /// The leaves that a gradient reaches, in the order in which they are met.
  private(set) var leaves: [Tensor] = []
  /// The bytes of memory that the operations keep, each block once.
  private(set) var savedBytes = 0
  /// How many operations have lost what they kept.
  private(set) var freedCount = 0
  /// The longest way from a node to the end of the graph.
  private var heights: [ObjectIdentifier: Int] = [:]
  private var numbers: [ObjectIdentifier: Int] = [:]

  /// Walks the graph once, without recursion.
  init(_ root: GradNode) {
    self.root = root
    var stack: [(node: GradNode, next: Int)] = [(root, 0)]
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(root)]
    var blocks: Set<ObjectIdentifier> = []
    var sequences: [(sequence: Int, key: ObjectIdentifier)] = []
    note(root, &blocks)
    while let (node, next) = stack.last {
      if next < node.edges.count {
        stack[stack.count - 1].next += 1
        guard let child = node.edges[next].node, seen.insert(ObjectIdentifier(child)).inserted else { continue }
        note(child, &blocks)
        stack.append((child, 0))
      } else {
        stack.removeLast()
        if node.leaf == nil { sequences.append((node.sequence, ObjectIdentifier(node))) }
        heights[ObjectIdentifier(node)] = 1 + (node.edges.compactMap { $0.node.map(height) }.max() ?? 0)
      }
    }
    sequences.sort { $0.sequence > $1.sequence }
    for (place, item) in sequences.enumerated() { numbers[item.key] = place + 1 }
  }

  /// The number of an operation in the order in which a backward pass takes them, from 1.
  func number(of node: GradNode) -> Int { numbers[ObjectIdentifier(node)] ?? 0 }

  private mutating func note(_ node: GradNode, _ blocks: inout Set<ObjectIdentifier>) {
    if let leaf = node.leaf {
      leaves.append(leaf)
      return
    }
    operationCount += 1
    if node.isReleased { freedCount += 1 }
    for tensor in node.saved.compactMap(\.tensor) where blocks.insert(ObjectIdentifier(tensor.storage)).inserted {
      savedBytes += tensor.storage.buffer.byteCount
    }
  }

  /// The number of nodes on the longest way from a node to the end.
  func height(_ node: GradNode) -> Int { heights[ObjectIdentifier(node)] ?? 0 }
}
