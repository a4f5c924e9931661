import BigInt

/// `format % values`
extension Interpreter {
  /// C-style formatting of one value, a tuple of values, or a dictionary by name.
  public func percentFormat(_ format: String, _ values: Value) throws -> String {
    var reader = PercentReader(format, values)
    return try reader.run(self)
  }
}

private struct PercentReader {
  let source: [Unicode.Scalar]
  var position = 0
  var result = String.UnicodeScalarView()
  let values: Value
  let items: [Value]
  var next = 0
  var usedMapping = false

  init(_ format: String, _ values: Value) {
    source = Array(format.unicodeScalars)
    self.values = values
    if case .tuple(let tuple) = values { items = tuple.items } else { items = [values] }
  }

  mutating func argument() throws -> Value {
    guard next < items.count else { throw PyError.type("not enough arguments for format string") }
    next += 1
    return items[next - 1]
  }

  private var isMapping: Bool {
    switch values {
    case .dict, .list: true
    case .object(let object): object.cls.lookup("__getitem__") != nil
    default: false
    }
  }

  mutating func run(_ interpreter: Interpreter) throws -> String {
    while position < source.count {
      let scalar = source[position]
      position += 1
      if scalar != "%" {
        result.append(scalar)
        continue
      }
      try conversion(interpreter)
    }
    if next < items.count, !usedMapping, !(next == 0 && isMapping) {
      throw PyError.type("not all arguments converted during string formatting")
    }
    return String(result)
  }

  private mutating func peek() throws -> Unicode.Scalar {
    guard position < source.count else { throw PyError.value("incomplete format") }
    return source[position]
  }

  private mutating func number(_ what: String) throws -> Int? {
    if try peek() == "*" {
      position += 1
      guard let count = try argument().smallInteger else { throw PyError.type("* wants int") }
      guard count.magnitude < 1 << 28 else { throw PyError.overflow("Python int too large to convert to C int") }
      return count
    }
    var value: Int?
    while let digit = Int(String(try peek())), source[position].value < 0x80 {
      value = (value ?? 0) * 10 + digit
      if (value ?? 0) > 1 << 28 { throw PyError.value("\(what) too big") }
      position += 1
    }
    return value
  }

  private mutating func conversion(_ interpreter: Interpreter) throws {
    var named: Value?
    if try peek() == "(" {
      position += 1
      let start = position
      var level = 1
      while position < source.count {
        if source[position] == "(" { level += 1 }
        if source[position] == ")" { level -= 1 }
        if level == 0 { break }
        position += 1
      }
      guard position < source.count else { throw PyError.value("incomplete format key") }
      guard isMapping else { throw PyError.type("format requires a mapping") }
      let name = String(String.UnicodeScalarView(source[start..<position]))
      position += 1
      named = try interpreter.getItem(values, Value(name))
      usedMapping = true
    }
    var left = false
    var zero = false
    var alternate = false
    var sign: Character?
    flags: while true {
      switch try peek() {
      case "-": left = true
      case "+": sign = "+"
      case " ": if sign == nil { sign = " " }
      case "#": alternate = true
      case "0": zero = true
      default: break flags
      }
      position += 1
    }
    var width = try number("width") ?? 0
    if width < 0 {
      left = true
      width = -width
    }
    var precision: Int?
    if try peek() == "." {
      position += 1
      precision = max(0, try number("precision") ?? 0)
    }
    while "hlL".unicodeScalars.contains(try peek()) { position += 1 }
    let letter = Character(try peek())
    position += 1
    if letter == "%" {
      result.append("%")
      return
    }
    guard "diouxXeEfFgGcrsa".contains(letter) else {
      let code = String(letter.unicodeScalars.first?.value ?? 0, radix: 16)
      throw PyError.value("unsupported format character '\(letter)' (0x\(code)) at index \(position - 1)")
    }
    let value = try named ?? argument()
    var negative = false
    var prefix = ""
    var body: String
    var numeric = true
    switch letter {
    case "s", "r", "a":
      numeric = false
      body =
        letter == "s"
        ? try interpreter.str(value)
        : letter == "r" ? try interpreter.repr(value) : StringText.ascii(try interpreter.repr(value))
      if let precision, body.unicodeScalars.count > precision { body = String(body.unicodeScalars.prefix(precision)) }
    case "c":
      numeric = false
      if let text = value.text {
        guard text.unicodeScalars.count == 1 else { throw PyError.type("%c requires int or char") }
        body = text
      } else {
        guard let code = value.bigInteger else { throw PyError.type("%c requires int or char") }
        guard let small = UInt32(exactly: code), small <= 0x10FFFF else {
          throw PyError.overflow("%c arg not in range(0x110000)")
        }
        body = String(Character(Unicode.Scalar(small) ?? "\u{FFFD}"))
      }
    case "d", "i", "u", "o", "x", "X":
      let number = try integer(value, letter, interpreter)
      negative = number.sign == .minus
      let radix = letter == "o" ? 8 : letter == "x" || letter == "X" ? 16 : 10
      body = String(number.magnitude, radix: radix, uppercase: letter == "X")
      if alternate, radix != 10 { prefix = "0\(letter)" }
      if let precision { body = String(repeating: "0", count: max(0, precision - body.utf8.count)) + body }
    default:
      let number = try interpreter.requireDouble(value)
      negative = number.sign == .minus && !number.isNaN
      let lower = Character(letter.lowercased())
      body = FloatText.format(number, lower, precision: precision ?? 6, alternate: alternate)
      if letter != lower { body = body.uppercased() }
    }
    let signText = !numeric ? "" : negative ? "-" : sign.map(String.init) ?? ""
    let length = signText.unicodeScalars.count + prefix.unicodeScalars.count + body.unicodeScalars.count
    let missing = max(0, width - length)
    let blanks = TextRepetition.repeated(" ", missing)
    let shown: String
    if left {
      shown = signText + prefix + body + blanks
    } else if zero, numeric {
      shown = signText + prefix + TextRepetition.repeated("0", missing) + body
    } else {
      shown = blanks + signText + prefix + body
    }
    result.append(contentsOf: shown.unicodeScalars)
  }

  private func integer(_ value: Value, _ letter: Character, _ interpreter: Interpreter) throws -> BigInt {
    if let number = value.bigInteger { return number }
    let isDecimal = letter == "d" || letter == "i" || letter == "u"
    if isDecimal, let number = try Numbers.asDouble(value) {
      return try interpreter.truncate(number)
    }
    if let number = try interpreter.index(value) { return number }
    if isDecimal, let method = value.object?.cls.lookup("__int__"),
      let number = try interpreter.call(method, [value]).bigInteger
    {
      return number
    }
    let name = interpreter.type(of: value).name
    throw PyError.type(
      isDecimal
        ? "%\(letter) format: a real number is required, not \(name)"
        : "%\(letter) format: an integer is required, not \(name)")
  }
}

extension Interpreter {
  /// `int(number)` of a double.
  func truncate(_ number: Double) throws -> BigInt {
    if number.isNaN { throw PyError.value("cannot convert float NaN to integer") }
    if number.isInfinite { throw PyError.overflow("cannot convert float infinity to integer") }
    return BigInt(exactly: number.rounded(.towardZero)) ?? 0
  }
}
