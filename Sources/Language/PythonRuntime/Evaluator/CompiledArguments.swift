// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The arguments of a call, compiled.
struct CompiledArguments {
  /// Values given by position; `*x` spreads.
  let positional: SpreadItems
  /// Values given by name; `name` nil stands for `**x`.
  let keywords: [(name: Symbol?, node: Node)]
  private let spreadsKeywords: Bool
  /// Whether there are only positional arguments and none is spread.
  let arePositional: Bool
  /// Whether none is spread, so that each has its place or its name in the code.
  let areDirect: Bool
  /// The positional arguments.
  let operands: OperandList
  /// The positional arguments for built-in functions.
  let borrowed: BorrowedArguments

  init(positional: SpreadItems, keywords: [(name: Symbol?, node: Node)]) {
    self.positional = positional
    self.keywords = keywords
    spreadsKeywords = keywords.contains { $0.name == nil }
    arePositional = keywords.isEmpty && !positional.hasSpread
    areDirect = !spreadsKeywords && !positional.hasSpread
    operands = positional.plain ?? OperandList([])
    borrowed = BorrowedArguments(positional.plain == nil ? [] : positional.nodes.map(\.node))
  }

  /// Whether evaluating them surely assigns no local variable of the frame.
  var leaveLocals: Bool {
    positional.nodes.allSatisfy(\.node.leavesLocals) && keywords.allSatisfy(\.node.leavesLocals)
  }

  func evaluate(_ frame: Frame, receiver: Value? = nil, callee: () -> String) throws -> Arguments {
    var values: [Value] = []
    if arePositional {
      values.reserveCapacity(operands.count + 1)
      if let receiver { values.append(receiver) }
      for i in 0..<operands.count { values.append(try operands.evaluate(i, frame)) }
      return Arguments(values)
    }
    // One `*x` alone goes to the call as it is, which knows whose argument it is; several make a list first.
    let isAlone = positional.nodes.count == 1
    values = try positional.evaluate(frame) { isAlone ? "\(callee()) argument" : "Value" }
    if let receiver { values.insert(receiver, at: 0) }
    var named: [(name: Symbol, value: Value)] = []
    var strange: [Value] = []
    for (name, node) in keywords {
      let value = try node.evaluate(frame)
      if let name {
        if spreadsKeywords, named.contains(where: { $0.name == name }) {
          throw marked(
            PyError.type("\(callee()) got multiple values for keyword argument '\(name.name)'"), node.span, frame)
        }
        named.append((name, value))
        continue
      }
      do {
        guard try frame.interpreter.isMapping(value) else {
          let given = frame.interpreter.type(of: value).name
          throw PyError.type("\(callee()) argument after ** must be a mapping, not \(given)")
        }
        try frame.interpreter.forEachPair(of: value) { key, item in
          guard let text = key.text else {
            if try strange.contains(where: { try frame.interpreter.equals($0, key) }) {
              let text = try frame.interpreter.str(key)
              throw PyError.type("\(callee()) got multiple values for keyword argument '\(text)'")
            }
            return strange.append(key)
          }
          let symbol = Symbol(text)
          if named.contains(where: { $0.name == symbol }) {
            throw PyError.type("\(callee()) got multiple values for keyword argument '\(text)'")
          }
          named.append((symbol, item))
        }
      } catch { throw marked(error, node.span, frame) }
    }
    if !strange.isEmpty, let spread = keywords.last(where: { $0.name == nil }) {
      throw marked(PyError.type("keywords must be strings"), spread.node.span, frame)
    }
    return Arguments(values, keywords: named)
  }
}
