import Diagnostics
import PythonSyntax

/// Functions about objects, classes and names.
extension Builtins {
  private static func attributeName(_ bound: Bound, _ index: Int) throws -> Symbol {
    guard let name = bound[index].text else {
      throw PyError.type("attribute name must be string, not '\(bound.interpreter.type(of: bound[index]).name)'")
    }
    return Symbol(name)
  }

  private static func isAttributeError(_ error: any Error) -> Bool {
    guard let raised = error as? Raised else { return false }
    return raised.exception.cls.isSubclass(of: ExceptionClasses.attributeError)
  }

  private static func isSubclass(_ cls: PyClass, of classes: Value, _ interpreter: Interpreter) throws -> Bool {
    switch classes {
    case .object(let object):
      if let other = object as? PyClass {
        if cls.isSubclass(of: other) { return true }
        if let hook = other.cls.lookup("__subclasscheck__") {
          return try interpreter.truth(interpreter.call(hook, [classes, .object(cls)]))
        }
        if let hook = other.namespace["__subclasshook__"] {
          let result = try interpreter.call(hook, [.object(cls)])
          return interpreter.isNotImplemented(result) ? false : try interpreter.truth(result)
        }
        return false
      }
    case .tuple(let tuple):
      for item in tuple.items where try isSubclass(cls, of: item, interpreter) { return true }
      return false
    default: break
    }
    throw PyError.type("issubclass() arg 2 must be a class, a tuple of classes, or a union")
  }

  /// The built-in functions about objects.
  static let objectFunctions: [Declaration] = [
    Declaration(
      "isinstance", "(obj, class_or_tuple, /)", "Whether a value is of a class (or of one of several).",
      example: "isinstance(1, int)", direct: 2...2
    ) { value, classes, _ in
      .bool(try Interpreter.current.isInstance(value, of: classes))
    },
    Declaration("issubclass", "(cls, class_or_tuple, /)", "Whether a class derives from another.") {
      guard let cls = $0[0].object as? PyClass else { throw PyError.type("issubclass() arg 1 must be a class") }
      return .bool(try isSubclass(cls, of: $0[1], $0.interpreter))
    },
    Declaration("callable", "(obj, /)", "Whether a value can be called.") { .bool($0.interpreter.isCallable($0[0])) },
    Declaration(
      "getattr", "(object, name, default=..., /)", "An attribute by its name, or a default when there is none."
    ) {
      let name = try attributeName($0, 1)
      if $0[2].isUndefined { return try $0.interpreter.getAttribute($0[0], name) }
      do {
        return try $0.interpreter.attributeIfPresent($0[0], name) ?? $0[2]
      } catch  where isAttributeError(error) {
        return $0[2]
      }
    },
    Declaration("hasattr", "(obj, name, /)", "Whether an object has an attribute.") {
      do {
        return .bool(try $0.interpreter.attributeIfPresent($0[0], attributeName($0, 1)) != nil)
      } catch  where isAttributeError(error) {
        return .bool(false)
      }
    },
    Declaration("setattr", "(obj, name, value, /)", "Sets an attribute by its name.") {
      try $0.interpreter.setAttribute($0[0], attributeName($0, 1), $0[2])
      return .none
    },
    Declaration("delattr", "(obj, name, /)", "Deletes an attribute by its name.") {
      try $0.interpreter.deleteAttribute($0[0], attributeName($0, 1))
      return .none
    },
    Declaration("id", "(obj, /)", "A number that no other living object has.") {
      switch $0[0] {
      case .undefined, .none: .int(16)
      case .bool(let flag): .int(flag ? 32 : 48)
      case .int(let number): .int((number &* 32 &+ 0x1_0000_0000) & Int.max)
      case .float(let number): .int(Int(truncatingIfNeeded: number.bitPattern >> 1) | 1)
      default: .int(($0[0].object?.identity ?? 0) &* 64)
      }
    },
    Declaration("dir", "(object=..., /)", "The names of an object's attributes, or of the workspace.") {
      if $0[0].isUndefined {
        let names = $0.interpreter.globals.definitions.map(\.name.name)
        return Value(list: names.sorted { Interpreter.order($0, $1) < 0 }.map { Value($0) })
      }
      if let method = $0.interpreter.userMethod($0[0], "__dir__") {
        let names = try $0.interpreter.collect($0.interpreter.call(method, [$0[0]]))
        return Value(list: try Sorting.sorted(names, key: .none, reverse: false))
      }
      return Value(list: $0.interpreter.attributeNames(of: $0[0]).map { Value($0) })
    },
    Declaration("vars", "(object=..., /)", "The dictionary of an object's attributes.") {
      if $0[0].isUndefined { return .object(GlobalsView.of($0.interpreter)) }
      guard let dictionary = try $0.interpreter.attributeIfPresent($0[0], "__dict__") else {
        throw PyError.type("vars() argument must have __dict__ attribute")
      }
      return dictionary
    },
    Declaration("globals", "()", "The names of the workspace and their values.", example: "globals()['__name__'] = 'x'")
    {
      .object(GlobalsView.of($0.interpreter))
    },
    Declaration("locals", "()", "The variables of the function that is running, or of the workspace.") {
      .object(GlobalsView.of($0.interpreter))
    },
    Declaration(
      "eval", "(source, globals=None, locals=None, /)", "The value of an expression in a text.",
      example: "eval('1 + 2')"
    ) {
      let text = String(try $0.text(0).drop { $0 == " " || $0 == "\t" })
      let source = SourceText(name: "<string>", text: text)
      let expression = try Parser.parseExpression(source)
      $0.interpreter.warn(about: [Statement(.expression(expression), expression.span)], in: source)
      let scope = try $0.interpreter.scope(globals: $0[1], locals: $0[2])
      let value = try $0.interpreter.evaluate(expression, in: source, names: scope.table)
      try scope.writeBack()
      return value
    },
    Declaration(
      "exec", "(source, globals=None, locals=None, /)", "Runs statements in a text.", example: "exec('x = 1')"
    ) {
      let source = SourceText(name: "<string>", text: try $0.text(0))
      let scope = try $0.interpreter.scope(globals: $0[1], locals: $0[2])
      try $0.interpreter.run(source, names: scope.table)
      try scope.writeBack()
      return .none
    },
  ]
}

/// The names in which `eval` and `exec` run.
private struct EvaluationScope {
  let table: GlobalTable
  /// The dictionary that gets the names back.
  let target: PyDict?
  func writeBack() throws {
    guard let target else { return }
    for (name, value) in table.definitions { try target.set(name.name, value) }
  }
}

extension Interpreter {
  fileprivate func scope(globals given: Value, locals: Value) throws -> EvaluationScope {
    if given.isNone || given.object is GlobalsView, locals.isNone || locals.object is GlobalsView {
      return EvaluationScope(table: globals, target: nil)
    }
    let table = GlobalTable()
    if given.isNone { for (name, value) in globals.definitions { table[name] = value } }
    for source in [given, locals] where !source.isNone {
      let contents = PyDict()
      try update(contents, from: source)
      for (key, value) in contents.table.pairs { if let name = key.text { table[Symbol(name)] = value } }
    }
    var target: PyDict?
    if case .dict(let dict) = locals { target = dict } else if case .dict(let dict) = given { target = dict }
    // What only read the workspace's names must not pour them into a dictionary of variables.
    return EvaluationScope(table: table, target: given.isNone ? nil : target)
  }

  fileprivate func evaluate(_ expression: Expression, in source: SourceText, names: GlobalTable) throws -> Value {
    let unit = CompilationUnit(source, self, globals: names, echoes: false)
    let code = unit.makeCode("<module>", qualname: "<module>", expression.span)
    let compiler = ScopeCompiler(unit, .module, code, parent: nil, analysis: nil)
    code.body = Block([ReturnStatement(try compiler.compile(expression), expression.span)])
    let frame = Frame(code, self)
    frame.prepareCells([])
    do {
      _ = try code.body.execute(frame)
      return frame.returnValue
    } catch { throw leaving(error, frame) }
  }

  fileprivate func run(_ source: SourceText, names: GlobalTable) throws {
    let unit = CompilationUnit(source, self, globals: names, echoes: false)
    let statements = try Parser.parseModule(source, allowCommands: false)
    warn(about: statements, in: source)
    for statement in statements {
      let code = unit.makeCode("<module>", qualname: "<module>", statement.span)
      code.body = try ScopeCompiler(unit, .module, code, parent: nil, analysis: nil).compileBlock([statement])
      let frame = Frame(code, self)
      frame.prepareCells([])
      do { _ = try code.body.execute(frame) } catch { throw leaving(error, frame) }
    }
  }
}

/// `globals()`: a live view of the names of the workspace.
public final class GlobalsView: PyObject {
  private unowned let interpreter: Interpreter
  /// Makes a view.
  public init(_ interpreter: Interpreter) {
    self.interpreter = interpreter
    super.init(cls: GlobalsView.viewClass)
  }

  /// The one view of an interpreter's names.
  static func of(_ interpreter: Interpreter) -> GlobalsView {
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
