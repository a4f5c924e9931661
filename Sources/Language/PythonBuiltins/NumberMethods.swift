// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import Glibc
import PythonRuntime

/// The methods of `int`, `float`, `range` and the parsing of numbers.
extension Builtins {
  private static func integer(_ bound: Bound, _ index: Int = 0) throws -> BigInt {
    guard let number = bound[index].bigInteger else {
      throw PyError.type(
        "'\(bound.interpreter.type(of: bound[index]).messageName)' object cannot be interpreted as an integer")
    }
    return number
  }
  private static func float(_ bound: Bound) throws -> Double {
    if case .float(let number) = bound[0].unboxed { return number }
    let cls = bound.interpreter.type(of: bound[0])
    // A number of the library that is a kind of float, such as NumPy's.
    if cls.isSubclass(of: Classes.float), let number = try bound[0].object?.asDouble() { return number }
    throw PyError.type("descriptor for 'float' objects doesn't apply to a '\(cls.name)' object")
  }

  static func installNumberMethods() {
    let int = Classes.int
    func whole(_ name: String, _ doc: String) -> Declaration {
      Declaration(name, "(self, /)", doc) { PyBigInt.value(try integer($0)) }
    }
    int.add([
      whole("__int__", "int(self)"), whole("__index__", "The integer itself."),
      whole("__trunc__", "The integer itself."),
      whole("__floor__", "The integer itself."), whole("__ceil__", "The integer itself."),
      whole("conjugate", "The integer itself."),
      Declaration("__float__", "(self, /)", "float(self)") { .float(try Numbers.checkedDouble(integer($0))) },
      Declaration("__bool__", "(self, /)", "Whether it is not zero.") { .bool(!(try integer($0).isZero)) },
      Declaration("__abs__", "(self, /)", "abs(self)") { PyBigInt.value(try integer($0).magnitude) },
      Declaration("__round__", "(self, ndigits=None, /)", "round(self, ndigits)") {
        try $0.interpreter.rounded($0[0].unboxed, $0[1])
      },
      Declaration("__divmod__", "(self, value, /)", "divmod(self, value)") {
        try $0.interpreter.divmod($0[0].unboxed, $0[1])
      },
      Declaration("bit_length", "(self, /)", "How many bits the number needs.", example: "(37).bit_length()") {
        .int(try integer($0).bitLength)
      },
      Declaration("bit_count", "(self, /)", "How many bits are one.") {
        .int(try integer($0).nonzeroBitCount)
      },
      Declaration("as_integer_ratio", "(self, /)", "The number as a fraction.") {
        Value(tuple: [PyBigInt.value(try integer($0)), .int(1)])
      },
      Declaration("is_integer", "(self, /)", "Always true.") { _ in .bool(true) },
      Declaration("to_bytes", "(self, length=1, byteorder='big', *, signed=False)", "The number as bytes.") {
        let number = try integer($0)
        let length = try $0.int(1)
        guard length >= 0 else { throw PyError.value("length argument must be non-negative") }
        try MemoryLimit.check(bytes: length)
        let isSigned = try $0.flag(3)
        if number.isNegative, !isSigned { throw PyError.overflow("can't convert negative int to unsigned") }
        // A negative number has the bits of its complement, all inverted.
        let bits = number.isNegative ? ~number : number
        // A sign takes one more bit, which 0 and -1 need only when there are any bytes.
        guard (bits.bitLength + (isSigned && !bits.isZero ? 1 : 0) + 7) / 8 <= length else {
          throw PyError.overflow("int too big to convert")
        }
        let (words, inversion) = (bits.words, number.isNegative ? UInt8.max : 0)
        let bytes = (0..<length).map { i in
          (i / 8 < words.count ? UInt8(truncatingIfNeeded: words[i / 8] >> UInt(i % 8 * 8)) : 0) ^ inversion
        }
        return .object(PyBytes(try $0.text(2) == "big" ? bytes.reversed() : bytes))
      },
    ])
    int.add(classMethods: [
      Declaration("from_bytes", "(cls, bytes, byteorder='big', *, signed=False)", "The number that bytes stand for.") {
        if $0[1].text != nil { throw PyError.type("cannot convert 'str' object to bytes") }
        let bytes = try PyBytes.bytes(of: $0[1])
        try MemoryLimit.check(integerBits: 8 * bytes.count)
        let isBig = try $0.text(2) == "big"
        var number = BigInt(bytes: isBig ? bytes : bytes.reversed())
        if try $0.flag(3), let top = isBig ? bytes.first : bytes.last, top >= 128 {
          number -= BigInt(1) << (8 * bytes.count)
        }
        let made = PyBigInt.value(number)
        return try $0.cls() === Classes.int ? made : $0.interpreter.call($0[0], [made])
      }
    ])
    let parts = { (name: String, get: @escaping (Value) -> Value) in
      GetSetDescriptor(name, "", get: { get($0.unboxed) })
    }
    int.add(properties: [
      parts("real") { $0.bigInteger.map { PyBigInt.value($0) } ?? $0 }, parts("imag") { _ in .int(0) },
      parts("numerator") { $0.bigInteger.map { PyBigInt.value($0) } ?? $0 }, parts("denominator") { _ in .int(1) },
    ])
    Classes.float.add(properties: [parts("real") { $0 }, parts("imag") { _ in .float(0) }])
    Classes.float.add([
      Declaration("is_integer", "(self, /)", "Whether the number is whole.", example: "(2.0).is_integer()") {
        let number = try float($0)
        return .bool(number.isFinite && number == number.rounded())
      },
      Declaration(
        "as_integer_ratio", "(self, /)", "The number as a fraction.", example: "(0.75).as_integer_ratio()"
      ) {
        let number = try float($0)
        if number.isNaN { throw PyError.value("cannot convert NaN to integer ratio") }
        if number.isInfinite { throw PyError.overflow("cannot convert Infinity to integer ratio") }
        let (top, bottom) = ratio(number)
        return Value(tuple: [PyBigInt.value(top), PyBigInt.value(bottom)])
      },
      Declaration(
        "hex", "(self, /)", "The number in hexadecimal digits.", example: "(1.5).hex()"
      ) {
        let number = try float($0)
        if !number.isFinite { return Value(FloatText.repr(number)) }
        let sign = number.sign == .minus ? "-" : ""
        if number == 0 { return Value(sign + "0x0.0p+0") }
        let isNormal = number.isNormal
        let exponent = isNormal ? Int(number.exponent) : -1022
        let digits = String(number.significandBitPattern, radix: 16)
        let padded = String(repeating: "0", count: 13 - digits.utf8.count) + digits
        return Value("\(sign)0x\(isNormal ? 1 : 0).\(padded)p\(exponent < 0 ? "-" : "+")\(exponent.magnitude)")
      },
      Declaration("conjugate", "(self, /)", "The number itself.") { .float(try float($0)) },
      Declaration("__float__", "(self, /)", "float(self)") { .float(try float($0)) },
      Declaration("__int__", "(self, /)", "int(self)") { PyBigInt.value(try $0.interpreter.truncate(float($0))) },
      Declaration("__trunc__", "(self, /)", "int(self)") { PyBigInt.value(try $0.interpreter.truncate(float($0))) },
      Declaration("__floor__", "(self, /)", "math.floor(self)") {
        PyBigInt.value(try $0.interpreter.truncate(float($0).rounded(.down)))
      },
      Declaration("__ceil__", "(self, /)", "math.ceil(self)") {
        PyBigInt.value(try $0.interpreter.truncate(float($0).rounded(.up)))
      },
      Declaration("__bool__", "(self, /)", "Whether it is not zero.") { .bool(try float($0) != 0) },
      Declaration("__abs__", "(self, /)", "abs(self)") { .float(try float($0).magnitude) },
      Declaration("__round__", "(self, ndigits=None, /)", "round(self, ndigits)") {
        try $0.interpreter.rounded($0[0].unboxed, $0[1])
      },
      Declaration("__divmod__", "(self, value, /)", "divmod(self, value)") {
        try $0.interpreter.divmod($0[0].unboxed, $0[1])
      },
    ])
    Classes.float.add(classMethods: [
      Declaration("fromhex", "(cls, string, /)", "The number of a text in hexadecimal digits.") {
        guard let number = HexadecimalFloat.parse(try $0.text(1)) else {
          throw PyError.value("invalid hexadecimal floating-point string")
        }
        if number.isInfinite, try !$0.text(1).lowercased().contains("inf") {
          throw PyError.overflow("hexadecimal value too large to represent as a float")
        }
        return try $0.cls() === Classes.float ? .float(number) : $0.interpreter.call($0[0], [.float(number)])
      },
      Declaration("__getformat__", "(cls, typestr, /)", "How floats lie in memory.") {
        guard ["double", "float"].contains(try $0.text(1)) else {
          throw PyError.value("__getformat__() argument 1 must be 'double' or 'float'")
        }
        return Value("IEEE, little-endian")
      },
    ])
  }

  /// A double as a fraction in lowest terms.
  package static func ratio(_ number: Double) -> (BigInt, BigInt) {
    if number == 0 { return (0, 1) }
    var mantissa = Int(number.significandBitPattern) | (number.isNormal ? 1 << 52 : 0)
    var exponent = (number.isNormal ? Int(number.exponent) : -1022) - 52
    let shift = mantissa.trailingZeroBitCount
    mantissa >>= shift
    exponent += shift
    if number.sign == .minus { mantissa = -mantissa }
    let top = BigInt(mantissa)
    return exponent >= 0 ? (top << exponent, 1) : (top, BigInt(1) << -exponent)
  }

  static func parseSpecial(_ text: String) -> Double? {
    switch text.lowercased() {
    case "inf", "+inf", "infinity", "+infinity": .infinity
    case "-inf", "-infinity": -.infinity
    case "nan", "+nan", "-nan": .nan
    default: nil
    }
  }

  private static func trimmed(_ text: String) -> [UInt8] {
    let scalars = Array(text.unicodeScalars)
    var (start, end) = (0, scalars.count)
    while start < end, TextSearch.isSpace(scalars[start]) { start += 1 }
    while end > start, TextSearch.isSpace(scalars[end - 1]) { end -= 1 }
    var bytes: [UInt8] = []
    for scalar in scalars[start..<end] {
      if scalar.value < 0x80 {
        bytes.append(UInt8(scalar.value))
      } else if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
        bytes.append(UInt8(ascii: "0") + UInt8(value))
      } else {
        bytes.append(0xFF)
      }
    }
    return bytes
  }

  /// Removes underscores between digits; nil when one stands elsewhere.
  private static func withoutUnderscores(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(UInt8(ascii: "_")) else { return bytes }
    func isDigit(_ i: Int) -> Bool {
      bytes.indices.contains(i)
        && (bytes[i] >= 0x30 && bytes[i] <= 0x39 || bytes[i] | 32 >= 0x61 && bytes[i] | 32 <= 0x7A)
    }
    var result: [UInt8] = []
    for (i, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "_") {
        guard isDigit(i - 1), isDigit(i + 1) else { return nil }
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// `float(text)`, nil when it is no number.
  public static func parseFloat(_ text: String) -> Double? {
    if let plain = FloatText.plainDecimal(text) { return plain }
    guard let bytes = withoutUnderscores(trimmed(text)), !bytes.isEmpty, !bytes.contains(0xFF) else { return nil }
    let plain = String(decoding: bytes, as: UTF8.self)
    if let special = parseSpecial(plain) { return special }
    var digits = 0
    var sawPoint = false
    var i = bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") ? 1 : 0
    while i < bytes.count {
      if bytes[i] >= 0x30, bytes[i] <= 0x39 {
        digits += 1
      } else if bytes[i] == UInt8(ascii: "."), !sawPoint {
        sawPoint = true
      } else {
        break
      }
      i += 1
    }
    guard digits > 0 else { return nil }
    if i < bytes.count {
      guard bytes[i] | 32 == UInt8(ascii: "e") else { return nil }
      i += 1
      if i < bytes.count, bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: "+") { i += 1 }
      guard i < bytes.count, bytes[i...].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    }
    return strtod(plain, nil)
  }

  /// `int(text, base)`, nil when it is no number.
  public static func parseInteger(_ text: String, base: Int) throws -> Value? {
    guard var digits = withoutUnderscores(trimmed(text))?[...] else { return nil }
    var negative = false
    if let first = digits.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      negative = first == UInt8(ascii: "-")
      digits.removeFirst()
    }
    var radix = base
    if digits.count > 2, digits.first == UInt8(ascii: "0") {
      let mark = digits[digits.startIndex + 1] | 32
      let marked = mark == UInt8(ascii: "x") ? 16 : mark == UInt8(ascii: "o") ? 8 : mark == UInt8(ascii: "b") ? 2 : 0
      if marked != 0, base == 0 || base == marked {
        radix = marked
        digits.removeFirst(2)
      }
    }
    if radix == 0 {
      radix = 10
      if digits.count > 1, digits.first == UInt8(ascii: "0"), !digits.allSatisfy({ $0 == UInt8(ascii: "0") }) {
        return nil
      }
    }
    guard let first = digits.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+"), !digits.contains(0xFF)
    else {
      return nil
    }
    for digit in digits {
      let value = digit >= 0x30 && digit <= 0x39 ? Int(digit) - 0x30 : Int(digit | 0x20) - 0x57
      let isLetter = digit | 0x20 >= 0x61 && digit | 0x20 <= 0x7A
      guard digit <= 0x39 && digit >= 0x30 || isLetter, value < radix else { return nil }
    }
    let body = String(decoding: digits, as: UTF8.self)
    if Numbers.mostDigits > 0, digits.count > Numbers.mostDigits, radix & (radix - 1) != 0 {
      throw Numbers.tooManyDigits(digits.count)
    }
    if let small = Int(body, radix: radix) { return .int(negative ? -small : small) }
    // Only radixes that are powers of two come here with many digits.
    try MemoryLimit.check(integerBits: digits.count * radix.trailingZeroBitCount)
    guard let big = try LongCall.number(body, radix: radix, poll: Interpreter.current.pollInterrupt) else { return nil }
    return PyBigInt.value(negative ? -big : big)
  }

  /// The methods of `range`.
  static let rangeMethods: [Declaration] = [
    Declaration("index", "(self, value, /)", "The index of a number in the range.") {
      if let range = $0[0].object as? PyBigRange {
        guard let number = $0[1].bigInteger, let index = range.index(of: number) else {
          throw PyError.value("\(try $0.interpreter.repr($0[1])) is not in range")
        }
        return PyBigInt.value(index)
      }
      let range = try $0.object(as: PyRange.self)
      guard let number = $0[1].smallInteger, let index = range.index(of: number) else {
        throw PyError.value("\(try $0.interpreter.repr($0[1])) is not in range")
      }
      return .int(index)
    },
    Declaration("count", "(self, value, /)", "How often a number is in the range.") {
      if let range = $0[0].object as? PyBigRange {
        return .int($0[1].bigInteger.flatMap { range.index(of: $0) } == nil ? 0 : 1)
      }
      let range = try $0.object(as: PyRange.self)
      guard $0[1].isInteger else {
        var count = 0
        let iterator = try $0.interpreter.iterator(over: $0[0])
        while let item = try iterator.next() { if try $0.interpreter.same(item, $0[1]) { count += 1 } }
        return .int(count)
      }
      return .int($0[1].smallInteger.flatMap { range.index(of: $0) } == nil ? 0 : 1)
    },
    Declaration("__reversed__", "(self, /)", "An iterator from the end.") {
      if let range = $0[0].object as? PyBigRange { return .object(range.reversed) }
      let range = try $0.object(as: PyRange.self)
      let last = range.count == 0 ? range.start : range.item(range.count - 1)
      let step = range.step == Int.min ? Int.max : -range.step
      return .object(
        RangeIterator(range.count == 0 ? PyRange(0, 0, 1) : PyRange(last, range.start &+ (step > 0 ? 1 : -1), step)))
    },
  ]
}

extension Interpreter {
  /// `round(value, digits)` of a plain number.
  func rounded(_ value: Value, _ digits: Value) throws -> Value {
    switch value {
    case .int where digits.isNone: return value
    case .float(let number):
      if digits.isNone {
        let whole = number.rounded(.toNearestOrEven)
        return try Int(exactly: whole).map { .int($0) } ?? PyBigInt.value(truncate(whole))
      }
      guard let places = try index(digits) else {
        throw PyError.type("'\(type(of: digits).messageName)' object cannot be interpreted as an integer")
      }
      // Beyond these nothing changes any more.
      let result = FloatText.round(number, max(-1000, min(2000, Int(clamping: places))))
      if result.isInfinite, number.isFinite { throw PyError.overflow("rounded value too large to represent") }
      return .float(result)
    default:
      guard let number = value.bigInteger else {
        throw PyError.type("type \(type(of: value).name) doesn't define __round__ method")
      }
      if digits.isNone { return PyBigInt.value(number) }
      let places = try requireInt(digits)
      if places >= 0 { return PyBigInt.value(number) }
      // A third of a decimal place is less than a bit: the unit is more than twice the number.
      if places.magnitude > UInt(number.bitLength / 3 + 1) { return .int(0) }
      let unit = BigInt(10).power(-places)
      let (quotient, remainder) = number.flooredQuotientAndRemainder(dividingBy: unit)
      let twice = remainder * 2
      let up = twice > unit || (twice == unit && quotient.isOdd)
      return PyBigInt.value((up ? quotient + 1 : quotient) * unit)
    }
  }

  /// `divmod(a, b)`
  func divmod(_ a: Value, _ b: Value) throws -> Value {
    for (value, name, other) in [(a, "__divmod__" as Symbol, b), (b, "__rdivmod__" as Symbol, a)] {
      if let method = userMethod(value, name) {
        let result = try call(method, [value, other])
        if !isNotImplemented(result) { return result }
      }
    }
    let (x, y) = (a.unboxed, b.unboxed)
    if x.isInteger, y.isInteger {
      return Value(tuple: [try binary(.floorDivide, x, y), try binary(.modulo, x, y)])
    }
    if let p = try Numbers.asDouble(x), let q = try Numbers.asDouble(y) {
      if q == 0 { throw PyError.zeroDivision("float divmod()") }
      let (quotient, remainder) = Numbers.floorDivide(p, q)
      return Value(tuple: [.float(quotient), .float(remainder)])
    }
    guard a.object?.hasDivmod == true || b.object?.hasDivmod == true,
      let quotient = try binaryIfSupported(.floorDivide, a, b)
    else {
      throw PyError.type(
        "unsupported operand type(s) for divmod(): '\(type(of: a).messageName)' and '\(type(of: b).messageName)'")
    }
    return Value(tuple: [quotient, try binary(.modulo, a, b)])
  }
}
