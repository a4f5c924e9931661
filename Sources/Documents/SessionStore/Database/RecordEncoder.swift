// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Primitives
import PythonRuntime
import Tensors

/// Writes objects of a workspace as records that name each other by the numbers of their rows.
final class RecordEncoder {
  /// The rows that records are written for; `reference` gives an object its row.
  private let interpreter: Interpreter
  private(set) var library: LibraryNames
  /// Gives the row of an object that a record names.
  var row: (AnyObject) -> UInt32 = { _ in 0 }
  // SAFETY: the bytes are valid for the time of the call.
  /// Takes a piece of a large block and gives it a number.
  var keepBlock: (UnsafeRawBufferPointer) throws -> Int = { _ in 0 }
  /// The sources that have numbers, by name and text; new ones wait in `newSources`.
  var sources: [String: Int] = [:]
  private(set) var newSources: [(number: Int, source: SourceText, kind: SourceKind)] = []
  var nextSource = 1

  private var record = RecordBytes()
  private var compiled: [Int: CompiledSource] = [:]
  // Held, so that no other function takes its place in memory.
  private var codes: [ObjectIdentifier: (code: CodeObject, source: Int, ordinal: Int)] = [:]

  /// Smaller storages stand in their records.
  static let inlineSize = 4096

  init(_ interpreter: Interpreter) {
    self.interpreter = interpreter
    library = LibraryNames(interpreter)
  }

  /// Looks again at what the library has, and at what a program put into it.
  func readLibraryAgain() { library = LibraryNames(interpreter) }

  /// Sources whose rows have gone.
  func forget(_ numbers: Set<Int>) {
    guard !numbers.isEmpty else { return }
    sources = sources.filter { !numbers.contains($0.value) }
    codes = codes.filter { !numbers.contains($0.value.source) }
    for number in numbers { compiled[number] = nil }
  }

  /// Starts a transaction's list of sources.
  func forgetNewSources() { newSources.removeAll() }

  /// Forgets the numbers of sources that were not written after all.
  func dropNewSources() {
    for (_, source, _) in newSources { sources[RecordEncoder.key(of: source)] = nil }
  }

  /// What a source is known by.
  static func key(of source: SourceText) -> String { "\(source.name)\u{0}\(source.text)" }

  // MARK: Objects

  /// The record of an object, and what of it cannot be kept (nil: everything can).
  ///
  /// - Parameters:
  ///   - blocks: the pieces that the object's row names.
  ///   - comparesAll: whether pieces are compared that are known to be as they were.
  func encode(
    _ object: AnyObject, known blocks: [StoredBlock], comparesAll: Bool
  ) throws -> (bytes: [UInt8], lost: String?) {
    record.removeAll()
    if let storage = object as? Storage {
      try encode(storage, blocks, comparesAll)
      return (record.bytes, nil)
    }
    if let path = library.path(of: object) {
      begin("@", facts: path.map { .text($0) })
      finish(serial: (object as? PyObject)?.serial ?? 0)
      return (record.bytes, nil)
    }
    do {
      guard let kept = object as? any Snapshotable else { throw NotSnapshotable() }
      let parts = try kept.snapshot()
      try encode(kept, parts)
      return (record.bytes, parts.lost)
    } catch let problem as NotSnapshotable {
      let what = problem.what.isEmpty ? "the \((object as? PyObject)?.cls.name ?? "object")" : problem.what
      record.removeAll()
      begin(LostObject.snapshotName, facts: [.text(what)])
      finish(serial: 0)
      return (record.bytes, what)
    }
  }

  private func begin(_ type: String, facts: [RecordPart]) {
    record.text(type)
    record.list(facts.count)
    for case .text(let text) in facts { record.text(text) }
    record.list(0)
  }

  private func finish(serial: Int) {
    record.tag(.none)
    record.tag(.none)
    record.int(serial)
  }

  private func encode(_ object: any Snapshotable, _ parts: SnapshotRecord) throws {
    let name = type(of: object).snapshotName
    record.text(name)
    record.list(parts.facts.count)
    for part in parts.facts { try encode(part) }
    record.list(parts.contents.count)
    for part in parts.contents { try encode(part) }
    guard let object = object as? PyObject else { return }
    if let table = object.attributes, table.count > 0, !(object is PyModule) {
      record.list(2 * table.count)
      for (name, value) in zip(table.names, table.values) {
        record.text(name.name)
        encode(value)
      }
    } else {
      record.tag(.none)
    }
    if parts.keepsClass, !DefaultClasses.isDefault(object.cls, of: name) {
      record.reference(row(object.cls))
    } else {
      record.tag(.none)
    }
    record.int(object.serial)
  }

  // SAFETY: the storage's bytes are read where they lie, piece by piece, within its count.
  private func encode(_ storage: Storage, _ known: [StoredBlock], _ comparesAll: Bool) throws {
    let count = storage.buffer.byteCount
    record.text(Storage.snapshotName)
    record.list(2)
    let bytes = UnsafeRawBufferPointer(start: storage.bytes, count: count)
    if count <= RecordEncoder.inlineSize {
      record.block(Array(bytes))
    } else {
      let pieces = storage.largePieces
      var blocks: [StoredBlock] = []
      for (i, range) in (pieces.isEmpty ? [0..<count] : pieces.map(\.range)).enumerated() {
        let former = i < known.count ? known[i] : nil
        if let former, !comparesAll, !pieces.isEmpty, pieces[i].keptAs == former.id {
          blocks.append(former)
          continue
        }
        let piece = UnsafeRawBufferPointer(rebasing: bytes[range])
        let sum = max(1, BlockHash.sum(piece))
        let block = if let former, former.sum == sum { former } else { StoredBlock(id: try keepBlock(piece), sum: sum) }
        if !pieces.isEmpty { pieces[i].keptAs = block.id }
        blocks.append(block)
      }
      record.blocks(count, blocks)
    }
    record.int(storage.version)
    record.list(0)
  }

  /// A name of the workspace, the library's state or a patch: its place and its value.
  func encodeRoot(_ position: Int, _ value: Value) -> [UInt8] {
    record.removeAll()
    record.int(position)
    encode(value)
    return record.bytes
  }

  // MARK: Parts

  private func encode(_ part: SnapshotField) throws {
    switch part {
    case .value(let value): encode(value)
    case .list(let parts):
      record.list(parts.count)
      for part in parts { try encode(part) }
    case .object(let object):
      // Hooks are lists that may hold what cannot be kept; a tensor can do without.
      if object is GradHooks, (try? object.snapshot()) == nil {
        record.tag(.none)
      } else {
        record.reference(row(object))
      }
    case .code(let code):
      let place = try place(of: code)
      record.tag(.code)
      record.count(place.source)
      record.count(place.ordinal)
      record.count(code.qualname.utf8.count)
      record.append(code.qualname)
    case .source(let source):
      record.tag(.source)
      record.count(number(of: source))
    case .bytes(let bytes): record.block(bytes)
    }
  }

  private func encode(_ value: Value) {
    switch value {
    case .undefined: record.tag(.undefined)
    case .none: record.tag(.none)
    case .bool(let flag): record.bool(flag)
    case .int(let number): record.int(number)
    case .float(let number): record.double(number)
    case .string(let string) where string.cls === Classes.string && string.serial == 0: record.text(string.text)
    default: if let object = value.object { record.reference(row(object)) } else { record.tag(.none) }
    }
  }

  // MARK: Code

  private func number(of source: SourceText) -> Int {
    let key = RecordEncoder.key(of: source)
    if let known = sources[key] { return known }
    let number = nextSource
    nextSource += 1
    sources[key] = number
    newSources.append((number, source, SourceKind(of: source, interpreter)))
    return number
  }

  /// A function's source and its place there, found by compiling the source as the restored workspace will.
  private func place(of code: CodeObject) throws -> (source: Int, ordinal: Int) {
    if let known = codes[ObjectIdentifier(code)] { return (known.source, known.ordinal) }
    let source = number(of: code.source)
    if compiled[source] == nil { compiled[source] = interpreter.compiledAgain(code.source) }
    guard let ordinal = compiled[source]?.ordinal(of: code) else {
      throw NotSnapshotable("the function \(code.qualname) of \(code.source.name)")
    }
    codes[ObjectIdentifier(code)] = (code, source, ordinal)
    return (source, ordinal)
  }
}
