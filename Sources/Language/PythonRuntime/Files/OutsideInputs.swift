// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Where programs get the time, the machine's random numbers and typed lines from: what a statement got is recorded, and given to
/// it again, in the same order, when it must run a second time.
public struct OutsideInputs {
  /// The clocks.
  public enum Clock: Int, Sendable, CaseIterable { case real, monotonic, processor }

  /// What a statement got from outside of its workspace.
  public struct Record: Sendable, Equatable {
    /// What each clock showed, in nanoseconds.
    public var clocks = [[Int]](repeating: [], count: Clock.allCases.count)
    /// Random numbers of the machine's own.
    public var entropy: [UInt64] = []
    /// The lines that the person typed for `input()`.
    public var lines: [String] = []

    /// Nothing.
    public init() {}
    /// Whether it got nothing.
    public var isEmpty: Bool { entropy.isEmpty && lines.isEmpty && clocks.allSatisfy(\.isEmpty) }
  }

  /// How much is recorded of one statement: a loop that asks without end must not fill the disk. What it asks for beyond that it gets
  /// anew when it runs again, and a clock goes on from what it showed last.
  static let most = 2000
  /// The same for the bytes of typed lines.
  private static let mostText = 1 << 20

  /// What was given out so far.
  public private(set) var record = Record()
  /// Whether a statement runs a second time: nobody is there to ask, and nothing need be waited for.
  public let isReplay: Bool
  private let earlier: Record
  /// How much was asked for so far, of each clock, of random numbers, of lines.
  private var asked = [Int](repeating: 0, count: Clock.allCases.count)
  private var entropyCount = 0
  private var lineCount = 0
  private var textCount = 0
  /// How far the clocks given out are from the real ones, in nanoseconds.
  private var shifts = [Int](repeating: 0, count: Clock.allCases.count)
  private let answer: ((String) -> String?)?

  /// For a statement that runs for the first time. `answer` gives the line for a question where a notebook shows one.
  public init(answer: ((String) -> String?)? = nil) {
    isReplay = false
    earlier = Record()
    self.answer = answer
  }

  /// For a statement that runs again with what it got then.
  public init(again record: Record, answer: ((String) -> String?)? = nil) {
    isReplay = true
    earlier = record
    self.answer = answer
  }

  /// What a clock shows, in nanoseconds.
  public mutating func clock(_ clock: Clock) -> Int {
    let index = clock.rawValue
    var time = OutsideInputs.now(clock)
    if asked[index] < earlier.clocks[index].count { shifts[index] = earlier.clocks[index][asked[index]] &- time }
    time &+= shifts[index]
    if asked[index] < OutsideInputs.most { record.clocks[index].append(time) }
    asked[index] &+= 1
    return time
  }

  /// A random number of the machine's own.
  public mutating func entropy() -> UInt64 {
    var machine = SystemRandomNumberGenerator()
    let number = entropyCount < earlier.entropy.count ? earlier.entropy[entropyCount] : machine.next()
    if entropyCount < OutsideInputs.most { record.entropy.append(number) }
    entropyCount += 1
    return number
  }

  /// The line that answers a question without asking anybody; nil when there is none.
  public mutating func line(_ question: String) -> String? {
    let line = lineCount < earlier.lines.count ? earlier.lines[lineCount] : answer?(question)
    if let line { didRead(line) }
    return line
  }

  /// Records a line that the person has typed.
  public mutating func didRead(_ line: String) {
    textCount += line.utf8.count
    if lineCount < OutsideInputs.most, textCount <= OutsideInputs.mostText { record.lines.append(line) }
    lineCount += 1
  }

  /// Lets time pass in a statement that runs again, without waiting.
  public mutating func skip(seconds: Double) {
    let time = Int(min(seconds, 1e9) * 1e9)
    for clock in [Clock.real, .monotonic] { shifts[clock.rawValue] &+= time }
  }

  private static func now(_ clock: Clock) -> Int {
    let id =
      switch clock {
      case .real: CLOCK_REALTIME
      case .monotonic: CLOCK_MONOTONIC
      case .processor: CLOCK_PROCESS_CPUTIME_ID
      }
    var now = timespec()
    clock_gettime(id, &now)
    return now.tv_sec &* 1_000_000_000 &+ now.tv_nsec
  }
}
