// SPDX-License-Identifier: GPL-3.0-or-later

/// The writing half of DEFLATE: one block with the fixed code, repeats found by the hash of three bytes.
struct Deflate {
  private var output: [UInt8] = []
  private var held: UInt64 = 0
  private var heldCount: UInt64 = 0

  /// The bytes compressed.
  static func compressed(_ source: [UInt8]) -> [UInt8] {
    var writer = Deflate()
    writer.put(0b011, 3)
    var heads = [Int32](repeating: -1, count: 1 << 15)
    var before = [Int32](repeating: -1, count: source.count)
    var place = 0
    func hash(_ i: Int) -> Int {
      Int((UInt32(source[i]) << 10 ^ UInt32(source[i + 1]) << 5 ^ UInt32(source[i + 2])) & 0x7FFF)
    }
    while place < source.count {
      var (best, distance) = (0, 0)
      if place + 3 <= source.count {
        var candidate = Int(heads[hash(place)])
        var tries = 0
        while candidate >= 0, place - candidate <= 32768, tries < 32 {
          var length = 0
          let most = min(258, source.count - place)
          while length < most, source[candidate + length] == source[place + length] { length += 1 }
          if length > best { (best, distance) = (length, place - candidate) }
          candidate = Int(before[candidate])
          tries += 1
        }
      }
      let step = best >= 3 ? best : 1
      if best >= 3 { writer.repetition(best, distance) } else { writer.literal(Int(source[place])) }
      for _ in 0..<step {
        if place + 3 <= source.count {
          before[place] = heads[hash(place)]
          heads[hash(place)] = Int32(truncatingIfNeeded: place)
        }
        place += 1
      }
    }
    writer.literal(256)
    if writer.heldCount > 0 { writer.output.append(UInt8(truncatingIfNeeded: writer.held)) }
    return writer.output
  }

  private mutating func put(_ bits: Int, _ count: Int) {
    held |= UInt64(bits) << heldCount
    heldCount += UInt64(count)
    while heldCount >= 8 {
      output.append(UInt8(truncatingIfNeeded: held))
      held >>= 8
      heldCount -= 8
    }
  }

  /// A code of Huffman's, whose highest bit goes first.
  private mutating func code(_ bits: Int, _ count: Int) {
    put((0..<count).reduce(0) { $0 | (bits >> $1 & 1) << (count - 1 - $1) }, count)
  }

  private mutating func literal(_ symbol: Int) {
    switch symbol {
    case ..<144: code(0x30 + symbol, 8)
    case ..<256: code(0x190 + symbol - 144, 9)
    case ..<280: code(symbol - 256, 7)
    default: code(0xC0 + symbol - 280, 8)
    }
  }

  private mutating func repetition(_ length: Int, _ distance: Int) {
    let place = DeflateTables.lengths.lastIndex { $0.0 <= length } ?? 0
    literal(257 + place)
    put(length - DeflateTables.lengths[place].0, DeflateTables.lengths[place].1)
    let far = DeflateTables.distances.lastIndex { $0.0 <= distance } ?? 0
    code(far, 5)
    put(distance - DeflateTables.distances[far].0, DeflateTables.distances[far].1)
  }
}
