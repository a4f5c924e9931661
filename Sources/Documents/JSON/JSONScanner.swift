// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads JSON by recursive descent over UTF-8 bytes and lets a builder make the values. `position` never passes `end`.
///
/// Its methods are inlinable, so that whoever reads into other values gets a scanner of its own, made for its builder.
public struct JSONScanner<Builder: JSONBuilder> {
  /// The text.
  public let bytes: [UInt8]
  /// Where it ends.
  public let end: Int
  /// The next byte.
  public var position: Int
  /// Who makes the values.
  public var builder: Builder

  /// A scanner of a part of some bytes.
  @inlinable
  public init(_ bytes: [UInt8], in range: Range<Int>, builder: Builder) {
    self.bytes = bytes
    self.end = range.upperBound
    self.position = range.lowerBound
    self.builder = builder
  }

  /// The byte at the position; 0, which can stand nowhere in a JSON text, at the end.
  @inlinable @inline(__always)
  var current: UInt8 { position < end ? bytes[position] : 0 }

  @inlinable
  func failure(_ fault: JSONFault, from start: Int? = nil) -> Builder.Failure {
    builder.failure(fault, at: position, from: start ?? position, byte: position < end ? bytes[position] : nil)
  }

  /// Goes past blanks.
  @inlinable
  public mutating func skipBlanks() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  /// The one value of the text, with blanks around it.
  @inlinable
  public mutating func document() throws(Builder.Failure) -> Builder.Value {
    skipBlanks()
    let value = try value()
    skipBlanks()
    guard position == end else { throw failure(.extra) }
    return value
  }

  /// The value at the position.
  @inlinable
  public mutating func value() throws(Builder.Failure) -> Builder.Value {
    switch current {
    case UInt8(ascii: "\""): return builder.value(of: try text())
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "t"):
      try expect("true")
      return builder.truth(true)
    case UInt8(ascii: "f"):
      try expect("false")
      return builder.truth(false)
    case UInt8(ascii: "n"):
      try expect("null")
      return builder.null()
    case UInt8(ascii: "N"): return try constant(.nan)
    case UInt8(ascii: "I"): return try constant(.infinity)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      if current == UInt8(ascii: "-"), position + 1 < end, bytes[position + 1] == UInt8(ascii: "I") {
        return try constant(.negativeInfinity)
      }
      return try builder.number(number(), of: bytes)
    default: throw failure(.value)
    }
  }

  @inlinable
  mutating func constant(_ constant: JSONConstant) throws(Builder.Failure) -> Builder.Value {
    guard !Builder.isStrict else {
      if constant == .negativeInfinity { position += 1 }
      throw failure(.nonFinite)
    }
    try expect(constant.rawValue)
    return try builder.constant(constant)
  }

  @inlinable
  mutating func expect(_ word: String) throws(Builder.Failure) {
    let start = position
    for byte in word.utf8 {
      guard current == byte else { throw failure(.value, from: start) }
      position += 1
    }
  }

  @inlinable
  mutating func array() throws(Builder.Failure) -> Builder.Value {
    try builder.enter(at: position)
    position += 1
    var items = builder.items()
    skipBlanks()
    if current == UInt8(ascii: "]") {
      position += 1
      builder.leave()
      return try builder.array(items)
    }
    while true {
      skipBlanks()
      try builder.append(value(), to: &items)
      skipBlanks()
      switch current {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"):
        position += 1
        builder.leave()
        return try builder.array(items)
      default: throw failure(.comma)
      }
    }
  }

  @inlinable
  mutating func object() throws(Builder.Failure) -> Builder.Value {
    try builder.enter(at: position)
    position += 1
    var members = builder.members()
    skipBlanks()
    if current == UInt8(ascii: "}") {
      position += 1
      builder.leave()
      return try builder.object(members)
    }
    while true {
      skipBlanks()
      guard current == UInt8(ascii: "\"") else { throw failure(.name) }
      let start = position
      let name = try text()
      try builder.check(name, at: start, in: &members)
      skipBlanks()
      guard current == UInt8(ascii: ":") else { throw failure(.colon) }
      position += 1
      skipBlanks()
      try builder.add(value(), named: name, to: &members)
      skipBlanks()
      switch current {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"):
        position += 1
        builder.leave()
        return try builder.object(members)
      default: throw failure(.comma)
      }
    }
  }
}
