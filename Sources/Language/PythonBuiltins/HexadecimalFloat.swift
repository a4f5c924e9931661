// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime

/// The texts that `float.fromhex` reads: `0x1.8p3`, with or without the mark, the point and the exponent.
enum HexadecimalFloat {
  static func parse(_ text: String) -> Double? {
    var scalars = Array(text.unicodeScalars)[...]
    while let first = scalars.first, TextSearch.isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, TextSearch.isSpace(last) { scalars.removeLast() }
    guard scalars.allSatisfy({ $0.isASCII && $0.value != 0 }) else { return nil }
    let plain = String(String.UnicodeScalarView(scalars)).lowercased()
    if let special = Builtins.parseSpecial(plain) { return special }
    var rest = Substring(plain)
    var sign = ""
    if let first = rest.first, first == "-" || first == "+" {
      sign = first == "-" ? "-" : ""
      rest.removeFirst()
    }
    if rest.hasPrefix("0x") { rest.removeFirst(2) }
    let whole = rest.prefix { $0.isHexDigit }
    rest = rest.dropFirst(whole.count)
    var fraction = Substring()
    if rest.first == "." {
      fraction = rest.dropFirst().prefix { $0.isHexDigit }
      rest = rest.dropFirst(fraction.count + 1)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    var exponent = "0"
    if rest.first == "p" {
      rest = rest.dropFirst()
      var mark = ""
      if let first = rest.first, first == "-" || first == "+" {
        mark = first == "-" ? "-" : ""
        rest.removeFirst()
      }
      guard !rest.isEmpty, rest.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      let digits = rest.drop { $0 == "0" }
      exponent = mark + (digits.isEmpty ? "0" : digits.count > 9 ? "999999999" : String(digits))
      rest = rest.suffix(0)
    }
    guard rest.isEmpty else { return nil }
    return strtod("\(sign)0x\(whole.isEmpty ? "0" : whole).\(fraction)p\(exponent)", nil)
  }
}
