// SPDX-License-Identifier: GPL-3.0-or-later

/// When loops ask whether to go on.
public enum Pauses {
  /// Loops of more elements ask: a person could want to stop them.
  public static let long = 1 << 23
  /// The elements between two questions: a few milliseconds of copying.
  public static let piece = 1 << 21

  /// Calls `body` for `0 ..< count`, cut into pieces with a question before each when there are many elements.
  public static func each(_ count: Int, pause: () throws -> Void, _ body: (Int, Int) -> Void) rethrows {
    guard count > long else {
      body(0, count)
      return
    }
    for start in stride(from: 0, to: count, by: piece) {
      try pause()
      body(start, min(piece, count - start))
    }
  }
}
