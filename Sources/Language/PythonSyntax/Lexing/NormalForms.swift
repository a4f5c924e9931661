// SPDX-License-Identifier: GPL-3.0-or-later

import EmbeddedModules
@_spi(_Unicode) import Swift

/// Unicode's normal forms, as its version 14 has them: names are compared in NFKC, and `unicodedata` gives all four.
package enum NormalForms {
  /// Whether Unicode 14 had the character; Swift's library knows a newer Unicode than CPython 3.11.
  package static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
    guard let age = scalar.properties.age else { return false }
    return age.major <= 14
  }

  /// The canonical form, composed (NFC) or taken apart (NFD). What was no character neither changes nor moves, and parts what
  /// stands beside it. `poll` is asked again and again in long texts.
  package static func canonical(_ text: String, isComposed: Bool, poll: () throws -> Void) rethrows -> String {
    var result = String.UnicodeScalarView()
    var part = ""
    func finish() {
      if isComposed { result += part._nfc } else { result += part._nfd }
      part = ""
    }
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index & 0xFFFF == 0 { try poll() }
      if scalar.value < 0x300 || isKnown(scalar) {
        part.unicodeScalars.append(scalar)
      } else {
        finish()
        result.append(scalar)
      }
    }
    finish()
    return String(result)
  }

  /// A text in which characters stand in their compatible forms (𝐱 as x, ﬁ as fi); canonical forms come before and after.
  package static func compatible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let form = forms[scalar.value] { result += form } else { result.append(scalar) }
    }
    return String(result)
  }

  /// A name as Python compares it, in NFKC.
  static func name(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return name }
    return canonical(compatible(canonical(name, isComposed: false) {}), isComposed: true) {}
  }

  /// The compatible forms: the table COMPATIBLE of `unicodedata._tables`, whose form Scripts/unicode_tables.py explains.
  private static let forms: [UInt32: String.UnicodeScalarView] = {
    var forms: [UInt32: String.UnicodeScalarView] = [:]
    var code: UInt32 = 0
    for entry in table.split(separator: "~") {
      guard let colon = entry.lastIndex(of: ":") else { continue }
      let numbers = entry[entry.index(after: colon)...].split(separator: "*").map { String($0) }
      code += UInt32(numbers[0], radix: 16) ?? 0
      guard numbers.count > 1, let first = entry.first?.value else {
        forms[code] = String.UnicodeScalarView(entry[..<colon])
        continue
      }
      for offset in 0..<(UInt32(numbers[1]) ?? 0) {
        forms[code + offset] = Unicode.Scalar(first + offset).map { String.UnicodeScalarView([$0]) }
      }
    }
    return forms
  }()

  /// The characters of that table: the first literal there, with backslashes at the ends of its lines.
  private static var table: String.UnicodeScalarView {
    var table = String.UnicodeScalarView()
    guard let source = EmbeddedModules.source(of: "unicodedata._tables") else { return table }
    var isEscaped = false
    for scalar in source.unicodeScalars.drop(while: { $0 != "\"" }).dropFirst(3) {
      if isEscaped {
        if scalar != "\n" { table.append(scalar) }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        break
      } else {
        table.append(scalar)
      }
    }
    return table
  }
}
