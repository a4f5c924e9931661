// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// A part of a regular expression.
indirect enum RegexNode {
  case nothing
  case scalar(Unicode.Scalar)
  /// A character whose case does not matter, folded already.
  case folded(Unicode.Scalar, ascii: Bool)
  case any(newlines: Bool)
  /// `ascii`: whether only ASCII counts as letters, digits and blanks.
  case set([RegexSetItem], negated: Bool, ignoresCase: Bool, ascii: Bool)
  /// `^` and `$`, of lines when they are many.
  case lineStart(multiline: Bool)
  case lineEnd(multiline: Bool)
  case textStart, textEnd
  case wordBoundary(Bool, ascii: Bool)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  case group(Int, RegexNode)
  case repetition(RegexNode, Int, Int, RegexGreed)
  /// `width`: that of the group, where it never varies.
  case backreference(Int, ignoresCase: Bool, ascii: Bool, width: Int?)
  case look(RegexNode, ahead: Bool, negated: Bool, width: Int)
  case atomic(RegexNode)
  case conditional(Int, RegexNode, RegexNode)

  /// Whether a match can begin at the start of the text only.
  var isAnchored: Bool {
    switch self {
    case .textStart, .lineStart(false): return true
    case .sequence(let parts): return parts.first?.isAnchored ?? false
    case .group(_, let inner), .atomic(let inner): return inner.isAnchored
    case .alternatives(let parts): return parts.allSatisfy(\.isAnchored)
    default: return false
    }
  }

  /// The character that every match begins with, if there is one.
  var firstScalar: Unicode.Scalar? {
    switch self {
    case .scalar(let scalar): return scalar
    case .sequence(let parts): return parts.first?.firstScalar
    case .group(_, let inner), .atomic(let inner): return inner.firstScalar
    case .repetition(let inner, let low, _, _): return low > 0 ? inner.firstScalar : nil
    default: return nil
    }
  }

  /// The number of characters it matches, if that never varies.
  var width: Int? {
    switch self {
    case .nothing, .lineStart, .lineEnd, .textStart, .textEnd, .wordBoundary, .look: return 0
    case .scalar, .folded, .any, .set: return 1
    case .sequence(let parts):
      var total = 0
      for part in parts {
        guard let width = part.width else { return nil }
        total += width
      }
      return total
    case .alternatives(let parts):
      guard let first = parts.first?.width, parts.allSatisfy({ $0.width == first }) else { return nil }
      return first
    case .group(_, let inner), .atomic(let inner): return inner.width
    case .repetition(let inner, let low, let high, _):
      guard low == high, let width = inner.width else { return nil }
      return width.multipliedReportingOverflow(by: low).partialValue
    case .conditional(_, let yes, let no): return yes.width == no.width ? yes.width : nil
    case .backreference(_, _, _, let width): return width
    }
  }

  /// Whether it matches exactly one character, so that repeating it needs no recursion.
  var isSingle: Bool {
    switch self {
    case .scalar, .folded, .any, .set: true
    case .alternatives(let parts): parts.allSatisfy(\.isSingle)
    default: false
    }
  }
}

/// How much a repetition takes at first, and whether it gives back.
enum RegexGreed { case greedy, lazy, possessive }

/// A member of a `[set]`.
enum RegexSetItem {
  case one(Unicode.Scalar)
  case range(Unicode.Scalar, Unicode.Scalar)
  case digit(Bool)
  case space(Bool)
  case word(Bool)

  func contains(_ scalar: Unicode.Scalar, asciiOnly: Bool) -> Bool {
    switch self {
    case .one(let other): return scalar == other
    case .range(let low, let high): return low <= scalar && scalar <= high
    case .digit(let wanted):
      let isDigit =
        scalar.value < 0x80 || asciiOnly
        ? scalar.value >= 0x30 && scalar.value <= 0x39 : scalar.properties.numericType == .decimal
      return isDigit == wanted
    case .space(let wanted):
      return (TextSearch.isSpace(scalar) && (!asciiOnly || scalar.value < 0x80 && scalar.value < 0x1C || scalar == " "))
        == wanted
    case .word(let wanted): return RegexSetItem.isWord(scalar, asciiOnly: asciiOnly) == wanted
    }
  }

  static func isWord(_ scalar: Unicode.Scalar, asciiOnly: Bool) -> Bool {
    if scalar == "_" { return true }
    if scalar.value < 0x80 {
      return (scalar.value >= 0x30 && scalar.value <= 0x39) || (scalar.value | 32 >= 0x61 && scalar.value | 32 <= 0x7A)
    }
    if asciiOnly { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}

/// The letters of `re`'s flags.
struct RegexFlags: OptionSet {
  let rawValue: Int
  static let template = RegexFlags(rawValue: 1)
  static let ignoreCase = RegexFlags(rawValue: 2)
  static let locale = RegexFlags(rawValue: 4)
  static let multiline = RegexFlags(rawValue: 8)
  static let dotAll = RegexFlags(rawValue: 16)
  static let unicode = RegexFlags(rawValue: 32)
  static let verbose = RegexFlags(rawValue: 64)
  static let debug = RegexFlags(rawValue: 128)
  static let ascii = RegexFlags(rawValue: 256)
}
