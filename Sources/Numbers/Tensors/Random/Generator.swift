// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives
import TensorKernels
import Transactions

/// A stream of random numbers: `torch.Generator`.
///
/// All of its state is the value `state`, so that the change log or a snapshot copies it out and puts it back.
/// The stream and every recipe that draws from it are PyTorch's, so `manual_seed(0)` gives PyTorch's numbers.
public final class Generator: Changeable {
  /// The row that keeps it on disk; 0 while none does.
  @exclusivity(unchecked) package var storeRow: UInt32 = 0
  /// Everything that decides which numbers come next.
  public struct State: Equatable, Sendable {
    /// The 32-bit stream.
    public var twister: MersenneTwister
    /// The second value of the last pair of normal numbers that was drawn one by one, when it is still unused.
    public var cachedNormal: Double?
    /// The seed that `initial_seed()` reports.
    public var seed: UInt64

    /// The state just after `manual_seed(seed)`.
    public init(seed: UInt64) {
      twister = MersenneTwister(seed: seed)
      cachedNormal = nil
      self.seed = seed
    }

    /// Puts a state together from its parts (a snapshot's); nil when they cannot be a state.
    public init?(key: [UInt32], index: Int, cachedNormal: Double?, seed: UInt64) {
      guard let twister = MersenneTwister(key: key, index: index) else { return nil }
      self.twister = twister
      self.cachedNormal = cachedNormal
      self.seed = seed
    }

    /// The 624 words of the stream's state.
    public var key: [UInt32] { twister.key }
    /// The position in those words.
    public var index: Int { twister.index }
  }

  /// The seed of a generator that nobody seeded, as in PyTorch.
  public static let defaultSeed: UInt64 = 67_280_421_310_721

  /// The whole state, to be copied out and in.
  public var state: State {
    _read { yield stored }
    _modify {
      willChange()
      yield &stored
    }
  }
  private var stored: State
  /// The transaction that last remembered the state.
  public var stamp = ChangeStamp()

  /// A generator as after `manual_seed(seed)`.
  public init(seed: UInt64 = Generator.defaultSeed) { stored = State(seed: seed) }

  /// Remembers the state.
  public func captureChange() -> (restore: () -> Void, byteCount: Int)? {
    let state = stored
    return ({ [self] in stored = state }, 2600)
  }

  /// Starts the stream again from a seed and forgets a cached normal number.
  public func manualSeed(_ seed: UInt64) { state = State(seed: seed) }

  /// `initial_seed()`: the seed that the stream was started from.
  public var initialSeed: UInt64 { state.seed }

  /// The next 64 bits: two draws, the upper half first.
  public func random64() -> UInt64 { state.twister.next64() }

  /// A uniform number in [0, 1) with 53 bits (two draws).
  public func uniform53() -> Double { state.twister.uniform53() }

  /// A uniform number in [0, 1) with 24 bits (one draw).
  public func uniform24() -> Float { state.twister.uniform24() }

  /// The seed that `DataLoader` and samplers draw: `empty((), dtype=int64).random_()`.
  public func randomSeed() -> Int { Int(truncatingIfNeeded: random64() & UInt64(Int64.max)) }
}
