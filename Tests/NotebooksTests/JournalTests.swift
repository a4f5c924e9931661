// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Primitives
import TestSupport
import Testing

@testable import Notebooks

@Suite struct JournalTests {
  let records = [
    JournalRecord(.ok, cell: 1, source: "x = 1", output: ""),
    JournalRecord(.error, cell: 2, source: "for i in y:\n    pass", output: "Traceback …\nNameError: y\n"),
    JournalRecord(.interrupted, cell: 3, source: "", output: "cell 3 ok 0 0 1\n\n\n"),
    JournalRecord(.ok, cell: 4, source: "print('é\\n')\n", output: "é\u{0}\n\n"),
  ]

  @Test func recordsComeBack() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.journal"
    let journal = try Journal(path: path)
    #expect(journal.recovered.isEmpty)
    for record in records { try journal.append(record) }
    journal.close()
    let again = try Journal(path: path)
    #expect(again.recovered == records)
    #expect(again.droppedByteCount == 0)
    #expect(again.generation == 0)
    try again.append(records[0])
    #expect(try Journal(path: path).recovered == records + [records[0]])
  }

  /// Whatever was on disk when the process died: the whole records before the cut come back, and the journal goes on.
  @Test func everyTornTailIsDropped() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.journal"
    let header = Array("gradus journal 1 5\n".utf8)
    var ends = [header.count]
    var bytes = header
    for record in records {
      bytes += record.bytes
      ends.append(bytes.count)
    }
    for length in header.count...bytes.count {
      try Files.replace(path, with: Array(bytes[..<length]))
      let whole = ends.filter { $0 <= length }.count - 1
      let journal = try Journal(path: path)
      #expect(journal.recovered == Array(records[..<whole]))
      #expect(journal.droppedByteCount == length - ends[whole])
      #expect(journal.generation == 5)
      try journal.append(records[1])
      #expect(try Journal(path: path).recovered == Array(records[..<whole]) + [records[1]])
    }
  }

  @Test func aSnapshotThatIsNewerMakesTheJournalVoid() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.journal"
    let journal = try Journal(path: path)
    try journal.append(records[0])
    // Killed after the snapshot, which holds generation 1, and before the restart of the journal.
    let killed = try Journal(path: path)
    #expect(killed.records(since: nil) == [records[0]])
    #expect(killed.records(since: 0) == [records[0]])
    #expect(killed.records(since: 1).isEmpty)
    try killed.restart(generation: 1)
    try killed.append(records[1])
    let next = try Journal(path: path)
    #expect(next.generation == 1)
    #expect(next.records(since: 1) == [records[1]])
  }

  @Test func damagedBytesNeverTrapAndNeverInvent() {
    var random = SplitMix(seed: 3)
    let bytes = Array("gradus journal 1 0\n".utf8) + records.flatMap(\.bytes)
    for _ in 0..<4000 {
      var damaged = bytes
      for _ in 0...random.next(below: 3) { damaged[random.next(below: damaged.count)] = UInt8(random.next(below: 256)) }
      let read = Journal.parse(damaged).records
      #expect(read == Array(records[..<read.count]))
    }
    for text in ["", "gradus journal 1 \n", "gradus journal 1 -1\n", "gradus journal 1 99999999999999999999\n", "x\n"] {
      #expect(Journal.parse(Array(text.utf8)).validCount == 0)
    }
    for sizes in ["9223372036854775807 9223372036854775807", "-1 0", "0 -1", "9223372036854775807 1", "1 1"] {
      #expect(Journal.parse(Array("gradus journal 1 0\ncell 1 ok \(sizes) 0\nab".utf8)).records.isEmpty)
    }
  }

  @Test func aFileThatIsNoJournalIsKept() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.journal"
    try Files.replace(path, with: "my notes")
    #expect(try Journal(path: path).recovered.isEmpty)
    #expect(try Files.readText(path + ".damaged") == "my notes")
  }

  @Test func checksum() {
    #expect(CRC32.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
  }
}
