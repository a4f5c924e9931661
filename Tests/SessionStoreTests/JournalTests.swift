// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives
import TestSupport
import Testing

@testable import SessionStore

/// Journals of the first versions are read.
@Suite struct JournalTests {
  let cells = [
    KeptCell(number: 1, source: "x = 1", output: "", outcome: .ok),
    KeptCell(number: 2, source: "for i in y:\n    pass", output: "Traceback …\nNameError: y\n", outcome: .error),
    KeptCell(number: 3, source: "", output: "cell 3 ok 0 0 1\n\n\n", outcome: .interrupted),
    KeptCell(number: 4, source: "print('é\\n')\n", output: "é\u{0}\n\n", outcome: .ok),
  ]

  static func bytes(of cell: KeptCell) -> [UInt8] {
    let body = Array(cell.source.utf8) + [0x0A] + Array(cell.output.utf8) + [0x0A]
    let facts = "cell \(cell.number) \(cell.outcome.rawValue) \(cell.source.utf8.count) \(cell.output.utf8.count) "
    return Array("\(facts)\(CRC32.checksum(Array(facts.utf8) + body))\n".utf8) + body
  }

  /// Whatever was on disk when the process died: the whole records before the cut come back.
  @Test func everyTornTailIsDropped() throws {
    var bytes = Array("gradus journal 1 5\n".utf8)
    var ends = [bytes.count]
    for cell in cells {
      bytes += Self.bytes(of: cell)
      ends.append(bytes.count)
    }
    for cut in 0...bytes.count {
      let read = Journal.parse(Array(bytes.prefix(cut)))
      #expect(read?.generation == (cut < ends[0] ? nil : 5))
      #expect(read?.records.map(\.cell) ?? [] == Array(cells.prefix(max(0, ends.filter { $0 <= cut }.count - 1))))
    }
  }

  @Test func anyBytesAreRead() {
    var random = SplitMix(seed: 5)
    let whole = Array("gradus journal 1 5\n".utf8) + cells.flatMap(Self.bytes)
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0...random.next(below: 3) { bytes[random.next(below: bytes.count)] = UInt8(random.next(below: 256)) }
      for record in Journal.parse(bytes)?.records ?? [] { #expect(cells.contains(record.cell)) }
    }
  }
}
