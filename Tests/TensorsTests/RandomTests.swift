// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import TestSupport
import Testing

@testable import Tensors

func fixtureReals(_ text: Substring) -> [Double] {
  text.split(separator: " ").compactMap { UInt64($0, radix: 16).map { Double(bitPattern: $0) } }
}

/// The random stream and every distribution, bit for bit (Fixtures/generate/random_numbers.py).
@Suite(.serialized) struct RandomTests {
  static let rows = Fixture.lines("random_numbers.txt")

  func call(_ words: [Substring]) throws -> Tensor {
    let count = Int(words[1]) ?? 0
    if words[0] == "randperm" { return try Tensor.randperm(count) }
    let dtype = DType.allCases.first { $0.name == words[2] } ?? .float32
    let x = words[3...].map { strtod(String($0), nil) }
    let e = try Tensor.empty([count], dtype: dtype)
    switch words[0] {
    case "uniform_": return x.isEmpty ? try e.uniform_() : try e.uniform_(from: x[0], to: x[1])
    case "normal_": return x.isEmpty ? try e.normal_() : try e.normal_(mean: x[0], std: x[1])
    case "transposed": return try Tensor.empty([4, count], dtype: dtype).t().normal_()
    case "randint": return try Tensor.randint(low: Int(x[0]), high: Int(x[1]), [count], dtype: dtype)
    case "random_": return try e.random_()
    case "bernoulli_": return try e.bernoulli_(p: x[0])
    case "bernoullis": return try Tensor.from(doubles: x, shape: [x.count], dtype: dtype).bernoulli()
    case "exponential_": return x.isEmpty ? try e.exponential_() : try e.exponential_(lambda: x[0])
    case "geometric_": return try e.geometric_(p: x[0])
    case "log_normal_": return x.isEmpty ? try e.logNormal_() : try e.logNormal_(mean: x[0], std: x[1])
    case "cauchy_": return x.isEmpty ? try e.cauchy_() : try e.cauchy_(median: x[0], sigma: x[1])
    default:
      let weights = try Tensor.from(doubles: Array(x[1...]), shape: [x.count - 1], dtype: dtype)
      return try weights.multinomial(count, replacement: x[0] == 1)
    }
  }

  @Test(arguments: rows) func agreesWithPyTorch(_ row: String) throws {
    let parts = row.split(separator: "|", omittingEmptySubsequences: false)
    TensorContext.current = TensorContext(generator: Generator(seed: try #require(UInt64(parts[0]))))
    var values: [Double] = []
    for words in parts[1].split(separator: ";") { values += try call(words.split(separator: " ")).doubles() }
    let wanted = fixtureReals(parts[2])
    #expect(values.count == wanted.count, "seed \(parts[0]): \(parts[1])")
    let first = zip(values, wanted).enumerated().first { $0.element.0.bitPattern != $0.element.1.bitPattern }
    if let first {
      Issue.record(
        "seed \(parts[0]): \(parts[1]): number \(first.offset) is \(first.element.0) instead of \(first.element.1)")
    }
  }

  @Test func stateIsAValue() throws {
    let generator = Generator(seed: 3)
    _ = try Tensor.randn([5], generator: generator)
    let state = generator.state
    let first = try Tensor.randn([7], generator: generator).doubles()
    generator.state = state
    #expect(try Tensor.randn([7], generator: generator).doubles() == first)
    #expect(state.cachedNormal != nil)
    let copy = Generator.State(
      key: state.key, index: state.index, cachedNormal: state.cachedNormal, seed: state.seed)
    #expect(copy == state)
    #expect(Generator.State(key: [], index: 0, cachedNormal: nil, seed: 0) == nil)
  }

  @Test func refuses() throws {
    TensorContext.current = TensorContext()
    let x = try Tensor.zeros([3])
    #expect(throws: TensorError.self) { try x.normal_(std: -1) }
    #expect(throws: TensorError.self) { try x.uniform_(from: .nan) }
    #expect(throws: TensorError.self) { try Tensor.randint(high: 0, [3]) }
    #expect(throws: TensorError.self) { try Tensor.randperm(-1) }
    #expect(throws: TensorError.self) { try x.multinomial(1) }
  }
}
