// SPDX-License-Identifier: GPL-3.0-or-later

/// The statements since the last snapshot, as the first versions kept them: a file that was only appended to. It has a
/// generation; a snapshot holds the one that follows the journal that it contains.
enum Journal {
  /// Reads any bytes: the records up to the first that is not whole; nil where it is another file.
  static func parse(_ bytes: [UInt8]) -> (generation: Int, records: [JournalRecord])? {
    let header = bytes.prefix(64)
    let name = Array("gradus journal 1 ".utf8)
    guard let lineEnd = header.firstIndex(of: 0x0A), header.starts(with: name),
      let generation = Int(String(decoding: header[name.count..<lineEnd], as: UTF8.self)), generation >= 0
    else { return nil }
    var records: [JournalRecord] = []
    var offset = lineEnd + 1
    while offset < bytes.count, let record = JournalRecord(bytes, at: &offset) { records.append(record) }
    return (generation, records)
  }
}
