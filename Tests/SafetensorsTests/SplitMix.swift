import Safetensors

/// A small generator with a fixed seed: the same cases in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func text() -> String {
    let pieces = ["a", "weight", "é", "\"", "\\", "\n", "\u{0}", "模", "😀", "/", "\u{7F}", " "]
    return (0..<Int.random(in: 0...5, using: &self)).map { _ in pieces[Int.random(in: 0..<12, using: &self)] }.joined()
  }

  mutating func json(depth: Int) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &self) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &self))
    case 2: return .integer(Int(truncatingIfNeeded: next()))
    case 3: return .integer(Int.random(in: -9...9, using: &self))
    case 4: return .number(Double.random(in: -1e6...1e6, using: &self))
    case 5: return .string(text())
    case 6: return .array((0..<Int.random(in: 0...4, using: &self)).map { _ in json(depth: depth - 1) })
    default:
      return .object(
        (0..<Int.random(in: 0...12, using: &self)).map { .init("\($0)" + text(), json(depth: depth - 1)) })
    }
  }
}
