// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers of things in words.
enum Counted {
  /// `1 operation`, `1,234 operations`.
  static func text(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? one : many ?? one + "s")"
  }

  /// `1,234,567`
  static func grouped(_ number: Int) -> String {
    var text = ""
    let digits = String(number.magnitude)
    for (i, digit) in digits.enumerated() {
      if i > 0, (digits.utf8.count - i) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
  }

  /// `[2, 3]`
  static func shape(_ shape: [Int]) -> String { "[\(shape.map { String($0) }.joined(separator: ", "))]" }
}
