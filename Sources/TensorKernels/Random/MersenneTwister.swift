/// The generator behind every random number: MT19937, seeded as `init_genrand` does.
///
/// A value: copying it copies the whole stream, which is how mementos and snapshots remember it.
public struct MersenneTwister: Equatable, Sendable {
  /// The 624 words of state.
  public private(set) var key: [UInt32]
  /// The position of the next word; 624 means that a new block is due.
  public private(set) var index: Int

  /// The number of words of state.
  public static let wordCount = 624

  /// Seeds with the lower 32 bits of `seed`, as PyTorch does.
  public init(seed: UInt64) {
    var key = [UInt32](repeating: 0, count: Self.wordCount)
    key[0] = UInt32(truncatingIfNeeded: seed)
    for i in 1..<Self.wordCount {
      key[i] = 1_812_433_253 &* (key[i - 1] ^ (key[i - 1] >> 30)) &+ UInt32(truncatingIfNeeded: i)
    }
    self.key = key
    index = Self.wordCount
  }

  /// Puts back a remembered state; nil when the words or the position cannot be a state.
  public init?(key: [UInt32], index: Int) {
    guard key.count == Self.wordCount, (0...Self.wordCount).contains(index) else { return nil }
    self.key = key
    self.index = index
  }

  /// The next 32 bits.
  public mutating func next32() -> UInt32 {
    if index >= Self.wordCount { regenerate() }
    let word = key[index]
    index += 1
    return Self.temper(word)
  }

  /// The next 64 bits: two draws, the upper half first.
  public mutating func next64() -> UInt64 {
    let high = next32()
    let low = next32()
    return (UInt64(high) << 32) | UInt64(low)
  }

  /// A uniform number in [0, 1) with 53 bits (two draws).
  public mutating func uniform53() -> Double { Self.unit53(next64()) }

  /// A uniform number in [0, 1) with 24 bits (one draw).
  public mutating func uniform24() -> Float { Self.unit24(next32()) }

  /// The next `count` draws of 32 bits, whole blocks at a time.
  mutating func fill(_ out: UnsafeMutablePointer<UInt32>, count: Int) {
    // SAFETY: the caller gives room for `count` words; `index` never passes the end of the block.
    var done = 0
    while done < count {
      if index >= Self.wordCount { regenerate() }
      let part = min(count - done, Self.wordCount - index)
      key.withUnsafeBufferPointer { words in
        for i in 0..<part { out[done &+ i] = Self.temper(words[index &+ i]) }
      }
      index += part
      done += part
    }
  }

  /// The 53 lower bits as a number in [0, 1).
  @inline(__always) static func unit53(_ bits: UInt64) -> Double {
    Double(bits & ((1 << 53) - 1)) * 0x1p-53
  }

  /// The 24 lower bits as a number in [0, 1).
  @inline(__always) static func unit24(_ bits: UInt32) -> Float {
    Float(Int32(truncatingIfNeeded: bits & 0xFF_FFFF)) * 0x1p-24
  }

  @inline(__always) static func temper(_ word: UInt32) -> UInt32 {
    var y = word
    y ^= y >> 11
    y ^= (y << 7) & 0x9D2C_5680
    y ^= (y << 15) & 0xEFC6_0000
    return y ^ (y >> 18)
  }

  private mutating func regenerate() {
    let n = Self.wordCount
    let m = 397
    // SAFETY: every index below is smaller than the fixed number of words.
    key.withUnsafeMutableBufferPointer { words in
      @inline(__always) func twist(_ upper: UInt32, _ lower: UInt32) -> UInt32 {
        let y = (upper & 0x8000_0000) | (lower & 0x7FFF_FFFF)
        return (y >> 1) ^ ((0 &- (lower & 1)) & 0x9908_B0DF)
      }
      for i in 0..<(n - m) { words[i] = words[i + m] ^ twist(words[i], words[i + 1]) }
      for i in (n - m)..<(n - 1) { words[i] = words[i + m - n] ^ twist(words[i], words[i + 1]) }
      words[n - 1] = words[m - 1] ^ twist(words[n - 1], words[0])
    }
    index = 0
  }
}
