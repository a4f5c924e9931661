// SPDX-License-Identifier: GPL-3.0-or-later

// Bessel functions by their series, and polynomials by the step from the two degrees before.
extension SpecialFunctionExplanation {
  static let besselRules: [String: Rule] = [
    "bessel_j0": Rule(formula: "the sum over k of (-x**2 / 4)**k / k!**2") { cylinder($0, order: 0, sign: -1) },
    "bessel_j1": Rule(formula: "x / 2 times the sum over k of (-x**2 / 4)**k / (k! * (k+1)!)") {
      cylinder($0, order: 1, sign: -1)
    },
    "bessel_y0": Rule(formula: "2/pi * log(x / 2) * bessel_j0(x) and a series of x**2") { _ in nil },
    "bessel_y1": Rule(formula: "2/pi * log(x / 2) * bessel_j1(x) - 2 / (pi * x) and a series of x**2") { _ in nil },
    "modified_bessel_i0": Rule(formula: "the sum over k of (x**2 / 4)**k / k!**2") { cylinder($0, order: 0, sign: 1) },
    "modified_bessel_i1": Rule(formula: "x / 2 times the sum over k of (x**2 / 4)**k / (k! * (k+1)!)") {
      cylinder($0, order: 1, sign: 1)
    },
    "modified_bessel_k0": Rule(formula: "the integral over t > 0 of exp(-x * cosh(t))") { _ in nil },
    "modified_bessel_k1": Rule(formula: "the integral over t > 0 of exp(-x * cosh(t)) * cosh(t)") { _ in nil },
    "scaled_modified_bessel_k0": Rule(["x"], { "exp(\($0[0])) * modified_bessel_k0(\($0[0]))" }) { _ in nil },
    "scaled_modified_bessel_k1": Rule(["x"], { "exp(\($0[0])) * modified_bessel_k1(\($0[0]))" }) { _ in nil },
    "spherical_bessel_j0": Rule(["x"], { "sin(\($0[0])) / \($0[0])" }) { values in
      values[0] == 0 ? .exact(1) : .quotient(.function("sin", [.number(values[0])]), .number(values[0]))
    },
    "airy_ai": Rule(["x"], { "the solution of y'' = \($0[0]) * y that vanishes far to the right" }) { _ in nil },
  ]

  private static func cylinder(_ x: Double, order: Int, sign: Double) -> Term? {
    guard abs(x) < 12 else { return nil }
    let q = sign * x * x / 4
    return series(first: order == 0 ? 1 : x / 2) { k, term in term * q / (Double(k) * Double(k + order)) }
      .map { Term.longSum($0).term }
  }

  static let polynomialRules: [String: Rule] = {
    var table: [String: Rule] = [:]
    // The polynomial of degree 1 is `slope * x + constant`.
    let kinds = [("t", "T", 1.0, 0.0), ("u", "U", 2, 0), ("v", "V", 2, -1), ("w", "W", 2, 1)]
    for (name, letter, slope, constant) in kinds {
      let recurrence = "\(letter)_(n-1) - \(letter)_(n-2)"
      table["chebyshev_polynomial_\(name)"] = polynomial(
        "\(letter)_n = 2 * x * \(recurrence)", (slope, constant)
      ) { x, _, now, before in
        .difference(.product([.exact(2), .number(x), .number(now)]), .number(before))
      }
      table["shifted_chebyshev_polynomial_\(name)"] = polynomial(
        "\(letter)_n = 2 * (2 * x - 1) * \(recurrence)", (2 * slope, constant - slope)
      ) { x, _, now, before in
        let place = Term.difference(.product([.exact(2), .number(x)]), .exact(1))
        return .difference(.product([.exact(2), place, .number(now)]), .number(before))
      }
    }
    table["hermite_polynomial_h"] = polynomial("H_n = 2 * x * H_(n-1) - 2 * (n-1) * H_(n-2)", (2, 0)) {
      x, n, now, before in
      .difference(
        .product([.exact(2), .number(x), .number(now)]), .product([.exact(2), .exact(n - 1), .number(before)]))
    }
    table["hermite_polynomial_he"] = polynomial("He_n = x * He_(n-1) - (n-1) * He_(n-2)", (1, 0)) { x, n, now, before in
      .difference(.product([.number(x), .number(now)]), .product([.exact(n - 1), .number(before)]))
    }
    table["laguerre_polynomial_l"] = polynomial(
      "L_n = ((2*n - 1 - x) * L_(n-1) - (n-1) * L_(n-2)) / n", (-1, 1)
    ) { x, n, now, before in
      .quotient(
        .difference(
          .product([.difference(.exact(2 * n - 1), .number(x)), .number(now)]),
          .product([.exact(n - 1), .number(before)])), .exact(n))
    }
    table["legendre_polynomial_p"] = polynomial("P_n = ((2*n - 1) * x * P_(n-1) - (n-1) * P_(n-2)) / n", (1, 0)) {
      x, n, now, before in
      .quotient(
        .difference(
          .product([.exact(2 * n - 1), .number(x), .number(now)]), .product([.exact(n - 1), .number(before)])),
        .exact(n))
    }
    return table
  }()

  /// The last step of a recurrence that begins with 1 and `slope * x + constant`.
  private static func polynomial(
    _ recurrence: String, _ first: (slope: Double, constant: Double),
    _ step: @escaping @Sendable (Double, Double, Double, Double) -> Term
  ) -> Rule {
    Rule(["x", "n"], { "the polynomial of degree \($0[1]): \(recurrence), x = \($0[0])" }) { values in
      let (x, degree) = (values[0], values[1])
      guard degree >= 0, degree < 100, abs(x) < 1e6 else { return nil }
      if degree < 2 { return degree < 1 ? .exact(1) : .number(first.slope * x + first.constant) }
      var (before, now) = (1.0, first.slope * x + first.constant)
      for n in 2..<Int(degree) { (before, now) = (now, step(x, Double(n), now, before).value(17)) }
      return step(x, degree.rounded(.towardZero), now, before)
    }
  }
}
