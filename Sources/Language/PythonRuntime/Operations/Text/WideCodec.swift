// SPDX-License-Identifier: GPL-3.0-or-later

/// The encodings whose units are larger than a byte, that with a mark in front, and those with escapes.
struct WideCodec {
  private enum Kind { case units(Int), marked, escapes(raw: Bool) }
  private let kind: Kind
  private let name: String
  /// Whether the high byte comes first; nil where a mark says so.
  private let isBigEndian: Bool?

  init?(named given: String) {
    let plain = given.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
    switch plain {
    case "utf16", "u16", "utf16le", "utf16be": kind = .units(2)
    case "utf32", "u32", "utf32le", "utf32be": kind = .units(4)
    case "utf8sig": kind = .marked
    case "unicodeescape": kind = .escapes(raw: false)
    case "rawunicodeescape": kind = .escapes(raw: true)
    default: return nil
    }
    name = plain.contains("32") ? "utf-32" : plain.contains("escape") ? "unicodeescape" : "utf-16"
    isBigEndian = plain.hasSuffix("be") ? true : plain.hasSuffix("le") ? false : nil
  }

  func encode(_ text: String) throws -> [UInt8] {
    switch kind {
    case .marked: return [0xEF, 0xBB, 0xBF] + text.utf8
    case .escapes(let raw):
      var result: [UInt8] = []
      for scalar in text.unicodeScalars {
        result += WideCodec.escaped(scalar, raw: raw)
        try WideCodec.pause(result.count)
      }
      return result
    case .units(let size):
      let mark: [UInt32] = isBigEndian == nil ? [0xFEFF] : []
      // No text has more units than bytes.
      let room = (text.utf8.count + 1) * size
      try MemoryLimit.check(bytes: room)
      var result: [UInt8] = []
      result.reserveCapacity(room)
      for unit in mark { add(unit, size, to: &result) }
      if size == 2 {
        for unit in text.utf16 {
          add(UInt32(unit), 2, to: &result)
          try WideCodec.pause(result.count)
        }
      } else {
        for scalar in text.unicodeScalars {
          add(scalar.value, 4, to: &result)
          try WideCodec.pause(result.count)
        }
      }
      return result
    }
  }

  @inline(__always) private func add(_ unit: UInt32, _ size: Int, to bytes: inout [UInt8]) {
    for i in 0..<size {
      let shift = isBigEndian == true ? 8 * (size - 1 - i) : 8 * i
      bytes.append(UInt8(truncatingIfNeeded: unit >> UInt32(shift)))
    }
  }

  /// Asks now and then whether to go on: where the count of what was done passes a multiple.
  @inline(__always) private static func pause(_ done: Int) throws {
    if done & 0xFFFC == 0 { try Interpreter.current.pollInterrupt() }
  }

  private static func escaped(_ scalar: Unicode.Scalar, raw: Bool) -> [UInt8] {
    let code = scalar.value
    if code > 0xFFFF { return Array("\\U\(StringText.hex(code, 8))".utf8) }
    if code > 0xFF { return Array("\\u\(StringText.hex(code, 4))".utf8) }
    if raw { return [UInt8(code)] }
    switch scalar {
    case "\n": return Array("\\n".utf8)
    case "\r": return Array("\\r".utf8)
    case "\t": return Array("\\t".utf8)
    case "\\": return Array("\\\\".utf8)
    default: return code >= 32 && code < 127 ? [UInt8(code)] : Array("\\x\(StringText.hex(code, 2))".utf8)
    }
  }

  func decode(_ bytes: [UInt8], errors: String) throws -> String {
    switch kind {
    case .marked:
      let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      return try TextCodec.decode(rest, "utf-8", errors: errors)
    case .escapes(let raw): return try unescaped(bytes, raw: raw)
    case .units(let size):
      var (isBig, place) = (isBigEndian ?? false, 0)
      func unit(_ i: Int) -> UInt32 {
        (0..<size).reduce(0) { $0 | UInt32(bytes[i + $1]) << UInt32(8 * (isBig ? size - 1 - $1 : $1)) }
      }
      if isBigEndian == nil, bytes.count >= size {
        if unit(0) == 0xFEFF {
          place = size
        } else {
          isBig = true
          if unit(0) == 0xFEFF { place = size } else { isBig = false }
        }
      }
      var view = String.UnicodeScalarView()
      while place < bytes.count {
        try WideCodec.pause(place)
        var code = place + size <= bytes.count ? unit(place) : UInt32.max
        var taken = size
        if size == 2, code >> 10 == 0x36, place + 4 <= bytes.count, unit(place + 2) >> 10 == 0x37 {
          code = 0x10000 + (code & 0x3FF) << 10 + unit(place + 2) & 0x3FF
          taken = 4
        }
        if let scalar = Unicode.Scalar(code) {
          view.append(scalar)
        } else if errors == "replace" {
          view.append("\u{FFFD}")
        } else if errors != "ignore" {
          let what = place + size <= bytes.count ? "illegal encoding" : "truncated data"
          throw failure(bytes[place], place, what)
        }
        place += taken
      }
      return String(view)
    }
  }

  private func failure(_ byte: UInt8, _ place: Int, _ what: String) -> Raised {
    PyError.make(
      ExceptionClasses.unicodeDecodeError,
      "'\(name)' codec can't decode byte 0x\(StringText.hex(UInt32(byte), 2)) in position \(place): \(what)")
  }

  private func unescaped(_ bytes: [UInt8], raw: Bool) throws -> String {
    let simple: [UInt8: Unicode.Scalar] = [
      110: "\n", 114: "\r", 116: "\t", 92: "\\", 39: "'", 34: "\"", 97: "\u{7}", 98: "\u{8}", 102: "\u{C}",
      118: "\u{B}",
    ]
    var view = String.UnicodeScalarView()
    var i = 0
    while i < bytes.count {
      try WideCodec.pause(i)
      guard bytes[i] == 92, i + 1 < bytes.count else {
        if bytes[i] == 92, !raw { throw failure(92, i, "\\ at end of string") }
        view.append(Unicode.Scalar(bytes[i]))
        i += 1
        continue
      }
      let letter = bytes[i + 1]
      let digits = letter == 117 ? 4 : letter == 85 ? 8 : letter == 120 && !raw ? 2 : 0
      if digits > 0 {
        let end = min(i + 2 + digits, bytes.count)
        let text = String(decoding: bytes[(i + 2)..<end], as: UTF8.self)
        guard end == i + 2 + digits, text.allSatisfy(\.isHexDigit), let code = UInt32(text, radix: 16),
          let scalar = Unicode.Scalar(code)
        else { throw failure(92, i, "truncated \\\(Character(Unicode.Scalar(letter))) escape") }
        view.append(scalar)
        i = end
      } else if !raw, let scalar = simple[letter] {
        view.append(scalar)
        i += 2
      } else if !raw, letter == 10 {
        i += 2
      } else if !raw, letter >= 48, letter < 56 {
        var (code, end) = (UInt32(0), i + 1)
        while end < bytes.count, end < i + 4, bytes[end] >= 48, bytes[end] < 56 {
          code = code * 8 + UInt32(bytes[end] - 48)
          end += 1
        }
        view.append(Unicode.Scalar(code) ?? "\u{FFFD}")
        i = end
      } else {
        view.append("\\")
        view.append(Unicode.Scalar(letter))
        i += 2
      }
    }
    return String(view)
  }
}
