// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// What `bytes(…)` and `bytearray(…)` make.
extension Builtins {
  private static let bytesSignature = "(cls, source=..., encoding=..., errors=...)"
  private static let bytesDoc = "Bytes, from integers, a text with an encoding, or a count of zeros."

  static func installBytesConstructors() {
    constructor(Classes.bytes, bytesSignature, bytesDoc) {
      let cls = try $0.cls()
      if cls === Classes.bytes, $0[2].isUndefined, $0[3].isUndefined, let source = $0[1].object as? PyBytes,
        source.cls === cls
      {
        return $0[1]
      }
      let made = PyBytes([], cls: cls)
      try fill(made, $0)
      return .object(made)
    }
    // Made empty and then filled, so that subclasses can have arguments of their own.
    Classes.bytearray.allocate = { PyBytes([], cls: $0) }
    let fillIn = Declaration("__init__", "(self, source=..., encoding=..., errors=...)", bytesDoc) {
      let made = try bytesReceiver($0)
      made.bytes = []
      try fill(made, $0)
      return .none
    }
    Classes.bytearray.add([fillIn])
    let function = BuiltinFunction(fillIn, owner: "bytearray")
    Classes.bytearray.construct = { _, arguments in
      let made = Value.object(PyBytes([], cls: Classes.bytearray))
      _ = try function.call(arguments.prepending(made))
      return made
    }
    Classes.bytearray.set("__doc__", Value(bytesDoc))
  }

  /// Puts in what the arguments after the first one stand for.
  private static func fill(_ made: PyBytes, _ bound: Bound) throws {
    let (interpreter, source) = (bound.interpreter, bound[1])
    let name = made.isMutable ? "bytearray" : "bytes"
    for (index, word) in [(2, "encoding"), (3, "errors")] where !bound[index].isUndefined {
      guard bound[index].text != nil else {
        let given = interpreter.type(of: bound[index]).name
        throw PyError.type("\(name)() argument '\(word)' must be str, not \(given)")
      }
      guard case .string = source else { throw PyError.type("\(word) without a string argument") }
    }
    if source.isUndefined { return }
    if case .string = source, !bound[2].isUndefined {
      made.bytes = try TextCodec.encode(bound.text(1), bound.text(2), errors: bound[3].text ?? "strict")
      return
    }
    if !made.isMutable, let method = interpreter.userMethod(source, "__bytes__") ?? blocked(source, "__bytes__") {
      let result = try interpreter.call(method, [source])
      guard let bytes = result.object as? PyBytes, !bytes.isMutable else {
        throw PyError.type("__bytes__ returned non-bytes (type \(interpreter.type(of: result).name))")
      }
      made.bytes = bytes.bytes
      return
    }
    if case .string = source { throw PyError.type("string argument without an encoding") }
    if let bytes = source.object as? PyBytes {
      made.bytes = bytes.bytes
      return
    }
    var count: Int?
    do {
      if let number = try interpreter.index(source) {
        guard let small = Int(exactly: number) else {
          throw PyError.overflow("cannot fit 'int' into an index-sized integer")
        }
        count = small
      }
    } catch let raised as Raised where raised.exception.cls.isSubclass(of: ExceptionClasses.typeError) {}
    if let count {
      guard count >= 0 else { throw PyError.value("negative count") }
      try MemoryLimit.check(bytes: count)
      made.bytes = [UInt8](repeating: 0, count: count)
      return
    }
    let range = made.isMutable ? "byte must be in range(0, 256)" : "bytes must be in range(0, 256)"
    try made.append(all: source, range) {
      PyError.type("cannot convert '\(interpreter.type(of: source).messageName)' object to \(name)")
    }
  }

  /// A special method that a class has set to None: calling it is the refusal.
  private static func blocked(_ value: Value, _ name: Symbol) -> Value? {
    guard let object = value.object, object.hasUserClass, let found = object.cls.lookup(name), found.isNone else {
      return nil
    }
    return found
  }

  /// The methods in which the two differ from texts.
  static let bytesHex: [Declaration] = [
    Declaration("hex", "(self, sep=..., bytes_per_sep=1)", "The bytes in hexadecimal digits.", example: "b'az'.hex()") {
      let bytes = try bytesReceiver($0).bytes
      try MemoryLimit.check(bytes: 3 * bytes.count)
      let size = try $0.int(2)
      var separator: UInt8?
      if !$0[1].isUndefined {
        let given = $0[1]
        guard let text = given.text ?? (given.object as? PyBytes).map({ String(decoding: $0.bytes, as: UTF8.self) })
        else { throw PyError.type("sep must be str or bytes.") }
        guard text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first else {
          throw PyError.value("sep must be length 1.")
        }
        guard scalar.isASCII else { throw PyError.value("sep must be ASCII.") }
        separator = UInt8(truncatingIfNeeded: scalar.value)
      }
      let group = size == Int.min ? Int.max : abs(size)
      var buffer = TextBuffer()
      for (i, byte) in bytes.enumerated() {
        // Groups are counted from the right, for a negative size from the left.
        if let separator, i > 0, size != 0, (size < 0 ? i : bytes.count - i) % group == 0 { buffer.append(separator) }
        buffer.append(ASCIIByte.hexDigits[Int(byte >> 4)])
        buffer.append(ASCIIByte.hexDigits[Int(byte & 15)])
        if i & 0xFFFFF == 0xFFFFF { try $0.interpreter.pollInterrupt() }
      }
      return try buffer.asciiString
    },
    Declaration("__rmod__", "(self, value, /)", "value % self") { _ in .object(PySingleton.notImplemented) },
    Declaration("__mod__", "(self, value, /)", "self % value") {
      try bytesReceiver($0).binary(.modulo, $0[1], reflected: false) ?? .object(PySingleton.notImplemented)
    },
  ]

  static let makeBytesTranslation = Declaration(
    "maketrans", "(frm, to, /)", "The table for translate() that gives each byte of the first its counterpart."
  ) {
    let (from, to) = (try bytesLike($0, 0), try bytesLike($0, 1))
    guard from.count == to.count else { throw PyError.value("maketrans arguments must have same length") }
    var table = (0...255).map { UInt8($0) }
    for (key, value) in zip(from, to) { table[Int(key)] = value }
    return .object(PyBytes(table))
  }
}
