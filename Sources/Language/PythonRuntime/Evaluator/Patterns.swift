// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Names and their values that a pattern has taken; they are assigned once the whole pattern fits.
typealias Captures = [(target: Target, value: Value)]

/// A compiled pattern.
class PatternNode {
  let span: SourceSpan
  init(_ span: SourceSpan) { self.span = span }
  /// Whether the value fits; captures are added on the way.
  func matches(_ value: Value, _ captures: inout Captures, _ frame: Frame) throws -> Bool { false }
}

/// `match subject:`, the cases in order.
final class MatchStatement: StatementNode {
  struct Case {
    let pattern: PatternNode
    let condition: Node?
    let body: Block
  }
  let subject: Node
  let cases: [Case]
  /// In generators: remembers the case whose body was left by a `yield`; -1 elsewhere.
  let slot: Int
  init(_ subject: Node, _ cases: [Case], slot: Int, _ span: SourceSpan) {
    self.subject = subject
    self.cases = cases
    self.slot = slot
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Completion {
    if frame.isResuming, slot >= 0, case .int(let index) = frame.slots[slot], cases.indices.contains(index) {
      return try cases[index].body.execute(frame)
    }
    let value = try subject.evaluate(frame)
    for (index, item) in cases.enumerated() {
      var captures: Captures = []
      do {
        guard try item.pattern.matches(value, &captures, frame) else { continue }
      } catch { throw marked(error, item.pattern.span, frame) }
      for (target, value) in captures { try target.assign(value, frame) }
      if let condition = item.condition {
        do { guard try condition.test(frame) else { continue } } catch { throw marked(error, condition.span, frame) }
      }
      if slot >= 0 { frame.slots[slot] = .int(index) }
      return try item.body.execute(frame)
    }
    return .normal
  }
}

/// A literal or a dotted name.
final class ValuePattern: PatternNode {
  let expression: Node
  init(_ expression: Node, _ span: SourceSpan) {
    self.expression = expression
    super.init(span)
  }
  override func matches(_ value: Value, _ captures: inout Captures, _ frame: Frame) throws -> Bool {
    let expected = try expression.evaluate(frame)
    return try frame.interpreter.equals(value, expected)
  }
}

/// `None`, `True`, `False`
final class SingletonPattern: PatternNode {
  let expression: Node
  init(_ expression: Node, _ span: SourceSpan) {
    self.expression = expression
    super.init(span)
  }
  override func matches(_ value: Value, _ captures: inout Captures, _ frame: Frame) throws -> Bool {
    switch (value, try expression.evaluate(frame)) {
    case (.none, .none): true
    case (.bool(let given), .bool(let wanted)): given == wanted
    default: false
    }
  }
}

/// A name, or `_`.
final class CapturePattern: PatternNode {
  let target: Target?
  init(_ target: Target?, _ span: SourceSpan) {
    self.target = target
    super.init(span)
  }
  override func matches(_ value: Value, _ captures: inout Captures, _ frame: Frame) throws -> Bool {
    if let target { captures.append((target, value)) }
    return true
  }
}

/// `pattern as name`
final class NamedPattern: PatternNode {
  let inner: PatternNode
  let target: Target
  init(_ inner: PatternNode, _ target: Target, _ span: SourceSpan) {
    self.inner = inner
    self.target = target
    super.init(span)
  }
  override func matches(_ value: Value, _ captures: inout Captures, _ frame: Frame) throws -> Bool {
    guard try inner.matches(value, &captures, frame) else { return false }
    captures.append((target, value))
    return true
  }
}

/// `a | b`
final class AlternativesPattern: PatternNode {
  let patterns: [PatternNode]
  init(_ patterns: [PatternNode], _ span: SourceSpan) {
    self.patterns = patterns
    super.init(span)
  }
  override func matches(_ value: Value, _ captures: inout Captures, _ frame: Frame) throws -> Bool {
    let count = captures.count
    for pattern in patterns {
      if try pattern.matches(value, &captures, frame) { return true }
      captures.removeLast(captures.count - count)
    }
    return false
  }
}

/// `[a, *rest, b]`: lists, tuples, ranges and deques, but no texts.
final class SequencePattern: PatternNode {
  let items: [PatternNode]
  /// The index of the starred item, -1 when there is none.
  let star: Int
  init(_ items: [PatternNode], star: Int, _ span: SourceSpan) {
    self.items = items
    self.star = star
    super.init(span)
  }
  override func matches(_ value: Value, _ captures: inout Captures, _ frame: Frame) throws -> Bool {
    let interpreter = frame.interpreter
    guard let count = try SequencePattern.length(of: value, interpreter) else { return false }
    let after = star < 0 ? 0 : items.count - star - 1
    guard star < 0 ? count == items.count : count >= items.count - 1 else { return false }
    func part(_ index: Int) throws -> Value { try interpreter.getItem(value, .int(index)) }
    for (index, pattern) in items.enumerated() {
      let item: Value
      if index == star {
        // What nobody keeps is not put together: a range may be long.
        if let capture = pattern as? CapturePattern, capture.target == nil { continue }
        try MemoryLimit.check(values: count)
        item = Value(list: try (star..<(count - after)).map { try part($0) })
      } else {
        item = try part(star < 0 || index < star ? index : count - items.count + index)
      }
      guard try pattern.matches(item, &captures, frame) else { return false }
    }
    return true
  }

  private static func length(of value: Value, _ interpreter: Interpreter) throws -> Int? {
    switch value {
    case .tuple, .list:
      if let object = value.object, object.hasUserClass, PatternFamily.of(object.cls, interpreter) == .mapping {
        return nil
      }
      return try interpreter.length(value)
    case .object(let object):
      let isSequence =
        object is PyRange || object is PyBigRange || PatternFamily.of(object.cls, interpreter) == .sequence
      return isSequence ? try interpreter.length(value) : nil
    default: return nil
    }
  }
}

/// `{key: pattern, **rest}`
final class MappingPattern: PatternNode {
  let items: [(key: Node, value: PatternNode)]
  let rest: Target?
  init(_ items: [(key: Node, value: PatternNode)], rest: Target?, _ span: SourceSpan) {
    self.items = items
    self.rest = rest
    super.init(span)
  }
  override func matches(_ value: Value, _ captures: inout Captures, _ frame: Frame) throws -> Bool {
    let interpreter = frame.interpreter
    guard let mapping = try dictionary(value, interpreter) else { return false }
    var keys: [Value] = []
    for (node, pattern) in items {
      let key = try node.evaluate(frame)
      for earlier in keys where try interpreter.equals(earlier, key) {
        throw PyError.value("mapping pattern checks duplicate key (\(try interpreter.repr(key)))")
      }
      keys.append(key)
      guard let item = try mapping.get(key) else { return false }
      guard try pattern.matches(item, &captures, frame) else { return false }
    }
    if let rest {
      let others = PyDict()
      for (key, item) in mapping.table.pairs { try others.set(key, item) }
      for key in keys { _ = try others.remove(key) }
      captures.append((rest, .dict(others)))
    }
    return true
  }

  private func dictionary(_ value: Value, _ interpreter: Interpreter) throws -> PyDict? {
    if case .dict(let dict) = value {
      return dict.hasUserClass && PatternFamily.of(dict.cls, interpreter) == .sequence ? nil : dict
    }
    guard case .object(let object) = value else { return nil }
    if let view = object as? AttributeView { return try view.dictionary() }
    guard PatternFamily.of(object.cls, interpreter) == .mapping else { return nil }
    if items.isEmpty, rest == nil { return PyDict() }
    let dict = PyDict()
    try interpreter.forEachPair(of: value) { try dict.set($0, $1) }
    return dict
  }
}

/// `Name(patterns, name=pattern)`
final class InstancePattern: PatternNode {
  let cls: Node
  let positional: [PatternNode]
  let keywords: [(name: Symbol, pattern: PatternNode)]
  init(
    _ cls: Node, _ positional: [PatternNode], _ keywords: [(name: Symbol, pattern: PatternNode)], _ span: SourceSpan
  ) {
    self.cls = cls
    self.positional = positional
    self.keywords = keywords
    super.init(span)
  }

  /// The classes whose one positional pattern stands for the value itself.
  private static let selfMatching: Set<String> = [
    "bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple",
  ]

  override func matches(_ value: Value, _ captures: inout Captures, _ frame: Frame) throws -> Bool {
    let interpreter = frame.interpreter
    let expected = try cls.evaluate(frame)
    guard let type = expected.object as? PyClass else { throw PyError.type("called match pattern must be a class") }
    guard try interpreter.isInstance(value, of: expected) else { return false }
    var names: [Symbol] = []
    var rest = positional[...]
    if !positional.isEmpty {
      if let declared = try interpreter.attributeIfPresent(expected, "__match_args__") {
        names = try InstancePattern.names(declared, type, interpreter)
      } else if type.mro.contains(where: { $0.module == "builtins" && Self.selfMatching.contains($0.name) }) {
        guard positional.count == 1 else { throw tooMany(type, limit: 1) }
        guard try positional[0].matches(value, &captures, frame) else { return false }
        rest = []
      }
      guard rest.count <= names.count else { throw tooMany(type, limit: names.count) }
    }
    var seen: Set<Symbol> = []
    for (name, pattern) in zip(names, rest) + keywords.map({ ($0.name, $0.pattern) }) {
      guard seen.insert(name).inserted else {
        throw PyError.type("\(type.name)() got multiple sub-patterns for attribute '\(name.name)'")
      }
      guard let item = try interpreter.attributeIfPresent(value, name) else { return false }
      guard try pattern.matches(item, &captures, frame) else { return false }
    }
    return true
  }

  private func tooMany(_ type: PyClass, limit: Int) -> Raised {
    let plural = limit == 1 ? "" : "s"
    return PyError.type(
      "\(type.name)() accepts \(limit) positional sub-pattern\(plural) (\(positional.count) given)")
  }

  private static func names(_ declared: Value, _ type: PyClass, _ interpreter: Interpreter) throws -> [Symbol] {
    guard case .tuple(let tuple) = declared else {
      let given = interpreter.type(of: declared).name
      throw PyError.type("\(type.name).__match_args__ must be a tuple (got \(given))")
    }
    return try tuple.items.map { item in
      guard let name = item.text else {
        throw PyError.type("__match_args__ elements must be strings (got \(interpreter.type(of: item).name))")
      }
      return Symbol(name)
    }
  }
}
