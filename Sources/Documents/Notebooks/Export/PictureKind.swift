// SPDX-License-Identifier: GPL-3.0-or-later

/// The kinds of pictures that pages and notebooks hold, known by their first bytes.
enum PictureKind: String, CaseIterable {
  case png = "image/png"
  case jpeg = "image/jpeg"
  case gif = "image/gif"
  case webp = "image/webp"
  case svg = "image/svg+xml"

  /// The kind of a file; nil for any other.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: "GIF8".utf8) {
      self = .gif
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .webp
    } else {
      // In an `img` an SVG runs no program and loads nothing.
      let head = String(decoding: bytes.prefix(400), as: UTF8.self)
      guard head.contains("<svg"), head.hasPrefix("<") else { return nil }
      self = .svg
    }
  }
}

/// Bytes as letters and digits (RFC 4648).
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 3 * 4 + 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      let word = (0..<3).reduce(0) { $0 << 8 | ($1 < count ? Int(bytes[start + $1]) : 0) }
      for place in 0..<4 {
        result.append(place <= count ? alphabet[word >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes of such a text; nil where it is none. Line breaks do not count.
  static func bytes(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    var (word, count) = (0, 0)
    for byte in text.utf8 where !NotebookParser.isBlank(byte) {
      if byte == UInt8(ascii: "=") { break }
      let value: UInt8
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - 65
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - 71
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte + 4
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: return nil
      }
      word = word << 6 | Int(value)
      count += 1
      guard count == 4 else { continue }
      result += [UInt8(word >> 16 & 255), UInt8(word >> 8 & 255), UInt8(word & 255)]
      (word, count) = (0, 0)
    }
    if count == 2 { result.append(UInt8(word >> 4 & 255)) }
    if count == 3 { result += [UInt8(word >> 10 & 255), UInt8(word >> 2 & 255)] }
    return count == 1 ? nil : result
  }
}
