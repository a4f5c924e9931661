// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
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

  /// The same for a bound of any size.
  func below(_ bound: BigInt) -> BigInt {
    if let small = Int(exactly: bound) { return BigInt(below(small)) }
    let width = bound.bitLength
    var value = bits(width)
    while value >= bound { value = bits(width) }
    return value
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
