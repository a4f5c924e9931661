// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Primitives
import PythonRuntime
import Tensors
import TorchCore

/// `numpy.random`: numpy's stream of `np.random.seed`, number for number.
enum NumpyRandom {
  /// The state of the stream, a value.
  struct Stream: Equatable {
    private var twister: MersenneTwister
    private var gauss: Double?

    init(seed: UInt64) { twister = MersenneTwister(seed: seed) }
    init(seeds: [UInt32]) { twister = MersenneTwister(seeds: seeds) }

    /// The stream that a seed begins: None (another one each time), a number or several.
    init(seededBy value: Value) throws {
      let outOfRange = PyError.value("Seed must be between 0 and 2**32 - 1")
      switch value {
      case .none: self.init(seed: RandomFunctions.machineSeed())
      case .list, .tuple, .object(is ArrayObject):
        let seeds = try Interpreter.current.collect(value).map { item -> UInt32 in
          guard let seed = Conversions.int(item) else { throw PyError.value("Seed array must be 1-d") }
          guard let word = UInt32(exactly: seed) else { throw outOfRange }
          return word
        }
        if seeds.isEmpty { throw PyError.value("Seed must be non-empty") }
        self.init(seeds: seeds)
      default:
        guard let seed = Conversions.int(value), let word = UInt32(exactly: seed) else { throw outOfRange }
        self.init(seed: UInt64(word))
      }
    }

    /// A stream that was kept; nil when the numbers are no state.
    init?(words: [UInt32], index: Int, gauss: Double?) {
      guard let kept = MersenneTwister(key: words, index: index) else { return nil }
      (twister, self.gauss) = (kept, gauss)
    }

    /// What tells how the stream goes on.
    var kept: (words: [UInt32], index: Int, gauss: Double?) { (twister.key, twister.index, gauss) }

    /// A uniform number in [0, 1) with 53 bits.
    mutating func uniform() -> Double { twister.uniformResolution53() }

    /// A normal number, by the polar method.
    mutating func normal() -> Double {
      if let gauss {
        self.gauss = nil
        return gauss
      }
      while true {
        let x = 2 * uniform() - 1
        let y = 2 * uniform() - 1
        let r = x * x + y * y
        if r >= 1 || r == 0 { continue }
        let f = sqrt(-2 * log(r) / r)
        gauss = f * x
        return f * y
      }
    }

    /// A number from 0 to `limit`, both among them.
    mutating func integer(upTo limit: UInt64) -> UInt64 {
      if limit == 0 { return 0 }
      let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
      while true {
        let bits = limit <= 0xFFFF_FFFF ? UInt64(twister.next32()) : twister.next64()
        if bits & mask <= limit { return bits & mask }
      }
    }

    /// 0 to n - 1 in random order.
    mutating func permutation(_ count: Int) -> [Int] {
      var items = Array(0..<count)
      guard count > 1 else { return items }
      for i in stride(from: count - 1, to: 0, by: -1) { items.swapAt(i, Int(integer(upTo: UInt64(i)))) }
      return items
    }
  }

  /// The state of the stream as numpy's `get_state` has it.
  private static func state() throws -> Value {
    let (words, index, gauss) = NumpyState.current.stream.kept
    let key = NumpyArray(try Tensor.from(ints: words.map { Int($0) }, shape: [words.count]))
    return Value(tuple: [
      Value("MT19937"), .object(key), .int(index), .int(gauss == nil ? 0 : 1), .float(gauss ?? 0),
    ])
  }

  private static func setState(_ state: Value) throws {
    let parts = try Interpreter.current.collect(state)
    guard parts.count >= 3, let key = try NumpyOperators.operand(parts[1]), let index = Conversions.int(parts[2])
    else { throw PyError.value("state is not a legacy MT19937 state") }
    var gauss: Double?
    if parts.count > 4, Conversions.int(parts[3]) == 1, case .float(let number) = parts[4] { gauss = number }
    let words = try key.scalars().map { UInt32(truncatingIfNeeded: $0.intValue) }
    guard let stream = Stream(words: words, index: index, gauss: gauss) else {
      throw PyError.value("state is not a legacy MT19937 state")
    }
    NumpyState.current.stream = stream
  }

  private static func draw(_ body: (inout Stream) -> Double) -> Double { body(&NumpyState.current.stream) }

  /// Many draws: the stream is taken out of the state once and put back once.
  private static func draws<Number>(_ count: Int, _ body: (inout Stream) -> Number) throws -> [Number] {
    try MemoryLimit.check(values: count)
    let state = NumpyState.current
    var stream = state.stream
    defer { state.stream = stream }
    var values: [Number] = []
    values.reserveCapacity(count)
    for i in 0..<count {
      values.append(body(&stream))
      if i & 0xFFFF == 0xFFFF { try Interpreter.current.pollInterrupt() }
    }
    return values
  }

  /// Numbers of a shape, or one Python float when no shape is given.
  private static func fill(_ shape: [Int]?, _ body: (inout Stream) -> Double) throws -> Value {
    guard let shape else { return .float(draw(body)) }
    let count = try Shape.count(shape)
    let values = try draws(count, body)
    return .object(NumpyArray(try Tensor.from(doubles: values, shape: shape, dtype: .float64)))
  }

  private static func size(_ b: Bound, _ parameter: String) throws -> [Int]? {
    try b.isGiven(parameter) ? try b.shape(parameter) : nil
  }

  private static func variadicSize(_ b: Bound) throws -> [Int]? {
    guard case .tuple(let given) = try b["size"], !given.items.isEmpty else { return nil }
    return try b.sizes("size")
  }

  private static func integers(_ low: Int, _ high: Int, _ shape: [Int]?) throws -> Value {
    let (range, overflow) = high.subtractingReportingOverflow(low)
    guard !overflow, range > 0 else { throw PyError.value("low >= high") }
    let last = UInt64(range - 1)
    func one(_ stream: inout Stream) -> Int { low &+ Int(truncatingIfNeeded: stream.integer(upTo: last)) }
    guard let shape else { return .int(one(&NumpyState.current.stream)) }
    return .object(NumpyArray(try Tensor.from(ints: draws(Shape.count(shape), one), shape: shape)))
  }

  /// Where uniform numbers fall among weights that lie one behind the other.
  private static func places(_ levels: [Double], _ weights: [Double]) -> [Int] {
    var cumulated: [Double] = []
    for weight in weights { cumulated.append((cumulated.last ?? 0) + weight) }
    let total = cumulated.last ?? 0
    return levels.map { level in cumulated.firstIndex { $0 / total > level } ?? weights.count - 1 }
  }

  /// Places that are all different, by their weights: what came twice is drawn again from the rest, as NumPy does.
  private static func different(_ count: Int, _ weights: [Double]) throws -> [Int] {
    guard count <= weights.count else {
      throw PyError.value("Cannot take a larger sample than population when 'replace=False'")
    }
    guard count <= weights.count(where: { $0 > 0 }) else {
      throw PyError.value("Fewer non-zero entries in p than size")
    }
    var (weights, chosen): ([Double], [Int]) = (weights, [])
    while chosen.count < count {
      for place in chosen { weights[place] = 0 }
      for place in try places(draws(count - chosen.count) { $0.uniform() }, weights) where !chosen.contains(place) {
        chosen.append(place)
      }
    }
    return chosen
  }

  private static func choice(_ b: Bound) throws -> Value {
    let number = try Conversions.int(b["a"])
    let texts = try number == nil ? NumpyFunctions.objects(b["a"], .none) : nil
    let source = try number == nil && texts == nil ? NumpyOperators.operand(b["a"]) : nil
    if let source, source.rank > 1 { throw PyError.value("a must be 1-dimensional") }
    let items =
      try number == nil
      ? source.map { try $0.unbind(0).map { NumpyArray.result($0) } } ?? b.interpreter.collect(b["a"]) : []
    if number == nil, items.isEmpty { throw PyError.value("'a' cannot be empty unless no samples are taken") }
    // A number stands for the numbers below it, which nobody writes down.
    let available = number ?? items.count
    guard available > 0 else { throw PyError.value("a must be greater than 0 unless no samples are taken") }
    func item(_ place: Int) -> Value { number == nil ? items[place] : .int(place) }
    let shape = try size(b, "size")
    let count = try shape.map { try Shape.count($0) } ?? 1
    try MemoryLimit.check(values: count)
    var chosen: [Int]
    if try b.isGiven("p") {
      let weights = try NumpyOperators.array(b["p"]).doubles()
      guard weights.count == available else { throw PyError.value("'a' and 'p' must have same size") }
      guard abs(weights.reduce(0, +) - 1) < 1e-7 else { throw PyError.value("probabilities do not sum to 1") }
      chosen =
        try b.bool("replace")
        ? try places(draws(count) { $0.uniform() }, weights) : try different(count, weights)
    } else if try b.bool("replace") {
      chosen = try draws(count) { Int($0.integer(upTo: UInt64(available - 1))) }
    } else {
      guard count <= available else {
        throw PyError.value("Cannot take a larger sample than population when 'replace=False'")
      }
      try MemoryLimit.check(values: available)
      chosen = Array(NumpyState.current.stream.permutation(available).prefix(count))
    }
    guard let shape else { return item(chosen[0]) }
    if let source {
      let taken = try source.indexSelect(0, Tensor.from(ints: chosen, shape: [count]))
      return .object(NumpyArray(try taken.reshape(shape + source.shape.dropFirst())))
    }
    let list = Value(list: chosen.map(item))
    if let made = try NumpyFunctions.objects(list, .none) {
      return try shape.count == 1
        ? made : b.interpreter.callMethod(made, "reshape", [.tuple(PyTuple(shape.map { Value.int($0) }))])
    }
    return .object(NumpyArray(try NumpyOperators.array(list).reshape(shape)))
  }

  private static func shuffle(_ b: Bound) throws -> Value {
    if case .list(let list) = try b["x"] {
      let items = list.items
      list.items = NumpyState.current.stream.permutation(items.count).map { items[$0] }
      return .none
    }
    guard let array = try b["x"].object as? NumpyArray, let count = array.tensor.shape.first else {
      throw PyError.type("object cannot be shuffled")
    }
    try MemoryLimit.check(values: count)
    let order = try Tensor.from(ints: NumpyState.current.stream.permutation(count), shape: [count])
    _ = try array.tensor.copy_(array.tensor.indexSelect(0, order))
    return .none
  }

  private static func permutation(_ b: Bound) throws -> Value {
    let source =
      try Conversions.int(b["x"]).map { try Tensor.arange(.int(0), .int($0)) } ?? NumpyOperators.operand(b["x"])
    guard let source, let count = source.shape.first else {
      throw PyError.type("x must be an integer or at least 1-dimensional")
    }
    try MemoryLimit.check(values: count)
    let order = try Tensor.from(ints: NumpyState.current.stream.permutation(count), shape: [count])
    return .object(NumpyArray(try source.indexSelect(0, order)))
  }

  /// The functions of `numpy.random`.
  static let all: [Declaration] = [
    Declaration(
      "seed", "(seed=None)", "Starts the stream from a seed.", example: "import numpy as np\nnp.random.seed(0)"
    ) { b in
      NumpyState.current.stream = try Stream(seededBy: b["seed"])
      return .none
    },
    Declaration("rand", "(*size)", "Uniform numbers in [0, 1).") { b in try fill(variadicSize(b)) { $0.uniform() } },
    Declaration("randn", "(*size)", "Normal numbers.") { b in try fill(variadicSize(b)) { $0.normal() } },
    Declaration("random", "(size=None)", "Uniform numbers in [0, 1).") { b in try fill(size(b, "size")) { $0.uniform() }
    },
    Declaration("random_sample", "(size=None)", "Uniform numbers in [0, 1).") { b in
      try fill(size(b, "size")) { $0.uniform() }
    },
    Declaration("standard_normal", "(size=None)", "Normal numbers.") { b in try fill(size(b, "size")) { $0.normal() } },
    Declaration("uniform", "(low=0.0, high=1.0, size=None)", "Uniform numbers in [low, high).") { b in
      let (low, high) = (try b.double("low"), try b.double("high"))
      return try fill(size(b, "size")) { low + (high - low) * $0.uniform() }
    },
    Declaration("normal", "(loc=0.0, scale=1.0, size=None)", "Normal numbers.") { b in
      let (loc, scale) = (try b.double("loc"), try b.double("scale"))
      if scale < 0 { throw PyError.value("scale < 0") }
      return try fill(size(b, "size")) { loc + scale * $0.normal() }
    },
    Declaration("randint", "(low, high=None, size=None, dtype=None)", "Integers in [low, high).") { b in
      let made =
        try b.isGiven("high")
        ? try integers(b.int("low"), b.int("high"), size(b, "size")) : try integers(0, b.int("low"), size(b, "size"))
      guard let dtype = try NumpyDType.parse(b["dtype"]), let array = made.object as? NumpyArray else { return made }
      return .object(NumpyArray(try array.tensor.to(dtype)))
    },
    Declaration("get_state", "(legacy=True)", "The state of the stream.") { _ in try state() },
    Declaration("set_state", "(state)", "Puts the stream into a state.") { b in
      try setState(b["state"])
      return .none
    },
    Declaration("_started", "(seed)", "The state of a stream from a seed.") { b in
      let before = NumpyState.current.stream
      defer { NumpyState.current.stream = before }
      NumpyState.current.stream = try Stream(seededBy: b["seed"])
      return try state()
    },
    Declaration("_exchange", "(state)", "Puts another stream in the place of the module's, and gives that.") { b in
      let former = try state()
      try setState(b["state"])
      return former
    },
    Declaration("choice", "(a, size=None, replace=True, p=None)", "Elements drawn at random.", body: choice),
    Declaration("shuffle", "(x)", "In place: random order.", body: shuffle),
    Declaration("permutation", "(x)", "In random order.", body: permutation),
  ]
}
