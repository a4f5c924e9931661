// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `typing`
enum TypingModule {
  private static let names = [
    "Any", "Union", "Optional", "List", "Dict", "Tuple", "Set", "FrozenSet", "Type", "Callable", "Iterable", "Iterator",
    "Sequence", "Mapping", "MutableMapping", "MutableSequence", "Generator", "Literal", "Final", "ClassVar", "Hashable",
    "Sized", "Collection", "Container", "AnyStr", "Text", "DefaultDict",
    "OrderedDict",
    "Counter", "Deque", "NoReturn", "Never", "Self", "TypeAlias", "Annotated", "Concatenate",
    "SupportsFloat",
    "SupportsInt", "SupportsIndex", "SupportsAbs", "Awaitable", "Coroutine", "AsyncIterator", "AsyncIterable", "IO",
    "TextIO",
    "BinaryIO", "Pattern", "Match", "LiteralString", "Required", "NotRequired", "Unpack", "Reversible",
    "AbstractSet", "MutableSet", "KeysView", "ValuesView", "ItemsView", "ByteString", "TypeGuard",
  ]

  static func make() -> PyModule {
    let module = PyModule("typing")
    for name in names { module.set(name, .object(PyTypingForm("typing.\(name)"))) }
    for (name, cls) in [
      ("List", Classes.list), ("Dict", Classes.dict), ("Tuple", Classes.tuple), ("Set", Classes.set),
      ("FrozenSet", Classes.frozenset), ("Type", Classes.type),
    ] {
      module.set(name, .object(PyTypingForm("typing.\(name)", role: .parameterised, origin: .object(cls))))
    }
    module.set("TYPE_CHECKING", .bool(false))
    module.set("NamedTuple", .object(NamedTuples.base))
    module.set("TypedDict", .object(Classes.dict))
    module.add([
      Declaration(
        "TypeVar", "(name, *constraints, bound=None, covariant=False, contravariant=False)", "A name for a type."
      ) {
        .object(PyTypingForm("~" + (try $0.text(0))))
      },
      Declaration("ParamSpec", "(name, **kwargs)", "A name for parameters.") {
        .object(PyTypingForm("~" + (try $0.text(0))))
      },
      Declaration("TypeVarTuple", "(name)", "A name for several types.") { .object(PyTypingForm(try $0.text(0))) },
      Declaration("NewType", "(name, tp)", "A name for a type; called, it gives its argument.") {
        .object(PyTypingForm("__main__." + (try $0.text(0)), role: .newType, origin: $0[1]))
      },
      Declaration("cast", "(typ, val)", "The value itself.") { $0[1] },
      Declaration("overload", "(func)", "The function itself.") { $0[0] },
      Declaration("final", "(f)", "The class or function itself.") { $0[0] },
      Declaration("no_type_check", "(arg)", "The function itself.") { $0[0] },
      Declaration("runtime_checkable", "(cls)", "Lets isinstance() ask whether an object has what a protocol wants.") {
        guard let cls = $0[0].object as? PyClass,
          cls.bases.contains(where: { $0.name == "Protocol" && $0.module == "typing" })
        else {
          throw PyError.type(
            "@runtime_checkable can be only applied to protocol classes, got \(try $0.interpreter.repr($0[0]))")
        }
        cls.set("_is_runtime_protocol", .bool(true))
        return $0[0]
      },
      Declaration("get_origin", "(tp)", "The class that was parameterised: list of list[int]; None for anything else.")
      {
        guard let form = $0[0].object as? PyTypingForm else { return .none }
        if form.role == .union, case .object(let union)? = $0.interpreter.modules["typing"]?.attributes?["Union"] {
          return .object(union)
        }
        return form.parameters.isEmpty ? .none : form.origin
      },
      Declaration("get_args", "(tp)", "The parameters: (str, int) of dict[str, int].") {
        guard let form = $0[0].object as? PyTypingForm else { return Value(tuple: []) }
        return Value(tuple: form.parameters.map { $0.isNone ? .object(Classes.none) : $0 })
      },
      Declaration("get_type_hints", "(obj, globalns=None, localns=None, include_extras=False)", "The annotations.") {
        try $0.interpreter.attributeIfPresent($0[0], "__annotations__") ?? .dict(PyDict())
      },
    ])
    // Bases of classes: real ones, so that they and what derives from them can be subscripted.
    for name in ["Generic", "Protocol"] {
      guard let cls = try? PyClass(name, module: "typing", instancesHaveAttributes: true, immutable: false) else {
        continue
      }
      cls.set("__parameters__", Value(tuple: []))
      cls.add(classMethods: [
        Declaration("__class_getitem__", "(cls, params)", "The class with parameters.") {
          try PyTypingForm.parameterised($0.cls(), $0[1])
        }
      ])
      module.set(name, .object(cls))
    }
    return module
  }
}
