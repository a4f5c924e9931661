// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

extension BuiltinFunction {
  /// The call with a receiver, if there is one, and arguments as they stand in the code: they are evaluated straight into the values that
  /// the body gets. Nil, with nothing evaluated, when arguments are gathered, missing, unknown or too many: such calls go the general
  /// way, which also words the errors.
  func boundCall(
    receiver: Value?, _ arguments: CompiledArguments, _ span: SourceSpan, _ frame: Frame
  ) throws -> Value? {
    let layout = try layout()
    let given = arguments.operands.count &+ (receiver == nil ? 0 : 1)
    guard arguments.areDirect, layout.valueCount >= 0, given <= layout.positionalCount,
      layout.accepts(given, arguments.keywords)
    else { return nil }
    var values: [Value] = []
    values.reserveCapacity(layout.valueCount)
    if let receiver { values.append(receiver) }
    var i = 0
    while i < arguments.operands.count {
      values.append(try arguments.operands.evaluate(i, frame))
      i &+= 1
    }
    while values.count < layout.valueCount { values.append(layout.defaults[values.count]) }
    if !arguments.keywords.isEmpty {
      for (name, node) in arguments.keywords {
        if let name, let position = layout.position(ofKeyword: name) { values[position] = try node.evaluate(frame) }
      }
    }
    notePlace(span, frame)
    do {
      try frame.stack.enter()
      defer { frame.stack.leave() }
      if let interceptor = Self.interceptor {
        let named = layout.named(arguments.keywords, values)
        if let result = try interceptor(self, Arguments(Array(values.prefix(given)), keywords: named)) { return result }
      }
      return try callBody(Bound(values: values, builtin: self))
    } catch {
      guard style != .python, let refined = Self.refinedRefusal else { throw marked(error, span, frame) }
      let named = layout.named(arguments.keywords, values)
      throw marked(refined(self, Arguments(Array(values.prefix(given)), keywords: named), error), span, frame)
    }
  }
}

extension ParameterLayout {
  /// The arguments that were given by name, of all values.
  fileprivate func named(
    _ keywords: [(name: Symbol?, node: Node)], _ values: [Value]
  ) -> [(name: Symbol, value: Value)] {
    keywords.compactMap { name, _ in
      name.flatMap { name in position(ofKeyword: name).map { (name: name, value: values[$0]) } }
    }
  }

  /// Whether so many arguments by position and these by name give each parameter one value at most, and those that must have one theirs.
  @inline(__always)
  fileprivate func accepts(_ given: Int, _ keywords: [(name: Symbol?, node: Node)]) -> Bool {
    // At most as many as there are bits.
    let byPosition: UInt = given == UInt.bitWidth ? .max : (1 << UInt(given)) &- 1
    if keywords.isEmpty { return required & ~byPosition == 0 }
    return accepts(byPosition, names: keywords)
  }

  @inline(never)
  private func accepts(_ byPosition: UInt, names: [(name: Symbol?, node: Node)]) -> Bool {
    var known = byPosition
    for (name, _) in names {
      guard let name, let position = position(ofKeyword: name), known & (1 << UInt(position)) == 0 else { return false }
      known |= 1 << UInt(position)
    }
    return required & ~known == 0
  }
}
