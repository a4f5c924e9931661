// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import PythonBuiltins
import PythonRuntime

/// `statistics`: exact sums of fractions, rounded once at the end.
enum StatisticsModule {
  /// A fraction with a positive denominator.
  private struct Fraction {
    var top: BigInt
    var bottom: BigInt
    func divided(by count: Int) -> Fraction { Fraction(top: top, bottom: bottom * BigInt(count)) }
    func double() throws -> Double { try Numbers.trueDivide(top, bottom) }
    /// The square root, correctly rounded: enough bits of an integer root, with what is left over as one more bit.
    func squareRoot() throws -> Double {
      if top.isZero { return 0 }
      let shift = max(0, 130 - (top.bitLength - bottom.bitLength))
      let even = shift + (shift & 1)
      let (quotient, remainder) = (top.magnitude << even).quotientAndRemainder(dividingBy: bottom)
      var root = quotient.squareRoot()
      let isExact = remainder.isZero && root * root == quotient
      root = (root << 1) | (isExact ? 0 : 1)
      return try Numbers.trueDivide(root, BigInt(1) << (even / 2 + 1))
    }
  }

  private static func fractions(_ values: [Value], _ interpreter: Interpreter) throws -> (
    items: [Fraction], isInteger: Bool, special: Double?
  ) {
    var isInteger = true
    var special: Double?
    let items = try values.map { item -> Fraction in
      if let number = item.bigInteger { return Fraction(top: number, bottom: 1) }
      isInteger = false
      let number = try interpreter.requireDouble(item)
      guard number.isFinite else {
        special = (special ?? 0) + number
        return Fraction(top: 0, bottom: 1)
      }
      let (top, bottom) = Builtins.ratio(number)
      return Fraction(top: top, bottom: bottom)
    }
    return (items, isInteger, special)
  }

  private static func sum(_ items: [Fraction]) -> Fraction {
    // Denominators are powers of two: the largest one is common to all.
    let bottom = items.map(\.bottom).max() ?? 1
    return Fraction(top: items.reduce(BigInt(0)) { $0 + $1.top * (bottom / $1.bottom) }, bottom: bottom)
  }

  /// The sum of squared distances from the mean: sum(x²) - sum(x)² / n.
  private static func squares(_ items: [Fraction]) -> Fraction {
    let bottom = items.map(\.bottom).max() ?? 1
    var (total, square): (BigInt, BigInt) = (0, 0)
    for item in items {
      let scaled = item.top * (bottom / item.bottom)
      total += scaled
      square += scaled * scaled
    }
    let count = BigInt(items.count)
    return Fraction(top: square * count - total * total, bottom: bottom * bottom * count)
  }

  private static func spread(_ bound: Bound, sample: Bool, root: Bool, _ what: String) throws -> Value {
    let interpreter = bound.interpreter
    let values = try interpreter.collect(bound[0])
    guard values.count >= (sample ? 2 : 1) else {
      throw PyError.make(error, "\(what) requires at least \(sample ? "two data points" : "one data point")")
    }
    let divisor = values.count - (sample ? 1 : 0)
    let variance: Fraction
    let isInteger: Bool
    if let centre = bound[1].ifGiven {
      // Distances from a given centre are the program's arithmetic, which may round; their sum is exact.
      let squared = try values.map {
        let distance = try interpreter.binary(.subtract, $0, centre)
        return try interpreter.binary(.multiply, distance, distance)
      }
      let distances = try fractions(squared, interpreter)
      if let special = distances.special { return .float(special) }
      (variance, isInteger) = (sum(distances.items).divided(by: divisor), distances.isInteger)
    } else {
      let numbers = try fractions(values, interpreter)
      if numbers.special != nil { return .float(.nan) }
      (variance, isInteger) = (squares(numbers.items).divided(by: divisor), numbers.isInteger)
    }
    if root { return .float(try variance.squareRoot()) }
    if isInteger, (variance.top % variance.bottom).isZero { return PyBigInt.value(variance.top / variance.bottom) }
    return .float(try variance.double())
  }

  // SAFETY: made once, immutable afterwards, used on one thread.
  private nonisolated(unsafe) static let error = PyClass(
    builtin: "StatisticsError", module: "statistics", base: ExceptionClasses.valueError, attributes: true)

  static func make(_ interpreter: Interpreter) throws -> PyModule {
    let natives: [Declaration] = [
      Declaration(
        "mean", "(data)", "The arithmetic mean.",
        example: "import statistics; statistics.mean([1, 2, 4])"
      ) {
        let (items, isInteger, special) = try fractions($0.interpreter.collect($0[0]), $0.interpreter)
        guard !items.isEmpty else { throw PyError.make(error, "mean requires at least one data point") }
        if let special { return .float(special) }
        let mean = sum(items).divided(by: items.count)
        if isInteger, (mean.top % mean.bottom).isZero { return PyBigInt.value(mean.top / mean.bottom) }
        return .float(try mean.double())
      },
      Declaration("fmean", "(data, weights=None)", "The arithmetic mean of floats.") { bound in
        let numbers = try bound.interpreter.collect(bound[0]).map { try bound.interpreter.requireDouble($0) }
        guard !numbers.isEmpty else { throw PyError.make(error, "fmean requires at least one data point") }
        guard let given = bound[1].ifGiven else {
          return .float(try MathModule.exactSum(numbers) / Double(numbers.count))
        }
        let weights = try bound.interpreter.collect(given).map { try bound.interpreter.requireDouble($0) }
        guard weights.count == numbers.count else {
          throw PyError.make(error, "data and weights must be the same length")
        }
        let total = try MathModule.exactSum(weights)
        guard total != 0 else { throw PyError.make(error, "sum of weights must be non-zero") }
        return .float(try MathModule.exactSum(zip(numbers, weights).map { $0 * $1 }) / total)
      },
      Declaration("stdev", "(data, xbar=None)", "The standard deviation of a sample.") {
        try spread($0, sample: true, root: true, "stdev")
      },
      Declaration("pstdev", "(data, mu=None)", "The standard deviation of a whole population.") {
        try spread($0, sample: false, root: true, "pstdev")
      },
      Declaration("variance", "(data, xbar=None)", "The variance of a sample.") {
        try spread($0, sample: true, root: false, "variance")
      },
      Declaration("pvariance", "(data, mu=None)", "The variance of a whole population.") {
        try spread($0, sample: false, root: false, "pvariance")
      },
    ]
    var values = natives.map { (name: $0.name, value: Value.object(BuiltinFunction($0, module: "statistics"))) }
    values.append((name: "StatisticsError", value: .object(error)))
    return try interpreter.makeModule("statistics", natives: values)
  }
}
