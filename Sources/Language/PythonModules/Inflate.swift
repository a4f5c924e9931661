// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// The reading half of DEFLATE (RFC 1951): what `zlib`, PNG and compressed archives hold. Total on hostile bytes.
struct Inflate {
  private let source: [UInt8]
  /// The next byte that has not been taken.
  private(set) var position: Int
  private var held: UInt32 = 0
  private var heldCount = 0
  private(set) var output: [UInt8] = []

  /// What is wrong with the bytes.
  struct Fault: Error {
    let words: String
    static let truncated = Fault(words: "incomplete or truncated stream")
  }

  /// A Huffman code: how many codes each length has, and the symbols in the order of their codes.
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: ArraySlice<Int>) {
      for length in lengths where length > 0 { counts[length] += 1 }
      var starts = [Int](repeating: 0, count: 17)
      for length in 1...15 { starts[length + 1] = starts[length] + counts[length] }
      symbols = [Int](repeating: 0, count: starts[16])
      for (symbol, length) in lengths.enumerated() where length > 0 {
        symbols[starts[length]] = symbol
        starts[length] += 1
      }
    }
  }

  init(_ source: [UInt8], from start: Int) {
    self.source = source
    position = start
  }

  /// Reads all blocks.
  mutating func run() throws {
    var isLast = false
    while !isLast {
      isLast = try bits(1) == 1
      switch try bits(2) {
      case 0: try stored()
      case 1: try compressed(Self.fixedLengths, Self.fixedDistances)
      case 2:
        let (lengths, distances) = try codes()
        try compressed(lengths, distances)
      default: throw Fault(words: "invalid block type")
      }
    }
  }

  private mutating func bits(_ count: Int) throws -> Int {
    while heldCount < count {
      guard position < source.count else { throw Fault.truncated }
      held |= UInt32(source[position]) << UInt32(heldCount)
      position += 1
      heldCount += 8
    }
    let result = held & (1 << UInt32(count) - 1)
    held >>= UInt32(count)
    heldCount -= count
    return Int(result)
  }

  private mutating func symbol(_ code: Code) throws -> Int {
    var (value, first, index) = (0, 0, 0)
    for length in 1...15 {
      value |= try bits(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw Fault(words: "invalid code lengths set")
  }

  private mutating func stored() throws {
    (held, heldCount) = (0, 0)
    guard position + 4 <= source.count else { throw Fault.truncated }
    let count = Int(source[position]) | Int(source[position + 1]) << 8
    guard count ^ 0xFFFF == Int(source[position + 2]) | Int(source[position + 3]) << 8 else {
      throw Fault(words: "invalid stored block lengths")
    }
    position += 4
    guard position + count <= source.count else { throw Fault.truncated }
    output += source[position..<position + count]
    position += count
  }

  private static let fixedLengths = Code(
    ([Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112) + [Int](repeating: 7, count: 24)
      + [Int](repeating: 8, count: 8))[...])
  private static let fixedDistances = Code([Int](repeating: 5, count: 30)[...])
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private mutating func codes() throws -> (Code, Code) {
    let counts = (try bits(5) + 257, try bits(5) + 1, try bits(4) + 4)
    var small = [Int](repeating: 0, count: 19)
    for place in Self.order.prefix(counts.2) { small[place] = try bits(3) }
    let code = Code(small[...])
    var lengths: [Int] = []
    while lengths.count < counts.0 + counts.1 {
      let symbol = try symbol(code)
      if symbol < 16 {
        lengths.append(symbol)
        continue
      }
      guard symbol != 16 || !lengths.isEmpty else { throw Fault(words: "invalid bit length repeat") }
      let repeated = symbol == 16 ? lengths[lengths.count - 1] : 0
      let count = symbol == 16 ? try bits(2) + 3 : symbol == 17 ? try bits(3) + 3 : try bits(7) + 11
      lengths += [Int](repeating: repeated, count: count)
    }
    guard lengths.count == counts.0 + counts.1 else { throw Fault(words: "invalid bit length repeat") }
    return (Code(lengths[..<counts.0]), Code([Int](lengths[counts.0...])[...]))
  }

  private mutating func compressed(_ lengths: Code, _ distances: Code) throws {
    while true {
      let symbol = try symbol(lengths)
      if symbol == 256 { return }
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      guard symbol < 286 else { throw Fault(words: "invalid literal/length code") }
      let (length, lengthBits) = DeflateTables.lengths[symbol - 257]
      let count = try length + bits(lengthBits)
      let place = try self.symbol(distances)
      guard place < 30 else { throw Fault(words: "invalid distance code") }
      let (base, distanceBits) = DeflateTables.distances[place]
      let distance = try base + bits(distanceBits)
      guard distance <= output.count else { throw Fault(words: "invalid distance too far back") }
      try MemoryLimit.check(growing: output.count / 8)
      for _ in 0..<count { output.append(output[output.count - distance]) }
    }
  }
}

/// The bases of DEFLATE's lengths and distances, each with the bits that follow.
enum DeflateTables {
  static let lengths: [(Int, Int)] = {
    var (table, base) = ([(Int, Int)](), 3)
    for place in 0..<28 {
      let bits = place < 8 ? 0 : (place - 4) / 4
      table.append((base, bits))
      base += 1 << bits
    }
    return table + [(258, 0)]
  }()

  static let distances: [(Int, Int)] = {
    var (table, base) = ([(Int, Int)](), 1)
    for place in 0..<30 {
      let bits = place < 4 ? 0 : (place - 2) / 2
      table.append((base, bits))
      base += 1 << bits
    }
    return table
  }()
}
