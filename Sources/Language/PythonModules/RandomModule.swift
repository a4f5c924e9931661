// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import Glibc
import Primitives
import PythonRuntime

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
    module.addNames(writtenIn: "_random")
    return module
  }

  /// The stream that a method is called on.
  static func generator(_ bound: Bound) throws -> PyRandom { try bound.object(as: PyRandom.self) }

  private static func seed(_ bound: Bound) throws -> Value {
    let generator = try generator(bound)
    switch bound[1] {
    case .none, .undefined: generator.seed(BigInt(UInt(bound.interpreter.outside.entropy())))
    case .float(let number): generator.seed(BigInt(UInt(bitPattern: Hashing.float(number))))
    case .string(let string):
      if bound[2].smallInteger == 1 { return oldSeed(string.text.unicodeScalars.map { UInt64($0.value) }, generator) }
      let bytes = Array(string.text.utf8)
      generator.seed(BigInt(bytes: bytes + SHA512.digest(bytes)))
    case .object(let object) where object is PyBytes:
      let bytes = (object as? PyBytes)?.bytes ?? []
      if bound[2].smallInteger == 1 { return oldSeed(bytes.map { UInt64($0) }, generator) }
      generator.seed(BigInt(bytes: bytes + SHA512.digest(bytes)))
    default:
      guard let number = bound[1].bigInteger else {
        throw PyError.type("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
      }
      generator.seed(number)
    }
    return .none
  }

  /// How Python 2 made a number of a text.
  private static func oldSeed(_ characters: [UInt64], _ generator: PyRandom) -> Value {
    var x = (characters.first ?? 0) << 7
    for character in characters { x = (1_000_003 &* x) ^ character }
    x ^= UInt64(characters.count)
    generator.seed(x == .max ? BigInt(2) : BigInt(UInt(x)))
    return .none
  }

  private static func range(_ bound: Bound, _ start: Value, _ stop: Value, _ step: Value) throws -> Value {
    let generator = try generator(bound)
    if start.object is PyBigInt || stop.object is PyBigInt || step.object is PyBigInt {
      return try largeRange(bound, start, stop, step)
    }
    let first = try bound.interpreter.requireInt(start)
    if stop.isNone {
      guard first > 0 else { throw PyError.value("empty range for randrange()") }
      return .int(generator.below(first))
    }
    let last = try bound.interpreter.requireInt(stop)
    let stride = try bound.interpreter.requireInt(step)
    if stride == 0 { throw PyError.value("zero step for randrange()") }
    let count = PyRange(first, last, stride).count
    if count == Int.max { return try largeRange(bound, start, stop, step) }
    guard count > 0 else {
      throw PyError.value(
        stride == 1
          ? "empty range for randrange() (\(first), \(last), \(last &- first))" : "empty range for randrange()")
    }
    return .int(first &+ stride &* generator.below(count))
  }

  /// The same for numbers of any size.
  private static func largeRange(_ bound: Bound, _ start: Value, _ stop: Value, _ step: Value) throws -> Value {
    func integer(_ value: Value) throws -> BigInt {
      if let number = try bound.interpreter.index(value) { return number }
      return BigInt(try bound.interpreter.requireInt(value))
    }
    let generator = try generator(bound)
    let first = try stop.isNone ? BigInt(0) : integer(start)
    let last = try stop.isNone ? integer(start) : integer(stop)
    let stride = try integer(step)
    if stride.isZero { throw PyError.value("zero step for randrange()") }
    let distance = stride.isNegative ? first - last : last - first
    guard !distance.isNegative, !distance.isZero else {
      throw PyError.value(
        stop.isNone
          ? "empty range for randrange()"
          : stride == 1
            ? "empty range for randrange() (\(first), \(last), \(last - first))" : "empty range for randrange()")
    }
    let count = (distance - 1) / stride.magnitude + 1
    return PyBigInt.value(first + stride * generator.below(count))
  }

  /// How many items a population has, and what gives the one at an index: nothing is copied, as a range may be long.
  private static func population(_ bound: Bound, _ index: Int) throws -> (count: Int, item: (Int) throws -> Value) {
    switch bound[index] {
    case .dict: throw PyError.type("Population must be a sequence.  For dicts or sets, use sorted(d).")
    case .object(let o) where o is PySet:
      throw PyError.type("Population must be a sequence.  For dicts or sets, use sorted(d).")
    default:
      let (value, interpreter) = (bound[index], bound.interpreter)
      return (try interpreter.length(value), { try interpreter.getItem(value, .int($0)) })
    }
  }

  static let methods: [Declaration] = numbers + distributions + states

  private static let numbers: [Declaration] = [
    Declaration("__init__", "(self, x=None, version=2)", "Begins a stream.") { try seed($0) },
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
      guard case .int(let last) = $0[2], last < Int.max else {
        return try range($0, $0[1], $0.interpreter.binary(.add, $0[2], .int(1)), .int(1))
      }
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
      let population = try population(bound, 1)
      let k = try bound.int(4)
      try MemoryLimit.check(values: max(0, k))
      func chosen(_ choose: () throws -> Value) throws -> Value {
        var items: [Value] = []
        for i in 0..<max(0, k) {
          if i & 0xFFF == 0 { try bound.interpreter.pollInterrupt() }
          items.append(try choose())
        }
        return Value(list: items)
      }
      let weights = bound[2].isNone ? bound[3] : bound[2]
      if population.count == 0, k > 0 {
        // The number is drawn before the item is missed.
        _ = generator.random()
        throw PyError.index("list index out of range")
      }
      if weights.isNone {
        let count = Double(population.count)
        return try chosen { try population.item(min(Int(generator.random() * count), population.count - 1)) }
      }
      var cumulative = try bound.interpreter.collect(weights).map { try bound.interpreter.requireDouble($0) }
      if !bound[2].isNone { for i in cumulative.indices.dropFirst() { cumulative[i] += cumulative[i - 1] } }
      guard cumulative.count == population.count else {
        throw PyError.value("The number of weights does not match the population")
      }
      let total = cumulative.last ?? 0
      guard total > 0 else { throw PyError.value("Total of weights must be greater than zero") }
      guard total.isFinite else { throw PyError.value("Total of weights must be finite") }
      return try chosen {
        let x = generator.random() * total
        var (low, high) = (0, population.count - 1)
        while low < high {
          let middle = (low + high) / 2
          if x < cumulative[middle] { high = middle } else { low = middle + 1 }
        }
        return try population.item(low)
      }
    },
    Declaration("randbytes", "(self, n)", "n random bytes.") {
      let count = try $0.int(1)
      guard count >= 0 else { throw PyError.value("number of bits must be non-negative") }
      guard count < MemoryLimit.integerBits / 8 else { throw PyError.make(ExceptionClasses.memoryError, "") }
      let number = try PyBigInt.value(generator($0).bits(8 * count))
      return try $0.interpreter.callMethod(number, "to_bytes", [.int(count), Value("little")])
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
      for i in stride(from: list.items.count - 1, to: 0, by: -1) {
        if i & 0xFFFF == 0 { try $0.interpreter.pollInterrupt() }
        let other = generator.below(i + 1)
        // The `__del__` of something that has gone may have taken items away.
        guard i < list.items.count else { throw PyError.index("list index out of range") }
        list.items.swapAt(i, other)
      }
      return .none
    },
    Declaration("sample", "(self, population, k, *, counts=None)", "k different items of a sequence.") { bound in
      let generator = try generator(bound)
      var (n, item) = try population(bound, 1)
      let k = try bound.int(2)
      if !bound[3].isNone {
        let counts = try bound.interpreter.collect(bound[3]).map { max(0, try bound.interpreter.requireInt($0)) }
        var ends: [Int] = []
        for count in counts { ends.append(try sum(ends.last ?? 0, count)) }
        guard ends.count == n else { throw PyError.value("The number of counts does not match the population") }
        n = ends.last ?? 0
        let single = item
        item = { index in try single(ends.firstIndex { index < $0 } ?? 0) }
      }
      guard k >= 0, k <= n else { throw PyError.value("Sample larger than population or is negative") }
      var setSize = 21.0
      if k > 5 { setSize += pow(4, ceil(log(Double(k * 3)) / log(4))) }
      var result: [Value] = []
      if Double(n) <= setSize {
        try MemoryLimit.check(values: n)
        var population = try (0..<n).map { index in
          if index & 0xFFFF == 0xFFFF { try bound.interpreter.pollInterrupt() }
          return try item(index)
        }
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
          result.append(try item(j))
          if result.count & 0xFFF == 0 { try bound.interpreter.pollInterrupt() }
        }
      }
      return Value(list: result)
    },
  ]

  private static func sum(_ a: Int, _ b: Int) throws -> Int {
    let (total, overflow) = a.addingReportingOverflow(b)
    if overflow { throw PyError.overflow("Python int too large to convert to C ssize_t") }
    return total
  }

  private static let states: [Declaration] = [
    Declaration("getstate", "(self, /)", "The state of the stream.") {
      let generator = try generator($0)
      let gauss = generator.nextGauss.map { Value.float($0) } ?? Value.none
      return Value(tuple: [.int(3), Value(tuple: generator.words), gauss])
    },
    Declaration("setstate", "(self, state, /)", "Puts a state of the stream back.") {
      let generator = try generator($0)
      let parts = try $0.interpreter.collect($0[1])
      let version = parts.first?.smallInteger ?? 0
      guard version == 3 || version == 2 else {
        throw PyError.value("state with version \(version) passed to Random.setstate() of version 3")
      }
      guard parts.count == 3, case .tuple(let words) = parts[1] else {
        throw PyError.type("state vector must be a tuple")
      }
      guard words.items.count == MersenneTwister.wordCount + 1 else {
        throw PyError.value("state vector is the wrong size")
      }
      let numbers = try words.items.map { [interpreter = $0.interpreter] in try interpreter.requireInt($0) }
      guard let place = numbers.last, (0...MersenneTwister.wordCount).contains(place) else {
        throw PyError.value("invalid state")
      }
      generator.restore(numbers)
      if case .float(let gauss) = parts[2] { generator.nextGauss = gauss } else { generator.nextGauss = nil }
      return .none
    },
  ]
}
