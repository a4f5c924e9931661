// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax

/// `types.MappingProxyType(mapping)`, also `__dict__` of classes: a mapping that cannot be changed through it.
public final class PyMappingProxy: PyObject {
  /// The mapping.
  let mapping: Value

  /// Makes a view of a mapping.
  package init(_ mapping: Value) {
    self.mapping = mapping
    super.init(cls: Classes.mappingProxy)
  }

  public override func showReferences(to walk: ReferenceWalk) { walk.see(mapping) }

  private static func plain(_ value: Value) -> Value { (value.object as? PyMappingProxy)?.mapping ?? value }

  public override func getItem(_ index: Value) throws -> Value? { try Interpreter.current.getItem(mapping, index) }
  public override func length() throws -> Int? { try Interpreter.current.length(mapping) }
  public override func contains(_ item: Value) throws -> Bool? { try Interpreter.current.contains(mapping, item) }
  public override func makeIterator() throws -> PyIterator? { try Interpreter.current.iterator(over: mapping) }
  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    try Interpreter.current.compare(op, mapping, PyMappingProxy.plain(other))
  }
  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard op == .bitOr else { return nil }
    let other = PyMappingProxy.plain(other)
    return try reflected
      ? Interpreter.current.binary(.bitOr, other, mapping) : Interpreter.current.binary(.bitOr, mapping, other)
  }
  public override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard op == .bitOr else { return nil }
    throw PyError.type("'|=' is not supported by mappingproxy; use '|' instead")
  }
  public override func hash() throws -> Int? { try Interpreter.current.hash(mapping) }
  public override func repr() throws -> String { "mappingproxy(\(try Interpreter.current.repr(mapping)))" }
  public override func str() throws -> String { try Interpreter.current.str(mapping) }

  private static func forwarded(_ name: String, _ signature: String, _ doc: String) -> Declaration {
    Declaration(name, signature, doc) { a in
      let given = Array(a.values.dropFirst().filter { !$0.isUndefined })
      return try a.interpreter.callMethod(a.object(as: PyMappingProxy.self).mapping, Symbol(name), given)
    }
  }

  /// Gives the class its methods.
  package static func install() {
    let cls = Classes.mappingProxy
    cls.construct = { _, arguments in
      guard arguments.keywords.isEmpty, arguments.positional.count == 1 else {
        throw PyError.type("mappingproxy() takes exactly one argument (\(arguments.positional.count) given)")
      }
      let mapping = arguments.positional[0]
      let interpreter = Interpreter.current
      let isSequence: Bool
      switch mapping {
      case .list, .tuple: isSequence = true
      default:
        isSequence = interpreter.type(of: mapping).lookup("__getitem__") == nil && !(mapping.object is AttributeView)
      }
      if isSequence {
        throw PyError.type("mappingproxy() argument must be a mapping, not \(interpreter.type(of: mapping).name)")
      }
      return .object(PyMappingProxy(mapping))
    }
    cls.add([
      forwarded("get", "(self, key, default=None, /)", "The value of a key, or a default."),
      forwarded("keys", "(self, /)", "The keys."), forwarded("values", "(self, /)", "The values."),
      forwarded("items", "(self, /)", "Keys and values."), forwarded("copy", "(self, /)", "A copy of the mapping."),
      Declaration("__getitem__", "(self, key, /)", "self[key]") { try $0.interpreter.getItem($0[0], $0[1]) },
      Declaration("__len__", "(self, /)", "len(self)") { .int(try $0.interpreter.length($0[0])) },
      Declaration("__contains__", "(self, key, /)", "key in self") {
        .bool(try $0.interpreter.contains($0[0], $0[1]))
      },
      Declaration("__iter__", "(self, /)", "iter(self)") { .object(try $0.interpreter.iterator(over: $0[0])) },
      Declaration("__reversed__", "(self, /)", "An iterator from the end.") { a in
        let keys = try a.interpreter.collect(a.object(as: PyMappingProxy.self).mapping)
        return .object(try PyList(keys.reversed()).makeIterator() ?? PyIterator())
      },
      Declaration("__or__", "(self, other, /)", "self | other") {
        try $0.interpreter.binary(.bitOr, $0.object(as: PyMappingProxy.self).mapping, plain($0[1]))
      },
      Declaration("__ror__", "(self, other, /)", "other | self") {
        try $0.interpreter.binary(.bitOr, plain($0[1]), $0.object(as: PyMappingProxy.self).mapping)
      },
      Declaration("__ior__", "(self, other, /)", "self |= other") {
        _ = try $0.object(as: PyMappingProxy.self).inPlace(.bitOr, $0[1])
        return .none
      },
    ])
    cls.add(classMethods: [PyTypingForm.classItem])
  }
}

extension PyMappingProxy: Snapshotable {
  package static var snapshotName: String { "mapping proxy" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.value(mapping)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { PyMappingProxy(try facts.value(0)) }
}
