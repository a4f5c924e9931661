// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// The encodings of Unicode that the bytes of a JSON text may have.
enum JSONEncoding: String {
  case utf8 = "utf-8"
  case utf8Marked = "utf-8-sig"
  case utf16 = "utf-16"
  case utf16Little = "utf-16-le"
  case utf16Big = "utf-16-be"
  case utf32 = "utf-32"
  case utf32Little = "utf-32-le"
  case utf32Big = "utf-32-be"

  /// By a mark at the beginning, else by where the zeros of the first characters are, which are ASCII.
  init(of bytes: [UInt8]) {
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
      self = .utf32
    } else if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      self = .utf16
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .utf8Marked
    } else if bytes.count >= 4 {
      switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
      case (true, false, _, _): self = .utf16Big
      case (true, true, _, _): self = .utf32Big
      case (false, true, false, _), (false, true, true, false): self = .utf16Little
      case (false, true, true, true): self = .utf32Little
      default: self = .utf8
      }
    } else if bytes.count == 2, bytes[0] == 0 || bytes[1] == 0 {
      self = bytes[0] == 0 ? .utf16Big : .utf16Little
    } else {
      self = .utf8
    }
  }

  /// The text of bytes in this encoding.
  func text(of bytes: [UInt8]) throws -> String {
    switch self {
    case .utf8: try TextCodec.decode(bytes, "utf-8", errors: "strict")
    case .utf8Marked: try TextCodec.decode(Array(bytes[3...]), "utf-8", errors: "strict")
    case .utf16: try units16(bytes, from: 2, isBig: bytes[0] == 0xFE)
    case .utf16Little, .utf16Big: try units16(bytes, from: 0, isBig: self == .utf16Big)
    case .utf32: try units32(bytes, from: 4, isBig: bytes[0] == 0)
    case .utf32Little, .utf32Big: try units32(bytes, from: 0, isBig: self == .utf32Big)
    }
  }

  private func units16(_ bytes: [UInt8], from start: Int, isBig: Bool) throws -> String {
    let count = (bytes.count - start) / 2
    let units = (0..<count).map { i in
      let (a, b) = (UInt16(bytes[start + 2 * i]), UInt16(bytes[start + 2 * i + 1]))
      return isBig ? a << 8 | b : b << 8 | a
    }
    if (bytes.count - start) % 2 == 1 { throw truncated(bytes, bytes.count - 1) }
    return String(decoding: units, as: UTF16.self)
  }

  private func units32(_ bytes: [UInt8], from start: Int, isBig: Bool) throws -> String {
    var view = String.UnicodeScalarView()
    var place = start
    while place + 4 <= bytes.count {
      let four = isBig ? bytes[place..<place + 4] : bytes[place..<place + 4].reversed()[...]
      let code = four.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      guard code <= 0x10FFFF else {
        throw failure("bytes in position \(place)-\(place + 3)", "code point not in range(0x110000)")
      }
      view.append(Unicode.Scalar(code) ?? "\u{FFFD}")
      place += 4
    }
    if place < bytes.count { throw truncated(bytes, place) }
    return String(view)
  }

  private func truncated(_ bytes: [UInt8], _ place: Int) -> Raised {
    let (last, byte) = (bytes.count - 1, StringText.hex(UInt32(bytes[place]), 2))
    return failure(
      place == last ? "byte 0x\(byte) in position \(place)" : "bytes in position \(place)-\(last)", "truncated data")
  }

  private func failure(_ place: String, _ problem: String) -> Raised {
    PyError.make(ExceptionClasses.unicodeDecodeError, "'\(rawValue)' codec can't decode \(place): \(problem)")
  }
}
