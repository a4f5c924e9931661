// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime

/// The distributions of `random`.
extension RandomModule {
  private static func gauss(_ generator: PyRandom) -> Double {
    if let ready = generator.nextGauss {
      generator.nextGauss = nil
      return ready
    }
    let angle = generator.random() * (2 * .pi)
    let radius = sqrt(-2 * log(1 - generator.random()))
    generator.nextGauss = sin(angle) * radius
    return cos(angle) * radius
  }

  private static func normal(_ generator: PyRandom) -> Double {
    let magic = 4 * exp(-0.5) / sqrt(2.0)
    while true {
      let u1 = generator.random()
      let u2 = 1 - generator.random()
      let z = magic * (u1 - 0.5) / u2
      if z * z / 4 <= -log(u2) { return z }
    }
  }

  private static func gamma(_ generator: PyRandom, _ alpha: Double, _ beta: Double) throws -> Double {
    guard alpha > 0, beta > 0 else { throw PyError.value("gammavariate: alpha and beta must be > 0.0") }
    // Beyond these no number would ever be accepted.
    guard alpha > 1e-300, alpha < 1e150 else { throw PyError.value("gammavariate: alpha is out of range") }
    if alpha > 1 {
      let ainv = sqrt(2 * alpha - 1)
      let bbb = alpha - log(4.0)
      let ccc = alpha + ainv
      while true {
        try Interpreter.current.pollInterrupt()
        let u1 = generator.random()
        guard 1e-7 < u1, u1 < 0.9999999 else { continue }
        let u2 = 1 - generator.random()
        let v = log(u1 / (1 - u1)) / ainv
        let x = alpha * exp(v)
        let z = u1 * u1 * u2
        let r = bbb + ccc * v - x
        if r + (1 + log(4.5)) - 4.5 * z >= 0 || r >= log(z) { return x * beta }
      }
    }
    if alpha == 1 { return -log(1 - generator.random()) * beta }
    while true {
      try Interpreter.current.pollInterrupt()
      let u = generator.random()
      let b = (M_E + alpha) / M_E
      let p = b * u
      let x = p <= 1 ? pow(p, 1 / alpha) : -log((b - p) / alpha)
      let u1 = generator.random()
      if p > 1 {
        if u1 <= pow(x, alpha - 1) { return x * beta }
      } else if u1 <= exp(-x) {
        return x * beta
      }
    }
  }
  static let distributions: [Declaration] = [
    Declaration("uniform", "(self, a, b)", "A float between a and b.") {
      let (a, b) = (try $0.double(1), try $0.double(2))
      return .float(a + (b - a) * (try generator($0).random()))
    },
    Declaration("triangular", "(self, low=0.0, high=1.0, mode=None)", "A float of a triangular distribution.") {
      var (low, high) = (try $0.double(1), try $0.double(2))
      var u = try generator($0).random()
      if high == low { return .float(low) }
      var c = $0[3].isNone ? 0.5 : (try $0.double(3) - low) / (high - low)
      if u > c {
        u = 1 - u
        c = 1 - c
        swap(&low, &high)
      }
      return .float(low + (high - low) * sqrt(u * c))
    },
    Declaration("gauss", "(self, mu=0.0, sigma=1.0)", "A float of a normal distribution.") {
      .float(try $0.double(1) + gauss(generator($0)) * $0.double(2))
    },
    Declaration("normalvariate", "(self, mu=0.0, sigma=1.0)", "A float of a normal distribution.") {
      .float(try $0.double(1) + normal(generator($0)) * $0.double(2))
    },
    Declaration("lognormvariate", "(self, mu, sigma)", "A float whose logarithm is normally distributed.") {
      .float(exp(try $0.double(1) + normal(generator($0)) * $0.double(2)))
    },
    Declaration("expovariate", "(self, lambd)", "A float of an exponential distribution.") {
      let rate = try $0.double(1)
      if rate == 0 { throw PyError.zeroDivision("float division by zero") }
      return .float(-log(1 - (try generator($0).random())) / rate)
    },
    Declaration("gammavariate", "(self, alpha, beta)", "A float of a gamma distribution.") {
      .float(try gamma(generator($0), $0.double(1), $0.double(2)))
    },
    Declaration("betavariate", "(self, alpha, beta)", "A float of a beta distribution.") {
      let y = try gamma(generator($0), $0.double(1), 1)
      return .float(y == 0 ? 0 : y / (y + (try gamma(generator($0), $0.double(2), 1))))
    },
    Declaration("paretovariate", "(self, alpha)", "A float of a Pareto distribution.") {
      .float(pow(1 - (try generator($0).random()), -1 / (try $0.double(1))))
    },
    Declaration("vonmisesvariate", "(self, mu, kappa)", "An angle, mostly near mu.") {
      let (mu, kappa) = (try $0.double(1), try $0.double(2))
      guard kappa > 1e-6 else { return .float(2 * .pi * (try generator($0).random())) }
      let s = 0.5 / kappa
      let r = s + sqrt(1 + s * s)
      var z = 0.0
      while true {
        try $0.interpreter.pollInterrupt()
        z = cos(.pi * (try generator($0).random()))
        let d = z / (r + z)
        let u = try generator($0).random()
        if u < 1 - d * d || u <= (1 - d) * exp(d) { break }
      }
      let q = 1 / r
      let angle = acos((q + z) / (1 + q * z))
      let turned = try generator($0).random() > 0.5 ? mu + angle : mu - angle
      let rest = fmod(turned, 2 * .pi)
      return .float(rest < 0 ? rest + 2 * .pi : rest)
    },
    Declaration("weibullvariate", "(self, alpha, beta)", "A float of a Weibull distribution.") {
      .float(try $0.double(1) * pow(-log(1 - generator($0).random()), 1 / $0.double(2)))
    },
  ]
}
