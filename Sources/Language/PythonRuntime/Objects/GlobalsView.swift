// SPDX-License-Identifier: GPL-3.0-or-later

/// `globals()` and the `__dict__` of a module of the person's own: a live view of the names of the workspace or of that module.
public final class GlobalsView: PyObject {
  /// The names.
  package let names: GlobalTable
  private init(_ names: GlobalTable) {
    self.names = names
    super.init(cls: GlobalsView.viewClass)
  }

  /// The one view of the workspace's names.
  package static func of(_ interpreter: Interpreter) -> GlobalsView { of(interpreter.globals, interpreter) }

  /// The one view of some names. A table does not keep its view: it would keep the table.
  package static func of(_ names: GlobalTable, _ interpreter: Interpreter) -> GlobalsView {
    if let known = names.view { return known }
    let view = GlobalsView(names)
    names.view = view
    // That of the workspace lives as long.
    if names === interpreter.globals { interpreter.libraryState["<globals>"] = view }
    return view
  }

  // SAFETY: made once, changed only while its methods are installed, used on one thread.
  private nonisolated(unsafe) static let viewClass: PyClass = {
    let cls = PyClass(builtin: "dict", base: Classes.dict)
    func reading(_ name: String, _ signature: String) -> Declaration {
      Declaration(name, signature, "As for any dictionary.") {
        let view = try $0.object(as: GlobalsView.self)
        return try $0.interpreter.callMethod(.dict(view.dictionary()), Symbol(name), Array($0.values.dropFirst()))
      }
    }
    cls.add([
      reading("keys", "(self, /)"), reading("values", "(self, /)"), reading("items", "(self, /)"),
      reading("copy", "(self, /)"), reading("get", "(self, key, default=None, /)"),
      Declaration("pop", "(self, key, default=..., /)", "Removes a name and gives its value.") {
        let view = try $0.object(as: GlobalsView.self)
        guard let name = $0[1].text, let value = view.names[Symbol(name)] else {
          if $0[2].isUndefined { throw PyError.key($0[1]) }
          return $0[2]
        }
        view.names[Symbol(name)] = nil
        return value
      },
      Declaration("update", "(self, other=(), /, **kwargs)", "Sets names from a mapping and from keywords.") {
        let view = try $0.object(as: GlobalsView.self)
        let collected = PyDict()
        try $0.interpreter.update(collected, from: $0[1])
        if let keywords = $0.keywords(2) { try $0.interpreter.update(collected, from: .dict(keywords)) }
        for (key, value) in collected.table.pairs { _ = try view.setItem(key, value) }
        return .none
      },
    ])
    return cls
  }()

  /// The same contents as an ordinary dictionary.
  public func dictionary() throws -> PyDict {
    let dict = PyDict()
    for (name, value) in names.definitions { try dict.set(name.name, value) }
    return dict
  }
  public override func getItem(_ index: Value) throws -> Value? {
    guard let name = index.text, let value = names[Symbol(name)] else { throw PyError.key(index) }
    return value
  }
  public override func setItem(_ index: Value, _ value: Value) throws -> Bool {
    guard let name = index.text else { return false }
    names[Symbol(name)] = value
    return true
  }
  public override func deleteItem(_ index: Value) throws -> Bool {
    guard let name = index.text, names[Symbol(name)] != nil else { throw PyError.key(index) }
    names[Symbol(name)] = nil
    return true
  }
  public override func length() throws -> Int? { names.definitions.count }
  public override func contains(_ item: Value) throws -> Bool? {
    item.text.map { names[Symbol($0)] != nil } ?? false
  }
  public override func makeIterator() throws -> PyIterator? {
    SequenceIterator(names.definitions.map { Value($0.name.name) })
  }
  public override func repr() throws -> String { try Interpreter.current.repr(.dict(dictionary())) }
  public override func hash() throws -> Int? { nil }
}

extension GlobalsView: Snapshotable {
  package static var snapshotName: String { "globals" }
  package func snapshot() throws -> SnapshotRecord {
    let interpreter = Interpreter.current
    if names === interpreter.globals { return SnapshotRecord(keepsClass: false) }
    guard let module = interpreter.fileModule(of: names) else { throw NotSnapshotable("the names of a module") }
    return SnapshotRecord([.ref(module)], keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    guard facts.count > 0 else { return GlobalsView.of(facts.interpreter) }
    let module: PyModule = try facts.object(0)
    return GlobalsView.of(module.file?.names ?? facts.interpreter.globals, facts.interpreter)
  }
}
