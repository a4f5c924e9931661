// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// `%graph`: the recorded operations from a tensor down to its leaves, as text.
///
/// The longest way stands at the left, one operation below the other; what joins it hangs on branches. What repeats along the way
/// is folded, and a limit keeps the drawing to what can be read.
struct GraphDrawing {
  private let graph: AutogradGraph
  private let names: WorkspaceNames
  private let options: RenderOptions
  /// How many lines are drawn at most.
  private let limit: Int
  /// How many operations are looked at before folding.
  private static let most = 5000
  private var drawn: Set<ObjectIdentifier> = []
  private var stops: [String] = []

  /// An operation of the main way with what hangs on it.
  private struct Block {
    var lines: [String]
    /// What must be equal for two operations to count as the same step.
    var signature: String
    var number: Int
    var name: String
  }

  init(_ graph: AutogradGraph, _ names: WorkspaceNames, limit: Int, _ options: RenderOptions) {
    self.graph = graph
    self.names = names
    self.limit = limit
    self.options = options
  }

  private var isASCII: Bool { options.glyphs == .ascii }
  private var fork: String { isASCII ? "|-- " : "├─ " }
  private var bar: String { isASCII ? "|   " : "│  " }
  private var link: String { isASCII ? "|" : "│" }
  private var leads: String { isASCII ? "<-" : "←" }

  /// The drawing.
  mutating func text(of title: String) -> String {
    let dot = isASCII ? " - " : " · "
    let facts = [
      TextLayout.truncated(TextLayout.oneLine(title), to: 40, options.glyphs),
      Counted.text(graph.operationCount, "operation"), Counted.text(graph.leaves.count, "leaf", "leaves"),
      graph.freedCount > 0
        ? "what \(graph.freedCount) of them saved was freed by backward()"
        : "\(Counted.grouped(graph.savedBytes)) bytes saved for backward",
    ]
    var lines = TextLayout.wrapped(
      facts.map(options.said).joined(separator: dot), to: options.width, indent: 2)
    let all = folded(blocks(from: graph.root, level: 0))
    lines += all.prefix(limit)
    if all.count > limit {
      lines.append(options.said("\(Counted.text(all.count - limit, "more line")); limit=\(all.count) shows them"))
    }
    let left = graph.operationCount - drawn.count
    if left > 0 { lines.append(options.said("\(Counted.text(left, "more operation")) further down")) }
    lines += endings()
    return lines.map { TextLayout.truncated($0, to: options.width, options.glyphs) }.joined(separator: "\n")
  }

  private func endings() -> [String] {
    let reached = graph.leaves.prefix(12).map { leafText($0) } + (graph.leaves.count > 12 ? ["…"] : [])
    var lines = options.wrapped(
      "Gradients reach " + (reached.isEmpty ? "no leaf" : reached.joined(separator: ", ")) + ".", indent: 2)
    if !stops.isEmpty {
      var told: Set<String> = []
      let names = stops.filter { told.insert($0).inserted }
      lines += options.wrapped(
        "They stop at \(names.prefix(8).joined(separator: ", "))\(names.count > 8 ? " …" : ""): "
          + "no gradient is wanted there (requires_grad is False, or it was made by detach() or under no_grad()).",
        indent: 2)
    }
    return isASCII ? lines.map { String($0.map { $0 == "…" ? "~" : $0 }) } : lines
  }

  private func leafText(_ leaf: Tensor) -> String {
    "\(names.name(of: leaf) ?? "a leaf") \(Counted.shape(leaf.shape))"
  }

  // MARK: Operations

  /// The longest way from an operation down; it is known before its branches, so that what joins it further down can say where.
  private mutating func mainWay(from start: GradNode) -> [GradNode] {
    var way: [GradNode] = []
    var current: GradNode? = start
    while let node = current, drawn.count < Self.most {
      way.append(node)
      drawn.insert(ObjectIdentifier(node))
      current = mainInput(of: node)
    }
    return way
  }

  private mutating func blocks(from start: GradNode, level: Int) -> [Block] {
    let way = mainWay(from: start)
    return way.enumerated().map { place, node in
      let number = graph.number(of: node)
      let next = place + 1 < way.count ? way[place + 1] : nil
      var block = Block(lines: [line(of: node, number)], signature: node.name, number: number, name: node.name)
      var unnamed = wantedNothing(node)
      var isOnWay = false
      for (i, edge) in node.edges.enumerated() {
        guard let child = edge.node else {
          let known = unnamed.isEmpty ? nil : unnamed.removeFirst()
          if known?.hasPrefix("the number") == true {
            block.lines.append(fork + options.said(known ?? ""))
          } else {
            stops.append(known ?? "input \(i) of #\(number)")
            block.lines.append(fork + options.said("\(known ?? "input \(i)"): no gradient wanted"))
          }
          block.signature += "|none"
          continue
        }
        if child === next, !isOnWay {
          isOnWay = true
        } else {
          append(child, to: &block, level)
        }
      }
      return block
    }
  }

  private mutating func append(_ child: GradNode, to block: inout Block, _ level: Int) {
    if let leaf = child.leaf {
      block.lines.append(fork + options.said("\(leafText(leaf)), leaf"))
      block.signature += "|leaf"
    } else if drawn.contains(ObjectIdentifier(child)) {
      block.lines.append(fork + options.said("to #\(graph.number(of: child)) \(child.name)"))
      block.signature += "|again"
    } else if let leaf = onlyLeaf(of: child), drawn.count < Self.most {
      drawn.insert(ObjectIdentifier(child))
      let number = graph.number(of: child)
      block.lines.append("\(fork)\(line(of: child, number)) \(leads) " + options.said("\(leafText(leaf)), leaf"))
      block.signature += "|\(child.name)"
    } else if level < 8, drawn.count < Self.most {
      let inner = blocks(from: child, level: level + 1)
      for (i, line) in folded(inner).enumerated() { block.lines.append((i == 0 ? fork : bar) + line) }
      block.signature += "|(" + inner.map(\.signature).joined(separator: ",") + ")"
    } else {
      block.lines.append(fork + options.said("\(child.name), not drawn"))
      block.signature += "|more"
    }
  }

  private func onlyLeaf(of node: GradNode) -> Tensor? { node.edges.count == 1 ? node.edges[0].node?.leaf : nil }

  /// The input on the longest way down that is not drawn yet.
  private func mainInput(of node: GradNode) -> GradNode? {
    node.edges.compactMap(\.node).filter { $0.leaf == nil && !drawn.contains(ObjectIdentifier($0)) }
      .max { graph.height($0) < graph.height($1) }
  }

  /// The names or shapes of saved inputs without a gradient, when they must be the inputs that want none.
  private func wantedNothing(_ node: GradNode) -> [String] {
    let count = node.edges.count { $0.node == nil }
    guard count > 0 else { return [] }
    let kept = node.saved.filter { $0.outputIndex == nil }.compactMap(\.tensor).filter { !$0.requiresGrad }
    guard kept.count == count else { return [] }
    return kept.map { tensor in
      if let name = names.name(of: tensor) { return "\(name) \(Counted.shape(tensor.shape))" }
      return tensor.rank == 0 && tensor.numel == 1
        ? "the number \(NumberText.short(tensor.lookedDoubles()[0]))" : "a tensor \(Counted.shape(tensor.shape))"
    }
  }

  private func line(of node: GradNode, _ number: Int) -> String {
    var text = "#\(number) \(node.name) \(Counted.shape(node.outputShape))"
    if node.outputCount > 1 { text += " " + options.said("and \(node.outputCount - 1) more") }
    if let name = names.name(ofResultOf: node) { text += " = \(name)" }
    if node.isReleased { return text + options.said(", saved tensors freed") }
    let kept = node.saved.compactMap { saved -> String? in
      guard let tensor = saved.tensor else { return nil }
      if saved.outputIndex != nil { return "its result" }
      if let name = names.name(of: tensor) { return "\(name) \(Counted.shape(tensor.shape))" }
      return Counted.shape(tensor.shape)
    }
    return kept.isEmpty ? text : text + options.said(", saves " + kept.joined(separator: " and "))
  }

  // MARK: Folding

  /// The lines of operations, where three or more equal stretches become the first, a word about the middle, and the last.
  private func folded(_ blocks: [Block]) -> [String] {
    var lines: [String] = []
    var i = 0
    func show(_ range: Range<Int>) {
      for block in blocks[range] {
        if let last = lines.last, last.hasPrefix(fork) || last.hasPrefix(bar) { lines.append(link) }
        lines += block.lines
      }
    }
    while i < blocks.count {
      guard let (period, times) = repetition(in: blocks, at: i) else {
        show(i..<(i + 1))
        i += 1
        continue
      }
      show(i..<(i + period))
      let middle = blocks[(i + period)..<(i + period * (times - 1))]
      let kinds = blocks[i..<(i + period)].map(\.name)
      let shown = kinds.prefix(4).joined(separator: ", ") + (kinds.count > 4 ? " and so on" : "")
      lines.append(
        (isASCII ? ": " : "┊ ")
          + options.said(
            "\(shown): \(times - 2) times more, #\(middle.first?.number ?? 0) to #\(middle.last?.number ?? 0)"))
      show((i + period * (times - 1))..<(i + period * times))
      i += period * times
    }
    return lines
  }

  private func repetition(in blocks: [Block], at start: Int) -> (period: Int, times: Int)? {
    var best: (period: Int, times: Int)?
    for period in 1...32 where start + 3 * period <= blocks.count {
      var times = 1
      while start + (times + 1) * period <= blocks.count,
        (0..<period).allSatisfy({
          blocks[start + $0].signature == blocks[start + times * period + $0].signature
        })
      { times += 1 }
      guard times >= 3, period * (times - 2) >= 3 else { continue }
      if let known = best, known.period * known.times >= period * times { continue }
      best = (period, times)
    }
    return best
  }
}
