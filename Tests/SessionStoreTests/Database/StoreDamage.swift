// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import SQLite
import TestSupport
import Testing

@testable import Notebooks
@testable import SessionStore

/// Changes bytes of a database, and of one whose log was not taken in, and opens what comes of it.
struct StoreDamage {
  private let folder: TemporaryFolder

  init(_ folder: TemporaryFolder) { self.folder = folder }

  private static let program = SnapshotTests.Damage.program
  private static let look = """
    print(net[0].weight, loss, y, v, b, a.p, add(), next(g), s, d, next(it), list(r), q, p, big, f, repr(caught))
    print(random.random(), torch.rand(2), opt.state_dict()['state'][0]['step'])
    """

  func run(_ count: Int) throws {
    let path = folder.path + "/whole.gradus"
    let workspace = Workspace(Self.program)
    let store = try workspace.store(path)
    try workspace.keep(store, 1)
    for cell in 2...6 {
      workspace.run("extra\(cell) = torch.ones(2000) * \(cell); s.add(\(cell))")
      try workspace.keep(store, cell)
    }
    let wal = try Files.read(path + "-wal")
    let base = try Files.read(path)
    let wanted = try opened(base, wal)
    store.close()
    let whole = try Files.read(path)
    let wantedWhole = try opened(whole, [])
    #expect(wanted == wantedWhole)
    // Another seed for others, so that two processes can share a long run.
    var random = SplitMix(seed: getenv("GRADUS_SEED").flatMap { UInt64(String(cString: $0)) } ?? 77)
    var (noticed, harmless) = (0, 0)
    for round in 0..<count {
      let changesLog = round.isMultiple(of: 2)
      var bytes = changesLog ? wal : whole
      for _ in 0...random.next(below: 3) {
        switch random.next(below: 8) {
        case 0: bytes.removeLast(1 + random.next(below: bytes.count / 2))
        case 1:
          let start = random.next(below: bytes.count)
          for i in start..<min(bytes.count, start + 512) { bytes[i] = 0 }
        default: bytes[random.next(below: bytes.count)] ^= UInt8(1 << random.next(below: 8))
        }
      }
      // A log that was cut off looks like one whose end never reached the disk; so does a changed last transaction.
      let isCut = changesLog && bytes.count < wal.count
      do {
        let found = try opened(changesLog ? base : bytes, changesLog ? bytes : [])
        if found != wanted, !isCut, !isEarlier(found) {
          Issue.record("round \(round): other values without a word: \(found)")
        }
        harmless += 1
      } catch { noticed += 1 }
    }
    #expect(noticed > count / 8, "\(noticed) noticed, \(harmless) harmless")
  }

  /// A state before: the last transaction of a log may be taken for one that was never finished.
  private func isEarlier(_ found: String) -> Bool { found.hasPrefix("5 ") }

  private func opened(_ bytes: [UInt8], _ log: [UInt8]) throws -> String {
    let path = folder.path + "/damaged.gradus"
    for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
    try Files.replace(path, with: bytes)
    if !log.isEmpty { try Files.replace(path + "-wal", with: log) }
    if let damage = WriteAheadLog.damage(of: path + "-wal") { throw DamagedDatabaseFound(what: damage) }
    let workspace = Workspace()
    let store = try workspace.store(path)
    defer { store.close() }
    let problems = try store.restore()
    var cells = ""
    for number in 0..<store.cellCount { cells += try store.cell(number + 1).source }
    return "\(store.cellCount) \(problems) \(cells) " + workspace.printed(by: Self.look)
  }
}

struct DamagedDatabaseFound: Error { let what: String }
