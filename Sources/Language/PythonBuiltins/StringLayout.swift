// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

extension Builtins {
  private static func fill(_ bound: Bound, _ place: (Int) -> Int) throws -> Value {
    let string = try bound.string()
    let missing = try bound.width(1) - string.count
    guard let filler = bound[2].text else {
      throw PyError.type(
        "The fill character must be a unicode character, not \(bound.interpreter.type(of: bound[2]).name)")
    }
    guard filler.unicodeScalars.count == 1 else {
      throw PyError.type("The fill character must be exactly one character long")
    }
    if missing <= 0 { return Value(string.text) }
    let left = place(missing)
    return Value(
      TextRepetition.repeated(filler, left) + string.text + TextRepetition.repeated(filler, missing - left))
  }

  /// Padding, case and formatting.
  static let stringLayout: [Declaration] = [
    Declaration(
      "ljust", "(self, width, fillchar=' ', /)", "The text padded on the right.",
      example: "'ab'.ljust(4, '.')"
    ) {
      try fill($0) { _ in 0 }
    },
    Declaration("rjust", "(self, width, fillchar=' ', /)", "The text padded on the left.") { try fill($0) { $0 } },
    Declaration("center", "(self, width, fillchar=' ', /)", "The text padded on both sides.") { bound in
      let width = try bound.width(1)
      return try fill(bound) { $0 / 2 + ($0 & width & 1) }
    },
    Declaration("zfill", "(self, width, /)", "The text padded with zeros after its sign.") {
      let text = try $0.text()
      let missing = try $0.width(1) - $0.string().count
      if missing <= 0 { return Value(text) }
      let zeros = TextRepetition.repeated("0", missing)
      if let first = text.first, first == "-" || first == "+" { return Value("\(first)\(zeros)\(text.dropFirst())") }
      return Value(zeros + text)
    },
    Declaration("upper", "(self, /)", "The text in capital letters.", example: "'abc'.upper()", vectorcall: 1...1) {
      text, _, _ in
      try onText(text, "upper") { $0.isASCII ? ASCIIText.uppercased($0) : Value(try CaseMapping.uppercased($0.text)) }
    },
    Declaration("lower", "(self, /)", "The text in small letters.", vectorcall: 1...1) { text, _, _ in
      try onText(text, "lower") { $0.isASCII ? ASCIIText.lowercased($0) : Value(try CaseMapping.lowercased($0.text)) }
    },
    Declaration("casefold", "(self, /)", "The text for comparing without regard to case.") {
      let string = try $0.string()
      return string.isASCII ? ASCIIText.lowercased(string) : Value(try CaseMapping.folded(string.text))
    },
    Declaration("capitalize", "(self, /)", "The text with a capital first letter and small ones after it.") {
      Value(try CaseMapping.capitalized($0.text()))
    },
    Declaration("title", "(self, /)", "The text with a capital letter at the beginning of each word.") {
      let string = try $0.string()
      return string.isASCII ? ASCIIText.titled(string) : Value(try CaseMapping.titled(string.text))
    },
    Declaration("swapcase", "(self, /)", "The text with small and capital letters exchanged.") {
      let string = try $0.string()
      return string.isASCII ? ASCIIText.swapped(string) : Value(try CaseMapping.swapped(string.text))
    },
    Declaration("__getnewargs__", "(self, /)", "What a copy is made of.") {
      Value(tuple: [.string(PyString(try $0.text(), cls: Classes.string))])
    },
    Declaration("expandtabs", "(self, tabsize=8)", "The text with tabs replaced by blanks.") {
      let (text, size) = (try $0.text(), try $0.width(1))
      return Value(try TextBuffer.text { try expandTabs(text.utf8.span, size, to: &$0) })
    },
    Declaration(
      "format", "(self, /, *args, **kwargs)", "The text with its replacement fields filled.",
      example: "'{} {x:.1f}'.format(1, x=2)", vectorcall: 1...3,
      { text, first, second in
        let values = second.isUndefined ? first.isUndefined ? [] : [first] : [first, second]
        return try onText(text, "format") { try Interpreter.current.fieldFormatted($0.text, values, nil) }
      }
    ) { try $0.interpreter.fieldFormatted($0.text(), $0.variadic(1), $0.keywords(2)) },
    Declaration("format_map", "(self, mapping, /)", "The text with its replacement fields filled from a dictionary.") {
      Value(try $0.interpreter.fieldFormat($0.text(), nil, $0.dict(1)))
    },
    Declaration("encode", "(self, encoding='utf-8', errors='strict')", "The text as bytes.") {
      .object(PyBytes(try TextCodec.encode($0.text(), $0.text(1), errors: $0.text(2))))
    },
    Declaration("translate", "(self, table, /)", "The text with characters replaced by a table.") {
      let (text, table) = (try $0.text(), $0[1])
      // The table is asked once for each ASCII character; one that runs a program only until a character becomes more than one, as in CPython.
      let isPlain = if case .dict(let dict) = table { !dict.cls.isUserDefined } else { false }
      var keeps = true
      var known = [String?](repeating: nil, count: 128)
      return Value(
        try TextBuffer.text { buffer in
          for scalar in text.unicodeScalars {
            try buffer.check()
            if keeps, scalar.value < 128, let other = known[Int(scalar.value)] {
              buffer.append(other)
              if Interrupt.isRequested { try Interpreter.current.pollInterrupt() }
              continue
            }
            let other = try translation(of: scalar, table)
            keeps = keeps && (isPlain || scalar.value < 128 && other.utf8.count < 2)
            if scalar.value < 128, keeps { known[Int(scalar.value)] = other }
            buffer.append(other)
          }
        })
    },
  ]

  /// What a table has for a character; the character itself where it has nothing.
  private static func translation(of scalar: Unicode.Scalar, _ table: Value) throws -> String {
    let other: Value
    do {
      other = try Interpreter.current.getItem(table, .int(Int(scalar.value)))
    } catch let raised as Raised where raised.exception.cls.isSubclass(of: ExceptionClasses.lookupError) {
      return String(scalar)
    }
    switch other {
    case .none: return ""
    case .string(let string): return string.text
    case .int(let code):
      guard let value = UInt32(exactly: code), let made = Unicode.Scalar(value) else {
        throw PyError.value("character mapping must be in range(0x110000)")
      }
      return String(made)
    default: throw PyError.type("character mapping must return integer, None or str")
    }
  }

  /// Texts and bytes with blanks in place of tabs.
  static func expandTabs(_ bytes: borrowing Span<UInt8>, _ size: Int, to buffer: inout TextBuffer) throws {
    var column = 0
    for i in 0..<bytes.count {
      let byte = bytes[i]
      if i & 0xFFFF == 0xFFFF { try Interpreter.current.pollInterrupt() }
      if byte == UInt8(ascii: "\t") {
        let count = size > 0 ? size - column % size : 0
        buffer.append(UInt8(ascii: " "), count: count)
        try buffer.check()
        column &+= count
      } else {
        buffer.append(byte)
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
          column = 0
        } else if byte & 0xC0 != 0x80 {
          column &+= 1
        }
      }
    }
  }

  /// `str.maketrans`
  static let makeTranslation = Declaration("maketrans", "(x, y=..., z=..., /)", "A table for `translate`.") {
    let table = PyDict()
    if $0[1].isUndefined {
      guard case .dict(let given) = $0[0] else {
        throw PyError.type("if you give only one argument to maketrans it must be a dict")
      }
      for (key, value) in given.table.pairs {
        if let text = key.text {
          guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else {
            throw PyError.value("string keys in translate table must be of length 1")
          }
          try table.set(.int(Int(scalar.value)), value)
        } else {
          try table.set(key, value)
        }
      }
      return .dict(table)
    }
    let (from, to) = (try $0.string().codePoints, try $0.string(1).codePoints)
    guard from.count == to.count else {
      throw PyError.value("the first two maketrans arguments must have equal length")
    }
    for (a, b) in zip(from, to) { try table.set(.int(Int(a.value)), .int(Int(b.value))) }
    if !$0[2].isUndefined {
      for scalar in try $0.string(2).codePoints { try table.set(.int(Int(scalar.value)), .none) }
    }
    return .dict(table)
  }

  private static func all(
    _ name: String, _ doc: String, empty: Bool = false, _ test: @escaping (Unicode.Scalar) -> Bool
  )
    -> Declaration
  {
    let set = ASCIIText.CharacterSet(where: test)
    return Declaration(name, "(self, /)", doc, vectorcall: 1...1) { text, _, _ in
      try onText(text, name) { string in
        guard string.isASCII else { return .bool(string.text.unicodeScalars.allSatisfy(test)) }
        return string.withBytes { bytes in
          if bytes.isEmpty { return .bool(empty) }
          for byte in bytes where !set.contains(byte) { return .bool(false) }
          return .bool(true)
        }
      }
    }
  }
  private static func isAlpha(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value | 0x20 >= 0x61 && scalar.value | 0x20 <= 0x7A }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value >= 0x30 && scalar.value <= 0x39 }
    return scalar.properties.numericType == .decimal || scalar.properties.numericType == .digit
  }
  private static func cased(_ name: String, _ doc: String, _ wrong: @escaping (Unicode.Scalar.Properties) -> Bool)
    -> Declaration
  {
    let isWrong = ASCIIText.CharacterSet { wrong($0.properties) }
    let isCased = ASCIIText.CharacterSet { $0.properties.isCased }
    return Declaration(name, "(self, /)", doc) {
      var found = false
      let string = try $0.string()
      if string.isASCII {
        return string.withBytes { bytes in
          for byte in bytes {
            if isWrong.contains(byte) { return .bool(false) }
            if isCased.contains(byte) { found = true }
          }
          return .bool(found)
        }
      }
      for scalar in string.text.unicodeScalars {
        let properties = scalar.properties
        if wrong(properties) { return .bool(false) }
        if properties.isCased { found = true }
      }
      return .bool(found)
    }
  }

  /// Questions about all characters of a text.
  static let stringTests: [Declaration] = [
    all("isalpha", "Whether there are only letters.", isAlpha),
    all("isdigit", "Whether there are only digits.", isDigit),
    all("isdecimal", "Whether there are only decimal digits.") { $0.properties.numericType == .decimal },
    all("isnumeric", "Whether there are only numeric characters.") { $0.properties.numericType != nil },
    all("isalnum", "Whether there are only letters and digits.") {
      isAlpha($0) || isDigit($0) || $0.value >= 0x80 && $0.properties.numericType != nil
    },
    all("isspace", "Whether there is only white space.", TextSearch.isSpace),
    all("isascii", "Whether every character is ASCII.", empty: true) { $0.value < 0x80 },
    all("isprintable", "Whether every character can be shown.", empty: true, StringText.isPrintable),
    cased("isupper", "Whether all letters are capital.") { $0.isLowercase || $0.generalCategory == .titlecaseLetter },
    cased("islower", "Whether all letters are small.") { $0.isUppercase || $0.generalCategory == .titlecaseLetter },
    Declaration("istitle", "(self, /)", "Whether exactly the first letter of each word is capital.") {
      var inWord = false
      var found = false
      for scalar in try $0.text().unicodeScalars {
        let properties = scalar.properties
        if properties.isUppercase || properties.generalCategory == .titlecaseLetter {
          if inWord { return .bool(false) }
          inWord = true
          found = true
        } else if properties.isLowercase {
          if !inWord { return .bool(false) }
        } else {
          inWord = false
        }
      }
      return .bool(found)
    },
    Declaration("isidentifier", "(self, /)", "Whether the text is a name.") {
      let scalars = try $0.string().codePoints
      guard let first = scalars.first else { return .bool(false) }
      return .bool(
        (first == "_" || first.properties.isXIDStart) && scalars.dropFirst().allSatisfy { $0.properties.isXIDContinue })
    },
  ]
}
