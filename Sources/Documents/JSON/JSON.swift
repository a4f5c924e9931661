// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value: the seven kinds of the format, with whole numbers kept apart from fractions and the members of an
/// object kept in their order.
///
/// Whole numbers without fraction or exponent are `integer` (64 bits, exact); every other number is `number`. A text that
/// was written by ``serialized()`` reads back as the same value, bit for bit; only NaN and the infinities, which the format
/// lacks, are written as Python's `json` writes them (`NaN`, `Infinity`, `-Infinity`) and are not read.
public enum JSON: Equatable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number written without fraction and exponent.
  case integer(Int)
  /// A number written with a fraction or an exponent.
  case number(Double)
  /// A text.
  case string(String)
  /// A list of values.
  case array([JSON])
  /// Named values in their order. Two members of one name make an object that cannot be read back.
  case object([Member])

  /// One named value of an object.
  public struct Member: Equatable, Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSON

    /// A member with this name and value.
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }
}

extension JSON {
  /// The truth value, if this is one.
  public var boolValue: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The whole number, if this is one.
  public var integerValue: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The number, whole or not, if this is one. Whole numbers beyond 2^53 are rounded.
  public var doubleValue: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  /// The text, if this is one.
  public var stringValue: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The elements, if this is an array.
  public var arrayValue: [JSON]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members in their order, if this is an object.
  public var objectValue: [Member]? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The member of an object with this name; nil when there is none or this is no object. Takes time proportional to the
  /// number of members: to look up many names in a large object, walk ``objectValue`` once.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { UTF8Name($0.name) == UTF8Name(name) }?.value
  }

  /// The element of an array at this position; nil when there is none or this is no array.
  public subscript(index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A list.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// An object with the members in the order of the literal.
  public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements.map { Member($0.0, $0.1) }) }
}

/// A name that is compared by its bytes. Swift compares strings by canonical equivalence, under which an e with an
/// acute accent equals an e followed by the combining accent; in a file these are two names.
package struct UTF8Name: Hashable, Comparable {
  let text: String

  package init(_ text: String) {
    self.text = text
  }

  package static func == (left: UTF8Name, right: UTF8Name) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  package static func < (left: UTF8Name, right: UTF8Name) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
