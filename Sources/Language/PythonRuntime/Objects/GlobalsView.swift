// SPDX-License-Identifier: GPL-3.0-or-later

/// `globals()`: a live view of the names of the workspace.
public final class GlobalsView: PyObject {
  private unowned let interpreter: Interpreter
  /// Makes a view.
  public init(_ interpreter: Interpreter) {
    self.interpreter = interpreter
    super.init(cls: GlobalsView.viewClass)
  }

  /// The one view of an interpreter's names.
  package static func of(_ interpreter: Interpreter) -> GlobalsView {
    if let known = interpreter.libraryState["<globals>"] as? GlobalsView { return known }
    let view = GlobalsView(interpreter)
    interpreter.libraryState["<globals>"] = view
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
        guard let name = $0[1].text, let value = view.interpreter.globals[Symbol(name)] else {
          if $0[2].isUndefined { throw PyError.key($0[1]) }
          return $0[2]
        }
        view.interpreter.globals[Symbol(name)] = nil
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
    for (name, value) in interpreter.globals.definitions { try dict.set(name.name, value) }
    return dict
  }
  public override func getItem(_ index: Value) throws -> Value? {
    guard let name = index.text, let value = interpreter.globals[Symbol(name)] else { throw PyError.key(index) }
    return value
  }
  public override func setItem(_ index: Value, _ value: Value) throws -> Bool {
    guard let name = index.text else { return false }
    interpreter.globals[Symbol(name)] = value
    return true
  }
  public override func deleteItem(_ index: Value) throws -> Bool {
    guard let name = index.text, interpreter.globals[Symbol(name)] != nil else { throw PyError.key(index) }
    interpreter.globals[Symbol(name)] = nil
    return true
  }
  public override func length() throws -> Int? { interpreter.globals.definitions.count }
  public override func contains(_ item: Value) throws -> Bool? {
    item.text.map { interpreter.globals[Symbol($0)] != nil } ?? false
  }
  public override func makeIterator() throws -> PyIterator? {
    SequenceIterator(interpreter.globals.definitions.map { Value($0.name.name) })
  }
  public override func repr() throws -> String { try Interpreter.current.repr(.dict(dictionary())) }
  public override func hash() throws -> Int? { nil }
}

extension GlobalsView: Snapshotable {
  package static var snapshotName: String { "globals" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord(keepsClass: false) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { GlobalsView.of(facts.interpreter) }
}
