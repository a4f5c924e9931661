// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import Glibc
import PythonRuntime

/// `math`
enum MathModule {
  static func make() -> PyModule {
    let module = PyModule("math")
    module.set("pi", .float(.pi))
    module.set("e", .float(2.718281828459045))
    module.set("tau", .float(2 * .pi))
    module.set("inf", .float(.infinity))
    module.set("nan", .float(.nan))
    module.add(elementary + rounding + integers + others)
    return module
  }

  private static func domainError() -> Raised { PyError.value("math domain error") }
  private static func rangeError() -> Raised { PyError.overflow("math range error") }

  /// Judges a result as CPython does: nan from what is no nan is a domain error, an infinity from finite numbers a range error.
  private static func checked(_ result: Double, _ inputs: Double..., infinityIsDomain: Bool = false) throws -> Value {
    if result.isNaN, !inputs.contains(where: \.isNaN) { throw domainError() }
    if result.isInfinite, inputs.allSatisfy(\.isFinite) {
      throw infinityIsDomain ? domainError() : rangeError()
    }
    return .float(result)
  }

  private static func function(
    _ name: String, _ doc: String, example: String = "", infinityIsDomain: Bool = false,
    _ body: @escaping (Double) -> Double
  ) -> Declaration {
    Declaration(name, "(x, /)", doc, example: example, vectorcall: 1...1) { value, _, _ in
      let x = try Interpreter.current.requireDouble(value)
      let result = body(x)
      return result.isFinite ? .float(result) : try checked(result, x, infinityIsDomain: infinityIsDomain)
    }
  }
  private static func function2(_ name: String, _ doc: String, _ body: @escaping (Double, Double) -> Double)
    -> Declaration
  {
    Declaration(name, "(x, y, /)", doc) {
      let (x, y) = (try $0.double(0), try $0.double(1))
      return try checked(body(x, y), x, y)
    }
  }

  private static let elementary: [Declaration] = [
    function("sqrt", "The square root.", example: "math.sqrt(16)") { Glibc.sqrt($0) },
    function("cbrt", "The cube root.") { Glibc.cbrt($0) },
    function("exp", "e to the power of x.") { Glibc.exp($0) },
    function("exp2", "2 to the power of x.") { Glibc.exp2($0) },
    function("expm1", "exp(x) - 1, exact near zero.") { Glibc.expm1($0) },
    function("sin", "The sine.") { Glibc.sin($0) },
    function("cos", "The cosine.") { Glibc.cos($0) },
    function("tan", "The tangent.") { Glibc.tan($0) },
    function("asin", "The arc sine.") { Glibc.asin($0) },
    function("acos", "The arc cosine.") { Glibc.acos($0) },
    function("atan", "The arc tangent.") { Glibc.atan($0) },
    function("sinh", "The hyperbolic sine.") { Glibc.sinh($0) },
    function("cosh", "The hyperbolic cosine.") { Glibc.cosh($0) },
    function("tanh", "The hyperbolic tangent.") { Glibc.tanh($0) },
    function("asinh", "The inverse hyperbolic sine.") { Glibc.asinh($0) },
    function("acosh", "The inverse hyperbolic cosine.") { Glibc.acosh($0) },
    function("atanh", "The inverse hyperbolic tangent.", infinityIsDomain: true) { Glibc.atanh($0) },
    function("erf", "The error function.") { Glibc.erf($0) },
    function("erfc", "1 - erf(x).") { Glibc.erfc($0) },
    function("log1p", "log(1 + x), exact near zero.", infinityIsDomain: true) { Glibc.log1p($0) },
    function("fabs", "The absolute value as a float.") { $0.magnitude },
    function("degrees", "Radians in degrees.") { $0 * (180 / .pi) },
    function("radians", "Degrees in radians.") { $0 * (.pi / 180) },
    Declaration("gamma", "(x, /)", "The gamma function.") {
      let x = try $0.double(0)
      if x == -.infinity || (x <= 0 && x == x.rounded() && x.isFinite) { throw domainError() }
      return try checked(tgamma(x), x)
    },
    Declaration("lgamma", "(x, /)", "The logarithm of the absolute value of the gamma function.") {
      let x = try $0.double(0)
      if x.isFinite, x <= 0, x == x.rounded() { throw domainError() }
      return try checked(Glibc.lgamma(x), x)
    },
    function2("atan2", "The angle of the point (y, x).") { Glibc.atan2($0, $1) },
    function2("copysign", "x with the sign of y.") { Glibc.copysign($0, $1) },
    function2("nextafter", "The next float from x towards y.") { Glibc.nextafter($0, $1) },
    function2("remainder", "x less the nearest multiple of y.") { Glibc.remainder($0, $1) },
    Declaration("fmod", "(x, y, /)", "The remainder with the sign of x.") {
      let (x, y) = (try $0.double(0), try $0.double(1))
      return try checked(Glibc.fmod(x, y), x, y)
    },
    Declaration("pow", "(x, y, /)", "x to the power of y, as floats.") {
      let (x, y) = (try $0.double(0), try $0.double(1))
      if x == 0, y < 0, y.isFinite { throw domainError() }
      return try checked(Glibc.pow(x, y), x, y)
    },
    Declaration("ldexp", "(x, i, /)", "x * 2**i") {
      let x = try $0.double(0)
      guard let exponent = $0[1].bigInteger else { throw PyError.type("Expected an int as second argument to ldexp.") }
      let result = scalbn(x, CInt(clamping: Int(clamping: exponent)))
      return try checked(result, x)
    },
    Declaration("frexp", "(x, /)", "The mantissa and the exponent.") {
      let x = try $0.double(0)
      if x == 0 || !x.isFinite { return Value(tuple: [.float(x), .int(0)]) }
      let (magnitude, exponent) = Glibc.frexp(x.magnitude)
      let mantissa = Glibc.copysign(magnitude, x)
      return Value(tuple: [.float(mantissa), .int(exponent)])
    },
    Declaration("modf", "(x, /)", "The fraction and the whole part.") {
      let x = try $0.double(0)
      if x.isInfinite { return Value(tuple: [.float(Glibc.copysign(0, x)), .float(x)]) }
      let whole = x.rounded(.towardZero)
      return Value(tuple: [.float(Glibc.copysign(x - whole, x)), .float(whole)])
    },
    Declaration(
      "log", "(x, base=..., /)", "The natural logarithm, or that to a base.", example: "math.log(8, 2)"
    ) {
      let number = try logarithm($0[0], $0.interpreter, Glibc.log)
      if $0[1].isUndefined { return .float(number) }
      let base = try logarithm($0[1], $0.interpreter, Glibc.log)
      if base == 0 { throw PyError.zeroDivision("float division by zero") }
      return .float(number / base)
    },
    Declaration("log2", "(x, /)", "The logarithm to the base 2.") {
      .float(try logarithm($0[0], $0.interpreter, Glibc.log2))
    },
    Declaration("log10", "(x, /)", "The logarithm to the base 10.") {
      .float(try logarithm($0[0], $0.interpreter, Glibc.log10))
    },
  ]

  /// A logarithm of any number; integers may be larger than floats can be.
  private static func logarithm(_ value: Value, _ interpreter: Interpreter, _ log: (Double) -> Double) throws -> Double
  {
    if let big = value.bigInteger {
      guard big > 0 else { throw domainError() }
      let direct = Double(big)
      if direct.isFinite { return log(direct) }
      let shift = big.bitLength - 60
      return log(Double(big >> shift)) + Double(shift) * log(2)
    }
    let x = try interpreter.requireDouble(value)
    if x.isNaN { return x }
    guard x > 0 else { throw domainError() }
    return log(x)
  }

  private static func toInteger(_ name: String, _ doc: String, _ rule: FloatingPointRoundingRule) -> Declaration {
    Declaration(name, "(x, /)", doc) {
      let value = $0[0]
      if value.isInteger, value.object?.hasUserClass != true {
        return value.bigInteger.map { PyBigInt.value($0) } ?? value
      }
      if value.object?.hasUserClass == true, let method = $0.interpreter.userMethod(value, Symbol("__\(name)__")) {
        return try $0.interpreter.call(method, [value])
      }
      if case .float = value.unboxed {
      } else if let method = value.object?.cls.lookup(Symbol("__\(name)__")) {
        return try $0.interpreter.call(method, [value])
      }
      if name == "trunc", value.text != nil || value.object == nil && value.unboxed.isInteger == false {
        guard case .float = value.unboxed else {
          throw PyError.type("type \($0.interpreter.type(of: value).name) doesn't define __trunc__ method")
        }
      }
      return PyBigInt.value(try $0.interpreter.truncate($0.double(0).rounded(rule)))
    }
  }

  private static let rounding: [Declaration] = [
    toInteger("floor", "The largest whole number not above x.", .down),
    toInteger("ceil", "The smallest whole number not below x.", .up),
    toInteger("trunc", "x without its fraction.", .towardZero),
    Declaration("isnan", "(x, /)", "Whether x is nan.") { .bool(try $0.double(0).isNaN) },
    Declaration("isinf", "(x, /)", "Whether x is infinite.") { .bool(try $0.double(0).isInfinite) },
    Declaration("isfinite", "(x, /)", "Whether x is neither infinite nor nan.") { .bool(try $0.double(0).isFinite) },
    Declaration(
      "isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Whether two numbers are close to each other.",
      example: "math.isclose(0.1 + 0.2, 0.3)"
    ) {
      let (a, b, relative, absolute) = (try $0.double(0), try $0.double(1), try $0.double(2), try $0.double(3))
      if relative < 0 || absolute < 0 { throw PyError.value("tolerances must be non-negative") }
      if a == b { return .bool(true) }
      if a.isInfinite || b.isInfinite { return .bool(false) }
      let difference = (b - a).magnitude
      return .bool(
        difference <= (relative * b).magnitude || difference <= (relative * a).magnitude || difference <= absolute)
    },
    Declaration("ulp", "(x, /)", "The distance to the next float.") {
      let x = try $0.double(0).magnitude
      if x.isNaN || x.isInfinite { return .float(x) }
      return .float(x == Double.greatestFiniteMagnitude ? x - x.nextDown : x.nextUp - x)
    },
  ]

  private static func big(_ bound: Bound, _ index: Int) throws -> BigInt { try big(bound[index], bound.interpreter) }
  private static func big(_ value: Value, _ interpreter: Interpreter) throws -> BigInt {
    guard let number = try interpreter.index(value) else {
      throw PyError.type("'\(interpreter.type(of: value).messageName)' object cannot be interpreted as an integer")
    }
    return number
  }

  /// The product of a range of numbers, halved again and again so that the factors stay of a size.
  private static func product(_ low: Int, _ high: Int) -> BigInt {
    if high - low < 8 { return low > high ? 1 : (low...high).reduce(BigInt(1)) { $0 * BigInt($1) } }
    let middle = (low + high) / 2
    return product(low, middle) * product(middle + 1, high)
  }

  private static let integers: [Declaration] = [
    Declaration("factorial", "(n, /)", "1 * 2 * … * n", example: "math.factorial(5)") {
      if let big = try $0.interpreter.index($0[0]), Int(exactly: big) == nil {
        throw big.isNegative
          ? PyError.value("factorial() not defined for negative values")
          : PyError.overflow("factorial() argument should not exceed 9223372036854775807")
      }
      let n = try $0.int(0)
      if n < 0 { throw PyError.value("factorial() not defined for negative values") }
      if n > 200_000 { throw PyError.overflow("factorial() argument should not exceed 200000") }
      return PyBigInt.value(n < 2 ? 1 : product(2, n))
    },
    Declaration("gcd", "(*integers)", "The greatest common divisor.", example: "math.gcd(12, 18)") { bound in
      let numbers = try bound.variadic(0).map { try big($0, bound.interpreter) }
      return PyBigInt.value(
        try numbers.reduce(0) { try LongCall.divisor($0, $1, poll: bound.interpreter.pollInterrupt) })
    },
    Declaration("lcm", "(*integers)", "The least common multiple.") { bound in
      let numbers = try bound.variadic(0).map { try big($0, bound.interpreter).magnitude }
      var result: BigInt = 1
      for number in numbers {
        if number.isZero { return .int(0) }
        try MemoryLimit.check(integerBits: result.bitLength + number.bitLength)
        result = result / result.greatestCommonDivisor(with: number) * number
      }
      return PyBigInt.value(result)
    },
    Declaration("isqrt", "(n, /)", "The whole part of the square root.") {
      let n = try big($0, 0)
      if n.isNegative { throw PyError.value("isqrt() argument must be nonnegative") }
      return PyBigInt.value(try LongCall.squareRoot(n, poll: $0.interpreter.pollInterrupt))
    },
    Declaration("comb", "(n, k, /)", "How many ways there are to choose k of n.", example: "math.comb(5, 2)") {
      let (n, k) = (try $0.int(0), try $0.int(1))
      if n < 0 { throw PyError.value("n must be a non-negative integer") }
      if k < 0 { throw PyError.value("k must be a non-negative integer") }
      if k > n { return .int(0) }
      let count = min(k, n - k)
      if count > 100_000 { throw PyError.overflow("min(n - k, k) must not exceed 100000") }
      return PyBigInt.value(count == 0 ? 1 : product(n - count + 1, n) / product(1, count))
    },
    Declaration("perm", "(n, k=None, /)", "How many ways there are to choose k of n in order.") {
      let n = try $0.int(0)
      let k = $0[1].isNone ? n : try $0.int(1)
      if n < 0 { throw PyError.value("n must be a non-negative integer") }
      if k < 0 { throw PyError.value("k must be a non-negative integer") }
      if k > n { return .int(0) }
      if k > 100_000 { throw PyError.overflow("k must not exceed 100000") }
      return PyBigInt.value(k == 0 ? 1 : product(n - k + 1, n))
    },
  ]

  /// The correctly rounded sum of floats: partial sums that do not overlap, as in Shewchuk's algorithm.
  static func exactSum(_ numbers: [Double]) throws -> Double {
    var partials: [Double] = []
    var special = 0.0
    var isSpecial = false
    for number in numbers {
      if !number.isFinite {
        special += number
        isSpecial = true
        continue
      }
      var x = number
      var kept = 0
      for var y in partials {
        if x.magnitude < y.magnitude { swap(&x, &y) }
        let high = x + y
        let low = y - (high - x)
        if low != 0 {
          partials[kept] = low
          kept += 1
        }
        x = high
      }
      partials.removeSubrange(kept...)
      if x.isInfinite { throw PyError.overflow("intermediate overflow in fsum") }
      if x != 0 { partials.append(x) }
    }
    if isSpecial {
      if special.isNaN, !numbers.contains(where: \.isNaN) { throw PyError.value("-inf + inf in fsum") }
      return special
    }
    guard var high = partials.popLast() else { return 0 }
    var low = 0.0
    while let y = partials.popLast() {
      let x = high
      high = x + y
      low = y - (high - x)
      if low != 0 { break }
    }
    if let next = partials.last, (low < 0 && next < 0) || (low > 0 && next > 0) {
      let doubled = low * 2
      let x = high + doubled
      if doubled == x - high { high = x }
    }
    return high
  }

  private static func norm(_ numbers: [Double]) -> Double {
    let largest = numbers.map(\.magnitude).max() ?? 0
    if numbers.contains(where: \.isInfinite) { return .infinity }
    if numbers.contains(where: \.isNaN) { return .nan }
    if largest == 0 { return 0 }
    if numbers.count == 2 { return Glibc.hypot(numbers[0], numbers[1]) }
    // Squares in twice the precision, summed exactly.
    let (_, exponent) = Glibc.frexp(largest)
    let scale = scalbn(1, CInt(-exponent))
    var parts: [Double] = []
    for number in numbers {
      let x = number * scale
      let square = x * x
      parts += [square, (-square).addingProduct(x, x)]
    }
    let sum = (try? exactSum(parts)) ?? 0
    let root = Glibc.sqrt(sum)
    let square = root * root
    let correction = ((try? exactSum(parts + [-square, -((-square).addingProduct(root, root))])) ?? 0) / (2 * root)
    return (root + correction) / scale
  }

  private static let others: [Declaration] = [
    Declaration(
      "fsum", "(seq, /)", "The sum of floats without intermediate rounding.", example: "math.fsum([0.1] * 10)"
    ) { bound in
      .float(try exactSum(try bound.interpreter.collect(bound[0]).map { try bound.interpreter.requireDouble($0) }))
    },
    Declaration(
      "prod", "(iterable, /, *, start=1)", "The product of the items.", example: "math.prod([2, 3, 4])"
    ) {
      var result = $0[1]
      for item in try $0.interpreter.collect($0[0]) { result = try $0.interpreter.binary(.multiply, result, item) }
      return result
    },
    Declaration("hypot", "(*coordinates)", "The length of a vector.", example: "math.hypot(3, 4)") { bound in
      .float(norm(try bound.variadic(0).map { try bound.interpreter.requireDouble($0) }))
    },
    Declaration("dist", "(p, q, /)", "The distance of two points.") { bound in
      let p = try bound.interpreter.collect(bound[0]).map { try bound.interpreter.requireDouble($0) }
      let q = try bound.interpreter.collect(bound[1]).map { try bound.interpreter.requireDouble($0) }
      guard p.count == q.count else {
        throw PyError.value("both points must have the same number of dimensions")
      }
      return .float(norm(zip(p, q).map { $0 - $1 }))
    },
  ]
}
