/// The built-in classes. They are shared and immutable; a workspace adds its own.
public enum Classes {
  // SAFETY (all of them): made once, changed only while the tables of methods are installed, used on one thread.
  nonisolated(unsafe) static var bootstrappedType: PyClass?

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
  public nonisolated(unsafe) static let none = make("NoneType")
  public nonisolated(unsafe) static let int = make("int")
  public nonisolated(unsafe) static let bool = make("bool", base: int)
  public nonisolated(unsafe) static let float = make("float")
  public nonisolated(unsafe) static let complex = make("complex")
  public nonisolated(unsafe) static let string = make("str")
  public nonisolated(unsafe) static let bytes = make("bytes")
  public nonisolated(unsafe) static let list = make("list")
  public nonisolated(unsafe) static let tuple = make("tuple")
  public nonisolated(unsafe) static let dict = make("dict")
  public nonisolated(unsafe) static let dictKeys = make("dict_keys")
  public nonisolated(unsafe) static let dictValues = make("dict_values")
  public nonisolated(unsafe) static let dictItems = make("dict_items")
  public nonisolated(unsafe) static let set = make("set")
  public nonisolated(unsafe) static let frozenset = make("frozenset")
  public nonisolated(unsafe) static let slice = make("slice")
  public nonisolated(unsafe) static let range = make("range")
  public nonisolated(unsafe) static let ellipsis = make("ellipsis")
  public nonisolated(unsafe) static let notImplemented = make("NotImplementedType")
  public nonisolated(unsafe) static let function = make("function", attributes: true)
  public nonisolated(unsafe) static let method = make("method")
  public nonisolated(unsafe) static let builtinFunction = make("builtin_function_or_method")
  public nonisolated(unsafe) static let property = make("property")
  public nonisolated(unsafe) static let nativeProperty = make("getset_descriptor")
  public nonisolated(unsafe) static let staticMethod = make("staticmethod")
  public nonisolated(unsafe) static let classMethod = make("classmethod")
  public nonisolated(unsafe) static let superObject = make("super")
  public nonisolated(unsafe) static let module = make("module", attributes: true)
  public nonisolated(unsafe) static let generator = make("generator")
  public nonisolated(unsafe) static let iterator = make("iterator")
  public nonisolated(unsafe) static let cell = make("cell")
}
