// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Primitives
import Synchronization

/// What takes long with large integers: GMP cannot be stopped in a function, so this runs on a thread of its own, which whoever throws in `poll` leaves behind.
///
/// The thread has copies of the numbers, so that nothing which it holds is anybody else's.
public enum LongCall {
  /// The product.
  public static func product(_ a: BigInt, _ b: BigInt, poll: () throws -> Void) throws -> BigInt {
    try run(a.bitLength + b.bitLength > 1 << 22, a, b, poll) { $0 * $1 }
  }
  /// The quotient rounded down, and what is left.
  public static func division(_ a: BigInt, _ b: BigInt, poll: () throws -> Void) throws -> (
    quotient: BigInt, remainder: BigInt
  ) {
    try run(a.bitLength > 1 << 21, a, b, poll) { $0.flooredQuotientAndRemainder(dividingBy: $1) }
  }
  /// A power; the exponent is not negative.
  public static func power(_ a: BigInt, _ exponent: Int, poll: () throws -> Void) throws -> BigInt {
    try run(Double(a.bitLength) * Double(exponent) > 0x1p22, a, 0, poll) { base, _ in base.power(exponent) }
  }
  /// The largest common divisor.
  public static func divisor(_ a: BigInt, _ b: BigInt, poll: () throws -> Void) throws -> BigInt {
    try run(min(a.bitLength, b.bitLength) > 1 << 19, a, b, poll) { $0.greatestCommonDivisor(with: $1) }
  }
  /// The square root rounded down; the number is not negative.
  public static func squareRoot(_ a: BigInt, poll: () throws -> Void) throws -> BigInt {
    try run(a.bitLength > 1 << 22, a, 0, poll) { number, _ in number.squareRoot() }
  }
  /// The decimal digits.
  public static func text(_ a: BigInt, poll: () throws -> Void) throws -> String {
    try run(a.bitLength > 1 << 21, a, 0, poll) { number, _ in String(number) }
  }
  /// The number of a text; nil when it is none.
  public static func number(_ text: String, radix: Int, poll: () throws -> Void) throws -> BigInt? {
    let digits = text.utf8.count > 1 << 19 ? Array(text.utf8) : []
    if digits.isEmpty { return BigInt(text, radix: radix) }
    return try run(true, 0, 0, poll) { _, _ in BigInt(String(decoding: digits, as: UTF8.self), radix: radix) }
  }

  // SAFETY: written by the thread before it says that it is done, and read after that.
  private final class Job<Result>: @unchecked Sendable {
    let isDone = Atomic<Bool>(false)
    var result: Result?
  }

  private static func run<Result>(
    _ isLong: Bool, _ a: BigInt, _ b: BigInt, _ poll: () throws -> Void,
    _ body: @escaping @Sendable (BigInt, BigInt) -> Result
  ) throws -> Result {
    guard isLong else { return body(a, b) }
    try poll()
    let job = Job<Result>()
    let (x, y) = (a.copied, b.copied)
    let isStarted = DetachedThread.start {
      job.result = body(x, y)
      job.isDone.store(true, ordering: .releasing)
    }
    guard isStarted else { return body(a, b) }
    while !job.isDone.load(ordering: .acquiring) {
      usleep(1000)
      try poll()
    }
    guard let result = job.result else { return body(a, b) }
    job.result = nil
    return result
  }
}

extension BigInt {
  /// The same number with words of its own.
  fileprivate var copied: BigInt {
    guard case .large(_, let isNegative) = storage else { return self }
    return withMagnitude { BigInt(isNegative: isNegative, copying: $0, $1) }
  }
}
