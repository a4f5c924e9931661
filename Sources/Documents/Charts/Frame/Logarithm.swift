// SPDX-License-Identifier: GPL-3.0-or-later

/// Logarithms and powers of ten in plain arithmetic: the standard library has none, and these give the same bits on every
/// machine.
enum Logarithm {
  /// The decimal logarithm of a positive finite number; exact for the powers of ten.
  static func log10(_ value: Double) -> Double {
    var exponent = Double(value.exponent)
    var fraction = value.significand
    if fraction > 1.4142135623730951 {
      fraction /= 2
      exponent += 1
    }
    // ln(m) = 2 artanh((m - 1) / (m + 1)), where the argument is at most 0.172 in magnitude.
    let argument = (fraction - 1) / (fraction + 1)
    let square = argument * argument
    var sum = 0.0
    for power in stride(from: 25.0, through: 1, by: -2) { sum = sum * square + 1 / power }
    let result = (2 * argument * sum + exponent * 0.6931471805599453) / 2.302585092994046
    let nearest = result.rounded()
    return abs(result - nearest) < 1e-9 && powerOfTen(Int(nearest)) == value ? nearest : result
  }

  /// The power of ten of the first digit: 0 for 1 to 9.99, -1 for 0.1 to 0.999.
  static func decade(_ value: Double) -> Int { Int((log10(value) + 1e-12).rounded(.down)) }

  /// A power of ten between 10^-300 and 10^300, correctly rounded.
  static func powerOfTen(_ exponent: Int) -> Double { Double("1e\(min(max(exponent, -300), 300))") ?? 1 }

  /// A whole number times a power of ten: 3 and -1 give the Double that is written 0.3.
  static func scaled(_ number: Int, _ exponent: Int) -> Double {
    exponent < 0 ? Double(number) / powerOfTen(-exponent) : Double(number) * powerOfTen(exponent)
  }
}
