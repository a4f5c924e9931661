// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import Glibc
import Primitives
import PythonRuntime
import Transactions

/// A random generator: CPython's Mersenne Twister and what `random` makes of its stream.
public final class PyRandom: PyObject, RandomStream {
  private var storedTwister = MersenneTwister(seed: 5489)
  private var twister: MersenneTwister {
    _read { yield storedTwister }
    _modify {
      willChange()
      yield &storedTwister
    }
  }
  /// The second number of a pair that `gauss` made.
  var nextGauss: Double? { willSet { willChange() } }

  // SAFETY: made once, changed only while its methods are installed, used on one thread.
  /// `random.Random`
  public nonisolated(unsafe) static let randomClass: PyClass = {
    let cls = PyClass(builtin: "Random", module: "random", attributes: true)
    cls.allocate = { PyRandom(cls: $0) }
    cls.add(RandomModule.methods)
    return cls
  }()

  /// Makes a generator; without a seed it begins with a fixed one, so that a replay gives the same numbers.
  public init(cls: PyClass? = PyRandom.randomClass) {
    super.init(cls: cls)
    seed(5489)
  }

  /// Begins the stream of an integer, of any size.
  func seed(_ number: BigInt) {
    var key = number.words.flatMap { [UInt32(truncatingIfNeeded: $0), UInt32(truncatingIfNeeded: $0 >> 32)] }
    while key.count > 1, key.last == 0 { key.removeLast() }
    twister = MersenneTwister(seeds: key)
    nextGauss = nil
  }

  private func word() -> UInt32 { twister.next32() }

  /// A float in [0, 1) with 53 random bits.
  func random() -> Double { twister.uniformResolution53() }

  /// A number with so many random bits, 64 at most.
  private func shortBits(_ count: Int) -> UInt {
    if count <= 32 { return count <= 0 ? 0 : UInt(word() >> UInt32(32 - count)) }
    let low = UInt(word())
    return low | UInt(word() >> UInt32(64 - count)) << 32
  }

  /// A number with so many random bits.
  func bits(_ count: Int) -> BigInt {
    if count <= 64 { return BigInt(shortBits(count)) }
    // The first words are the least significant ones.
    var bytes: [UInt8] = []
    for done in stride(from: 0, to: count, by: 32) {
      let part = word() >> UInt32(max(0, 32 - (count - done)))
      for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: part >> shift)) }
    }
    return BigInt(bytes: bytes.reversed())
  }

  /// A number below a bound.
  func below(_ bound: Int) -> Int {
    if bound <= 0 { return 0 }
    let width = Int.bitWidth - bound.leadingZeroBitCount
    var value = shortBits(width)
    while value >= UInt(bound) { value = shortBits(width) }
    return Int(value)
  }

  /// The numbers of the state, for `getstate`.
  var words: [Value] { twister.key.map { .int(Int($0)) } + [.int(twister.index)] }
  func restore(_ words: [Int]) {
    guard let index = words.last else { return }
    let key = words.dropLast().map { UInt32(truncatingIfNeeded: $0) }
    if let kept = MersenneTwister(key: key, index: max(0, min(MersenneTwister.wordCount, index))) { twister = kept }
  }

  /// The state of the stream, and the second number of a pair of normal ones.
  public var streamState: [UInt64] {
    storedTwister.key.map { UInt64($0) } + [UInt64(storedTwister.index), nextGauss?.bitPattern ?? 0]
  }

  public override func captureContents() -> (() -> Void)? {
    let (twister, gauss) = (twister, nextGauss)
    return { [self] in (self.twister, nextGauss) = (twister, gauss) }
  }
  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? {
    let copy = PyRandom(cls: cls)
    (copy.twister, copy.nextGauss) = (twister, nextGauss)
    return copy
  }
}

/// `random`
enum RandomModule {
  static func make(_ interpreter: Interpreter) -> PyModule {
    let module = PyModule("random")
    let shared = interpreter.libraryState["random"] as? PyRandom ?? PyRandom()
    interpreter.libraryState["random"] = shared
    module.set("Random", .object(PyRandom.randomClass))
    for method in methods where !method.name.hasPrefix("__") {
      let function = BuiltinFunction(method, owner: "Random", module: "random")
      module.set(method.name, .object(PyMethod(function: .object(function), receiver: .object(shared))))
    }
    return module
  }

  private static func generator(_ bound: Bound) throws -> PyRandom { try bound.object(as: PyRandom.self) }

  private static func seed(_ bound: Bound) throws -> Value {
    let generator = try generator(bound)
    switch bound[1] {
    case .none, .undefined: generator.seed(BigInt(UInt(bound.interpreter.outside.entropy())))
    case .float(let number): generator.seed(BigInt(UInt(bitPattern: Hashing.float(number))))
    case .string(let string):
      let bytes = Array(string.text.utf8)
      generator.seed(BigInt(bytes: bytes + SHA512.digest(bytes)))
    default:
      guard let number = bound[1].bigInteger else {
        throw PyError.type("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
      }
      generator.seed(number)
    }
    return .none
  }

  private static func range(_ bound: Bound, _ start: Value, _ stop: Value, _ step: Value) throws -> Value {
    let generator = try generator(bound)
    let first = try bound.interpreter.requireInt(start)
    if stop.isNone {
      guard first > 0 else { throw PyError.value("empty range for randrange()") }
      return .int(generator.below(first))
    }
    let last = try bound.interpreter.requireInt(stop)
    let stride = try bound.interpreter.requireInt(step)
    if stride == 0 { throw PyError.value("zero step for randrange()") }
    let count = PyRange(first, last, stride).count
    guard count > 0 else {
      throw PyError.value(
        stride == 1
          ? "empty range for randrange() (\(first), \(last), \(last &- first))" : "empty range for randrange()")
    }
    return .int(first &+ stride &* generator.below(count))
  }

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

  private static func sequence(_ bound: Bound, _ index: Int) throws -> [Value] {
    switch bound[index] {
    case .list, .tuple, .string: return try bound.interpreter.collect(bound[index])
    case .object(let o) where o is PyRange: return try bound.interpreter.collect(bound[index])
    case .dict: throw PyError.type("Population must be a sequence.  For dicts or sets, use sorted(d).")
    case .object(let o) where o is PySet:
      throw PyError.type("Population must be a sequence.  For dicts or sets, use sorted(d).")
    default:
      let count = try bound.interpreter.length(bound[index])
      return try (0..<count).map { try Interpreter.current.getItem(bound[index], .int($0)) }
    }
  }

  static let methods: [Declaration] = [
    Declaration("__init__", "(self, x=None)", "Begins a stream.") { try seed($0) },
    Declaration("seed", "(self, a=None, version=2)", "Begins the stream of a seed.") { try seed($0) },
    Declaration(
      "random", "(self, /)", "A float from 0 up to, but not with, 1.",
      example: "import random; random.seed(0); random.random()"
    ) {
      .float(try generator($0).random())
    },
    Declaration("getrandbits", "(self, k, /)", "A whole number with k random bits.") {
      let count = try $0.int(1)
      guard count >= 0 else { throw PyError.value("number of bits must be non-negative") }
      guard count < MemoryLimit.integerBits else { throw PyError.make(ExceptionClasses.memoryError, "") }
      return PyBigInt.value(try generator($0).bits(count))
    },
    Declaration("randrange", "(self, start, stop=None, step=1)", "A number of range(start, stop, step).") {
      try range($0, $0[1], $0[2], $0[3])
    },
    Declaration("randint", "(self, a, b)", "A whole number from a to b, both possible.") {
      let last = try $0.int(2)
      if last == Int.max { throw PyError.overflow("Python int too large to convert to C ssize_t") }
      return try range($0, $0[1], .int(last + 1), .int(1))
    },
    Declaration("choice", "(self, seq)", "An item of a sequence.") {
      let count = try $0.interpreter.length($0[1])
      guard count > 0 else { throw PyError.index("Cannot choose from an empty sequence") }
      return try $0.interpreter.getItem($0[1], .int(generator($0).below(count)))
    },
    Declaration(
      "choices", "(self, population, weights=None, *, cum_weights=None, k=1)",
      "k items, each as likely as its weight says."
    ) { bound in
      let generator = try generator(bound)
      let population = try sequence(bound, 1)
      let k = try bound.int(4)
      let weights = bound[2].isNone ? bound[3] : bound[2]
      if population.isEmpty, k > 0 {
        // The number is drawn before the item is missed.
        _ = generator.random()
        throw PyError.index("list index out of range")
      }
      if weights.isNone {
        let count = Double(population.count)
        return Value(
          list: (0..<max(0, k)).map { _ in population[min(Int(generator.random() * count), population.count - 1)] })
      }
      var cumulative = try bound.interpreter.collect(weights).map { try bound.interpreter.requireDouble($0) }
      if !bound[2].isNone { for i in cumulative.indices.dropFirst() { cumulative[i] += cumulative[i - 1] } }
      guard cumulative.count == population.count else {
        throw PyError.value("The number of weights does not match the population")
      }
      let total = cumulative.last ?? 0
      guard total > 0 else { throw PyError.value("Total of weights must be greater than zero") }
      guard total.isFinite else { throw PyError.value("Total of weights must be finite") }
      return Value(
        list: (0..<max(0, k)).map { _ in
          let x = generator.random() * total
          var (low, high) = (0, population.count - 1)
          while low < high {
            let middle = (low + high) / 2
            if x < cumulative[middle] { high = middle } else { low = middle + 1 }
          }
          return population[low]
        })
    },
    Declaration("shuffle", "(self, x)", "Puts a list in random order.") {
      let generator = try generator($0)
      guard case .list(let list) = $0[1] else {
        // Anything with items that can be exchanged.
        let count = try $0.interpreter.length($0[1])
        for i in stride(from: count - 1, to: 0, by: -1) {
          let j = generator.below(i + 1)
          let (a, b) = (try $0.interpreter.getItem($0[1], .int(i)), try $0.interpreter.getItem($0[1], .int(j)))
          try $0.interpreter.setItem($0[1], .int(i), b)
          try $0.interpreter.setItem($0[1], .int(j), a)
        }
        return .none
      }
      for i in stride(from: list.items.count - 1, to: 0, by: -1) { list.items.swapAt(i, generator.below(i + 1)) }
      return .none
    },
    Declaration("sample", "(self, population, k, *, counts=None)", "k different items of a sequence.") { bound in
      let generator = try generator(bound)
      var population = try sequence(bound, 1)
      if !bound[3].isNone {
        let counts = try bound.interpreter.collect(bound[3]).map { try bound.interpreter.requireInt($0) }
        population = zip(population, counts).flatMap { [Value](repeating: $0, count: max(0, $1)) }
      }
      let (n, k) = (population.count, try bound.int(2))
      guard k >= 0, k <= n else { throw PyError.value("Sample larger than population or is negative") }
      var setSize = 21.0
      if k > 5 { setSize += pow(4, ceil(log(Double(k * 3)) / log(4))) }
      var result: [Value] = []
      if Double(n) <= setSize {
        for i in 0..<k {
          let j = generator.below(n - i)
          result.append(population[j])
          population[j] = population[n - i - 1]
        }
      } else {
        var selected = Set<Int>()
        for _ in 0..<k {
          var j = generator.below(n)
          while selected.contains(j) { j = generator.below(n) }
          selected.insert(j)
          result.append(population[j])
        }
      }
      return Value(list: result)
    },
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
    Declaration("weibullvariate", "(self, alpha, beta)", "A float of a Weibull distribution.") {
      .float(try $0.double(1) * pow(-log(1 - generator($0).random()), 1 / $0.double(2)))
    },
    Declaration("getstate", "(self, /)", "The state of the stream.") {
      let generator = try generator($0)
      let gauss = generator.nextGauss.map { Value.float($0) } ?? Value.none
      return Value(tuple: [.int(3), Value(tuple: generator.words), gauss])
    },
    Declaration("setstate", "(self, state, /)", "Puts a state of the stream back.") {
      let generator = try generator($0)
      let parts = try $0.interpreter.collect($0[1])
      guard parts.count == 3, case .tuple(let words) = parts[1] else {
        throw PyError.value("state with version 3 expected")
      }
      generator.restore(words.items.compactMap(\.smallInteger))
      if case .float(let gauss) = parts[2] { generator.nextGauss = gauss } else { generator.nextGauss = nil }
      return .none
    },
  ]
}

/// SHA-512, which CPython uses to seed by a text.
enum SHA512 {
  private static let initial: [UInt64] = [
    0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
  ]
  /// The first 64 bits of the fractions of the cube roots of the first eighty primes, computed once.
  private static let constants: [UInt64] = {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < 80 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      // The cube root of prime * 2^192 is the cube root of the prime times 2^64.
      let target = BigInt(prime) << 192
      var root: BigInt = 0
      for bit in stride(from: 67, through: 0, by: -1) {
        let trial = root | (BigInt(1) << bit)
        if trial * trial * trial <= target { root = trial }
      }
      return UInt64(root.lowWord)
    }
  }()

  /// The 64 bytes of the digest.
  static func digest(_ message: [UInt8]) -> [UInt8] {
    var bytes = message + [0x80]
    while bytes.count % 128 != 112 { bytes.append(0) }
    bytes += [UInt8](repeating: 0, count: 8)
    let length = UInt64(message.count) * 8
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: length >> UInt64(shift)))
    }
    func rotate(_ x: UInt64, _ n: UInt64) -> UInt64 { x >> n | x << (64 - n) }
    var hash = initial
    for block in stride(from: 0, to: bytes.count, by: 128) {
      var w = [UInt64](repeating: 0, count: 80)
      for t in 0..<16 { for k in 0..<8 { w[t] = w[t] << 8 | UInt64(bytes[block + t * 8 + k]) } }
      for t in 16..<80 {
        let s0 = rotate(w[t - 15], 1) ^ rotate(w[t - 15], 8) ^ (w[t - 15] >> 7)
        let s1 = rotate(w[t - 2], 19) ^ rotate(w[t - 2], 61) ^ (w[t - 2] >> 6)
        w[t] = w[t - 16] &+ s0 &+ w[t - 7] &+ s1
      }
      var v = hash
      for t in 0..<80 {
        let s1 = rotate(v[4], 14) ^ rotate(v[4], 18) ^ rotate(v[4], 41)
        let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
        let t1 = v[7] &+ s1 &+ choice &+ constants[t] &+ w[t]
        let s0 = rotate(v[0], 28) ^ rotate(v[0], 34) ^ rotate(v[0], 39)
        let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
        v = [t1 &+ s0 &+ majority, v[0], v[1], v[2], v[3] &+ t1, v[4], v[5], v[6]]
      }
      for i in 0..<8 { hash[i] = hash[i] &+ v[i] }
    }
    return hash.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) } }
  }
}
