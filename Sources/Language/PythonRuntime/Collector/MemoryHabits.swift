// SPDX-License-Identifier: GPL-3.0-or-later

/// How the C library's allocator is asked to work. Left alone, it gives memory back to the system each time that a large list or many objects go, and gets it back, page
/// after page, for the next ones: a sixth of the time of a program that makes and drops lists.
enum MemoryHabits {
  /// Free memory stays for what comes next: 64 MB at its end, and blocks of up to 32 MB are not asked of the system one by one. (That is what the allocator comes to
  /// by itself once a program has given up a block of 32 MB.) `Collector.giveBack` gives it up. Blocks of up to 160 bytes, as texts, tuples and lists are, wait in
  /// lists of their size.
  static func set() {
    _ = option(Option.trimThreshold.rawValue, 64 << 20)
    _ = option(Option.mapThreshold.rawValue, 32 << 20)
    _ = option(Option.largestFast.rawValue, 160)
  }

  /// The numbers that glibc gives them (`M_TRIM_THRESHOLD` …).
  private enum Option: Int32 {
    case trimThreshold = -1
    case mapThreshold = -3
    case largestFast = 1
  }

  // glibc's; its header is none of those that Swift imports.
  @_silgen_name("mallopt") private static func option(_ name: Int32, _ value: Int32) -> Int32
}
