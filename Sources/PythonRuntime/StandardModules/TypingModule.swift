import PythonSyntax

/// A form of `typing`: it can be subscripted, called and put together, and means nothing here.
public final class PyTypingForm: PyObject {
  /// The text form.
  public let text: String
  // SAFETY: made once, changed only while its methods are installed, used on one thread.
  nonisolated(unsafe) static let formClass: PyClass = {
    let cls = PyClass(builtin: "_SpecialForm", module: "typing", attributes: true)
    cls.add([
      Declaration("__mro_entries__", "(self, bases)", "A form as a base of a class stands for nothing.") { _ in
        Value(tuple: [])
      }
    ])
    return cls
  }()
  /// Makes a form.
  public init(_ text: String) {
    self.text = text
    super.init(cls: PyTypingForm.formClass)
  }
  public override func getItem(_ index: Value) throws -> Value? {
    let items: [Value] = if case .tuple(let tuple) = index { tuple.items } else { [index] }
    let shown = try items.map { item -> String in
      if let cls = item.object as? PyClass { return cls.qualifiedName }
      return try Interpreter.current.repr(item)
    }
    return .object(PyTypingForm("\(text)[\(shown.joined(separator: ", "))]"))
  }
  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    op == .bitOr ? .object(self) : nil
  }
  public override func call(_ arguments: Arguments) throws -> Value? {
    // `TypeVar("T")`, `NewType("UserId", int)`
    .object(PyTypingForm("~" + (arguments.positional.first?.text ?? text)))
  }
  public override func repr() throws -> String { text }
}

/// `typing`
enum TypingModule {
  private static let names = [
    "Any", "Union", "Optional", "List", "Dict", "Tuple", "Set", "FrozenSet", "Type", "Callable", "Iterable", "Iterator",
    "Sequence", "Mapping", "MutableMapping", "MutableSequence", "Generator", "Literal", "Final", "ClassVar", "TypeVar",
    "NewType", "Hashable", "Sized", "Collection", "Container", "AnyStr", "Text", "DefaultDict",
    "OrderedDict",
    "Counter", "Deque", "NoReturn", "Never", "Self", "TypeAlias", "Annotated", "Concatenate", "ParamSpec",
    "SupportsFloat",
    "SupportsInt", "SupportsIndex", "SupportsAbs", "Awaitable", "Coroutine", "AsyncIterator", "AsyncIterable", "IO",
    "TextIO",
    "BinaryIO", "Pattern", "Match", "LiteralString", "Required", "NotRequired", "Unpack", "TypeVarTuple", "Reversible",
    "AbstractSet", "MutableSet", "KeysView", "ValuesView", "ItemsView", "ByteString", "TypeGuard",
  ]

  static func make() -> PyModule {
    let module = PyModule("typing")
    for name in names { module.set(name, .object(PyTypingForm("typing.\(name)"))) }
    module.set("TYPE_CHECKING", .bool(false))
    module.set("NamedTuple", .object(NamedTuples.base))
    module.set("TypedDict", .object(Classes.dict))
    module.add([
      Declaration("cast", "(typ, val)", "The value itself.") { $0[1] },
      Declaration("overload", "(func)", "The function itself.") { $0[0] },
      Declaration("final", "(f)", "The class or function itself.") { $0[0] },
      Declaration("no_type_check", "(arg)", "The function itself.") { $0[0] },
      Declaration("runtime_checkable", "(cls)", "The class itself.") { $0[0] },
      Declaration("get_type_hints", "(obj)", "The annotations.") {
        try $0.interpreter.attributeIfPresent($0[0], "__annotations__") ?? .dict(PyDict())
      },
    ])
    // Bases of classes: real ones, so that they and what derives from them can be subscripted.
    for name in ["Generic", "Protocol"] {
      guard let cls = try? PyClass(name, module: "typing", instancesHaveAttributes: true, immutable: false) else {
        continue
      }
      cls.set("__parameters__", Value(tuple: []))
      cls.add(classMethods: [Declaration("__class_getitem__", "(cls, params)", "The class itself.") { $0[0] }])
      module.set(name, .object(cls))
    }
    return module
  }
}
