// SPDX-License-Identifier: GPL-3.0-or-later

/// Brackets that belong together.
enum BracketMatch {
  static func isClosing(_ byte: UInt8) -> Bool { byte == 0x29 || byte == 0x5D || byte == 0x7D }

  /// The opening bracket of a closing one.
  static func opening(of byte: UInt8) -> UInt8 { byte == 0x29 ? 0x28 : byte - 2 }

  /// Where the partner of a bracket stands; nil when it has none.
  static func partner(of start: (line: Int, offset: Int), in lines: [BlockLine]) -> (line: Int, offset: Int)? {
    let first = lines[start.line].bytes[start.offset]
    let backwards = isClosing(first)
    var waiting: [UInt8] = []
    var line = start.line
    while lines.indices.contains(line) {
      let places = backwards ? lines[line].brackets.reversed() : lines[line].brackets
      for place in places {
        if line == start.line, backwards ? place > start.offset : place < start.offset { continue }
        let byte = lines[line].bytes[place]
        if isClosing(byte) == backwards {
          waiting.append(byte)
        } else {
          guard let last = waiting.popLast() else { return nil }
          guard backwards ? opening(of: last) == byte : opening(of: byte) == last else { return nil }
          if waiting.isEmpty { return (line, place) }
        }
      }
      line += backwards ? -1 : 1
    }
    return nil
  }
}
