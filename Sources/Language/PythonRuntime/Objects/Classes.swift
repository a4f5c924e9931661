// SPDX-License-Identifier: GPL-3.0-or-later

/// The built-in classes. They are shared and immutable; a workspace adds its own.
public enum Classes {
  // SAFETY (all of them): made once, changed only while the tables of methods are installed, used on one thread.
  nonisolated(unsafe) static var bootstrappedType: PyClass?

  /// The classes of what is made all the time: reading them does not ask whether they have been made.
  /// The same without counting references.
  enum References {
    @inline(__always) static var string: Unmanaged<PyClass> {
      frequent.string.map { .passUnretained($0) } ?? other(Classes.string)
    }
    @inline(__always) static var list: Unmanaged<PyClass> {
      frequent.list.map { .passUnretained($0) } ?? other(Classes.list)
    }
    @inline(__always) static var tuple: Unmanaged<PyClass> {
      frequent.tuple.map { .passUnretained($0) } ?? other(Classes.tuple)
    }
    @inline(never) private static func other(_ cls: PyClass) -> Unmanaged<PyClass> { .passUnretained(cls) }
  }
  private struct Frequent {
    var string: PyClass?
    var list: PyClass?
    var tuple: PyClass?
    var dict: PyClass?
    var set: PyClass?
    var range: PyClass?
    var listIterator: PyClass?
    var tupleIterator: PyClass?
    var stringIterator: PyClass?
    var rangeIterator: PyClass?
    var dictIterator: PyClass?
    var iterator: PyClass?
  }
  private nonisolated(unsafe) static var frequent = Frequent()
  @inline(never)
  private static func remember(_ path: WritableKeyPath<Frequent, PyClass?>, _ name: String, base: PyClass? = nil)
    -> PyClass
  {
    let cls = make(name, base: base)
    frequent[keyPath: path] = cls
    return cls
  }

  /// `type`
  public nonisolated(unsafe) static let type: PyClass = {
    let cls = PyClass(builtin: "type", base: nil)
    bootstrappedType = cls
    return cls
  }()
  private static func make(_ name: String, base: PyClass? = nil, module: String = "builtins", attributes: Bool = false)
    -> PyClass
  {
    _ = type
    return PyClass(builtin: name, module: module, base: base ?? object, attributes: attributes)
  }
  /// `object`
  public nonisolated(unsafe) static let object: PyClass = {
    _ = type
    return PyClass(builtin: "object", base: nil)
  }()
  /// `NoneType`
  public nonisolated(unsafe) static let none = make("NoneType")
  /// `int`
  public nonisolated(unsafe) static let int = make("int")
  /// `bool`
  public nonisolated(unsafe) static let bool = make("bool", base: int)
  /// `float`
  public nonisolated(unsafe) static let float = make("float")
  /// `complex`
  public nonisolated(unsafe) static let complex = make("complex")
  /// `str`
  public static var string: PyClass { frequent.string ?? remember(\.string, "str") }
  /// `bytes`
  public nonisolated(unsafe) static let bytes = make("bytes")
  /// `bytearray`
  public nonisolated(unsafe) static let bytearray = make("bytearray")
  /// `list`
  public static var list: PyClass { frequent.list ?? remember(\.list, "list") }
  /// `tuple`
  public static var tuple: PyClass { frequent.tuple ?? remember(\.tuple, "tuple") }
  /// `dict`
  public static var dict: PyClass { frequent.dict ?? remember(\.dict, "dict") }
  /// `dict_keys`
  public nonisolated(unsafe) static let dictKeys = make("dict_keys")
  /// `dict_values`
  public nonisolated(unsafe) static let dictValues = make("dict_values")
  /// `dict_items`
  public nonisolated(unsafe) static let dictItems = make("dict_items")
  /// `odict_keys`, of `OrderedDict`
  public nonisolated(unsafe) static let orderedKeys = make("odict_keys", base: dictKeys)
  /// `odict_values`
  public nonisolated(unsafe) static let orderedValues = make("odict_values", base: dictValues)
  /// `odict_items`
  public nonisolated(unsafe) static let orderedItems = make("odict_items", base: dictItems)
  /// `set`
  public static var set: PyClass { frequent.set ?? remember(\.set, "set") }
  /// `frozenset`
  public nonisolated(unsafe) static let frozenset = make("frozenset")
  /// `slice`
  public nonisolated(unsafe) static let slice = make("slice")
  /// `range`
  public static var range: PyClass { frequent.range ?? remember(\.range, "range") }
  /// `ellipsis`
  public nonisolated(unsafe) static let ellipsis = make("ellipsis")
  /// `NotImplementedType`
  public nonisolated(unsafe) static let notImplemented = make("NotImplementedType")
  /// `function`
  public nonisolated(unsafe) static let function = make("function", attributes: true)
  /// `method`
  public nonisolated(unsafe) static let method = make("method")
  /// `builtin_function_or_method`
  public nonisolated(unsafe) static let builtinFunction = make("builtin_function_or_method")
  /// `method_descriptor`, of what is in a built-in class
  public nonisolated(unsafe) static let methodDescriptor = make("method_descriptor", base: builtinFunction)
  /// `wrapper_descriptor`, likewise for special methods
  public nonisolated(unsafe) static let wrapperDescriptor = make("wrapper_descriptor", base: builtinFunction)
  /// `mappingproxy`
  public nonisolated(unsafe) static let mappingProxy = make("mappingproxy")
  /// `property`
  public nonisolated(unsafe) static let property = make("property")
  /// `getset_descriptor`
  public nonisolated(unsafe) static let getSetDescriptor = make("getset_descriptor")
  /// `member_descriptor`, of a name in `__slots__`
  public nonisolated(unsafe) static let memberDescriptor = make("member_descriptor")
  /// `staticmethod`
  public nonisolated(unsafe) static let staticMethod = make("staticmethod")
  /// `classmethod`
  public nonisolated(unsafe) static let classMethod = make("classmethod")
  /// `super`
  public nonisolated(unsafe) static let superObject = make("super")
  /// `module`
  public nonisolated(unsafe) static let module = make("module", attributes: true)
  /// `generator`
  public nonisolated(unsafe) static let generator = make("generator")
  /// `iterator`
  public static var iterator: PyClass { frequent.iterator ?? remember(\.iterator, "iterator") }
  /// `traceback`
  public nonisolated(unsafe) static let traceback = make("traceback")
  /// `code`
  public nonisolated(unsafe) static let code = make("code")
  /// The classes of iterators over built-in collections.
  public static var listIterator: PyClass {
    frequent.listIterator ?? remember(\.listIterator, "list_iterator", base: iterator)
  }
  /// `tuple_iterator`
  public static var tupleIterator: PyClass {
    frequent.tupleIterator ?? remember(\.tupleIterator, "tuple_iterator", base: iterator)
  }
  /// `str_ascii_iterator`
  public static var stringIterator: PyClass {
    frequent.stringIterator ?? remember(\.stringIterator, "str_ascii_iterator", base: iterator)
  }
  /// `bytearray_iterator`
  public nonisolated(unsafe) static let bytearrayIterator = make("bytearray_iterator", base: iterator)
  /// `bytes_iterator`
  public nonisolated(unsafe) static let bytesIterator = make("bytes_iterator", base: iterator)
  /// `range_iterator`
  public static var rangeIterator: PyClass {
    frequent.rangeIterator ?? remember(\.rangeIterator, "range_iterator", base: iterator)
  }
  /// `set_iterator`
  public nonisolated(unsafe) static let setIterator = make("set_iterator", base: iterator)
  /// `dict_keyiterator`
  public static var dictIterator: PyClass {
    frequent.dictIterator ?? remember(\.dictIterator, "dict_keyiterator", base: iterator)
  }
  /// `list_reverseiterator`
  public nonisolated(unsafe) static let reversedIterator = make("list_reverseiterator", base: iterator)
  /// `cell`
  public nonisolated(unsafe) static let cell = make("cell")
}
