// SPDX-License-Identifier: GPL-3.0-or-later

/// What a JSON text is made into, and what becomes of its faults. The grammar is the scanner's.
public protocol JSONBuilder {
  /// A value of any kind.
  associatedtype Value
  /// A text: a value, or the name of a member.
  associatedtype Text
  /// An array that is being read.
  associatedtype Items
  /// An object that is being read.
  associatedtype Members
  /// What a fault is thrown as.
  associatedtype Failure: Error

  /// Whether a number that goes on wrongly (`01`, `1.`), half of a surrogate pair and the words for numbers that are not finite
  /// are faults. Else the number ends where it is still one, and the words are constants.
  static var isStrict: Bool { get }
  /// Whether control characters may stand in texts as they are.
  var allowsControls: Bool { get }

  /// The error for a fault at a position, in a token that begins at `start`; no byte is there at the end of the text.
  func failure(_ fault: JSONFault, at position: Int, from start: Int, byte: UInt8?) -> Failure

  /// An array or object begins at a position, and may be too deep.
  mutating func enter(at position: Int) throws(Failure)
  /// An array or object has ended.
  mutating func leave()

  /// `null`
  func null() -> Value
  /// `true` or `false`
  func truth(_ value: Bool) -> Value
  /// A word for a number that is not finite.
  func constant(_ constant: JSONConstant) throws(Failure) -> Value
  /// A number.
  func number(_ number: JSONNumber, of bytes: [UInt8]) throws(Failure) -> Value
  /// A text, without its quotes and escapes, which begins at a position.
  func text(_ bytes: ArraySlice<UInt8>, isASCII: Bool, at position: Int) throws(Failure) -> Text
  /// A text as a value.
  func value(of text: Text) -> Value

  /// An array without elements.
  func items() -> Items
  /// Adds an element.
  func append(_ value: Value, to items: inout Items) throws(Failure)
  /// The finished array.
  func array(_ items: Items) throws(Failure) -> Value

  /// An object without members.
  func members() -> Members
  /// Looks at the name of a member before its value is read; the name begins at a position.
  func check(_ name: Text, at position: Int, in members: inout Members) throws(Failure)
  /// Adds a member.
  func add(_ value: Value, named name: Text, to members: inout Members) throws(Failure)
  /// The finished object.
  func object(_ members: Members) throws(Failure) -> Value
}

/// What is wrong with a text.
public enum JSONFault: Sendable {
  /// No value is here.
  case value
  /// No name of a member, or no quotes around it.
  case name
  /// No colon after a name.
  case colon
  /// Neither a comma nor the end after an element or member.
  case comma
  /// Something follows the value.
  case extra
  /// A number that is none.
  case number
  /// A word for a number that is not finite.
  case nonFinite
  /// A backslash followed by something that is no escape.
  case escape
  /// `\u` without four hexadecimal digits.
  case unicodeEscape
  /// Half of a surrogate pair.
  case surrogate
  /// A control character in a text.
  case control
  /// A text that does not end.
  case unterminated
}

/// The words for numbers that are not finite, which Python's `json` has beyond the grammar.
public enum JSONConstant: String, CaseIterable, Sendable {
  /// Not a number.
  case nan = "NaN"
  /// Positive infinity.
  case infinity = "Infinity"
  /// Negative infinity.
  case negativeInfinity = "-Infinity"

  /// The constant that a number is; nil when it is finite.
  public init?(_ number: Double) {
    if number.isFinite { return nil }
    self = number.isNaN ? .nan : number > 0 ? .infinity : .negativeInfinity
  }

  /// The number.
  public var double: Double {
    switch self {
    case .nan: .nan
    case .infinity: .infinity
    case .negativeInfinity: -.infinity
    }
  }
}
