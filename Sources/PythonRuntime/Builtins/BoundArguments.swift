import BigIntegers

/// Reading the bound arguments of built-in functions.
extension Bound {
  /// The error of a method that is called with a receiver of another class.
  static func wrongReceiver(_ value: Value, _ expected: String, _ function: String) -> Raised {
    Bound(values: [value], function: function).wrongReceiver(expected, 0)
  }
  private func wrongReceiver(_ expected: String, _ index: Int) -> Raised {
    let given = interpreter.type(of: self[index]).name
    let name = function.split(separator: ".").last.map(String.init) ?? function
    if index == 0 {
      return PyError.type("descriptor '\(name)' for '\(expected)' objects doesn't apply to a '\(given)' object")
    }
    return PyError.type("\(name)() argument \(index) must be \(expected), not \(given)")
  }

  /// A list.
  func list(_ index: Int = 0) throws -> PyList {
    if case .list(let list) = self[index] { return list }
    throw wrongReceiver("list", index)
  }
  /// A tuple.
  func tuple(_ index: Int = 0) throws -> PyTuple {
    if case .tuple(let tuple) = self[index] { return tuple }
    throw wrongReceiver("tuple", index)
  }
  /// A dictionary.
  func dict(_ index: Int = 0) throws -> PyDict {
    if case .dict(let dict) = self[index] { return dict }
    throw wrongReceiver("dict", index)
  }
  /// A string.
  func string(_ index: Int = 0) throws -> PyString {
    if case .string(let string) = self[index] { return string }
    throw wrongReceiver("str", index)
  }
  /// The text of a string.
  func text(_ index: Int = 0) throws -> String { try string(index).text }
  /// The text of a path.
  func path(_ index: Int) throws -> String { try interpreter.path(of: self[index]) }
  /// A set or frozen set.
  func set(_ index: Int = 0) throws -> PySet {
    if case .object(let object) = self[index], let set = object as? PySet { return set }
    throw wrongReceiver("set", index)
  }
  /// An object of a native class.
  func object<T: PyObject>(_ index: Int = 0, as type: T.Type) throws -> T {
    if let object = self[index].object as? T { return object }
    throw wrongReceiver("\(type)", index)
  }
  /// A class.
  func cls(_ index: Int = 0) throws -> PyClass { try object(index, as: PyClass.self) }
  /// An integer that fits in 64 bits.
  func int(_ index: Int) throws -> Int { try interpreter.requireInt(self[index]) }
  /// A width of text; MemoryError for one that only fills the memory.
  func width(_ index: Int) throws -> Int {
    let width = try int(index)
    if width > 1 << 28 { throw PyError.make(ExceptionClasses.memoryError, "") }
    return max(width, -1)
  }
  /// A number as a double.
  func double(_ index: Int) throws -> Double { try interpreter.requireDouble(self[index]) }
  /// The truth of a value.
  func flag(_ index: Int) throws -> Bool { try interpreter.truth(self[index]) }
  /// The `keepends` of `splitlines`: a truth that must be a number.
  func keepsEnds(_ index: Int) throws -> Bool {
    if case .bool(let flag) = self[index] { flag } else { try int(index) != 0 }
  }
  /// The items of a `*args` parameter.
  func variadic(_ index: Int) -> [Value] {
    if case .tuple(let tuple) = self[index] { tuple.items } else { [] }
  }
  /// The dictionary of a `**kwargs` parameter.
  func keywords(_ index: Int) -> PyDict? {
    if case .dict(let dict) = self[index] { dict } else { nil }
  }
  /// Bounds `start, end` of a search in a sequence of a length, clamped as slices are.
  func bounds(_ start: Int, _ end: Int, count: Int) throws -> Range<Int>? {
    func place(_ value: Value, _ standard: Int) throws -> Int {
      guard let given = value.ifGiven else { return standard }
      guard let big = try interpreter.index(given) else {
        throw PyError.type("slice indices must be integers or None or have an __index__ method")
      }
      let number = Int(clamping: big)
      return number < 0 ? max(0, number < -count ? 0 : number + count) : number
    }
    let from = try place(self[start], 0)
    let to = min(count, try place(self[end], count))
    return from <= to ? from..<to : nil
  }
}

/// The built-in names and the methods of the built-in classes.
public enum Builtins {
  /// Fills the table of built-in names and makes sure that the built-in classes have their methods.
  public static func install(into interpreter: Interpreter) {
    _ = classTables
    ExceptionClasses.touchAll()
    func define(_ name: String, _ value: Value) { interpreter.builtins[Symbol(name)] = value }
    for declarations in [constructionFunctions, iterationFunctions, numberFunctions, objectFunctions, outputFunctions] {
      for declaration in declarations { define(declaration.name, .object(BuiltinFunction(declaration))) }
    }
    for cls in classes { define(cls.name, .object(cls)) }
    for cls in ExceptionClasses.all { define(cls.name, .object(cls)) }
    define("IOError", .object(ExceptionClasses.osError))
    define("EnvironmentError", .object(ExceptionClasses.osError))
    define("Ellipsis", .object(PySingleton.ellipsis))
    define("NotImplemented", .object(PySingleton.notImplemented))
    define("__debug__", .bool(true))
    for name in ["exit", "quit"] { define(name, .object(Quitter(name))) }
    define("__name__", Value("__main__"))
    StandardModules.install(into: interpreter)
  }

  /// The classes with a built-in name.
  private static var classes: [PyClass] {
    [
      Classes.object, Classes.type, Classes.int, Classes.bool, Classes.float, Classes.complex, Classes.string,
      Classes.bytes, Classes.bytearray,
      Classes.list, Classes.tuple, Classes.dict, Classes.set, Classes.frozenset, Classes.slice, Classes.range,
      Classes.property, Classes.staticMethod, Classes.classMethod, Classes.superObject,
    ]
  }

  /// Gives the built-in classes their methods, once in a process.
  private static let classTables: Void = {
    installObjectMethods()
    installSpecialMethods()
    Classes.list.add(listMethods)
    Classes.tuple.add(tupleMethods)
    Classes.dict.add(dictMethods)
    Classes.set.add(setMethods)
    Classes.frozenset.add(frozensetMethods)
    Classes.string.add(stringMethods + stringTests + stringLayout)
    installBytesMethods()
    Classes.range.add(rangeMethods)
    installNumberMethods()
    installExceptionMethods()
    installConstructors()
    installDescriptorMethods()
    installEvaluatorClasses()
    ExceptionClasses.touchAll()
    installQuickExceptions()
  }()
}

extension PyClass {
  /// Installs functions that get the class as their first argument.
  func add(classMethods declarations: [Declaration]) {
    for declaration in declarations {
      let function = BuiltinFunction(declaration, owner: name, module: module)
      set(Symbol(declaration.name), .object(PyMethodWrapper(.object(function), isClassMethod: true)))
    }
  }
  /// Installs functions that get no receiver.
  func add(staticMethods declarations: [Declaration]) {
    for declaration in declarations {
      let function = BuiltinFunction(declaration, owner: name, module: module)
      set(Symbol(declaration.name), .object(PyMethodWrapper(.object(function), isClassMethod: false)))
    }
  }
}
