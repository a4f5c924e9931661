// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Numbers, by the rules and with the errors of CPython's tokenizer.
extension Lexer {
  /// Lexes a number at the cursor.
  mutating func lexNumber() {
    let start = cursor
    if bytes[cursor] == 0x30 {
      switch byte(cursor + 1) | 0x20 {
      case 0x78: lexRadix("hexadecimal", start) { Characters.isHexDigit($0) }
      case 0x6F: lexRadix("octal", start) { $0 >= 0x30 && $0 < 0x38 }
      case 0x62: lexRadix("binary", start) { $0 == 0x30 || $0 == 0x31 }
      default: lexZero(start)
      }
      return
    }
    if bytes[cursor] != 0x2E, !digits() { return }
    lexFraction(start)
  }

  /// An error at the byte before the cursor, where CPython's caret stands.
  private mutating func failNumber(_ message: String) {
    fail(message, at: SourceSpan(max(0, cursor - 1), cursor))
  }

  /// Digits and single underscores between them; false on a failure.
  private mutating func digits() -> Bool {
    while true {
      while Characters.isDigit(byte(cursor)) { cursor += 1 }
      guard byte(cursor) == 0x5F else { return true }
      cursor += 1
      guard Characters.isDigit(byte(cursor)) else {
        failNumber("invalid decimal literal")
        return false
      }
    }
  }

  private mutating func lexRadix(_ kind: String, _ start: Int, _ accepts: (UInt8) -> Bool) {
    cursor += 2
    repeat {
      if byte(cursor) == 0x5F { cursor += 1 }
      guard accepts(byte(cursor)) else {
        failDigit(kind)
        return
      }
      while accepts(byte(cursor)) { cursor += 1 }
    } while byte(cursor) == 0x5F
    if Characters.isDigit(byte(cursor)) {
      failDigit(kind)
      return
    }
    if endsNumber(kind) { add(.number, start) }
  }

  private mutating func failDigit(_ kind: String) {
    let wrong = byte(cursor)
    if kind != "hexadecimal", Characters.isDigit(wrong) {
      cursor += 1
      failNumber("invalid digit '\(Character(Unicode.Scalar(wrong)))' in \(kind) literal")
    } else {
      failNumber("invalid \(kind) literal")
    }
  }

  /// A decimal number that begins with 0: zero itself, `0.5`, `00`, but not `07`.
  private mutating func lexZero(_ start: Int) {
    while byte(cursor) == 0x30 || byte(cursor) == 0x5F {
      if byte(cursor) == 0x5F, !Characters.isDigit(byte(cursor + 1)) {
        cursor += 1
        failNumber("invalid decimal literal")
        return
      }
      cursor += 1
    }
    let zerosEnd = cursor
    let nonzero = Characters.isDigit(byte(cursor))
    if nonzero, !digits() { return }
    let next = byte(cursor)
    if nonzero, next != 0x2E, next | 0x20 != 0x65, next | 0x20 != 0x6A {
      fail(
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
        at: SourceSpan(start, zerosEnd))
      return
    }
    lexFraction(start)
  }

  /// What may follow the digits before the point: a fraction, an exponent, `j`.
  private mutating func lexFraction(_ start: Int) {
    if byte(cursor) == 0x2E {
      cursor += 1
      if Characters.isDigit(byte(cursor)), !digits() { return }
    }
    if byte(cursor) | 0x20 == 0x65 {
      let mark = cursor
      let next = byte(cursor + 1)
      if next == 0x2B || next == 0x2D {
        cursor += 2
        guard Characters.isDigit(byte(cursor)) else {
          failNumber("invalid decimal literal")
          return
        }
      } else if Characters.isDigit(next) {
        cursor += 1
      } else {
        cursor = mark
        if endsNumber("decimal") { add(.number, start) }
        return
      }
      guard digits() else { return }
    }
    if byte(cursor) | 0x20 == 0x6A {
      cursor += 1
      if endsNumber("imaginary") { add(.number, start) }
    } else if endsNumber("decimal") {
      add(.number, start)
    }
  }

  /// Refuses letters right after a number, save the keywords that Python lets through (`1if x else 2`).
  private mutating func endsNumber(_ kind: String) -> Bool {
    let next = byte(cursor)
    guard next < 0x80, Characters.isNamePart(next) else { return true }
    let second = byte(cursor + 1)
    let third = byte(cursor + 2)
    let width =
      switch next {
      case 0x61 where second == 0x6E && third == 0x64: 3
      case 0x65 where second == 0x6C && third == 0x73 && byte(cursor + 3) == 0x65: 4
      case 0x66 where second == 0x6F && third == 0x72: 3
      case 0x69 where second == 0x66 || second == 0x6E || second == 0x73: 0
      case 0x6F where second == 0x72: 2
      case 0x6E where second == 0x6F && third == 0x74: 3
      default: -1
      }
    if width == 0 || (width > 0 && !Characters.isNamePart(byte(cursor + width))) { return true }
    failNumber("invalid \(kind) literal")
    return false
  }
}
