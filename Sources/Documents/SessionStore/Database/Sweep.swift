// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import SQLite

/// Takes away rows that nothing reaches: neither the names nor what a step remembers.
extension SessionDatabase {
  /// Sweeps when more rows came since the last time than there were then.
  func sweepIfWorthwhile() throws {
    if state.objectCount > 2 * state.sweptCount + 20_000 { try sweep() }
  }

  /// Sweeps now; gives the number of rows that went.
  @discardableResult
  public func sweep() throws -> Int {
    var swept: [Int] = []
    var sweptSources: Set<Int> = []
    let next = try database.transaction {
      var next = state
      var reached = Set<Int>()
      var blocks = Set<Int>()
      var sources = Set<Int>()
      var work: [Int] = []
      func take(_ data: [UInt8]) throws {
        for part in try RecordReader.parts(of: data) {
          part.visitReferences { if reached.insert($0).inserted { work.append($0) } }
          part.visitSources { sources.insert($0) }
          for block in part.blocks { blocks.insert(block.id) }
        }
      }
      for table in ["roots", "former_roots", "former_objects"] {
        let select = try database.prepare("SELECT data FROM \(table) WHERE data IS NOT NULL")
        while try select.step() { try take(select.blob(0)) }
      }
      // What a step overwrote may be exchanged for what is there now, and back.
      let former = try database.prepare("SELECT id FROM former_objects")
      while try former.step() { if reached.insert(former.int(0)).inserted { work.append(former.int(0)) } }
      while let row = work.popLast() {
        try tables.getObject.bind([.int(row)])
        defer { tables.getObject.reset() }
        if try tables.getObject.step() { try take(tables.getObject.blob(0)) }
      }
      swept = try remove(from: "objects", keeping: reached)
      _ = try remove(from: "blocks", keeping: blocks)
      sweptSources = Set(try remove(from: "sources", keeping: sources))
      next.objectCount -= swept.count
      next.sweptCount = next.objectCount
      next.spare = SpareBlocks()
      try write(next)
      return next
    }
    state = next
    writer.didSweep(swept, sources: sweptSources)
    return swept.count
  }

  private func remove(from table: String, keeping kept: Set<Int>) throws -> [Int] {
    var gone: [Int] = []
    let select = try database.prepare("SELECT id FROM \(table)")
    while try select.step() { if !kept.contains(select.int(0)) { gone.append(select.int(0)) } }
    let delete = try database.prepare("DELETE FROM \(table) WHERE id = ?")
    for id in gone { try delete.run(.int(id)) }
    return gone
  }
}
