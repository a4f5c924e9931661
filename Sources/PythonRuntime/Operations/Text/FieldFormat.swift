/// `format.format(*positional, **keywords)`
extension Interpreter {
  /// Text with replacement fields `{0.name[key]!r:spec}`.
  public func fieldFormat(_ format: String, _ positional: [Value], _ keywords: PyDict?) throws -> String {
    var reader = FieldReader(positional: positional, keywords: keywords)
    return try reader.run(Array(format.unicodeScalars), self, depth: 2)
  }
}

private struct FieldReader {
  let positional: [Value]
  let keywords: PyDict?
  var nextIndex = 0
  /// Whether fields are numbered by themselves; nil before the first field that says.
  var automatic: Bool?

  mutating func run(_ source: [Unicode.Scalar], _ interpreter: Interpreter, depth: Int) throws -> String {
    if depth < 0 { throw PyError.value("Max string recursion exceeded") }
    var result = String.UnicodeScalarView()
    var i = 0
    while i < source.count {
      let scalar = source[i]
      i += 1
      if scalar == "}" {
        guard i < source.count, source[i] == "}" else {
          throw PyError.value("Single '}' encountered in format string")
        }
        i += 1
        result.append("}")
      } else if scalar == "{" {
        guard i < source.count else { throw PyError.value("Single '{' encountered in format string") }
        if source[i] == "{" {
          i += 1
          result.append("{")
          continue
        }
        let start = i
        var level = 1
        while i < source.count {
          if source[i] == "{" { level += 1 }
          if source[i] == "}" { level -= 1 }
          if level == 0 { break }
          i += 1
        }
        guard i < source.count else { throw PyError.value("expected '}' before end of string") }
        result.append(contentsOf: try field(Array(source[start..<i]), interpreter, depth: depth).unicodeScalars)
        i += 1
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private mutating func field(_ source: [Unicode.Scalar], _ interpreter: Interpreter, depth: Int) throws -> String {
    var i = 0
    var brackets = 0
    while i < source.count {
      if source[i] == "[" { brackets += 1 }
      if source[i] == "]", brackets > 0 { brackets -= 1 }
      if brackets == 0, source[i] == "!" || source[i] == ":" { break }
      i += 1
    }
    let path = Array(source[..<i])
    var conversion: Unicode.Scalar?
    var spec: [Unicode.Scalar] = []
    if i < source.count, source[i] == "!" {
      guard i + 1 < source.count else { throw PyError.value("end of string while looking for conversion specifier") }
      conversion = source[i + 1]
      i += 2
      if i < source.count, source[i] != ":" { throw PyError.value("expected ':' after conversion specifier") }
    }
    if i < source.count { spec = Array(source[(i + 1)...]) }
    let value = try lookUp(path, interpreter)
    let specText =
      spec.contains("{") || spec.contains("}")
      ? try run(spec, interpreter, depth: depth - 1) : String(String.UnicodeScalarView(spec))
    switch conversion {
    case nil: return try interpreter.format(value, specText)
    case "r": return try interpreter.format(Value(interpreter.repr(value)), specText)
    case "s": return try interpreter.format(Value(interpreter.str(value)), specText)
    case "a": return try interpreter.format(Value(StringText.ascii(interpreter.repr(value))), specText)
    default: throw PyError.value("Unknown conversion specifier \(conversion.map { String($0) } ?? "")")
    }
  }

  private mutating func lookUp(_ path: [Unicode.Scalar], _ interpreter: Interpreter) throws -> Value {
    var i = path.firstIndex { $0 == "." || $0 == "[" } ?? path.count
    let head = String(String.UnicodeScalarView(path[..<i]))
    var value = try first(head)
    while i < path.count {
      if path[i] == "." {
        let end = path[(i + 1)...].firstIndex { $0 == "." || $0 == "[" } ?? path.count
        let name = String(String.UnicodeScalarView(path[(i + 1)..<end]))
        if name.isEmpty { throw PyError.value("Empty attribute in format string") }
        value = try interpreter.getAttribute(value, Symbol(name))
        i = end
      } else {
        guard path[i] == "[" else { throw PyError.value("Only '.' or '[' may follow ']' in format field specifier") }
        guard let end = path[(i + 1)...].firstIndex(of: "]") else {
          throw PyError.value("Missing ']' in format string")
        }
        let key = String(String.UnicodeScalarView(path[(i + 1)..<end]))
        if key.isEmpty { throw PyError.value("Empty attribute in format string") }
        let isNumber = key.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        value = try interpreter.getItem(value, isNumber ? Int(key).map { .int($0) } ?? Value(key) : Value(key))
        i = end + 1
      }
    }
    return value
  }

  private mutating func first(_ head: String) throws -> Value {
    let number = head.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(head) : nil
    if head.isEmpty || number != nil {
      let wantsAutomatic = head.isEmpty
      if let automatic, automatic != wantsAutomatic {
        throw PyError.value(
          wantsAutomatic
            ? "cannot switch from manual field specification to automatic field numbering"
            : "cannot switch from automatic field numbering to manual field specification")
      }
      automatic = wantsAutomatic
      let index = number ?? nextIndex
      if wantsAutomatic { nextIndex += 1 }
      guard index < positional.count else {
        throw PyError.index("Replacement index \(index) out of range for positional args tuple")
      }
      return positional[index]
    }
    guard let value = try keywords?.get(head) else { throw PyError.key(Value(head)) }
    return value
  }
}
