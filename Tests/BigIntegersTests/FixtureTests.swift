// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import Glibc
import TestSupport
import Testing

/// What CPython made of random numbers (`Tests/Fixtures/generate/integers.py`).
@Suite struct FixtureTests {
  /// The operands and the results of each line of an operation.
  private static func lines(_ operation: String) -> [(operands: [BigInt], results: [String])] {
    integers.split(separator: "\n").filter { $0.hasPrefix("\(operation) ") }.map { line in
      let words = line.split(separator: " ").map(String.init)
      let bar = words.firstIndex(of: "|") ?? words.count
      return (words[1..<bar].map { BigInt($0, radix: 16) ?? 0 }, Array(words.dropFirst(bar + 1)))
    }
  }

  private static let operations: [(name: String, apply: @Sendable ([BigInt]) -> [BigInt?])] = [
    ("sum", { [$0[0] + $0[1], $0[0] - $0[1]] }),
    ("product", { [$0[0] * $0[1]] }),
    ("bits", { [$0[0] & $0[1], $0[0] | $0[1], $0[0] ^ $0[1], ~$0[0]] }),
    ("order", { [$0[0] < $0[1] ? 1 : 0, $0[0] == $0[1] ? 1 : 0] }),
    (
      "floor",
      {
        let (quotient, remainder) = $0[0].flooredQuotientAndRemainder(dividingBy: $0[1])
        return [quotient, remainder]
      }
    ),
    ("shift", { [$0[0] << (Int(exactly: $0[1]) ?? 0), $0[0] >> (Int(exactly: $0[1]) ?? 0)] }),
    (
      "sizes",
      { [BigInt($0[0].bitLength), BigInt($0[0].nonzeroBitCount), BigInt($0[0].magnitudeModulo(1 << 61 - 1))] }
    ),
    ("divisor", { [$0[0].greatestCommonDivisor(with: $0[1])] }),
    ("root", { [$0[0].squareRoot()] }),
    ("power", { [$0[0].power(Int(exactly: $0[1]) ?? 0)] }),
    ("modular", { [$0[0].power($0[1], modulus: $0[2], poll: {})] }),
    ("inverse", { [$0[0].inverse(modulus: $0[1])] }),
  ]

  @Test(arguments: operations.map(\.name)) func operationGivesWhatCPythonGives(operation: String) throws {
    let apply = try #require(Self.operations.first { $0.name == operation }).apply
    let lines = Self.lines(operation)
    #expect(lines.count >= 80)
    for (operands, results) in lines {
      #expect(
        apply(operands).map { $0.map { String($0, radix: 16) } ?? "none" } == results, "\(operation) of \(operands)")
    }
  }

  @Test func floatsHaveTheBitsOfCPython() {
    let numbers = Self.lines("float")
    #expect(numbers.count == 300)
    for (operands, results) in numbers {
      #expect(String(Double(operands[0]).bitPattern, radix: 16) == results[0], "\(operands)")
    }
    for (operands, results) in Self.lines("quotient") {
      let quotient = operands[0].divided(by: operands[1])
      #expect(String(quotient.bitPattern, radix: 16) == results[0], "\(operands)")
    }
  }

  @Test func textHasTheDigitsOfCPython() {
    for (operands, results) in Self.lines("text") {
      let radix = Int(exactly: operands[1]) ?? 0
      #expect(String(operands[0], radix: radix) == results[0], "\(operands)")
      #expect(BigInt(results[0], radix: radix) == operands[0], "\(operands)")
    }
  }

  /// A power that takes long is made in steps, and can be stopped between them.
  @Test func powersInSteps() {
    var count = 0
    // Modulo 2^n - 1 a power of two is that of the exponent modulo n.
    let modulus = (BigInt(1) << 20_000) - 1
    let exponent = (BigInt(20_000) << 3_000) + 17
    #expect(BigInt(2).power(exponent, modulus: modulus) { count += 1 } == BigInt(1) << 17)
    #expect(BigInt(-2).power(exponent, modulus: modulus) { count += 1 } == modulus - (BigInt(1) << 17))
    #expect(count > 6_000)

    struct Stop: Error {}
    count = 0
    #expect(throws: Stop.self) {
      _ = try BigInt(3).power(exponent, modulus: modulus) {
        count += 1
        if count == 50 { throw Stop() }
      }
    }
    #expect(count == 50)
  }

  private static let integers = Fixture.text("integers.txt")
}
