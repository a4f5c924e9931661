// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// What `numpy._streams` asks of a `PCG64`, whose state it keeps as five integers.
enum GeneratorFunctions {
  private static func stream(_ state: Value) throws -> PCG64 {
    let parts = try Interpreter.current.collect(state).map { Conversions.int($0) ?? 0 }
    guard parts.count == 5 else { throw PyError.value("the state of a generator is five integers") }
    func wide(_ high: Int, _ low: Int) -> UInt128 {
      UInt128(UInt64(bitPattern: Int64(high))) << 64 | UInt128(UInt64(bitPattern: Int64(low)))
    }
    return PCG64(
      state: wide(parts[0], parts[1]), increment: wide(parts[2], parts[3]),
      half: parts[4] < 0 ? nil : UInt32(truncatingIfNeeded: parts[4]))
  }

  private static func value(_ stream: PCG64) -> Value {
    func high(_ wide: UInt128) -> Value { .int(Int(Int64(bitPattern: UInt64(truncatingIfNeeded: wide >> 64)))) }
    func low(_ wide: UInt128) -> Value { .int(Int(Int64(bitPattern: UInt64(truncatingIfNeeded: wide)))) }
    return Value(tuple: [
      high(stream.state), low(stream.state), high(stream.increment), low(stream.increment),
      .int(stream.half.map { Int($0) } ?? -1),
    ])
  }

  static let all: [Declaration] = [
    Declaration("_pcg_seeded", "(words)", "The state of a generator from a seed's words.") { b in
      value(
        PCG64(seed: try b.interpreter.collect(b["words"]).map { UInt32(truncatingIfNeeded: Conversions.int($0) ?? 0) }))
    },
    Declaration("_pcg_drawn", "(state, kind, count, limits)", "Numbers of a kind, and the state after them.") { b in
      var stream = try stream(b["state"])
      let count = try b.int("count")
      let made: Tensor
      switch try b.text("kind") {
      case "uniform":
        made = try Tensor.from(doubles: (0..<count).map { _ in stream.uniform() }, shape: [count], dtype: .float64)
      case "normal":
        made = try Tensor.from(doubles: (0..<count).map { _ in stream.normal() }, shape: [count], dtype: .float64)
      case "exponential":
        made = try Tensor.from(doubles: (0..<count).map { _ in stream.exponential() }, shape: [count], dtype: .float64)
      case let kind:
        // One limit for all, or one for each.
        let limits = try b.interpreter.collect(b["limits"]).map { UInt64(bitPattern: Int64(Conversions.int($0) ?? 0)) }
        made = try Tensor.from(
          ints: (0..<count).map { i in
            let most = limits[limits.count == 1 ? 0 : i]
            return Int(truncatingIfNeeded: kind == "interval" ? stream.interval(most) : stream.integer(upTo: most))
          }, shape: [count])
      }
      return Value(tuple: [.object(NumpyArray(made)), value(stream)])
    },
  ]
}
