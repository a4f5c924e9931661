// SPDX-License-Identifier: GPL-3.0-or-later

/// Texts as bytes and back, in the encodings that programs name.
package enum TextCodec {
  enum Encoding: String {
    case utf8 = "utf-8"
    case ascii
    case latin = "latin-1"

    init?(named name: String) {
      switch name.lowercased().replacing("_", with: "-") {
      case "utf-8", "utf8", "u8": self = .utf8
      case "ascii", "us-ascii", "646": self = .ascii
      case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1": self = .latin
      default: return nil
      }
    }
    /// The largest code that has a byte of its own.
    var limit: UInt32 { self == .ascii ? 0x7F : 0xFF }
  }

  private static func encoding(_ name: String) throws -> Encoding {
    if let encoding = Encoding(named: name) { return encoding }
    throw PyError.make(ExceptionClasses.lookupError, "unknown encoding: \(name)")
  }

  package static func encode(_ text: String, _ name: String, errors: String) throws -> [UInt8] {
    if let wide = WideCodec(named: name) { return try wide.encode(text) }
    let encoding = try encoding(name)
    if encoding == .utf8 { return Array(text.utf8) }
    var result: [UInt8] = []
    let scalars = try text.scalars()
    var i = 0
    while i < scalars.count {
      if i & 0xFFFF == 0 { try Interpreter.current.pollInterrupt() }
      let code = scalars[i].value
      if code <= encoding.limit {
        result.append(UInt8(code))
        i += 1
        continue
      }
      var end = i
      while end < scalars.count, scalars[end].value > encoding.limit { end += 1 }
      switch errors {
      case "ignore": break
      case "replace": result += [UInt8](repeating: UInt8(ascii: "?"), count: end - i)
      case "xmlcharrefreplace": for scalar in scalars[i..<end] { result += Array("&#\(scalar.value);".utf8) }
      case "backslashreplace": for scalar in scalars[i..<end] { result += Array(StringText.escape(scalar).utf8) }
      case "strict":
        let range = encoding.limit + 1
        let place =
          end - i == 1
          ? "character '\(StringText.escape(scalars[i]))' in position \(i)" : "characters in position \(i)-\(end - 1)"
        throw PyError.make(
          ExceptionClasses.unicodeEncodeError,
          "'\(encoding.rawValue)' codec can't encode \(place): ordinal not in range(\(range))")
      default: throw PyError.make(ExceptionClasses.lookupError, "unknown error handler name '\(errors)'")
      }
      i = end
    }
    return result
  }

  package static func decode(_ bytes: [UInt8], _ name: String, errors: String) throws -> String {
    if let wide = WideCodec(named: name) { return try wide.decode(bytes, errors: errors) }
    let encoding = try encoding(name)
    if encoding == .utf8, let text = String(validating: bytes, as: UTF8.self) { return text }
    var view = String.UnicodeScalarView()
    var i = 0
    while i < bytes.count {
      if i & 0xFFFF == 0 { try Interpreter.current.pollInterrupt() }
      if encoding == .latin || bytes[i] < 0x80 {
        view.append(Unicode.Scalar(bytes[i]))
        i += 1
        continue
      }
      var problem = "ordinal not in range(128)"
      var length = 1
      if encoding == .utf8 {
        switch sequence(bytes, i) {
        case .scalar(let scalar, let count):
          view.append(scalar)
          i += count
          continue
        case .malformed(let reason, let count): (problem, length) = (reason, count)
        }
      }
      switch errors {
      case "ignore": break
      case "replace": view.append("\u{FFFD}")
      case "backslashreplace":
        for byte in bytes[i..<(i + length)] {
          view.append(contentsOf: "\\x\(StringText.hex(UInt32(byte), 2))".unicodeScalars)
        }
      case "strict":
        let place =
          length == 1
          ? "byte 0x\(StringText.hex(UInt32(bytes[i]), 2)) in position \(i)"
          : "bytes in position \(i)-\(i + length - 1)"
        throw PyError.make(
          ExceptionClasses.unicodeDecodeError, "'\(encoding.rawValue)' codec can't decode \(place): \(problem)")
      default: throw PyError.make(ExceptionClasses.lookupError, "unknown error handler name '\(errors)'")
      }
      i += length
    }
    return String(view)
  }

  private enum Sequence {
    case scalar(Unicode.Scalar, count: Int)
    case malformed(String, count: Int)
  }

  /// The character whose first byte stands at a position, or what is wrong with it.
  private static func sequence(_ bytes: [UInt8], _ start: Int) -> Sequence {
    let first = bytes[start]
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4 else { return .malformed("invalid start byte", count: 1) }
    var value = UInt32(first) & (0x7F >> UInt32(count))
    for k in 1..<count {
      guard start + k < bytes.count else { return .malformed("unexpected end of data", count: bytes.count - start) }
      let byte = bytes[start + k]
      let lowest: UInt8 = k == 1 ? (first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80) : 0x80
      let highest: UInt8 = k == 1 ? (first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF) : 0xBF
      guard byte >= lowest, byte <= highest else { return .malformed("invalid continuation byte", count: k) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value) else { return .malformed("invalid continuation byte", count: 1) }
    return .scalar(scalar, count: count)
  }
}
