// SPDX-License-Identifier: GPL-3.0-or-later

/// The generator behind every random number: MT19937, seeded as `init_genrand` does.
///
/// A value: copying it copies the whole stream, which is how the change log and snapshots remember it.
public struct MersenneTwister: Equatable, Sendable {
  /// The 624 words of state.
  public var key: [UInt32] { words }
  /// The position of the next word; 624 means that a new block is due.
  public var index: Int { position }

  @usableFromInline var words: [UInt32]
  @usableFromInline var position: Int

  /// The number of words of state.
  @inlinable public static var wordCount: Int { 624 }

  /// Seeds with the lower 32 bits of `seed`, as PyTorch does.
  public init(seed: UInt64) {
    var key = [UInt32](repeating: 0, count: Self.wordCount)
    key[0] = UInt32(truncatingIfNeeded: seed)
    for i in 1..<Self.wordCount {
      key[i] = 1_812_433_253 &* (key[i - 1] ^ (key[i - 1] >> 30)) &+ UInt32(truncatingIfNeeded: i)
    }
    words = key
    position = Self.wordCount
  }

  /// Seeds with numbers, as the reference program's `init_by_array` and Python do.
  public init(seeds: [UInt32]) {
    self.init(seed: 19_650_218)
    let (n, seeds) = (Self.wordCount, seeds.isEmpty ? [0] : seeds)
    var i = 1
    func mixed(_ factor: UInt32) -> UInt32 { words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) &* factor) }
    func advance(_ words: inout [UInt32]) {
      i += 1
      guard i >= n else { return }
      words[0] = words[n - 1]
      i = 1
    }
    for k in 0..<max(n, seeds.count) {
      let j = k % seeds.count
      words[i] = mixed(1_664_525) &+ seeds[j] &+ UInt32(truncatingIfNeeded: j)
      advance(&words)
    }
    for _ in 0..<(n - 1) {
      words[i] = mixed(1_566_083_941) &- UInt32(truncatingIfNeeded: i)
      advance(&words)
    }
    words[0] = 0x8000_0000
  }

  /// Puts back a remembered state; nil when the words or the position cannot be a state.
  public init?(key: [UInt32], index: Int) {
    guard key.count == Self.wordCount, (0...Self.wordCount).contains(index) else { return nil }
    words = key
    position = index
  }

  /// The next 32 bits.
  @inlinable public mutating func next32() -> UInt32 {
    if position >= Self.wordCount { regenerate() }
    let word = words[position]
    position += 1
    return Self.temper(word)
  }

  /// The next 64 bits: two draws, the upper half first.
  @inlinable public mutating func next64() -> UInt64 {
    let high = next32()
    let low = next32()
    return (UInt64(high) << 32) | UInt64(low)
  }

  /// A uniform number in [0, 1) of two draws, as the reference program's `genrand_res53` (Python and NumPy) makes it.
  public mutating func uniformResolution53() -> Double {
    let (high, low) = (next32() >> 5, next32() >> 6)
    return (Double(high) * 67_108_864 + Double(low)) * (1.0 / 9_007_199_254_740_992.0)
  }

  /// The next `count` draws of 32 bits, whole blocks at a time.
  ///
  /// SAFETY: the caller gives room for `count` words; `position` never passes the end of the block.
  public mutating func fill(_ out: UnsafeMutablePointer<UInt32>, count: Int) {
    var done = 0
    while done < count {
      if position >= Self.wordCount { regenerate() }
      let part = min(count - done, Self.wordCount - position)
      words.withUnsafeBufferPointer { words in
        for i in 0..<part { out[done &+ i] = Self.temper(words[position &+ i]) }
      }
      position += part
      done += part
    }
  }

  @inlinable static func temper(_ word: UInt32) -> UInt32 {
    var y = word
    y ^= y >> 11
    y ^= (y << 7) & 0x9D2C_5680
    y ^= (y << 15) & 0xEFC6_0000
    return y ^ (y >> 18)
  }

  @usableFromInline mutating func regenerate() {
    let n = Self.wordCount
    let m = 397
    // SAFETY: every index below is smaller than the fixed number of words.
    words.withUnsafeMutableBufferPointer { words in
      @inline(__always) func twist(_ upper: UInt32, _ lower: UInt32) -> UInt32 {
        let y = (upper & 0x8000_0000) | (lower & 0x7FFF_FFFF)
        return (y >> 1) ^ ((0 &- (lower & 1)) & 0x9908_B0DF)
      }
      for i in 0..<(n - m) { words[i] = words[i + m] ^ twist(words[i], words[i + 1]) }
      for i in (n - m)..<(n - 1) { words[i] = words[i + m - n] ^ twist(words[i], words[i + 1]) }
      words[n - 1] = words[m - 1] ^ twist(words[n - 1], words[0])
    }
    position = 0
  }
}
