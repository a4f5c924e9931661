// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// Items of a display or call, where `*x` spreads.
struct SpreadItems {
  let nodes: [(node: Node, spreads: Bool)]
  /// The nodes if none of them spreads.
  let plain: OperandList?
  var hasSpread: Bool { plain == nil }
  init(_ nodes: [(node: Node, spreads: Bool)]) {
    self.nodes = nodes
    plain = nodes.contains { $0.spreads } ? nil : OperandList(nodes.map(\.node))
  }
  /// Whether evaluating them surely assigns no local variable of the frame.
  var leaveLocals: Bool { nodes.allSatisfy(\.node.leavesLocals) }
  /// The values; `place` names in errors what is spread ("Value after *"), nil in a set, which says what any loop says.
  func evaluate(_ frame: Frame, place: () -> String? = { "Value" }) throws -> [Value] {
    if let plain { return try plain.evaluate(frame) }
    var values: [Value] = []
    values.reserveCapacity(nodes.count)
    for (node, spreads) in nodes {
      let value = try node.evaluate(frame)
      if spreads {
        do {
          values += try frame.interpreter.collect(value)
        } catch {
          let cls = frame.interpreter.type(of: value)
          guard cls.lookup("__iter__") == nil, cls.lookup(Special.getitem) == nil, let place = place() else {
            throw marked(error, node.span, frame)
          }
          throw marked(
            PyError.type("\(place) after * must be an iterable, not \(cls.name)"), node.span, frame)
        }
      } else {
        values.append(value)
      }
    }
    return values
  }
}

final class ListNode: Node {
  let items: SpreadItems
  init(_ items: SpreadItems, _ span: SourceSpan) {
    self.items = items
    super.init(span)
  }
  override var leavesLocals: Bool { items.leaveLocals }
  override func evaluate(_ frame: Frame) throws -> Value {
    if let plain = items.plain { return .list(plain.count == 0 ? PyList() : PyList(try plain.evaluate(frame))) }
    return Value(list: try items.evaluate(frame))
  }
}

final class TupleNode: Node {
  let items: SpreadItems
  init(_ items: SpreadItems, _ span: SourceSpan) {
    self.items = items
    super.init(span)
  }
  override var leavesLocals: Bool { items.leaveLocals }
  override func evaluate(_ frame: Frame) throws -> Value {
    if let plain = items.plain { return Value(tuple: try plain.evaluate(frame)) }
    return Value(tuple: try items.evaluate(frame))
  }
}

final class SetNode: Node {
  let items: SpreadItems
  init(_ items: SpreadItems, _ span: SourceSpan) {
    self.items = items
    super.init(span)
  }
  /// Three constants or more are copied from a frozen set, which can give another order than adding them.
  private lazy var isConstant =
    items.nodes.count >= 3 && items.nodes.allSatisfy { !$0.spreads && SetNode.isConstant($0.node) }
  private static func isConstant(_ node: Node) -> Bool {
    if let tuple = node as? TupleNode { return tuple.items.nodes.allSatisfy { !$0.spreads && isConstant($0.node) } }
    return node is Constant
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let values = try items.evaluate(frame) { nil }
    do { return .object(try isConstant ? PySet(constants: values) : PySet(values)) } catch {
      throw marked(error, span, frame)
    }
  }
}

final class DictNode: Node {
  /// `key` nil stands for `**value`.
  let items: [(key: Node?, value: Node)]
  init(_ items: [(key: Node?, value: Node)], _ span: SourceSpan) {
    self.items = items
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let dict = PyDict()
    for (key, value) in items {
      if let key {
        let k = try key.evaluate(frame)
        let v = try value.evaluate(frame)
        do { try dict.set(k, v) } catch { throw marked(error, span, frame) }
      } else {
        try add(value.evaluate(frame), to: dict, frame)
      }
    }
    return .dict(dict)
  }

  /// `**mapping`
  @inline(never) private func add(_ mapping: Value, to dict: PyDict, _ frame: Frame) throws {
    do { try frame.interpreter.forEachPair(of: mapping) { try dict.set($0, $1) } } catch {
      throw marked(error, span, frame)
    }
  }
}

extension Interpreter {
  /// Whether a value has keys.
  func isMapping(_ value: Value) throws -> Bool {
    if case .dict = value { return true }
    if value.object is AttributeView { return true }
    return try attributeIfPresent(value, "keys") != nil
  }

  /// Every key and value of a mapping: what `**x` and `dict.update` read.
  public func forEachPair(of mapping: Value, _ body: (Value, Value) throws -> Void) throws {
    if case .dict(let dict) = mapping {
      for (key, value) in dict.table.pairs { try body(key, value) }
      return
    }
    if case .object(let object) = mapping, let view = object as? AttributeView {
      for (key, value) in try view.dictionary().table.pairs { try body(key, value) }
      return
    }
    guard try isMapping(mapping), let keys = try attributeIfPresent(mapping, "keys") else {
      throw PyError.type("'\(type(of: mapping).messageName)' object is not a mapping")
    }
    for key in try collect(call(keys, [])) { try body(key, getItem(mapping, key)) }
  }
}

/// An f-string.
final class FormattedNode: Node {
  enum Part {
    case text(String)
    case field(Node, conversion: Character?, format: FormattedNode?, prefix: String)
  }

  /// A replacement field with the text before it.
  private final class Field {
    let text: String
    let operand: Operand
    let conversion: Character?
    /// The format if it has no fields of its own; empty where there is none.
    let spec: String
    /// The format that has fields.
    let nested: FormattedNode?
    /// Whether there is neither conversion nor format.
    let isPlain: Bool
    /// The format once it has been read.
    var parsed: FormatSpec?

    init(_ text: String, _ node: Node, _ conversion: Character?, _ format: FormattedNode?) {
      self.text = text
      operand = Operand(node)
      self.conversion = conversion
      nested = format.flatMap { $0.fields.isEmpty ? nil : $0 }
      spec = nested == nil ? format?.ending ?? "" : ""
      isPlain = conversion == nil && nested == nil && spec.isEmpty
    }
  }
  private let fields: [Field]
  /// The text after the last field.
  private let ending: String

  init(_ parts: [Part], _ span: SourceSpan) {
    var fields: [Field] = []
    var text = ""
    for part in parts {
      switch part {
      case .text(let more): text += more
      case .field(let node, let conversion, let format, let prefix):
        fields.append(Field(text + prefix, node, conversion, format))
        text = ""
      }
    }
    self.fields = fields
    ending = text
    super.init(span)
  }

  override var leavesLocals: Bool {
    fields.allSatisfy { $0.operand.node.leavesLocals && $0.nested?.leavesLocals ?? true }
  }
  override func evaluate(_ frame: Frame) throws -> Value { try TextBuffer.string { try append(to: &$0, frame) } }

  private func text(_ frame: Frame) throws -> String { try TextBuffer.text { try append(to: &$0, frame) } }

  @inline(__always) private func append(to buffer: inout TextBuffer, _ frame: Frame) throws {
    for i in 0..<fields.count {
      let field = fields[i]
      if !field.text.isEmpty { buffer.append(field.text) }
      let value = try field.operand.evaluate(frame)
      do {
        if field.isPlain {
          try Interpreter.current.append(format: value, to: &buffer)
        } else {
          try append(field, value, field.nested?.text(frame) ?? field.spec, Interpreter.current, to: &buffer)
        }
      } catch { throw marked(error, span, frame) }
    }
    if !ending.isEmpty { buffer.append(ending) }
  }

  private func append(
    _ field: Field, _ given: Value, _ spec: String, _ interpreter: Interpreter, to buffer: inout TextBuffer
  ) throws {
    var value = given
    if let conversion = field.conversion {
      if spec.isEmpty, conversion == "r" { return try interpreter.append(repr: value, to: &buffer) }
      if spec.isEmpty, conversion == "s" { return try interpreter.append(str: value, to: &buffer) }
      let text = conversion == "s" ? try interpreter.str(value) : try interpreter.repr(value)
      value = Value(conversion == "a" ? StringText.ascii(text) : text)
    }
    if spec.isEmpty { return try interpreter.append(format: value, to: &buffer) }
    switch value {
    case .int(let number): try format(field, spec, "int").append(integer: number, to: &buffer)
    case .float(let number): try format(field, spec, "float").append(float: number, to: &buffer)
    case .string(let string) where !string.cls.isUserDefined:
      try format(field, spec, "str").append(text: string.text, to: &buffer)
    default: buffer.append(try interpreter.format(value, spec))
    }
  }

  /// The format of a field, which is read once if it is constant.
  private func format(_ field: Field, _ spec: String, _ typeName: String) throws -> FormatSpec {
    if let parsed = field.parsed { return parsed }
    let made = try FormatSpec(spec, typeName)
    if field.nested == nil { field.parsed = made }
    return made
  }
}

final class SliceNode: Node {
  private let start: Operand?
  private let stop: Operand?
  private let step: Operand?
  init(_ start: Node?, _ stop: Node?, _ step: Node?, _ span: SourceSpan) {
    self.start = start.map { Operand($0) }
    self.stop = stop.map { Operand($0) }
    self.step = step.map { Operand($0) }
    super.init(span)
  }
  override var leavesLocals: Bool { [start, stop, step].allSatisfy { $0?.node.leavesLocals ?? true } }
  override func evaluate(_ frame: Frame) throws -> Value {
    let (start, stop, step) = try bounds(frame)
    return .object(PySlice(start, stop, step))
  }
  /// The part of a text read where it lies, if the bounds are numbers that lie somewhere too; nil leaves the work to `getItem`.
  @inline(never) func part(ofTextIn location: OperandLocation, _ frame: Frame) -> Value? {
    guard location.exists, let text = BorrowedValue.string(at: location.pointer(frame)) else { return nil }
    var bounds: (start: Int?, stop: Int?, step: Int) = (nil, nil, 1)
    if let start {
      guard let number = start.location.integer(frame) else { return nil }
      bounds.start = number
    }
    if let stop {
      guard let number = stop.location.integer(frame) else { return nil }
      bounds.stop = number
    }
    if let step {
      guard let number = step.location.integer(frame), number != 0 else { return nil }
      bounds.step = number
    }
    return text._withUnsafeGuaranteedRef { text in
      if text.cls.isUserDefined { return nil }
      let (start, stop, step) = Interpreter.indices(bounds.start, bounds.stop, bounds.step, count: text.count)
      let range = SliceRange(from: start, to: stop, step: step)
      return text.slice(start: range.start, count: range.count, step: range.step)
    }
  }
  /// Its three parts.
  @inline(__always) func bounds(_ frame: Frame) throws -> (start: Value, stop: Value, step: Value) {
    (try start?.evaluate(frame) ?? .none, try stop?.evaluate(frame) ?? .none, try step?.evaluate(frame) ?? .none)
  }
}

/// `name := value`
final class NamedNode: Node {
  let target: Target
  let value: Node
  init(_ target: Target, _ value: Node, _ span: SourceSpan) {
    self.target = target
    self.value = value
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let result = try value.evaluate(frame)
    try target.assign(result, frame)
    return result
  }
}

/// The annotation of a parameter or of the result; one that cannot be evaluated stays a text.
struct FunctionAnnotation {
  let name: String
  let node: Node?
  let text: String
}

/// `def`, `lambda`: makes the function object.
final class FunctionNode: Node {
  let code: CodeObject
  let defaults: [Node]
  let keywordDefaults: [(name: Symbol, value: Node)]
  /// The slots of this frame that hold the cells of the closure.
  let captured: [Int]
  let annotations: [FunctionAnnotation]
  init(
    _ code: CodeObject, defaults: [Node], keywordDefaults: [(name: Symbol, value: Node)], captured: [Int],
    annotations: [FunctionAnnotation], _ span: SourceSpan
  ) {
    self.code = code
    self.defaults = defaults
    self.keywordDefaults = keywordDefaults
    self.captured = captured
    self.annotations = annotations
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let function = PyFunction(
      code: code, defaults: defaults.isEmpty ? [] : try defaults.map { try $0.evaluate(frame) },
      keywordDefaults: keywordDefaults.isEmpty
        ? [] : try keywordDefaults.map { ($0.name, try $0.value.evaluate(frame)) },
      closure: captured.isEmpty ? [] : captured.map { frame.cell($0) })
    if !annotations.isEmpty {
      let values = annotations.map { ($0.name, (try? $0.node?.evaluate(frame)) ?? Value($0.text)) }
      function.attributes?["__annotations__"] = .dict(try PyDict(values))
    }
    return .object(function)
  }
}
