// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import PythonRuntime

/// What a call of a built-in class makes.
extension Builtins {
  /// Declares the constructor of a class; the first parameter is the class that is called, which may be a subclass.
  ///
  /// `vectorcall` makes an instance of the class itself from positional arguments, where it answers.
  package static func constructor(
    _ cls: PyClass, _ signature: String, _ doc: String, example: String = "",
    vectorcall: @escaping ([Value]) throws -> Value? = { _ in nil }, body: @escaping (Bound) throws -> Value
  ) {
    let own = cls
    let declaration = Declaration("__new__", signature, doc, example: example, body: body)
    let function = BuiltinFunction(declaration, owner: cls.name)
    cls.set("__new__", .object(PyClassOrStaticMethod(.object(function), isClassMethod: false)))
    cls.construct = { cls, arguments in
      if cls === own, arguments.keywords.isEmpty, let made = try vectorcall(arguments.positional) { return made }
      return try function.call(arguments.prepending(.object(cls))) ?? .none
    }
    cls.set("__doc__", Value(doc))
  }

  private static func number(_ value: Value, _ cls: PyClass, plain: PyClass) -> Value {
    cls === plain ? value : .object(PyNumber(value, cls: cls))
  }

  static func installConstructors() {
    constructor(
      Classes.int, "(cls, x=0, /, base=...)", "A whole number, from a number (cut) or a text.",
      example: "int('12')",
      vectorcall: { $0.count == 1 ? try integer($0[0], base: .undefined, Interpreter.current) : nil }
    ) {
      number(try integer($0[1], base: $0[2], $0.interpreter), try $0.cls(), plain: Classes.int)
    }
    constructor(
      Classes.float, "(cls, x=0.0, /)", "A floating-point number, from a number or a text.",
      example: "float('1e3')", vectorcall: { $0.count == 1 ? .float(try float($0[0], Interpreter.current)) : nil }
    ) {
      number(.float(try float($0[1], $0.interpreter)), try $0.cls(), plain: Classes.float)
    }
    constructor(
      Classes.bool, "(cls, x=False, /)", "True or False, by Python's truth of a value.",
      vectorcall: { $0.count == 1 ? .bool(try Interpreter.current.truth($0[0])) : nil }
    ) {
      .bool(try $0.flag(1))
    }
    constructor(Classes.complex, "(cls, real=0, imag=0)", "Gradus has no complex numbers.") { _ in
      throw PyError.notImplemented("Gradus has no complex numbers")
    }
    constructor(
      Classes.string, "(cls, object='', encoding=..., errors=...)", "The text of a value.",
      example: "str(1.5)",
      vectorcall: { arguments in
        guard arguments.count == 1 else { return nil }
        return try text(of: arguments[0])
      }
    ) {
      let text: String
      if $0[2].isUndefined, $0[3].isUndefined {
        text = try $0.interpreter.str($0[1])
      } else if $0[1].text == "", !$0[3].isUndefined, $0[2].isUndefined {
        text = ""
      } else if let bytes = $0[1].object as? PyBytes {
        let encoding = $0[2].isUndefined ? "utf-8" : try $0.text(2)
        text = try TextCodec.decode(bytes.bytes, encoding, errors: $0[3].isUndefined ? "strict" : $0.text(3))
      } else {
        throw PyError.type(
          $0[1].text == nil
            ? "decoding to str: need a bytes-like object, \($0.interpreter.type(of: $0[1]).name) found"
            : "decoding str is not supported")
      }
      return .string(PyString(text, cls: try $0.cls()))
    }
    installBytesConstructors()
    constructor(
      Classes.tuple, "(cls, iterable=(), /)", "A tuple with the items of an iterable.",
      example: "tuple('ab')"
    ) {
      let cls = try $0.cls()
      if cls === Classes.tuple, case .tuple(let tuple) = $0[1], tuple.cls === Classes.tuple { return $0[1] }
      return .tuple(PyTuple(try $0.interpreter.collect($0[1]), cls: cls))
    }
    constructor(Classes.frozenset, "(cls, iterable=(), /)", "A set that cannot change.") {
      let cls = try $0.cls()
      if cls === Classes.frozenset, let given = $0[1].object, given.cls === cls { return $0[1] }
      let set = PySet(cls: cls)
      try set.update($0[1])
      return .object(set)
    }
    constructor(
      Classes.range, "(cls, start, stop=..., step=1, /)", "The whole numbers from start up to, but not with, stop.",
      example: "list(range(2, 8, 3))",
      vectorcall: { arguments in
        switch arguments.count {
        case 1: if case .int(let stop) = arguments[0] { return .object(PyRange(0, stop, 1)) }
        case 2:
          if case .int(let start) = arguments[0], case .int(let stop) = arguments[1] {
            return .object(PyRange(start, stop, 1))
          }
        default: break
        }
        return nil
      }
    ) {
      try PyBigRange.make($0[1], $0[2], $0[3])
    }
    constructor(
      Classes.slice, "(cls, start, stop=..., step=None, /)", "What stands between the brackets of `x[start:stop:step]`."
    ) {
      $0[2].isUndefined ? .object(PySlice(.none, $0[1], .none)) : .object(PySlice($0[1], $0[2], $0[3]))
    }
    constructor(
      Classes.property, "(cls, fget=None, fset=None, fdel=None, doc=None)", "An attribute that functions compute."
    ) {
      .object(PyProperty(getter: $0[1], setter: $0[2], deleter: $0[3], doc: $0[4], cls: try $0.cls()))
    }
    constructor(Classes.staticMethod, "(cls, function, /)", "A function in a class that gets no receiver.") {
      .object(PyClassOrStaticMethod($0[1], isClassMethod: false, cls: try $0.cls()))
    }
    constructor(Classes.classMethod, "(cls, function, /)", "A function in a class that gets the class.") {
      .object(PyClassOrStaticMethod($0[1], isClassMethod: true, cls: try $0.cls()))
    }
    for (cls, only) in [
      (Classes.none, Value.none), (Classes.ellipsis, .object(PySingleton.ellipsis)),
      (Classes.notImplemented, .object(PySingleton.notImplemented)),
    ] {
      cls.construct = { cls, arguments in
        guard arguments.positional.isEmpty, arguments.keywords.isEmpty else {
          throw PyError.type("\(cls.name) takes no arguments")
        }
        return only
      }
    }
    installIterators()
    installContainers()
  }

  /// Containers that are made empty and then filled, so that subclasses share their `__init__`.
  private static func installContainers() {
    Classes.list.allocate = { PyList([], cls: $0) }
    Classes.list.construct = { _, arguments in
      guard arguments.keywords.isEmpty else { throw PyError.type("list() takes no keyword arguments") }
      guard arguments.positional.count <= 1 else {
        throw PyError.type("list expected at most 1 argument, got \(arguments.positional.count)")
      }
      return Value(list: try arguments.positional.first.map { try Interpreter.current.collect($0) } ?? [])
    }
    Classes.list.set("__doc__", Value("A list with the items of an iterable."))
    Classes.dict.allocate = { PyDict(cls: $0) }
    Classes.dict.construct = { _, arguments in
      let dict = PyDict()
      guard arguments.positional.count <= 1 else {
        throw PyError.type("dict expected at most 1 argument, got \(arguments.positional.count)")
      }
      if let source = arguments.positional.first { try Interpreter.current.update(dict, from: source) }
      for (name, value) in arguments.keywords { try dict.set(name.name, value) }
      return .dict(dict)
    }
    Classes.dict.set("__doc__", Value("A dictionary from a mapping, from pairs, or from keywords."))
    Classes.dict.add(classMethods: [
      Declaration("fromkeys", "(cls, iterable, value=None, /)", "A dictionary with given keys that all have one value.")
      {
        let made = try $0.interpreter.call($0[0], [])
        if case .dict(let dict) = made, !dict.hasUserClass, let keys = $0.interpreter.hashedKeys(of: $0[1]) {
          for (key, hash) in keys { try dict.set(key, hash: hash, $0[2]) }
          return made
        }
        for key in try $0.interpreter.collect($0[1]) { try $0.interpreter.setItem(made, key, $0[2]) }
        return made
      }
    ])
    Classes.set.allocate = { PySet(cls: $0) }
    Classes.set.construct = { _, arguments in
      let set = PySet()
      guard arguments.positional.count <= 1 else {
        throw PyError.type("set expected at most 1 argument, got \(arguments.positional.count)")
      }
      if let source = arguments.positional.first { try set.update(source) }
      return .object(set)
    }
    Classes.set.set("__doc__", Value("A set with the things in an iterable."))
    Classes.string.add(staticMethods: [makeTranslation])
    installVectorcallConstructors()
  }

  /// The calls that loops make, without gathering arguments.
  private static func installVectorcallConstructors() {
    func setVectorcall(_ cls: PyClass, _ count: Int, _ body: @escaping VectorcallBody.Function) {
      cls.vectorcall = (count, VectorcallBody(body))
    }
    setVectorcall(Classes.range, 2) { first, second, _ in
      if case .int(let number) = first {
        if second.isUndefined { return .object(PyRange(0, number, 1)) }
        if case .int(let stop) = second { return .object(PyRange(number, stop, 1)) }
      }
      return try PyBigRange.make(first, second, .undefined)
    }
    setVectorcall(Classes.int, 1) { value, _, _ in try integer(value, base: .undefined, Interpreter.current) }
    setVectorcall(Classes.float, 1) { value, _, _ in .float(try float(value, Interpreter.current)) }
    setVectorcall(Classes.string, 1) { value, _, _ in try text(of: value) }
    setVectorcall(Classes.bool, 1) { value, _, _ in .bool(try Interpreter.current.truth(value)) }
    setVectorcall(Classes.list, 1) { value, _, _ in Value(list: try Interpreter.current.collect(value)) }
    setVectorcall(Classes.tuple, 1) { value, _, _ in
      if case .tuple(let tuple) = value, tuple.cls === Classes.tuple { return value }
      return Value(tuple: try Interpreter.current.collect(value))
    }
    setVectorcall(Classes.set, 1) { value, _, _ in
      let set = PySet()
      try set.update(value)
      return .object(set)
    }
  }

  /// `str(value)`
  private static func text(of value: Value) throws -> Value {
    switch value {
    case .int(let number): return PyString.decimal(number)
    case .string(let string) where string.cls === Classes.string: return value
    default:
      let interpreter = Interpreter.current
      if value.object?.kind == .instance, let method = interpreter.userMethod(value, "__str__"), !method.isNone {
        let made = try interpreter.call(method, [value])
        guard case .string = made else {
          throw PyError.type("__str__ returned non-string (type \(interpreter.type(of: made).name))")
        }
        return made
      }
      return Value(try interpreter.str(value))
    }
  }

  /// A number of at most 18 decimal digits and nothing else.
  private static func fastInteger(_ string: PyString) -> Int? {
    string.withBytes { bytes in
      if bytes.isEmpty || bytes.count > 18 { return nil }
      var number = 0
      for byte in bytes {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return number
    }
  }

  /// `int(value, base)`
  static func integer(_ value: Value, base: Value, _ interpreter: Interpreter) throws -> Value {
    var radix = 10
    if !base.isUndefined {
      guard value.text != nil || value.object is PyBytes else {
        throw PyError.type("int() can't convert non-string with explicit base")
      }
      guard let given = try interpreter.index(base) else {
        throw PyError.type("'\(interpreter.type(of: base).messageName)' object cannot be interpreted as an integer")
      }
      radix = Int(exactly: given) ?? -1
      guard radix == 0 || (2...36).contains(radix) else {
        throw PyError.value("int() base must be >= 2 and <= 36, or 0")
      }
    }
    if value.object?.hasUserClass == true, !(value.object is PyString),
      let method = interpreter.userMethod(value, "__int__")
    {
      let result = try interpreter.call(method, [value])
      guard let number = result.bigInteger else {
        throw PyError.type("__int__ returned non-int (type \(interpreter.type(of: result).name))")
      }
      try interpreter.warnOfSubclass(result, "__int__")
      return PyBigInt.value(number)
    }
    switch value.unboxed {
    case .int(let number): return .int(number)
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .float(let number):
      if let small = Int(exactly: number.rounded(.towardZero)) { return .int(small) }
      return PyBigInt.value(try interpreter.truncate(number))
    case .string(let string):
      if radix == 10, let small = fastInteger(string) { return .int(small) }
      guard let number = try parseInteger(string.text, base: radix) else {
        throw PyError.value("invalid literal for int() with base \(radix): \(StringText.repr(string.text))")
      }
      return number
    case let plain:
      if let number = plain.bigInteger { return PyBigInt.value(number) }
      if let object = plain.object {
        for name in ["__int__", "__index__", "__trunc__"] as [Symbol] {
          guard let method = object.cls.lookup(name) else { continue }
          if name == "__trunc__" {
            try interpreter.warnDeprecated("The delegation of int() to __trunc__ is deprecated.")
          }
          let result = try interpreter.call(method, [value])
          guard let number = result.bigInteger else {
            throw PyError.type("\(name.name) returned non-int (type \(interpreter.type(of: result).name))")
          }
          return PyBigInt.value(number)
        }
        if let bytes = object as? PyBytes {
          guard let number = try parseInteger(String(decoding: bytes.bytes, as: UTF8.self), base: radix) else {
            throw PyError.value("invalid literal for int() with base \(radix): \(StringText.repr(bytes: bytes.bytes))")
          }
          return number
        }
      }
      throw PyError.type(
        "int() argument must be a string, a bytes-like object or a real number, not "
          + "'\(interpreter.type(of: value).messageName)'"
      )
    }
  }

  /// `float(value)`
  static func float(_ value: Value, _ interpreter: Interpreter) throws -> Double {
    if case .string(let string) = value {
      guard let number = parseFloat(string.text) else {
        throw PyError.value("could not convert string to float: \(StringText.repr(string.text))")
      }
      return number
    }
    if let bytes = value.object as? PyBytes {
      guard let number = parseFloat(String(decoding: bytes.bytes, as: UTF8.self)) else {
        throw PyError.value("could not convert string to float: \(StringText.repr(bytes: bytes.bytes))")
      }
      return number
    }
    if value.object?.hasUserClass == true, let method = interpreter.userMethod(value, "__float__") {
      let result = try interpreter.call(method, [value])
      guard case .float(let number) = result.unboxed else {
        throw PyError.type(
          "\(interpreter.type(of: value).name).__float__ returned non-float (type \(interpreter.type(of: result).name))"
        )
      }
      return number
    }
    if let number = try Numbers.asDouble(value) { return number }
    if let object = value.object, object.cls.lookup("__float__") != nil || object.cls.lookup("__index__") != nil {
      return try interpreter.requireDouble(value)
    }
    throw PyError.type(
      "float() argument must be a string or a real number, not '\(interpreter.type(of: value).messageName)'")
  }

  /// `type(name, bases, namespace)` is the class statement's business; here only `type(value)`.
  static let constructionFunctions: [Declaration] = [
    Declaration("chr", "(i, /)", "The character of a code point.", example: "chr(97)", vectorcall: 1...1) {
      number, _, _ in
      let code = try Interpreter.current.requireInt(number)
      guard (0...0x10FFFF).contains(code) else { throw PyError.value("chr() arg not in range(0x110000)") }
      return PyString.character(Unicode.Scalar(UInt32(code)) ?? "\u{FFFD}")
    },
    Declaration("ord", "(c, /)", "The code point of a character.", example: "ord('a')", vectorcall: 1...1) {
      text, _, _ in
      if case .string(let string) = text, string.isASCII, string.count == 1 {
        return .int(string.withBytes { Int($0[0]) })
      }
      if case .object(let o) = text, let bytes = o as? PyBytes, bytes.bytes.count == 1 {
        return .int(Int(bytes.bytes[0]))
      }
      guard case .string(let string) = text else {
        let name = Interpreter.current.type(of: text).name
        throw PyError.type("ord() expected string of length 1, but \(name) found")
      }
      guard string.count == 1, let scalar = string.text.unicodeScalars.first else {
        throw PyError.type("ord() expected a character, but string of length \(string.count) found")
      }
      return .int(Int(scalar.value))
    },
    Declaration("bin", "(number, /)", "A whole number in binary digits.", example: "bin(5)") {
      try radix($0, "0b", 2)
    },
    Declaration("oct", "(number, /)", "A whole number in octal digits.") { try radix($0, "0o", 8) },
    Declaration("hex", "(number, /)", "A whole number in hexadecimal digits.", example: "hex(255)") {
      try radix($0, "0x", 16)
    },
    Declaration("ascii", "(obj, /)", "The text form of a value with everything beyond ASCII escaped.") {
      Value(StringText.ascii(try $0.interpreter.repr($0[0])))
    },
    Declaration("repr", "(obj, /)", "The text form of a value.", example: "repr('a')", vectorcall: 1...1) {
      value, _, _ in
      if case .int(let number) = value { return PyString.decimal(number) }
      let interpreter = Interpreter.current
      if value.object?.kind == .instance, let method = interpreter.userMethod(value, "__repr__"), !method.isNone {
        let made = try interpreter.call(method, [value])
        guard case .string = made else {
          throw PyError.type("__repr__ returned non-string (type \(interpreter.type(of: made).name))")
        }
        return made
      }
      return Value(try interpreter.repr(value))
    },
    Declaration(
      "format", "(value, format_spec='', /)", "A value in a format.", example: "format(3.14159, '.2f')"
    ) {
      Value(try $0.interpreter.format($0[0], $0.text(1)))
    },
    Declaration("hash", "(obj, /)", "The hash of a value.", vectorcall: 1...1) { value, _, _ in
      .int(try Interpreter.current.hash(value))
    },
  ]

  private static func radix(_ bound: Bound, _ prefix: String, _ radix: Int) throws -> Value {
    guard let number = try bound.interpreter.index(bound[0]) else {
      throw PyError.type(
        "'\(bound.interpreter.type(of: bound[0]).messageName)' object cannot be interpreted as an integer")
    }
    return Value((number.isNegative ? "-" : "") + prefix + String(number.magnitude, radix: radix))
  }
}
