// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// One lexical element: its type and its bytes in the source.
struct Token {
  /// What it is.
  let type: TokenType
  /// How many brackets were open right after it, as CPython counts them.
  let level: UInt8
  private let packedStart: UInt32
  private let packedEnd: UInt32

  var start: Int { Int(packedStart) }
  var end: Int { Int(packedEnd) }
  var span: SourceSpan { SourceSpan(start, end) }

  init(_ type: TokenType, _ start: Int, _ end: Int, level: Int) {
    self.type = type
    self.level = UInt8(clamping: level)
    packedStart = UInt32(clamping: start)
    packedEnd = UInt32(clamping: end)
  }
}

/// Every kind of token; an operator or keyword has a case of its own.
enum TokenType: UInt8 {
  case end, newline, indent, dedent, error
  case name, number, string
  /// A whole `%name arguments` line.
  case command
  /// `$`, `?`, `!` and the like, which no rule accepts.
  case unknown

  case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, colon, semicolon, dot, ellipsis, arrow, walrus, assign
  case plus, minus, star, slash, doubleStar, doubleSlash, percent, at
  case ampersand, bar, caret, tilde, leftShift, rightShift
  case equal, notEqual, less, lessEqual, greater, greaterEqual
  case plusAssign, minusAssign, starAssign, slashAssign, doubleStarAssign, doubleSlashAssign, percentAssign, atAssign
  case ampersandAssign, barAssign, caretAssign, leftShiftAssign, rightShiftAssign

  case falseKeyword, noneKeyword, trueKeyword, and, `as`, assert, async, await, `break`, `class`, `continue`, def, del
  case elif, `else`, except, finally, `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not, or, pass
  case raise, `return`, `try`, `while`, with, yield

  /// The operator of an augmented assignment.
  var augmentedOperator: BinaryOperator? {
    switch self {
    case .plusAssign: .add
    case .minusAssign: .subtract
    case .starAssign: .multiply
    case .slashAssign: .divide
    case .doubleStarAssign: .power
    case .doubleSlashAssign: .floorDivide
    case .percentAssign: .modulo
    case .atAssign: .matrixMultiply
    case .ampersandAssign: .bitAnd
    case .barAssign: .bitOr
    case .caretAssign: .bitXor
    case .leftShiftAssign: .leftShift
    case .rightShiftAssign: .rightShift
    default: nil
    }
  }

  /// Whether an expression can begin with it.
  var beginsExpression: Bool {
    switch self {
    case .name, .number, .string, .leftParenthesis, .leftBracket, .leftBrace, .ellipsis, .plus, .minus, .tilde,
      .falseKeyword, .noneKeyword, .trueKeyword, .not, .lambda, .await:
      true
    default: false
    }
  }
}

/// Python's reserved words.
package enum Keywords {
  /// Whether a word is reserved.
  package static func contains(_ word: String) -> Bool { all.contains { $0.0 == word } }

  /// Each word with its token.
  static let all: [(String, TokenType)] = [
    ("False", .falseKeyword), ("None", .noneKeyword), ("True", .trueKeyword), ("and", .and), ("as", .as),
    ("assert", .assert), ("async", .async), ("await", .await), ("break", .break), ("class", .class),
    ("continue", .continue), ("def", .def), ("del", .del), ("elif", .elif), ("else", .else), ("except", .except),
    ("finally", .finally), ("for", .for), ("from", .from), ("global", .global), ("if", .if), ("import", .import),
    ("in", .in), ("is", .is), ("lambda", .lambda), ("nonlocal", .nonlocal), ("not", .not), ("or", .or),
    ("pass", .pass), ("raise", .raise), ("return", .return), ("try", .try), ("while", .while), ("with", .with),
    ("yield", .yield),
  ]

  /// The words packed into integers, so that the lexer compares no strings.
  private static let packed: [UInt64: TokenType] = {
    var table: [UInt64: TokenType] = [:]
    for (word, type) in all {
      table[word.utf8.reduce(0) { $0 << 8 | UInt64($1) }] = type
    }
    return table
  }()

  /// The keyword of a packed word of at most eight bytes.
  static func lookUp(_ key: UInt64) -> TokenType? { packed[key] }
}
