// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// The state of a random stream as a tensor of bytes, as PyTorch lays it out: seed, position, 624 words and the second
/// normal number of a pair, 5056 bytes in all.
enum RandomState {
  private static let size = 5056
  private static let keyOffset = 24
  private static let normalOffset = 24 + 8 * 624 + 8

  static func tensor(_ generator: Generator) throws -> Tensor {
    let state = generator.state
    var bytes: [UInt8] = []
    func append(_ value: UInt64, _ count: Int = 8) {
      for i in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * i))) }
    }
    append(state.seed)
    // A stream that was just seeded says position 0; one that has used up its words says 624.
    let isFresh = state == Generator.State(seed: state.seed)
    append(UInt64(max(0, 624 - state.index + 1)), 4)
    append(1, 4)
    append(isFresh ? 0 : UInt64(state.index))
    for word in state.key { append(UInt64(word)) }
    append(0)
    append(state.cachedNormal?.bitPattern ?? 0)
    append(0)
    append(state.cachedNormal == nil ? 0 : 1, 4)
    while bytes.count < size { bytes.append(0) }
    return try Tensor.from(bytes: bytes, shape: [bytes.count], dtype: .uint8)
  }

  static func set(_ generator: Generator, _ tensor: Tensor) throws {
    guard tensor.dtype == .uint8 else { throw PyError.type("RNG state must be a torch.ByteTensor") }
    let bytes = try tensor.rawBytes()
    guard bytes.count == size else {
      throw PyError.runtime(
        "Expected a CPUGeneratorImplState of size \(size) but found the input RNG state size to be \(bytes.count)")
    }
    func read(_ position: Int, _ count: Int = 8) -> UInt64 {
      (0..<count).reduce(0) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
    }
    let key = (0..<624).map { UInt32(truncatingIfNeeded: read(keyOffset + 8 * $0)) }
    let normal = read(normalOffset + 16, 4) == 1 ? Double(bitPattern: read(normalOffset)) : nil
    let index = read(8, 4) == 1 ? 624 : Int(truncatingIfNeeded: read(16))
    guard
      let state = Generator.State(
        key: key, index: index, cachedNormal: normal, seed: read(0))
    else { throw PyError.runtime("Invalid mt19937 state") }
    generator.state = state
  }
}
