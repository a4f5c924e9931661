// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime

/// `time`
enum TimeModule {
  private static func seconds(_ nanoseconds: Int) -> Double {
    let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    return Double(whole) + Double(rest) * 1e-9
  }

  private static func clock(_ name: String, _ doc: String, _ clock: OutsideInputs.Clock) -> [Declaration] {
    [
      Declaration(name, "()", doc) { .float(seconds($0.interpreter.outside.clock(clock))) },
      Declaration(name + "_ns", "()", doc + " In nanoseconds.") { .int($0.interpreter.outside.clock(clock)) },
    ]
  }

  /// Waits, unless a statement runs a second time.
  private static func sleep(_ seconds: Double, _ interpreter: Interpreter) throws {
    try interpreter.pollInterrupt()
    if interpreter.outside.isReplay { return interpreter.outside.skip(seconds: seconds) }
    var time = timespec()
    func now() -> Double {
      clock_gettime(CLOCK_MONOTONIC, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let end = now() + seconds
    while true {
      try interpreter.pollInterrupt()
      let left = min(end - now(), 0.05)
      if left <= 0 { return }
      var pause = timespec(tv_sec: 0, tv_nsec: Int(left * 1e9))
      nanosleep(&pause, nil)
    }
  }

  private static func broken(_ value: Value, _ interpreter: Interpreter, local: Bool) throws -> tm {
    if case .tuple(let tuple) = value {
      let parts = try tuple.items.map { CInt(clamping: try interpreter.requireInt($0)) }
      guard parts.count >= 9 else { throw PyError.type("time tuple must have exactly 9 elements") }
      var result = tm()
      result.tm_year = parts[0] &- 1900
      result.tm_mon = parts[1] &- 1
      (result.tm_mday, result.tm_hour, result.tm_min, result.tm_sec) = (parts[2], parts[3], parts[4], parts[5])
      result.tm_wday = (parts[6] &+ 1) % 7
      result.tm_yday = parts[7] &- 1
      result.tm_isdst = parts[8]
      guard try interpreter.requireInt(tuple.items[0]) == Int(parts[0]) else {
        throw PyError.overflow("signed integer is greater than maximum")
      }
      return result
    }
    let given =
      value.isNone || value.isUndefined
      ? seconds(interpreter.outside.clock(.real)) : try interpreter.requireDouble(value)
    guard given.magnitude < 1e11 else { throw PyError.overflow("timestamp out of range for platform time_t") }
    var moment = time_t(given.rounded(.down))
    var result = tm()
    if local { localtime_r(&moment, &result) } else { gmtime_r(&moment, &result) }
    return result
  }

  private static func tuple(_ time: tm) throws -> Value {
    let values = [
      time.tm_year + 1900, time.tm_mon + 1, time.tm_mday, time.tm_hour, time.tm_min, time.tm_sec,
      (time.tm_wday + 6) % 7, time.tm_yday + 1, time.tm_isdst,
    ]
    let zone = time.tm_zone.map { String(cString: $0) } ?? ""
    let parts = values.map { Value.int(Int($0)) } + [Value(zone), .int(time.tm_gmtoff)]
    let interpreter = Interpreter.current
    return try interpreter.call(
      interpreter.importName("_made", from: interpreter.importModule("_time")), [Value(tuple: parts)])
  }

  /// Refuses what is no moment, as C's functions would read beyond their tables; zeros stand for the first month and day.
  private static func check(_ time: inout tm) throws {
    if time.tm_mon == -1 { time.tm_mon = 0 }
    if time.tm_mday == 0 { time.tm_mday = 1 }
    if time.tm_yday == -1 { time.tm_yday = 0 }
    let limits: [(String, CInt, ClosedRange<CInt>)] = [
      ("month", time.tm_mon, 0...11), ("day of month", time.tm_mday, 1...31), ("hour", time.tm_hour, 0...23),
      ("minute", time.tm_min, 0...59), ("seconds", time.tm_sec, 0...61), ("day of week", time.tm_wday, 0...6),
      ("day of year", time.tm_yday, 0...365),
    ]
    for (name, value, range) in limits where !range.contains(value) { throw PyError.value("\(name) out of range") }
  }

  static func make() -> PyModule {
    let module = PyModule("time")
    module.add(
      clock("time", "Seconds since 1970.", .real)
        + clock("perf_counter", "A clock for measuring.", .monotonic)
        + clock("monotonic", "A clock that never goes back.", .monotonic)
        + clock("process_time", "The processor time of this process.", .processor)
        + [
          Declaration("sleep", "(secs, /)", "Waits; Ctrl-C ends it.") {
            let wanted = try $0.double(0)
            if wanted < 0 { throw PyError.value("sleep length must be non-negative") }
            if wanted.isNaN { throw PyError.value("Invalid value NaN (not a number)") }
            try sleep(wanted, $0.interpreter)
            return .none
          },
          Declaration("localtime", "(secs=None, /)", "A moment as year, month, day, hour and so on, here.") {
            try tuple(broken($0[0], $0.interpreter, local: true))
          },
          Declaration("gmtime", "(secs=None, /)", "A moment as year, month, day, hour and so on, in Greenwich.") {
            try tuple(broken($0[0], $0.interpreter, local: false))
          },
          Declaration("mktime", "(t, /)", "The seconds since 1970 of a local time.") {
            var time = try broken($0[0], $0.interpreter, local: true)
            time.tm_wday = -1
            let seconds = Glibc.mktime(&time)
            guard seconds != -1 || time.tm_wday != -1 else { throw PyError.overflow("mktime argument out of range") }
            return .float(Double(seconds))
          },
          Declaration("strftime", "(format, t=None, /)", "A moment in a format.") {
            var time = try broken($0[1], $0.interpreter, local: true)
            try check(&time)
            return Value(format(try $0.text(0), &time))
          },
          Declaration("_checked", "(t, /)", "The parts of a moment that a text shows.") {
            var time = try broken($0[0], $0.interpreter, local: true)
            try check(&time)
            let parts = [
              time.tm_mon + 1, time.tm_mday, time.tm_hour, time.tm_min, time.tm_sec, (time.tm_wday + 6) % 7,
            ]
            return Value(tuple: ([Int(time.tm_year) + 1900] + parts.map { Int($0) }).map { .int($0) })
          },
        ])
    module.addNames(writtenIn: "_time")
    return module
  }

  static func format(_ format: String, _ time: inout tm) -> String {
    if format.isEmpty { return "" }
    var buffer = [CChar](repeating: 0, count: 256 + format.utf8.count * 32)
    let count = strftime(&buffer, buffer.count, format, &time)
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
