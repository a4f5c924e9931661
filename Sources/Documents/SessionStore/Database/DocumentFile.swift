// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import Primitives

/// The notebook of an open session, `NAME.md`: what is typed is added at its end, and what other programs have changed in it
/// stays as they made it.
///
/// The database remembers the file as it was last written, and sums of its cells. So it is parsed only where it must be
/// added to, or differs.
public final class DocumentFile {
  private let path: String
  /// The file as it was last written or taken over.
  private(set) var stamp = FileStamp()
  /// How many cells of the session stand in it.
  public private(set) var writtenCells = 0
  /// The sums of the inputs and outputs of its cells, in turn.
  private var sums: [UInt64] = []
  private var notebook: Notebook?

  /// What is known of the file from an earlier run; nothing for a session that is new.
  public init(path: String, known data: [UInt8]?) {
    self.path = path
    guard let data, let parts = try? RecordReader.parts(of: data), parts.count == 6, case .bytes(let bytes) = parts[5],
      let size = parts[0].int, let seconds = parts[1].int, let nanoseconds = parts[2].int, let sum = parts[3].int,
      let written = parts[4].int
    else { return }
    stamp.size = size
    stamp.seconds = seconds
    stamp.nanoseconds = nanoseconds
    stamp.sum = UInt64(UInt(bitPattern: sum))
    writtenCells = written
    sums = stride(from: 0, to: bytes.count - 7, by: 8).map { (start: Int) -> UInt64 in
      var sum: UInt64 = 0
      for place in (start..<start + 8).reversed() { sum = sum << 8 | UInt64(bytes[place]) }
      return sum
    }
  }

  /// What is to be remembered of the file.
  var facts: [UInt8] {
    var record = RecordBytes()
    record.int(stamp.size)
    record.int(stamp.seconds)
    record.int(stamp.nanoseconds)
    record.int(Int(bitPattern: UInt(stamp.sum)))
    record.int(writtenCells)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * sums.count)
    for sum in sums { for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: sum >> UInt64(8 * shift))) } }
    record.block(bytes)
    return record.bytes
  }

  /// Whether there is a file.
  public var exists: Bool { Files.exists(path) }

  /// The cells that stand in the file.
  public func cells() throws -> [NotebookCell] { try read().cells }

  // MARK: Reading

  private func read() throws -> Notebook {
    if let notebook { return notebook }
    guard exists else { return Notebook(title: SessionPaths(path).name) }
    let bytes = try Files.read(path)
    let read = Notebook(parsing: try text(of: bytes))
    notebook = read
    return read
  }

  /// The file as text. Bytes that are no UTF-8 are replaced in it, and a copy of the file as it was is made beside it.
  private func text(of bytes: [UInt8]) throws -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var copy = path + ".bytes"
    var number = 2
    while Files.exists(copy), try Files.read(copy) != bytes {
      copy = "\(path).bytes\(number)"
      number += 1
    }
    if !Files.exists(copy) {
      try Files.replace(copy, with: bytes)
      notes.append("\(Files.name(of: path)) is not UTF-8 everywhere: its bytes are kept in \(Files.name(of: copy))")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What is to be said about the file; taken once.
  private var notes: [String] = []
  /// What is to be said about the file since the last call.
  public func takeNotes() -> [String] {
    defer { notes = [] }
    return notes
  }

  // MARK: Edits by others

  /// Looks whether another program has changed the file, takes the change over, and notes what it was.
  ///
  /// - Returns: whether the file has changed.
  @discardableResult
  public func takeOverEdits() -> Bool {
    guard stamp != FileStamp(), let now = FileStamp(of: path) else { return false }
    if now.looksLike(stamp) { return false }
    guard let bytes = try? Files.read(path) else { return false }
    var found = now
    found.add(bytes)
    if found.size == stamp.size, found.sum == stamp.sum {
      stamp = found
      return false
    }
    return takeOver(bytes, found)
  }

  /// The same at opening, where the sum is compared whatever size and time say.
  public func takeOverEditsSinceLastTime() -> Bool {
    guard let bytes = try? Files.read(path), var found = FileStamp(of: path) else { return false }
    found.add(bytes)
    if found.sum == stamp.sum, found.size == stamp.size {
      stamp = found
      return false
    }
    return takeOver(bytes, found)
  }

  private func takeOver(_ bytes: [UInt8], _ found: FileStamp) -> Bool {
    guard let text = try? text(of: bytes) else { return false }
    let read = Notebook(parsing: text)
    let new = DocumentFile.sums(of: read)
    let what = DocumentChanges(from: sums, to: new).sentence
    notes.append("\(Files.name(of: path)) was changed by another program: \(what)")
    notebook = read
    sums = new
    stamp = found
    return true
  }

  private static func sums(of notebook: Notebook) -> [UInt64] {
    notebook.cells.flatMap { cell in
      [BlockHash.sum(Array(cell.source.utf8)), BlockHash.sum(Array(cell.comparableOutput.utf8))]
    }
  }

  // MARK: Writing

  /// The document with the cells of a session that do not stand in it yet.
  ///
  /// - Parameter texts: Markdown that stands before cells, by their numbers.
  public func whole(_ cells: [KeptCell], texts: [Int: String] = [:]) throws -> Notebook {
    var notebook = try read()
    var rest = cells[...]
    while let first = rest.first {
      if let text = texts[first.number] { notebook.append(prose: text) }
      let end = rest.dropFirst().firstIndex { texts[$0.number] != nil } ?? rest.endIndex
      notebook.append(rest[..<end].map { ($0.source, $0.output) })
      rest = rest[end...]
    }
    return notebook
  }

  /// Adds cells at the end of the file; what others have changed in it stays.
  ///
  /// - Parameter count: how many cells of the session stand in the file afterwards.
  public func write(_ cells: [KeptCell], count: Int, texts: [Int: String] = [:]) throws {
    if exists { takeOverEdits() } else { notebook = nil }
    let whole = try whole(cells, texts: texts)
    let bytes = Array(whole.text.utf8)
    try Files.replace(path, with: bytes)
    notebook = whole
    writtenCells = count
    sums = DocumentFile.sums(of: whole)
    stamp = FileStamp(of: path) ?? FileStamp()
    stamp.add(bytes)
  }

  /// Says that the file, as it is, holds this many cells of the session.
  public func adopt(count: Int) throws {
    sums = DocumentFile.sums(of: try read())
    writtenCells = count
    let bytes = try Files.read(path)
    stamp = FileStamp(of: path) ?? FileStamp()
    stamp.add(bytes)
  }
}
