// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes apart what a program writes to a terminal: characters in UTF-8, control characters, and sequences (ECMA-48).
struct SequenceParser {
  enum Event {
    case character(Unicode.Scalar)
    case control(UInt8)
    case sequence(Sequence)
  }

  /// `ESC [ ? 2 5 h` has the kind `[`, the mark `?`, the numbers 25 and the end `h`; `ESC 7` has only an end.
  struct Sequence {
    var kind: UInt8 = 0
    var marks = ""
    var numbers: [Int?] = []
    var end: UInt8 = 0

    /// A number, where 0 and none stand for another.
    func number(_ index: Int, or standard: Int = 1) -> Int {
      let given = index < numbers.count ? numbers[index] : nil
      return given == nil || given == 0 ? standard : given ?? standard
    }

    /// As it was written.
    var text: String {
      let head = kind == 0 ? "" : String(UnicodeScalar(kind))
      return "ESC " + head + marks + numbers.map { $0.map(String.init) ?? "" }.joined(separator: ";")
        + String(UnicodeScalar(end))
    }
  }

  private enum State { case text, escape, sequence, title, titleEscape }
  private var state = State.text
  private var current = Sequence()
  private var character: [UInt8] = []

  mutating func take(_ byte: UInt8) -> Event? {
    switch state {
    case .text: return takeText(byte)
    case .escape: return takeEscape(byte)
    case .sequence: return takeSequence(byte)
    case .title:
      // The name of a window ends with BEL or ESC \.
      if byte == 0x07 { state = .text } else if byte == 0x1B { state = .titleEscape }
    case .titleEscape: state = .text
    }
    return nil
  }

  private mutating func takeText(_ byte: UInt8) -> Event? {
    if byte == 0x1B {
      state = .escape
      current = Sequence()
      return nil
    }
    if byte < 0x20 || byte == 0x7F { return .control(byte) }
    if byte < 0x80 { return .character(Unicode.Scalar(byte)) }
    character.append(byte)
    let first = character[0]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard character.count >= length else { return nil }
    defer { character = [] }
    return String(decoding: character, as: UTF8.self).unicodeScalars.first.map { .character($0) }
  }

  private mutating func takeEscape(_ byte: UInt8) -> Event? {
    switch byte {
    case UInt8(ascii: "["):
      current.kind = byte
      state = .sequence
    case UInt8(ascii: "]"): state = .title
    case 0x20...0x2F: current.kind = byte
    default:
      current.end = byte
      state = .text
      return .sequence(current)
    }
    return nil
  }

  private mutating func takeSequence(_ byte: UInt8) -> Event? {
    switch byte {
    case 0x30...0x39:
      if current.numbers.isEmpty { current.numbers = [nil] }
      current.numbers[current.numbers.count - 1] = (current.numbers.last.flatMap { $0 } ?? 0) * 10 + Int(byte - 0x30)
    case UInt8(ascii: ";"), UInt8(ascii: ":"):
      if current.numbers.isEmpty { current.numbers = [nil] }
      current.numbers.append(nil)
    case 0x20...0x2F, 0x3C...0x3F: current.marks.unicodeScalars.append(Unicode.Scalar(byte))
    case 0x40...0x7E:
      current.end = byte
      state = .text
      return .sequence(current)
    default: return .control(byte)
    }
    return nil
  }
}
