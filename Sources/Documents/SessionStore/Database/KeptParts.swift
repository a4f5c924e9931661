// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import SQLite

/// What the output of a cell consists of beside plain text, in a row of `meta` beside the cell: charts as they were drawn, values, errors.
/// An export shows these as the person saw them, without running anything again. Only an export reads the rows.
extension SessionDatabase {
  /// A cell with more than this, in bytes, is not worth its room in the database: an export runs it again.
  private static let mostPartBytes = 1 << 20

  private static func key(ofCell number: Int) -> String { "parts \(number)" }

  /// A cell that printed nothing has no row: there is nothing to know of it.
  func writeParts(of cell: KeptCell) throws {
    guard let parts = cell.parts, !cell.output.isEmpty else { return }
    let bytes = OutputPart.record(parts)
    guard bytes.count <= SessionDatabase.mostPartBytes else { return }
    try setMeta(SessionDatabase.key(ofCell: cell.number), bytes)
  }

  /// The outputs of the cells of a database that may be open elsewhere, as far as it is known what they consist of.
  static func outputs(of path: String) throws -> [(source: String, output: CellOutput)] {
    let database = try Database(path: path)
    let tables = try StoreTables(database)
    let select = try database.prepare("SELECT number, outcome, source, output, sum FROM cells ORDER BY number")
    var outputs: [(source: String, output: CellOutput)] = []
    while let cell = try next(select) {
      guard let bytes = try meta(key(ofCell: cell.number), tables), let parts = OutputPart.parts(of: bytes) else {
        continue
      }
      outputs.append((cell.source, CellOutput(cell.output, parts)))
    }
    return outputs
  }
}

extension OutputPart {
  /// The parts as a record: each its kind, where it begins and ends, and what a chart is.
  fileprivate static func record(_ parts: [OutputPart]) -> [UInt8] {
    var record = RecordBytes()
    for part in parts {
      switch part.kind {
      case .echo: part.begin(&record, 0, fields: 3)
      case .error: part.begin(&record, 1, fields: 3)
      case .chart(let svg, let words, let length):
        part.begin(&record, 2, fields: 6)
        record.text(svg)
        record.list(words.count)
        for line in words { record.text(line) }
        if let length { record.int(length) } else { record.tag(.none) }
      }
    }
    return record.bytes
  }

  private func begin(_ record: inout RecordBytes, _ kind: Int, fields: Int) {
    record.list(fields)
    record.int(kind)
    record.int(range.lowerBound)
    record.int(range.upperBound)
  }

  /// The parts of a record; nil for what is none.
  fileprivate static func parts(of bytes: [UInt8]) -> [OutputPart]? {
    guard let records = try? RecordReader.parts(of: bytes) else { return nil }
    var parts: [OutputPart] = []
    for record in records {
      guard let fields = record.list, fields.count >= 3, let kind = fields[0].int, let start = fields[1].int,
        let end = fields[2].int, start >= 0, start <= end
      else { return nil }
      switch (kind, fields.count) {
      case (0, 3): parts.append(OutputPart(.echo, start..<end))
      case (1, 3): parts.append(OutputPart(.error, start..<end))
      case (2, 6):
        guard let svg = fields[3].text, let words = fields[4].list else { return nil }
        parts.append(
          OutputPart(.chart(svg: svg, words: words.compactMap(\.text), length: fields[5].int), start..<end))
      default: return nil
      }
    }
    return parts
  }
}
