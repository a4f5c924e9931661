// SPDX-License-Identifier: GPL-3.0-or-later

/// A small generator of random numbers with a fixed seed: the same cases in every run.
package struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to below a bound.
  package mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// One of some items.
  package mutating func pick<Element>(_ items: [Element]) -> Element { items[next(below: items.count)] }

  /// A text of characters that JSON writes in several ways.
  package mutating func text() -> String {
    let pieces = ["a", "weight", "é", "\"", "\\", "\n", "\u{0}", "模", "😀", "/", "\u{7F}", " "]
    return (0..<Int.random(in: 0...5, using: &self)).map { _ in pieces[Int.random(in: 0..<12, using: &self)] }.joined()
  }
}
