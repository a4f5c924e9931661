// SPDX-License-Identifier: GPL-3.0-or-later

/// The SHA-256 digest (FIPS 180-4), for texts whose fingerprint nobody may forge.
public enum SHA256 {
  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes; the square roots of the first eight give
  /// the initial state.
  private static let (constants, initial) = {
    var (cubes, squares): ([UInt32], [UInt32]) = ([], [])
    var candidate = 2
    while cubes.count < 64 {
      if !(2..<candidate).contains(where: { candidate % $0 == 0 }) {
        cubes.append(fraction(candidate, 3))
        if squares.count < 8 { squares.append(fraction(candidate, 2)) }
      }
      candidate += 1
    }
    return (cubes, squares)
  }()

  /// The first 32 bits behind the point of a root, found bit by bit in whole numbers.
  private static func fraction(_ number: Int, _ degree: Int) -> UInt32 {
    // root^degree <= number * 2^(32 * degree), with room for 36-bit roots: compared in 128 bits.
    let wanted = UInt128(number) << UInt128(32 * degree)
    var root: UInt128 = 0
    for bit in (0..<38).reversed() {
      let next = root | 1 << UInt128(bit)
      var power = next
      for _ in 1..<degree { power *= next }
      if power <= wanted { root = next }
    }
    return UInt32(truncatingIfNeeded: root)
  }

  /// The digest of bytes, as 64 hexadecimal digits.
  public static func digest(_ bytes: [UInt8]) -> String { digest(bytes) {} }

  /// The same; `pause` is called now and then, and what it throws ends the work.
  public static func digest(_ bytes: [UInt8], pause: () throws -> Void) rethrows -> String {
    var state = initial
    try HashBlocks.each(of: bytes, size: 64, isBigEndian: true, pause: pause) { bytes, start in
      compress(&state, bytes[start..<(start + 64)])
    }
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }.joined()
  }

  private static func compress(_ state: inout [UInt32], _ block: ArraySlice<UInt8>) {
    func turned(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
    var words = [UInt32](repeating: 0, count: 64)
    for i in 0..<16 {
      for j in 0..<4 { words[i] = words[i] << 8 | UInt32(block[block.startIndex + 4 * i + j]) }
    }
    for i in 16..<64 {
      let (a, b) = (words[i - 15], words[i - 2])
      let first = turned(a, 7) ^ turned(a, 18) ^ a >> 3
      let second = turned(b, 17) ^ turned(b, 19) ^ b >> 10
      words[i] = words[i - 16] &+ first &+ words[i - 7] &+ second
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for i in 0..<64 {
      let choice = e & f ^ ~e & g
      let first = h &+ (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) &+ choice &+ constants[i] &+ words[i]
      let majority = a & b ^ a & c ^ b & c
      let second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ majority
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
    }
    for (i, word) in [a, b, c, d, e, f, g, h].enumerated() { state[i] &+= word }
  }
}
