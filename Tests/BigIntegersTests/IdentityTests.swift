// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import Testing

@Suite struct IdentityTests {
  @Test func divisionAndProductUndoEachOther() {
    var random = RandomNumbers(seed: 1)
    for _ in 0..<3000 {
      let (a, b) = (random.number(), random.divisor())
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      #expect(quotient * b + remainder == a)
      #expect(remainder.magnitude < b.magnitude)
      #expect(remainder.isZero || remainder.isNegative == a.isNegative)
      #expect(a / b == quotient && a % b == remainder)
      let (floor, modulo) = a.flooredQuotientAndRemainder(dividingBy: b)
      #expect(floor * b + modulo == a)
      #expect(modulo.isZero || modulo.isNegative == b.isNegative)
      #expect(a * b / b == a)
      let word = UInt(random.word() | 1)
      #expect(BigInt(a.magnitudeModulo(word)) == a.magnitude % BigInt(word))
    }
  }

  @Test func sumsAndProductsAreARing() {
    var random = RandomNumbers(seed: 2)
    for _ in 0..<3000 {
      let (a, b, c) = (random.number(), random.number(), random.number())
      #expect(a + b == b + a && a * b == b * a)
      #expect((a + b) + c == a + (b + c))
      #expect((a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a - b == -(b - a) && a - b + b == a && a - a == 0)
      #expect((a + b) * (a - b) == a * a - b * b)
      #expect(-(-a) == a && a + -a == 0 && a * 0 == 0 && a * 1 == a && a * -1 == -a)
    }
  }

  @Test func orderIsThatOfDifferences() {
    var random = RandomNumbers(seed: 3)
    for _ in 0..<3000 {
      let (a, b) = (random.number(), random.number())
      #expect((a < b) == (a - b).isNegative)
      #expect((a == b) == (a - b).isZero)
      #expect(a < a + 1 && a - 1 < a && !(a < a) && a.magnitude >= 0)
    }
  }

  @Test func shiftsArePowersOfTwo() {
    var random = RandomNumbers(seed: 4)
    for _ in 0..<3000 {
      let a = random.number()
      let shift = random.below(300)
      let unit = BigInt(2).power(shift)
      #expect(a << shift == a * unit)
      #expect(a >> shift == a.flooredQuotientAndRemainder(dividingBy: unit).quotient)
      #expect((a << shift) >> shift == a)
      #expect((BigInt(1) << shift).bitLength == shift + 1 && unit.trailingZeroBitCount == shift)
      #expect(a.isZero || (a << shift).trailingZeroBitCount == a.trailingZeroBitCount + shift)
    }
  }

  @Test func bitOperationsAreThoseOfTwosComplement() {
    var random = RandomNumbers(seed: 5)
    for _ in 0..<3000 {
      let (a, b) = (random.number(), random.number())
      #expect(~a == -a - 1)
      #expect((a & b) + (a | b) == a + b)
      #expect((a ^ b) == (a | b) - (a & b))
      #expect(~(a & b) == ~a | ~b)
      #expect(a ^ b ^ b == a && a & a == a && a | 0 == a && a & -1 == a && a ^ -1 == ~a)
      let (x, y) = (Int(truncatingIfNeeded: random.word()), Int(truncatingIfNeeded: random.word()))
      let (p, q) = (BigInt(x), BigInt(y))
      #expect(p & q == BigInt(x & y) && p | q == BigInt(x | y) && p ^ q == BigInt(x ^ y) && ~p == BigInt(~x))
      // The same bits with a word of others below them.
      #expect((p << 200) & (q << 200) == BigInt(x & y) << 200)
      #expect((p << 200) | (q << 200) == BigInt(x | y) << 200)
      let shift = random.below(70)
      #expect(p >> shift == BigInt(x >> shift))
      #expect(a.nonzeroBitCount == a.words.reduce(0) { $0 + $1.nonzeroBitCount })
    }
  }

  @Test func powersRootsAndDivisors() {
    var random = RandomNumbers(seed: 6)
    for _ in 0..<500 {
      let (a, b) = (random.number(bits: 400), random.divisor(bits: 400))
      #expect(a.power(0) == 1 && a.power(1) == a && a.power(5) == a * a * a * a * a)
      let root = a.magnitude.squareRoot()
      #expect(root * root <= a.magnitude && (root + 1) * (root + 1) > a.magnitude)
      let divisor = a.greatestCommonDivisor(with: b)
      #expect(!divisor.isNegative && (a % divisor).isZero && (b % divisor).isZero)
      #expect((a / divisor).greatestCommonDivisor(with: b / divisor) == 1)
      let modulus = b.magnitude
      if let inverse = a.inverse(modulus: modulus) {
        #expect(inverse >= 0 && inverse < modulus && ((a * inverse - 1) % modulus).isZero)
      } else {
        #expect(a.greatestCommonDivisor(with: b) != 1)
      }
      let exponent = random.below(40)
      let power = a.power(exponent).flooredQuotientAndRemainder(dividingBy: modulus).remainder
      #expect(a.power(BigInt(exponent), modulus: modulus, poll: {}) == power)
    }
  }

  /// Small operands of equal length give many results that change their form: 127 bits and a sign lie in the value itself.
  @Test func numbersAroundTheEndsOfWords() {
    for bits in [62, 63, 64, 126, 127, 128, 129, 191, 192] {
      let edge = BigInt(1) << bits
      for a in -3...3 {
        for b in -3...3 {
          let (p, q) = (edge + BigInt(a), -edge + BigInt(b))
          #expect(p + q == BigInt(a + b) && p - q == (BigInt(1) << (bits + 1)) + BigInt(a - b))
          #expect(p - BigInt(a) == edge && q - BigInt(b) == -edge && -(-edge) == edge && (-edge).magnitude == edge)
          #expect(p * q == -(edge * edge) + edge * BigInt(b - a) + BigInt(a * b))
          #expect(-edge / BigInt(-1) == edge && (-edge) * -1 == edge)
          #expect(BigInt(String(p)) == p && BigInt(String(q, radix: 7), radix: 7) == q)
        }
      }
    }
  }
}
