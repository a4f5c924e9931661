// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes new programs out of a corpus: tokens are removed, doubled, swapped, replaced by others of the corpus or by values at
/// the limits; lines move between programs; some inputs are random bytes.
struct Mutator {
  private let programs: [[String]]
  private let tokens: [String]
  private let lines: [String]

  /// Values at the limits, operators, and pieces that hold no program together.
  private static let pieces = [
    "0", "1", "-1", "2**63", "-2**63", "2**64", "10**30", "-10**30", "1e308", "-1e308", "5e-324", "float('nan')",
    "float('inf')", "-0.0", "True", "None", "''", "'é€😀'", "'\\x00'", "b'\\xff'", "[]", "()", "{}", "set()", "range(0)",
    "[[]]", "[None]*3", "...", "NotImplemented", "int", "type", "object", "len", "print", "lambda: 0", "lambda x: x",
    "(x for x in [1])", "slice(None)", "Exception", "super()", "self", "__class__", "locals()", "iter([])", "(yield)",
    "*[1]", "**{}", "not", "is", "in", "==", "<", "+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^",
    "~",
    ":=", "=", "+=", "->", ".", ",", ":", ";", "(", ")", "[", "]", "{", "}", "\\", "#", "\n", "\n    ", "\t", "    ",
    "f'{x!r:>{w}}'", "f'{1:", "'%s' %", "'{}'.format", "r'\\'", "\"\"\"", "'", "\"", "if", "else", "for", "while",
    "def",
    "class", "return", "yield", "yield from", "try:", "except:", "finally:", "raise", "with", "import", "from",
    "global",
    "nonlocal", "del", "assert", "pass", "break", "continue", "match", "case", "lambda", "async", "await", "_", "__x",
    "0x", "1_0", "1__0", "0777", "1e", "1j", "é", "\u{200B}", "\u{FEFF}", "\0", "‘", "𝒳", "999999999", "1000000",
    "sorted(", "max(", "sum(", "str(", "repr(", "hash(", "eval('", "exec('", "getattr(", "setattr(", "isinstance(",
  ]

  init(programs texts: [String]) {
    programs = texts.map(Mutator.cut)
    tokens = programs.flatMap { $0 }.filter { $0.contains { !$0.isWhitespace } }
    lines = texts.flatMap { $0.split(separator: "\n").map { String($0) + "\n" } }
  }

  /// A text as words, numbers, blanks and single characters.
  private static func cut(_ text: String) -> [String] {
    var result: [String] = []
    var word = ""
    var isWord = false
    for character in text {
      let belongs = character.isLetter || character.isNumber || character == "_"
      if !word.isEmpty, belongs != isWord || !belongs && !(word.last == " " && character == " ") {
        result.append(word)
        word = ""
      }
      word.append(character)
      isWord = belongs
    }
    if !word.isEmpty { result.append(word) }
    return result
  }

  func make(_ dice: inout Dice) -> String {
    switch dice.roll(20) {
    case 0: return randomBytes(&dice)
    case 1: return randomLines(&dice)
    default: return mutation(&dice)
    }
  }

  private func randomBytes(_ dice: inout Dice) -> String {
    var bytes: [UInt8] = []
    for _ in 0..<dice.roll(200) { bytes.append(UInt8(truncatingIfNeeded: dice.next())) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func randomLines(_ dice: inout Dice) -> String {
    (0...dice.roll(12)).map { _ in dice.pick(lines) }.joined()
  }

  private func mutation(_ dice: inout Dice) -> String {
    var text = dice.pick(programs)
    for _ in 0...dice.roll(dice.roll(3) == 0 ? 12 : 3) {
      if text.isEmpty { text = ["x"] }
      let place = dice.roll(text.count)
      switch dice.roll(8) {
      case 0: text.remove(at: place)
      case 1: text.insert(text[place], at: place)
      case 2: text.swapAt(place, dice.roll(text.count))
      case 3, 4: text[place] = dice.pick(Mutator.pieces)
      case 5: text[place] = dice.pick(tokens)
      case 6: text.insert(dice.pick(Mutator.pieces), at: place)
      default:
        // A piece of another program.
        let other = dice.pick(programs)
        let start = dice.roll(other.count)
        let piece = other[start..<min(other.count, start + 1 + dice.roll(30))]
        text.replaceSubrange(place..<min(text.count, place + dice.roll(10)), with: piece)
      }
    }
    return text.joined()
  }
}
