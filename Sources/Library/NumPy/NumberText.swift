// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// How numpy writes single floating-point numbers: the shortest digits of their type.
struct NumberText {
  /// The type of the number.
  let dtype: DType

  /// Where arrays begin to be written with powers of ten.
  var largestFixed: Double { dtype == .float16 ? 1e3 : dtype == .float32 ? 1e6 : 1e8 }

  /// The shortest digits that give the number back, and the power of ten of the first one.
  private func decimal(_ value: Double) -> (digits: String, exponent: Int) {
    let text =
      switch dtype {
      case .float16: Float16(value).magnitude.description
      case .float32: Float(value).magnitude.description
      default: value.magnitude.description
      }
    let parts = text.split(separator: "e", omittingEmptySubsequences: false)
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(mantissa[0])
    var digits = whole + (mantissa.count > 1 ? String(mantissa[1]) : "")
    exponent += whole.count - 1
    while digits.count > 1, digits.hasPrefix("0") {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    return digits == "0" ? ("0", 0) : (digits, exponent)
  }

  private func positional(_ digits: String, _ exponent: Int) -> (whole: String, fraction: String) {
    if exponent < 0 { return ("0", String(repeating: "0", count: -exponent - 1) + digits) }
    if digits.count <= exponent + 1 {
      return (digits + String(repeating: "0", count: exponent + 1 - digits.count), "")
    }
    return (String(digits.prefix(exponent + 1)), String(digits.dropFirst(exponent + 1)))
  }

  private func power(_ exponent: Int) -> String {
    let digits = String(abs(exponent))
    return (exponent < 0 ? "-" : "+") + (digits.count < 2 ? "0" + digits : digits)
  }

  /// A number alone, as `str` writes it.
  func alone(_ value: Double) throws -> String {
    guard dtype != .float64, value.isFinite else { return try Interpreter.current.repr(.float(value)) }
    let (digits, exponent) = decimal(value)
    let sign = value.sign == .minus ? "-" : ""
    if digits == "0" { return sign + "0.0" }
    if value.magnitude < 1e-4 || value.magnitude >= largestFixed {
      let tail = digits.dropFirst()
      return sign + digits.prefix(1) + (tail.isEmpty ? "" : "." + tail) + "e" + power(exponent)
    }
    let (whole, fraction) = positional(digits, exponent)
    return sign + whole + "." + (fraction.isEmpty ? "0" : fraction)
  }

  /// Digits before and after the point, at most 8 after it, without trailing zeros.
  func fixed(_ value: Double, digits most: Int = 8) -> (whole: String, fraction: String) {
    let (digits, exponent) = decimal(value)
    var (whole, fraction) = positional(digits, exponent)
    if fraction.count > most {
      let text = (try? Interpreter.current.format(.float(value.magnitude), ".\(most)f")) ?? ""
      let parts = text.split(separator: ".")
      whole = parts.first.map(String.init) ?? whole
      fraction = parts.count > 1 ? String(parts[1]) : ""
      while fraction.hasSuffix("0") { fraction.removeLast() }
    }
    return ((value.sign == .minus ? "-" : "") + whole, fraction)
  }

  /// First digit, at most 8 further ones, and the power of ten.
  func scientific(_ value: Double, digits most: Int = 8) -> (mantissa: String, fraction: String, power: String) {
    var (digits, exponent) = decimal(value)
    if digits.count > most + 1 {
      let text = (try? Interpreter.current.format(.float(value.magnitude), ".\(most)e")) ?? ""
      let parts = text.split(separator: "e")
      digits = parts.first?.filter { $0 != "." } ?? digits
      exponent = parts.last.flatMap { Int($0) } ?? exponent
      while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    }
    return ((value.sign == .minus ? "-" : "") + digits.prefix(1), String(digits.dropFirst()), power(exponent))
  }
}
