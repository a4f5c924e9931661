// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax

/// `dict.keys()`, `dict.values()`, `dict.items()`: live views.
public final class DictView: PyObject {
  /// The dictionary.
  public let dict: PyDict
  /// What the view shows.
  public let part: DictIterator.Part

  /// Makes a view.
  public init(_ dict: PyDict, _ part: DictIterator.Part) {
    self.dict = dict
    self.part = part
    let cls =
      switch part {
      case .keys: dict.isOrderedDict ? Classes.orderedKeys : Classes.dictKeys
      case .values: dict.isOrderedDict ? Classes.orderedValues : Classes.dictValues
      case .items: dict.isOrderedDict ? Classes.orderedItems : Classes.dictItems
      }
    super.init(cls: cls)
  }

  public override func showReferences(to walk: ReferenceWalk) { walk.see(dict) }

  /// The contents in order.
  public var items: [Value] {
    switch part {
    case .keys: dict.table.keys
    case .values: dict.table.values
    case .items: dict.table.pairs.map { Value(tuple: [$0.key, $0.value]) }
    }
  }

  /// The contents as a set; nil for values, which are no set.
  var asSet: PySet? {
    guard part != .values else { return nil }
    return try? PySet(items)
  }

  public override func length() throws -> Int? { dict.table.count }
  public override func makeIterator() throws -> PyIterator? { DictIterator(dict, part) }
  public override func contains(_ item: Value) throws -> Bool? {
    switch part {
    case .keys: return try dict.has(item)
    case .values: return nil
    case .items:
      guard case .tuple(let pair) = item, pair.items.count == 2, let value = try dict.get(pair.items[0]) else {
        return false
      }
      return try Interpreter.current.same(value, pair.items[1])
    }
  }
  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard part != .values, [.bitAnd, .bitOr, .bitXor, .subtract].contains(op) else { return nil }
    // A view takes any iterable on its other side, unlike a set.
    let own = try PySet(items)
    let foreign = try PySet(Interpreter.current.collect(other))
    return reflected
      ? try foreign.binary(op, .object(own), reflected: false) : try own.binary(op, .object(foreign), reflected: false)
  }
  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard part != .values, case .object(let o) = other, o is PySet || (o as? DictView)?.part ?? .values != .values
    else {
      return nil
    }
    let interpreter = Interpreter.current
    let (own, others) = (dict.table.count, try interpreter.length(other))
    func isWithin() throws -> Bool {
      for item in items where !(try interpreter.contains(other, item)) { return false }
      return true
    }
    func holdsAll() throws -> Bool {
      for item in try interpreter.collect(other) where !(try contains(item) ?? false) { return false }
      return true
    }
    switch op {
    case .equal, .notEqual: return .bool((try own == others && isWithin()) == (op == .equal))
    case .less: return .bool(try own < others && isWithin())
    case .lessEqual: return .bool(try own <= others && isWithin())
    case .greater: return .bool(try own > others && holdsAll())
    case .greaterEqual: return .bool(try own >= others && holdsAll())
    default: return nil
    }
  }
  public override func shallowCopy() throws -> PyObject? { throw PyError.type("cannot pickle '\(cls.name)' object") }
  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? { try shallowCopy() }
  public override func hash() throws -> Int? { part == .values ? identityHash : nil }
  public override func repr() throws -> String {
    let interpreter = Interpreter.current
    return try interpreter.guarded(self, "...") {
      "\(cls.name)([" + (try interpreter.reprs(items)) + "])"
    }
  }
}
