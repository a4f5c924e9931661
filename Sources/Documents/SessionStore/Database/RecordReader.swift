// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Reads the parts of a record; any bytes are a list of parts or an error.
struct RecordReader {
  private let bytes: [UInt8]
  /// Where the next part begins.
  private(set) var offset: Int
  /// Records of honest programs are a few levels deep.
  private static let deepest = 64

  /// Reads a record from one of its parts on.
  init(_ bytes: [UInt8], at offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  /// Whether nothing follows.
  var isAtEnd: Bool { offset >= bytes.count }

  /// All parts of a record.
  static func parts(of bytes: [UInt8]) throws -> [RecordPart] {
    var reader = RecordReader(bytes)
    var parts: [RecordPart] = []
    while reader.offset < bytes.count { parts.append(try reader.part(0)) }
    return parts
  }

  /// The counting number in an object's record; nil for what has none.
  static func serial(of bytes: [UInt8]) throws -> Int? {
    let parts = try parts(of: bytes)
    return parts.count == 6 ? parts[5].int : nil
  }

  private static var damaged: DamagedSnapshot { DamagedSnapshot("a record is not what was written") }

  /// What the next part is.
  mutating func tag() throws -> RecordTag {
    guard let tag = RecordTag(rawValue: try byte()) else { throw Self.damaged }
    return tag
  }

  private mutating func byte() throws -> UInt8 {
    guard offset < bytes.count else { throw Self.damaged }
    defer { offset += 1 }
    return bytes[offset]
  }

  /// A number, as every count and row is written.
  mutating func number() throws -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      guard shift < 64 else { throw Self.damaged }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return Int(Int64(bitPattern: value)) }
      shift += 7
    }
  }

  /// A count of things that each take at least one of the bytes that are left.
  mutating func count() throws -> Int {
    let count = try number()
    guard count >= 0, count <= bytes.count - offset else { throw Self.damaged }
    return count
  }

  /// Eight bytes.
  mutating func word() throws -> UInt64 {
    var word: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 8) { word |= UInt64(try byte()) << UInt64(shift) }
    return word
  }

  /// The bytes of a text or block.
  mutating func run() throws -> ArraySlice<UInt8> {
    let count = try count()
    defer { offset += count }
    return bytes[offset..<(offset + count)]
  }

  /// A text behind its tag.
  mutating func text() throws -> String {
    guard let text = String(validating: try run(), as: UTF8.self) else { throw Self.damaged }
    return text
  }

  /// A whole number behind its tag.
  mutating func int() throws -> Int {
    let folded = UInt64(bitPattern: Int64(try number()))
    return Int(Int64(bitPattern: (folded >> 1) ^ (0 &- (folded & 1))))
  }

  /// The pieces of a large block behind its tag.
  mutating func blocks() throws -> (count: Int, pieces: [StoredBlock]) {
    let size = try number()
    let count = try count()
    // Every piece but the last is full, so the two numbers must agree.
    guard size >= 0, count <= 1 << 40, count == size / StoredBlock.size + (size % StoredBlock.size == 0 ? 0 : 1)
    else { throw Self.damaged }
    var blocks: [StoredBlock] = []
    for _ in 0..<count { blocks.append(StoredBlock(id: try number(), sum: try word())) }
    return (size, blocks)
  }

  /// Goes past a part and calls `visit` with the row of each object that is named in it.
  mutating func skip(_ visit: (Int) throws -> Void) throws { try skip(0, visit) }

  private mutating func skip(_ depth: Int, _ visit: (Int) throws -> Void) throws {
    guard depth < Self.deepest else { throw Self.damaged }
    switch try tag() {
    case .none, .no, .yes, .undefined: break
    case .int, .source: _ = try number()
    case .double: _ = try word()
    case .text, .bytes: _ = try run()
    case .reference: try visit(try number())
    case .list: for _ in 0..<(try count()) { try skip(depth + 1, visit) }
    case .code:
      _ = (try number(), try number())
      _ = try run()
    case .blocks: _ = try blocks()
    }
  }

  /// The next part.
  private mutating func part(_ depth: Int) throws -> RecordPart {
    guard depth < Self.deepest else { throw Self.damaged }
    switch try tag() {
    case .none: return .none
    case .no: return .bool(false)
    case .yes: return .bool(true)
    case .int: return .int(try int())
    case .double: return .double(Double(bitPattern: try word()))
    case .text: return .text(try text())
    case .undefined: return .undefined
    case .reference: return .reference(try number())
    case .list:
      let count = try count()
      var parts: [RecordPart] = []
      parts.reserveCapacity(count)
      for _ in 0..<count { parts.append(try part(depth + 1)) }
      return .list(parts)
    case .code:
      let (source, ordinal) = (try number(), try number())
      return .code(source: source, ordinal: ordinal, name: try text())
    case .source: return .source(try number())
    case .bytes: return .bytes(Array(try run()))
    case .blocks:
      let (size, blocks) = try blocks()
      return .blocks(count: size, blocks)
    }
  }
}

extension RecordPart {
  /// Calls `visit` with the row of each object that is named here.
  func visitReferences(_ visit: (Int) throws -> Void) rethrows {
    switch self {
    case .reference(let row): try visit(row)
    case .list(let parts): for part in parts { try part.visitReferences(visit) }
    default: break
    }
  }

  /// The pieces that are named here.
  var blocks: [StoredBlock] {
    switch self {
    case .blocks(_, let blocks): blocks
    case .list(let parts): parts.flatMap(\.blocks)
    default: []
    }
  }

  /// Calls `visit` with the number of each source that is named here.
  func visitSources(_ visit: (Int) -> Void) {
    switch self {
    case .source(let number): visit(number)
    case .code(let number, _, _): visit(number)
    case .list(let parts): for part in parts { part.visitSources(visit) }
    default: break
    }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var int: Int? { if case .int(let number) = self { number } else { nil } }
  var list: [RecordPart]? { if case .list(let parts) = self { parts } else { nil } }
}
