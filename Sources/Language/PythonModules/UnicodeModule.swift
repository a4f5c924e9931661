// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax

/// `unicodedata`: what of it is not written in Python.
///
/// Swift's library knows a newer Unicode than CPython 3.11. What the years between added is no character here either, and the few
/// characters that they changed are named below.
enum UnicodeModule {
  static func make(_ interpreter: Interpreter) throws -> PyModule {
    let own = [
      Declaration("category", "(chr, /)", "The general category of a character.", vectorcall: 1...1) { value, _, _ in
        Value(category(try character(value, "category() argument")))
      },
      Declaration("combining", "(chr, /)", "The combining class of a character.", vectorcall: 1...1) { value, _, _ in
        .int(Int(properties(try character(value, "combining() argument"))?.canonicalCombiningClass.rawValue ?? 0))
      },
      Declaration("mirrored", "(chr, /)", "Whether a character is mirrored in text from right to left.") {
        let scalar = try character($0[0], "mirrored() argument")
        return .int(scalar != "\u{226D}" && properties(scalar)?.isBidiMirrored == true ? 1 : 0)
      },
      Declaration("_name", "(chr, /)", "The name of a character, or None.") {
        name(try character($0[0], "name() argument 1")).map { Value($0) } ?? .none
      },
      Declaration("_number", "(chr, least, what, /)", "The number that a character stands for, or None.") {
        number(try character($0[0], try $0.text(2)), least: try $0.int(1))
      },
      Declaration("_named", "(name, /)", "The character of a name, or None.") {
        guard let scalar = CharacterNames.scalar(named: try $0.text(0)), properties(scalar) != nil,
          !isTangut(scalar)
        else { return .none }
        return Value(String(Character(scalar)))
      },
      Declaration("_canonical", "(text, composed, /)", "The text in canonical form.") {
        let interpreter = $0.interpreter
        return Value(
          try NormalForms.canonical(try $0.text(0), isComposed: try $0.int(1) != 0) { try interpreter.pollInterrupt() })
      },
      Declaration("_compatible", "(text, /)", "The text with characters in their compatible forms.") {
        Value(NormalForms.compatible(try $0.text(0)))
      },
    ]
    return try interpreter.makeModule(
      "unicodedata",
      natives: own.map { (name: $0.name, value: .object(BuiltinFunction($0, module: "unicodedata"))) })
  }

  private static func character(_ value: Value, _ what: String) throws -> Unicode.Scalar {
    guard case .string(let string) = value, string.count == 1, let scalar = string.text.unicodeScalars.first else {
      throw PyError.type("\(what) must be a unicode character, not \(Interpreter.current.type(of: value).name)")
    }
    return scalar
  }

  /// What is known of a character; nil when Unicode 14 had none there.
  private static func properties(_ scalar: Unicode.Scalar) -> Unicode.Scalar.Properties? {
    NormalForms.isKnown(scalar) ? scalar.properties : nil
  }

  private static func name(_ scalar: Unicode.Scalar) -> String? {
    isTangut(scalar) ? nil : properties(scalar)?.name
  }

  /// The signs of Tangut, of which CPython has no names.
  private static func isTangut(_ scalar: Unicode.Scalar) -> Bool {
    0x17000...0x187F7 ~= scalar.value || 0x18D00...0x18D08 ~= scalar.value
  }

  private static func category(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x295: return "Ll"
    case 0x1171E: return "Mn"
    default: break
    }
    return switch properties(scalar)?.generalCategory ?? .unassigned {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }

  /// Characters that became numbers after Unicode 14.
  private static let laterNumbers: Set<UInt32> = [
    0x4E24, 0x4EAC, 0x4FE9, 0x5006, 0x62D0, 0x6D1E, 0x7695, 0x79ED, 0x920E, 0x94A9, 0x12038, 0x12039, 0x12079, 0x12226,
    0x1222B, 0x1230B, 0x1230D, 0x12399,
  ]

  /// `least` is 0 for any number, 1 for digits, 2 for those of decimal numbers.
  private static func number(_ scalar: Unicode.Scalar, least: Int) -> Value {
    guard let properties = properties(scalar), let type = properties.numericType, let number = properties.numericValue,
      !laterNumbers.contains(scalar.value)
    else { return .none }
    if least == 0 { return .float(number) }
    return type == .decimal || least == 1 && type == .digit ? .int(Int(number)) : .none
  }
}
