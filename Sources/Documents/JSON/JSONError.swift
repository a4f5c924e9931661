// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a text is not JSON, and at which byte.
public struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The rule that the text breaks.
  public enum Reason: Equatable, Sendable {
    /// The text ends inside a value.
    case unexpectedEnd
    /// A byte that cannot stand here.
    case unexpectedByte(UInt8)
    /// Something other than blanks follows the value.
    case trailingContent
    /// Arrays and objects are nested deeper than the limit.
    case tooDeep(limit: Int)
    /// A whole number that does not fit into 64 bits, or a number beyond the range of a Double.
    case numberOutOfRange
    /// A number such as `01`, `1.` or `-`.
    case malformedNumber
    /// A backslash followed by something that is no escape.
    case malformedEscape
    /// Half of a surrogate pair, which stands for no character.
    case loneSurrogate
    /// A control character inside a string, where it must be escaped.
    case controlCharacter(UInt8)
    /// Bytes inside a string that are not UTF-8.
    case invalidUTF8
    /// An object has two members of this name.
    case duplicateName(String)
    /// `NaN`, `Infinity` or `-Infinity` where only finite numbers are allowed.
    case nonFiniteNumber
  }

  /// The rule.
  public let reason: Reason
  /// The byte at which the rule is broken, counted from the beginning of the text.
  public let offset: Int

  /// An error for a rule broken at a byte.
  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// One line in words.
  public var description: String {
    let what =
      switch reason {
      case .unexpectedEnd: "the text ends too early"
      case .unexpectedByte(let byte): "unexpected \(JSONError.name(of: byte))"
      case .trailingContent: "something follows the value"
      case .tooDeep(let limit): "nested deeper than \(limit)"
      case .numberOutOfRange: "the number is out of range"
      case .malformedNumber: "malformed number"
      case .malformedEscape: "malformed escape"
      case .loneSurrogate: "half of a surrogate pair"
      case .controlCharacter(let byte): "\(JSONError.name(of: byte)) inside a string"
      case .invalidUTF8: "invalid UTF-8"
      case .duplicateName(let name): "the name \(JSONError.quoted(name)) occurs twice"
      case .nonFiniteNumber: "the number is not finite"
      }
    return "invalid JSON at byte \(offset): \(what)"
  }

  private static func name(of byte: UInt8) -> String {
    guard byte < 0x20 || byte >= 0x7F else { return "'\(Character(Unicode.Scalar(byte)))'" }
    return "byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// A name from a file in quotes, with control characters escaped: they must not reach a terminal from an error.
  package static func quoted(_ name: String) -> String {
    var text = "'"
    for scalar in name.unicodeScalars {
      text += scalar.properties.generalCategory == .control ? scalar.escaped(asASCII: true) : String(scalar)
    }
    return text + "'"
  }
}
