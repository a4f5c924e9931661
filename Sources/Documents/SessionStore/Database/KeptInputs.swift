// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// What a cell got from outside (clocks, random numbers of the machine's, typed lines), in a row of `meta` beside the cell: there only
/// for cells that asked, and read only when a cell is.
extension SessionDatabase {
  private static func key(ofCell number: Int) -> String { "inputs \(number)" }

  func writeInputs(of cell: KeptCell) throws {
    guard !cell.inputs.isEmpty else { return }
    try setMeta(SessionDatabase.key(ofCell: cell.number), cell.inputs.bytes)
  }

  /// Keeps what a cell got that ran after it had been written: one that had waited behind a fence.
  public func keepInputs(_ inputs: OutsideInputs.Record, ofCell number: Int) throws {
    guard !inputs.isEmpty else { return }
    try database.transaction { try setMeta(SessionDatabase.key(ofCell: number), inputs.bytes) }
  }

  /// What a cell got; nothing when that is damaged, too: the cell is worth more.
  static func inputs(ofCell number: Int, _ tables: StoreTables) -> OutsideInputs.Record {
    let bytes = try? meta(key(ofCell: number), tables)
    return bytes.flatMap { OutsideInputs.Record($0) } ?? OutsideInputs.Record()
  }
}

extension OutsideInputs.Record {
  /// Clocks are differences to what they showed before: two or three bytes each.
  fileprivate var bytes: [UInt8] {
    var record = RecordBytes()
    for clock in clocks {
      record.list(clock.count)
      var last = 0
      for time in clock {
        record.int(time &- last)
        last = time
      }
    }
    record.list(entropy.count)
    for number in entropy { record.int(Int(bitPattern: UInt(number))) }
    record.list(lines.count)
    for line in lines { record.text(line) }
    return record.bytes
  }

  fileprivate init?(_ bytes: [UInt8]) {
    self.init()
    guard let parts = try? RecordReader.parts(of: bytes), parts.count == clocks.count + 2 else { return nil }
    let lists = parts.map { $0.list ?? [] }
    for index in clocks.indices {
      var last = 0
      for difference in lists[index].compactMap(\.int) {
        last &+= difference
        clocks[index].append(last)
      }
    }
    entropy = lists[clocks.count].compactMap(\.int).map { UInt64(UInt(bitPattern: $0)) }
    lines = lists[clocks.count + 1].compactMap(\.text)
  }
}
