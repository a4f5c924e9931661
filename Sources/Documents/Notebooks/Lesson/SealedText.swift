// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// A text that is not read by accident: an open check in a copy for students runs while they work, and what it compares with is
/// not to be seen. No secret: who wants to can undo it. Hidden checks are for what has to be one.
enum SealedText {
  /// The word behind a block's name that says so.
  static let word = "sealed"

  /// The text as lines of hexadecimal digits, with a sum of it in front.
  static func sealed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let digits = (sum(bytes) + mixed(bytes)).map { byte in
      let text = String(byte, radix: 16)
      return text.utf8.count == 1 ? "0" + text : text
    }.joined()
    var lines: [Substring] = []
    var rest = digits[...]
    while !rest.isEmpty {
      lines.append(rest.prefix(96))
      rest = rest.dropFirst(96)
    }
    return lines.joined(separator: "\n")
  }

  /// The text again; nil when something was changed.
  static func opened(_ sealed: String) -> String? {
    let digits = Array(sealed.utf8.filter { !NotebookParser.isBlank($0) })
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for i in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[i..<(i + 2)], as: UTF8.self), radix: 16) else { return nil }
      bytes.append(byte)
    }
    guard bytes.count >= 4 else { return nil }
    let text = mixed(Array(bytes[4...]))
    guard Array(bytes[..<4]) == sum(text) else { return nil }
    return String(validating: text, as: UTF8.self)
  }

  /// Each byte with one of a stream that is always the same; twice is nothing.
  private static func mixed(_ bytes: [UInt8]) -> [UInt8] {
    var state: UInt64 = 0x6772_6164_7573
    return bytes.map { byte in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return byte ^ UInt8(truncatingIfNeeded: state >> 56)
    }
  }

  private static func sum(_ bytes: [UInt8]) -> [UInt8] {
    let sum = BlockHash.sum(bytes)
    return (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * UInt64($0))) }
  }
}
