// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import Testing

@Suite struct ConversionTests {
  @Test(arguments: 2...36) func textComesBack(radix: Int) {
    var random = RandomNumbers(seed: UInt64(radix))
    for _ in 0..<100 {
      let number = random.number()
      let text = String(number, radix: radix)
      #expect(BigInt(text, radix: radix) == number, "\(text)")
      let upper = String(number, radix: radix, uppercase: true)
      #expect(upper == text.uppercased() && BigInt(upper, radix: radix) == number, "\(text)")
      #expect(BigInt("+000\(String(number.magnitude, radix: radix))", radix: radix) == number.magnitude)
      // The digits one by one.
      var (rest, digits) = (number.magnitude, "")
      while !rest.isZero {
        digits = String(Int(exactly: rest % BigInt(radix)) ?? 0, radix: radix) + digits
        rest = rest / BigInt(radix)
      }
      #expect(text == (number.isNegative ? "-" : "") + (digits.isEmpty ? "0" : digits), "\(number)")
    }
  }

  @Test(arguments: ["", "-", "+", " 1", "1 ", "1_0", "0x1", "--1", "+-1", "1-", "é", "1.0", "a", "９"])
  func textThatIsNoNumber(text: String) {
    #expect(BigInt(text) == nil)
  }

  @Test func digitsBeyondTheRadix() {
    #expect(BigInt("12", radix: 2) == nil && BigInt("8", radix: 8) == nil && BigInt("fg", radix: 16) == nil)
    #expect(BigInt("zZ", radix: 36) == 1295)
  }

  @Test func bytesAndWords() {
    var random = RandomNumbers(seed: 7)
    for _ in 0..<500 {
      let number = random.number().magnitude
      var bytes: [UInt8] = []
      for word in number.words.reversed() {
        for shift in stride(from: UInt(56), through: 0, by: -8) {
          bytes.append(UInt8(truncatingIfNeeded: word >> shift))
        }
      }
      #expect(BigInt(bytes: bytes) == number)
      #expect(number.words.last != 0)
      #expect(number.bitLength == (number.isZero ? 0 : String(number, radix: 2).utf8.count))
      #expect(number.lowWord == number.words.first ?? 0)
      #expect(number.isOdd == !(number % 2).isZero)
    }
    #expect(BigInt(bytes: []) == 0 && BigInt(bytes: [0, 0]) == 0)
  }

  @Test func machineIntegers() {
    var random = RandomNumbers(seed: 8)
    for number in [0, 1, -1, .max, .min] + (0..<200).map({ _ in Int(truncatingIfNeeded: random.word()) }) {
      #expect(Int(exactly: BigInt(number)) == number && BigInt(number).description == number.description)
      #expect(BigInt(UInt(bitPattern: number)).description == UInt(bitPattern: number).description)
    }
    #expect(Int(exactly: BigInt(Int.max) + 1) == nil && Int(exactly: BigInt(Int.min) - 1) == nil)
    #expect(Int(exactly: BigInt(1) << 128) == nil)
    #expect(Int(clamping: BigInt(1) << 128) == Int.max && Int(clamping: BigInt(-1) << 64) == Int.min)
  }

  @Test func doubles() {
    var random = RandomNumbers(seed: 9)
    for _ in 0..<1000 {
      let double = Double(bitPattern: random.word()).rounded(.towardZero)
      guard double.isFinite, let number = BigInt(exactly: double) else {
        #expect(!double.isFinite && BigInt(exactly: double) == nil)
        continue
      }
      #expect(Double(number) == double)
      // Rounded to the nearest of its neighbours; a tie goes to the even one.
      guard double.magnitude >= 0x1p54, let next = BigInt(exactly: double.nextUp) else { continue }
      let middle = (number + next) >> 1
      #expect(Double(middle) == (double.significandBitPattern & 1 == 0 ? double : double.nextUp))
      #expect(Double(middle - 1) == double && Double(middle + 1) == double.nextUp)
    }
    #expect(BigInt(exactly: 0.5) == nil && BigInt(exactly: -0.0) == 0 && BigInt(exactly: 1e300)?.bitLength == 997)
    #expect(BigInt(exactly: Double.infinity) == nil && BigInt(exactly: Double.nan) == nil)
    #expect(BigInt(exactly: 0x1p63) == BigInt(1) << 63 && BigInt(exactly: -0x1p63) == BigInt(Int.min))
    let limit = BigInt(1) << 1024
    #expect(Double(limit) == .infinity && Double(-limit) == -.infinity)
    // Half a step below the power of two beyond the range is the first that rounds up to infinity.
    let half = limit - (BigInt(1) << 970)
    #expect(Double(half) == .infinity && Double(half - 1) == .greatestFiniteMagnitude)
  }
}
