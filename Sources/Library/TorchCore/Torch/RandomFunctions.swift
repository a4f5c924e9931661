// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Random tensors and the seed of the stream.
package enum RandomFunctions {
  /// A seed argument.
  static func seed(_ value: Value) throws -> UInt64 {
    switch value {
    case .int(let number): return UInt64(bitPattern: Int64(number))
    case .bool(let flag): return flag ? 1 : 0
    case .object(let object) where object is PyBigInt:
      guard let number = UInt64(try object.repr()) else { throw PyError.value("Overflow when unpacking long long") }
      return number
    default:
      let converted = try Interpreter.current.call(.object(Classes.int), [value])
      if case .int(let number) = converted { return UInt64(bitPattern: Int64(number)) }
      throw PyError.value("Overflow when unpacking long long")
    }
  }

  /// A seed as an integer of the language.
  static func value(_ seed: UInt64) -> Value {
    if let number = Int(exactly: seed) { return .int(number) }
    let text = Value(String(seed))
    return (try? Interpreter.current.call(.object(Classes.int), [text])) ?? .int(Int(truncatingIfNeeded: seed))
  }

  /// A seed of the machine's own.
  package static func machineSeed() -> UInt64 { Interpreter.current.outside.entropy() >> 1 }

  /// The generator an argument names; nil means the default one.
  package static func generator(_ value: Value) throws -> Generator? {
    guard let given = value.ifGiven else { return nil }
    guard case .object(let object) = given, let generator = object as? GeneratorObject else {
      throw PyError.type("expected a torch.Generator, but got \(Interpreter.current.type(of: given).name)")
    }
    return generator.generator
  }

  private static func random(
    _ name: String, _ doc: String, _ make: @escaping ([Int], DType?, Generator?) throws -> Tensor
  ) -> Operation {
    Operation(
      name, "(*size, \(CreationFunctions.options), generator=None)", doc, "torch.\(name)(2, 3).shape", forms: .function
    ) { b in
      if case .tuple(let given) = try b["size"], given.items.isEmpty {
        let rest =
          "Tensor out = None, torch.dtype dtype = None, torch.layout layout = None, torch.device device = None, bool "
          + "pin_memory = False, bool requires_grad = False)"
        throw b.invalidCombination(
          [], ["(tuple of ints size, *, torch.Generator generator, " + rest, "(tuple of ints size, *, " + rest])
      }
      let generator = try generator(b["generator"])
      return try CreationFunctions.finish(b) { try make(b.sizes("size"), $0, generator) }
    }
  }

  private static func isSize(_ value: Value) -> Bool {
    switch value {
    case .tuple, .list: true
    default: false
    }
  }

  private static func randint(_ b: Bound) throws -> Value {
    var (low, high, size) = try (b["low"], b["high"], b["size"])
    if !isSize(size), isSize(high) { (low, high, size) = (.int(0), low, high) }
    if high.isUndefined { (low, high) = (.int(0), low) }
    guard let from = Conversions.int(low), let to = Conversions.int(high), isSize(size),
      let shape = Conversions.ints(size)
    else {
      throw try b.invalidCombination(
        [b["low"], b["high"], b["size"]],
        ["(int high, tuple of ints size, *, torch.Generator generator)", "(int low, int high, tuple of ints size)"])
    }
    let generator = try generator(b["generator"])
    return try CreationFunctions.finish(b) {
      try Tensor.randint(low: from, high: to, shape, dtype: $0 ?? .int64, generator: generator)
    }
  }

  private static func normal(_ b: Bound) throws -> Value {
    let generator = try generator(b["generator"])
    return try CreationFunctions.finish(b) { dtype in
      if try b["mean"].tensor == nil, try b["std"].tensor == nil {
        guard try b.isGiven("size") else {
          throw try b.invalidCombination(
            [b["mean"], b["std"]],
            [
              "(Tensor mean, Tensor std)", "(Tensor mean, float std = 1)", "(float mean, Tensor std)",
              "(float mean, float std, tuple of ints size)",
            ])
        }
        return try Tensor.empty(b.shape("size"), dtype: dtype).normal_(
          mean: b.double("mean"), std: b.double("std"), generator: generator)
      }
      let mean = try b["mean"].tensor ?? Tensor(.double(b.double("mean")))
      let std = try b["std"].tensor ?? Tensor(.double(b.double("std")))
      let shape = try Shape.broadcast(mean.shape, std.shape)
      let noise = try Tensor.empty(shape, dtype: mean.dtype).normal_(generator: generator)
      return try TensorContext.withoutGrad { try noise.mul(std).add(mean) }
    }
  }

  private static let functions: [Operation] = [
    random("rand", "Uniform random numbers in [0, 1).") { try Tensor.rand($0, dtype: $1, generator: $2) },
    random("randn", "Normal random numbers of mean 0 and standard deviation 1.") {
      try Tensor.randn($0, dtype: $1, generator: $2)
    },
    Operation(
      "randint", "(low=..., high=..., size=..., *, \(CreationFunctions.options), generator=None)",
      "Random integers from low (0 if left out) to high, high not among them.", "torch.randint(0, 10, (3,)).shape",
      forms: .function, body: randint),
    Operation(
      "randperm", "(n, *, \(CreationFunctions.options), generator=None)",
      "The numbers from 0 to n - 1 in random order.", "torch.randperm(4).shape", forms: .function
    ) { b in
      let generator = try generator(b["generator"])
      let count = try b.int("n")
      if count < 0 { throw PyError.runtime("Trying to create tensor with negative dimension \(count): [\(count)]") }
      return try CreationFunctions.finish(b) {
        try Tensor.randperm(count, dtype: $0 ?? .int64, generator: generator)
      }
    },
    Operation(
      "normal", "(mean=0.0, std=1.0, size=None, *, \(CreationFunctions.options), generator=None)",
      "Normal random numbers of these means and standard deviations.", "torch.normal(0., 1., (3,)).shape",
      forms: .function, body: normal),
    Operation(
      "bernoulli", "(input, p=None, *, generator=None)", "1 with the probability of each element, else 0.",
      "torch.bernoulli(torch.ones(2))"
    ) { b in
      if try b.isGiven("p") {
        return try b.tensor("input").zerosLike().bernoulli_(p: b.double("p"), generator: generator(b["generator"]))
          .value
      }
      return try b.tensor("input").bernoulli(generator: generator(b["generator"])).value
    },
    Operation(
      "poisson", "(input, generator=None)", "Counts drawn with the rate of each element.",
      "torch.poisson(torch.tensor([1., 5.])).shape", forms: .function
    ) { b in try b.tensor("input").poisson(generator: generator(b["generator"])).value },
    Operation(
      "multinomial", "(input, num_samples, replacement=False, *, generator=None)",
      "Indices drawn with the probabilities of each row.", "torch.multinomial(torch.ones(3), 2).shape"
    ) { b in
      try b.tensor("input").multinomial(
        b.int("num_samples"), replacement: b.bool("replacement"), generator: generator(b["generator"])
      ).value
    },
  ]

  private static func fill(
    _ name: String, _ parameters: String, _ doc: String, _ body: @escaping (Tensor, Bound) throws -> Tensor
  ) -> Operation {
    Operation(name, "(input, \(parameters), *, generator=None)", doc, forms: .method) { b in
      try body(b.tensor("input"), b).value
    }
  }

  private static let fills: [Operation] = [
    fill("uniform_", "from_=0.0, to=1.0", "Fills with uniform random numbers.") { x, b in
      try x.uniform_(from: b.double("from_"), to: b.double("to"), generator: generator(b["generator"]))
    },
    fill("normal_", "mean=0.0, std=1.0", "Fills with normal random numbers.") { x, b in
      try x.normal_(mean: b.double("mean"), std: b.double("std"), generator: generator(b["generator"]))
    },
    fill("exponential_", "lambd=1.0", "Fills with exponential random numbers.") { x, b in
      try x.exponential_(lambda: b.double("lambd"), generator: generator(b["generator"]))
    },
    fill("geometric_", "p", "Fills with geometric random numbers.") { x, b in
      try x.geometric_(p: b.double("p"), generator: generator(b["generator"]))
    },
    fill("log_normal_", "mean=1.0, std=2.0", "Fills with log-normal random numbers.") { x, b in
      try x.logNormal_(mean: b.double("mean"), std: b.double("std"), generator: generator(b["generator"]))
    },
    fill("cauchy_", "median=0.0, sigma=1.0", "Fills with Cauchy random numbers.") { x, b in
      try x.cauchy_(median: b.double("median"), sigma: b.double("sigma"), generator: generator(b["generator"]))
    },
    fill("bernoulli_", "p=0.5", "Fills with 1 (with probability p) or 0.") { x, b in
      if let p = try b["p"].tensor { return try x.bernoulli_(p: p, generator: generator(b["generator"])) }
      return try x.bernoulli_(p: b.double("p"), generator: generator(b["generator"]))
    },
    fill("random_", "from_=None, to=None", "Fills with random integers.") { x, b in
      let generator = try generator(b["generator"])
      if try b.isGiven("to") { return try x.random_(from: b.int("from_"), to: b.int("to"), generator: generator) }
      if try b.isGiven("from_") { return try x.random_(from: 0, to: b.int("from_"), generator: generator) }
      return try x.random_(generator: generator)
    },
  ]

  private static let states: [Operation] = [
    Operation(
      "manual_seed", "(seed)", "Starts the random stream from a seed.", "torch.manual_seed(0).initial_seed()",
      forms: .function
    ) { b in
      try TensorContext.current.generator.manualSeed(seed(b["seed"]))
      return .object(TorchState.current.defaultGenerator)
    },
    Operation("seed", "()", "Starts the random stream from a seed of the machine's own.", forms: .function) { _ in
      TensorContext.current.generator.manualSeed(machineSeed())
      return value(TensorContext.current.generator.initialSeed)
    },
    Operation(
      "initial_seed", "()", "The seed of the random stream.", "torch.initial_seed()", forms: .function
    ) { _ in value(TensorContext.current.generator.initialSeed) },
    Operation(
      "get_rng_state", "()", "The state of the random stream.", "torch.get_rng_state().shape", forms: .function
    ) { _ in try RandomState.tensor(TensorContext.current.generator).value },
    Operation("set_rng_state", "(new_state)", "Puts back a state of the random stream.", forms: .function) { b in
      try RandomState.set(TensorContext.current.generator, b.tensor("new_state"))
      return .none
    },
  ]

  /// All of them.
  static let all: [Operation] = [functions, fills, states].flatMap { $0 }
}
