// SPDX-License-Identifier: GPL-3.0-or-later

/// A Swift source as bytes: what of it is code, and which brackets belong together.
struct SwiftSource {
  let path: String
  let bytes: [UInt8]
  /// Whether a byte is code: neither comment nor text; what stands in `\(…)` is code.
  private(set) var isCode: [Bool]
  /// The place of the other bracket of each bracket in code.
  private(set) var partner: [Int: Int] = [:]

  private enum Nesting {
    case text(end: [UInt8], interpolation: [UInt8])
    case interpolation(depth: Int)
  }

  init(path: String, text: String) {
    self.path = path
    bytes = Array(text.utf8)
    isCode = [Bool](repeating: true, count: bytes.count)
    separate()
    var open: [Int] = []
    for (i, byte) in bytes.enumerated() where isCode[i] {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open.append(i)
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard let start = open.popLast() else { continue }
        partner[start] = i
        partner[i] = start
      default: break
      }
    }
  }

  private mutating func separate() {
    var nesting: [Nesting] = []
    var i = 0
    func matches(_ text: [UInt8], _ place: Int) -> Bool { bytes[place...].starts(with: text) }
    func mark(_ count: Int) {
      for k in i..<min(bytes.count, i + count) { isCode[k] = false }
      i += count
    }
    while i < bytes.count {
      if case .text(let end, let interpolation)? = nesting.last {
        if matches(end, i) {
          mark(end.count)
          nesting.removeLast()
        } else if matches(interpolation, i) {
          mark(interpolation.count)
          nesting.append(.interpolation(depth: 0))
        } else if matches(Array(interpolation.dropLast()), i) {
          mark(interpolation.count)
        } else {
          mark(1)
        }
        continue
      }
      if matches(Array("//".utf8), i) {
        mark((bytes[i...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) - i)
        continue
      }
      let hashes = bytes[i...].prefix { $0 == UInt8(ascii: "#") }.count
      if i + hashes < bytes.count, bytes[i + hashes] == UInt8(ascii: "\"") {
        let fence = [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
        let quotes = matches(Array("\"\"\"".utf8), i + hashes) ? 3 : 1
        nesting.append(
          .text(
            end: [UInt8](repeating: UInt8(ascii: "\""), count: quotes) + fence,
            interpolation: Array("\\".utf8) + fence + Array("(".utf8)))
        mark(hashes + quotes)
        continue
      }
      if case .interpolation(let depth)? = nesting.last {
        if bytes[i] == UInt8(ascii: "(") { nesting[nesting.count - 1] = .interpolation(depth: depth + 1) }
        if bytes[i] == UInt8(ascii: ")") {
          if depth == 0 {
            mark(1)
            nesting.removeLast()
            continue
          }
          nesting[nesting.count - 1] = .interpolation(depth: depth - 1)
        }
      }
      i += 1
    }
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Whether the text of a range begins in a certain way.
  func begins(_ range: Range<Int>, with text: String) -> Bool { bytes[range].starts(with: text.utf8) }

  /// The number of a place's line.
  func line(_ place: Int) -> Int { bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1 }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  /// The end of the word that begins at a place.
  func wordEnd(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
    return end
  }

  /// The words of code in a range.
  func words(in range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var i = range.lowerBound
    while i < range.upperBound {
      guard isCode[i], Self.isWord(bytes[i]) else {
        i += 1
        continue
      }
      let end = wordEnd(i)
      result.append(i..<end)
      i = end
    }
    return result
  }

  /// The first place from one on that is neither space nor comment.
  func skipSpace(_ start: Int) -> Int {
    var i = start
    while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x0A || (!isCode[i] && isComment(i)) { i += 1 }
    return i
  }

  private func isComment(_ place: Int) -> Bool {
    var i = place
    while i > 0, bytes[i - 1] != 0x0A, !isCode[i - 1] { i -= 1 }
    return bytes[i...].starts(with: Array("//".utf8))
  }

  /// The parts of a range between the commas outside of brackets, without spaces around them.
  func parts(of range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var (start, i) = (range.lowerBound, range.lowerBound)
    func add(_ end: Int) {
      let first = skipSpace(start)
      var last = end
      while last > first, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x0A { last -= 1 }
      if first < last { result.append(first..<last) }
    }
    while i < range.upperBound {
      if isCode[i] {
        if let close = partner[i], close > i {
          i = close + 1
          continue
        }
        if bytes[i] == UInt8(ascii: ",") {
          add(i)
          start = i + 1
        }
      }
      i += 1
    }
    add(range.upperBound)
    return result
  }

  /// The text of a literal that a range consists of.
  func literal(_ range: Range<Int>) -> String? {
    guard range.count > 1, !isCode[range.lowerBound], bytes[range.lowerBound] == UInt8(ascii: "\"") else { return nil }
    guard range.allSatisfy({ !isCode[$0] }) else { return nil }
    let inner = text(range.lowerBound + 1..<range.upperBound - 1)
    return inner.contains("\"") ? nil : inner
  }
}
