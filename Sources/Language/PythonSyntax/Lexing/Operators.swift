// SPDX-License-Identifier: GPL-3.0-or-later

/// The operators, longest match first.
enum Operators {
  /// The operator that begins with these bytes, and its width.
  static func match(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (TokenType, Int) {
    let assign = second == 0x3D
    switch first {
    case 0x2C: return (.comma, 1)
    case 0x3A: return assign ? (.walrus, 2) : (.colon, 1)
    case 0x3B: return (.semicolon, 1)
    case 0x2E: return second == 0x2E && third == 0x2E ? (.ellipsis, 3) : (.dot, 1)
    case 0x3D: return assign ? (.equal, 2) : (.assign, 1)
    case 0x2B: return assign ? (.plusAssign, 2) : (.plus, 1)
    case 0x2D: return assign ? (.minusAssign, 2) : second == 0x3E ? (.arrow, 2) : (.minus, 1)
    case 0x2A:
      if second == 0x2A { return third == 0x3D ? (.doubleStarAssign, 3) : (.doubleStar, 2) }
      return assign ? (.starAssign, 2) : (.star, 1)
    case 0x2F:
      if second == 0x2F { return third == 0x3D ? (.doubleSlashAssign, 3) : (.doubleSlash, 2) }
      return assign ? (.slashAssign, 2) : (.slash, 1)
    case 0x25: return assign ? (.percentAssign, 2) : (.percent, 1)
    case 0x40: return assign ? (.atAssign, 2) : (.at, 1)
    case 0x26: return assign ? (.ampersandAssign, 2) : (.ampersand, 1)
    case 0x7C: return assign ? (.barAssign, 2) : (.bar, 1)
    case 0x5E: return assign ? (.caretAssign, 2) : (.caret, 1)
    case 0x7E: return (.tilde, 1)
    case 0x3C:
      if second == 0x3C { return third == 0x3D ? (.leftShiftAssign, 3) : (.leftShift, 2) }
      // `<>` was Python 2's `!=`; it is one token that no rule accepts.
      return assign ? (.lessEqual, 2) : second == 0x3E ? (.unknown, 2) : (.less, 1)
    case 0x3E:
      if second == 0x3E { return third == 0x3D ? (.rightShiftAssign, 3) : (.rightShift, 2) }
      return assign ? (.greaterEqual, 2) : (.greater, 1)
    case 0x21: return assign ? (.notEqual, 2) : (.unknown, 1)
    default: return (.unknown, 1)
    }
  }
}
