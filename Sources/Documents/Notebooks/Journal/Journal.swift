// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The statements since the last snapshot, kept in a file that is only appended to. A statement is on disk before the next
/// prompt; whatever a kill leaves of an unfinished record is dropped at the next start.
///
/// **With snapshots.** A journal has a generation, which `restart()` raises by one. A snapshot holds the generation that
/// follows it: write the snapshot with `generation + 1`, then call `restart()`. If the process is killed between the two,
/// the journal is older than the snapshot says, and `records(since:)` gives nothing: those statements are in the snapshot.
public final class Journal {
  /// What the file held when it was opened.
  public let recovered: [JournalRecord]
  /// How many bytes of an unfinished record were dropped when it was opened.
  public let droppedByteCount: Int
  /// How many times it was restarted.
  public private(set) var generation: Int
  /// How many records it holds.
  public private(set) var count: Int

  private let path: String
  private var file: Int32 = -1
  private var length = 0

  /// Opens a journal, or makes an empty one.
  public init(path: String) throws {
    self.path = path
    let bytes = Files.exists(path) ? try Files.read(path) : []
    let contents = Journal.parse(bytes)
    recovered = contents.records
    generation = contents.generation
    count = recovered.count
    droppedByteCount = bytes.count - contents.validCount
    guard contents.validCount > 0 else {
      // Not a journal, or nothing of its first line: whatever it was stays beside the new one.
      if !bytes.isEmpty { rename(path, path + ".damaged") }
      try start()
      return
    }
    file = try Files.open(path, O_WRONLY | O_APPEND)
    length = contents.validCount
    if droppedByteCount > 0 { ftruncate(file, length) }
  }

  deinit { close() }

  /// The records that are not in a snapshot which holds this generation (nil: there is no snapshot).
  public func records(since snapshotGeneration: Int?) -> [JournalRecord] {
    guard let snapshotGeneration else { return recovered }
    return generation >= snapshotGeneration ? recovered : []
  }

  /// Adds a finished statement; on return it is on disk.
  public func append(_ record: JournalRecord) throws {
    let bytes = record.bytes
    do {
      try Files.write(bytes, to: file, path: path)
    } catch {
      // A full disk: half a record would hide all that follow it.
      ftruncate(file, length)
      throw error
    }
    guard fdatasync(file) == 0 else { throw FileError(path) }
    length += bytes.count
    count += 1
  }

  /// Puts an empty journal of the given generation (by default the next one) in this one's place.
  public func restart(generation next: Int? = nil) throws {
    generation = next ?? generation &+ 1
    count = 0
    try start()
  }

  /// Closes the file; nothing can be added afterwards.
  public func close() {
    guard file >= 0 else { return }
    Glibc.close(file)
    file = -1
  }

  private func start() throws {
    let header = Array("gradus journal 1 \(generation)\n".utf8)
    try Files.replace(path, with: header)
    length = header.count
    close()
    file = try Files.open(path, O_WRONLY | O_APPEND)
  }

  /// Reads any bytes: the records up to the first that is not whole.
  public static func parse(_ bytes: [UInt8]) -> (generation: Int, records: [JournalRecord], validCount: Int) {
    let header = bytes.prefix(64)
    let name = Array("gradus journal 1 ".utf8)
    guard let lineEnd = header.firstIndex(of: 0x0A), header.starts(with: name),
      let generation = Int(String(decoding: header[name.count..<lineEnd], as: UTF8.self)), generation >= 0
    else { return (0, [], 0) }
    var records: [JournalRecord] = []
    var offset = lineEnd + 1
    while offset < bytes.count, let record = JournalRecord(bytes, at: &offset) { records.append(record) }
    return (generation, records, offset)
  }
}
