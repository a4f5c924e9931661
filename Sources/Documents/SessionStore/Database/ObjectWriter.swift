// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import SQLite
import Tensors
import TorchCore

/// Writes what has changed in a workspace: objects, names, library states. Works inside of a transaction of its database.
final class ObjectWriter {
  private let interpreter: Interpreter
  var tables: StoreTables
  private let encoder: RecordEncoder
  private(set) var rows: ObjectRows
  /// The pieces that large storages are kept in, by row.
  private var blocks: [UInt32: [StoredBlock]] = [:]
  /// The sum of what is written of each name.
  private var roots: [String: UInt64] = [:]
  private var moduleCount = -1
  private var libraryStateCount = -1
  private var fileModuleCount = 0

  // What one transaction does.
  private var state = StoreState()
  private var step: Int?
  private var stepBytes = 0
  private var pending: [(object: AnyObject, row: UInt32, root: Root?)] = []
  private var walksEverything = false
  private var hasReadLibrary = false
  private var touched: [UInt32] = []
  private var formerRoots: [(key: String, sum: UInt64?)] = []
  /// Where an object was found, for what is said when it cannot be kept.
  private struct Root {
    let name: String
    let isDirect: Bool
  }
  private var root: Root?
  /// What was found that cannot be kept and has not been said, by row.
  private var lost: [UInt32: String] = [:]
  private var notes: [String] = []
  /// How many rows the last transaction wrote.
  private(set) var writtenCount = 0
  /// The row of the counting number that was given out last.
  static let serialRoot = "n:serial"
  /// A transaction failed: what it did not come to is known to nobody.
  private var mustWalk = false

  init(_ interpreter: Interpreter, _ tables: StoreTables, _ state: StoreState) {
    self.interpreter = interpreter
    self.tables = tables
    rows = ObjectRows(next: state.nextRow)
    encoder = RecordEncoder(interpreter)
    encoder.nextSource = state.nextSource
    encoder.row = { [unowned self] in row(of: $0) }
    encoder.keepBlock = { [unowned self] in try keep(block: $0) }
  }

  /// Takes over what was read when the session was opened.
  func adopt(_ loaded: LoadedObjects) {
    for (row, object, sum) in loaded.objects {
      rows.claim(row, object, sum: sum)
      setRow(UInt32(row), of: object)
    }
    for (row, storage, pieces) in loaded.blocks {
      blocks[UInt32(row)] = pieces
      for (piece, block) in zip(storage.largePieces, pieces) { piece.keptAs = block.id }
    }
    roots = loaded.roots
    encoder.sources = loaded.sources
    for (row, what) in loaded.lost { lost[UInt32(row)] = what }
    if loaded.hasGaps { rows.free = loaded.gaps.reversed() }
  }

  /// Takes over only what names there are, when a workspace begins anew.
  func adoptRoots() throws { roots = try tables.rootSums() }

  // MARK: A transaction

  /// Writes the objects that changed (nil: whatever differs, found by a walk over everything) and what is new.
  ///
  /// - Parameter step: under which number former rows are remembered; nil: they are not.
  /// - Returns: the state to be written with it, what could not be kept, and the bytes of former rows.
  func write(
    _ given: [AnyObject]?, step: Int?, _ before: StoreState
  ) throws -> (state: StoreState, notes: [String], formerBytes: Int) {
    let changed = mustWalk ? nil : given
    state = before
    state.nextRow = max(state.nextRow, Int(rows.next))
    self.step = step
    stepBytes = 0
    writtenCount = 0
    notes = []
    touched = []
    formerRoots = []
    encoder.forgetNewSources()
    walksEverything = changed == nil
    hasReadLibrary = false
    defer {
      pending = []
      root = nil
    }
    if walksEverything || interpreter.modules.count != moduleCount || changed?.contains(where: isOfLibrary) == true {
      readLibraryAgain()
      moduleCount = interpreter.modules.count
    }
    rows.beginWalk()
    if try changed.map(writeNames) != true { try writeRoots() }
    root = nil
    if let changed {
      // The settings of tensors stand in the record of their library.
      let settings: [AnyObject] = changed.contains { $0 is TensorContext } ? [TorchState.current] : []
      for object in changed.map(moduleIfOwned) + settings {
        guard let row = knownRow(of: object) else { continue }
        if rows.visit(row) { pending.append((object, row, nil)) }
      }
    }
    while let (object, row, place) = pending.popLast() {
      root = place.map { Root(name: $0.name, isDirect: false) }
      try write(object, row, place)
    }
    for (number, source, kind) in encoder.newSources {
      let sum = RowSum.of(source.name, Array(source.text.utf8))
      try tables.addSource.run(
        .int(number), .text(source.name), .text(source.text), .int(kind.rawValue), .int(RowSum.stored(sum)))
    }
    state.nextRow = Int(rows.next)
    state.nextSource = encoder.nextSource
    return (state, notes, stepBytes)
  }

  /// The transaction is on disk.
  func didCommit() {
    mustWalk = false
    touched = []
  }

  /// The transaction was given up: what it touched is written again next time.
  func didFail() {
    for row in touched {
      rows[row] = 0
      blocks[row] = nil
    }
    mustWalk = true
    touched = []
    for (key, sum) in formerRoots.reversed() { roots[key] = sum }
    encoder.dropNewSources()
  }

  private func readLibraryAgain() {
    encoder.readLibraryAgain()
    hasReadLibrary = true
  }

  private func isOfLibrary(_ object: AnyObject) -> Bool {
    switch object {
    case is PyModule: true
    case let cls as PyClass: !cls.isUserDefined || interpreter.isImported(cls.module)
    case let slot as GlobalSlot: !interpreter.globals.owns(slot) && interpreter.fileModule(owning: slot) == nil
    default: false
    }
  }

  /// The names of a person's own module are kept in its row.
  private func moduleIfOwned(_ object: AnyObject) -> AnyObject {
    guard let slot = object as? GlobalSlot, !interpreter.globals.owns(slot) else { return object }
    return interpreter.fileModule(owning: slot) ?? object
  }

  // MARK: Rows

  private func setRow(_ row: UInt32, of object: AnyObject) {
    if let object = object as? PyObject {
      object.storeRow = row
    } else if let object = object as? any Snapshotable {
      object.storeRow = row
    }
  }

  private func knownRow(of object: AnyObject) -> UInt32? {
    let row = (object as? PyObject)?.storeRow ?? (object as? any Snapshotable)?.storeRow ?? 0
    return rows.isRow(row, of: object) ? row : nil
  }

  /// The row of an object that a record names; a new one waits to be written.
  private func row(of object: AnyObject) -> UInt32 {
    if let row = knownRow(of: object) {
      if walksEverything, rows.visit(row) { pending.append((object, row, root)) }
      return row
    }
    guard let row = rows.add(object) else { return 0 }
    setRow(row, of: object)
    _ = rows.visit(row)
    pending.append((object, row, root))
    return row
  }

  private func write(_ object: AnyObject, _ row: UInt32, _ place: Root?) throws {
    var (bytes, problem) = try encoder.encode(object, known: blocks[row] ?? [], comparesAll: walksEverything)
    if problem != nil, !hasReadLibrary, object is PyClass || !(object is any Snapshotable) {
      // A class or a function that the library has made since.
      readLibraryAgain()
      (bytes, problem) = try encoder.encode(object, known: [], comparesAll: true)
    }
    note(problem, object, row, place)
    let sum = RowSum.of(bytes)
    guard rows[row] != sum else { return }
    touched.append(row)
    if rows[row] == 0 { state.objectCount += 1 }
    if let step {
      try tables.rememberObject.bind([.int(step), .int(Int(row))])
      while try tables.rememberObject.step() { stepBytes += 32 + tables.rememberObject.int(0) }
    }
    try tables.setObject.run(.int(Int(row)), .blob(bytes), .int(RowSum.stored(sum)))
    rows[row] = sum
    writtenCount += 1
    if object is Storage {
      let former = blocks[row] ?? []
      blocks[row] = try RecordReader.parts(of: bytes).flatMap(\.blocks)
      if step != nil, let now = blocks[row] {
        stepBytes += zip(former, now).reduce(0) { $0 + ($1.0.id == $1.1.id ? 0 : StoredBlock.size) }
      }
    }
  }

  // SAFETY: the bytes are bound, which copies them, before this returns.
  private func keep(block: UnsafeRawBufferPointer) throws -> Int {
    let number = state.spare.take() ?? state.nextBlock
    if number == state.nextBlock { state.nextBlock += 1 }
    try tables.addBlock.bind([.int(number)])
    try tables.addBlock.bind(2, block)
    while try tables.addBlock.step() {}
    return number
  }

  // MARK: What cannot be kept

  private func note(_ problem: String?, _ object: AnyObject, _ row: UInt32, _ place: Root?) {
    guard let problem else {
      lost[row] = nil
      return
    }
    guard lost[row] != problem else { return }
    lost[row] = problem
    guard let place = place ?? self.place(of: object) else { return notes.append(problem) }
    notes.append(place.isDirect ? "\(problem) \(place.name)" : "\(problem) in \(place.name)")
  }

  /// The name from which an object is reached, found by a search: only for what has to be said.
  private func place(of wanted: AnyObject) -> Root? {
    var seen = Set<ObjectIdentifier>()
    for (name, value) in interpreter.globals.definitions {
      var work = [value]
      while let object = work.popLast()?.object {
        guard seen.insert(ObjectIdentifier(object)).inserted else { continue }
        if object === wanted { return Root(name: name.name, isDirect: value.object === wanted) }
        work += (object.attributes?.values ?? []).filter { $0.object != nil }
        guard let record = try? (object as? any Snapshotable)?.snapshot() else { continue }
        work += (record.facts + record.contents).flatMap(\.objects)
      }
    }
    return nil
  }

  // MARK: Names

  /// Writes the names whose slots have changed; false when all are to be looked at.
  private func writeNames(_ changed: [AnyObject]) throws -> Bool {
    guard !hasReadLibrary, interpreter.libraryState.count == libraryStateCount,
      interpreter.fileModules.count == fileModuleCount,
      interpreter.fileModules.keys.allSatisfy({ roots["f:\($0)"] != nil })
    else { return false }
    try writeNumbers()
    for case let slot as GlobalSlot in changed where interpreter.globals.owns(slot) {
      if slot.value.isUndefined { try removeRoot("g:\(slot.name.name)") } else { try write(slot) }
    }
    return true
  }

  private func write(_ slot: GlobalSlot) throws {
    try writeRoot("g:\(slot.name.name)", slot.name.name, slot.place, slot.value)
  }

  private func writeNumbers() throws {
    try writeRoot(ObjectWriter.serialRoot, "", interpreter.lastSerial, .none)
    try writeRoot("n:recursion", "", interpreter.recursionLimit, .none)
  }

  private func writeRoot(_ key: String, _ label: String, _ position: Int, _ value: Value) throws {
    root = Root(name: label, isDirect: true)
    let bytes = encoder.encodeRoot(position, value)
    let sum = RowSum.of(key, bytes)
    guard roots[key] != sum else { return }
    formerRoots.append((key, roots[key]))
    try rememberRoot(key)
    try tables.setRoot.run(.text(key), .blob(bytes), .int(RowSum.stored(sum)))
    state.rootSum ^= (roots[key] ?? 0) ^ sum
    if roots[key] == nil { state.rootCount += 1 }
    roots[key] = sum
    writtenCount += 1
  }

  private func writeRoots() throws {
    var written: Set<String> = ["n:serial", "n:recursion"]
    func write(_ key: String, _ label: String, _ position: Int, _ value: Value) throws {
      written.insert(key)
      try writeRoot(key, label, position, value)
    }
    try writeNumbers()
    for (position, name) in interpreter.modules.keys.sorted().enumerated() {
      try write("m:\(name)", name, position, .none)
    }
    for slot in interpreter.globals.definedSlots {
      written.insert("g:\(slot.name.name)")
      try self.write(slot)
    }
    fileModuleCount = interpreter.fileModules.count
    for name in interpreter.fileModules.keys.sorted() {
      guard let module = interpreter.fileModules[name] else { continue }
      try write("f:\(name)", name, 0, .object(module))
    }
    libraryStateCount = interpreter.libraryState.count
    for name in interpreter.libraryState.keys.sorted() {
      guard let state = interpreter.libraryState[name], state is any Snapshotable else { continue }
      try write("s:\(name)", name, 0, .object(state))
    }
    for (position, patch) in encoder.library.patches.enumerated() {
      try write("p:" + patch.path.joined(separator: "\u{1}"), patch.path.joined(separator: "."), position, patch.value)
    }
    for key in roots.keys where !written.contains(key) { try removeRoot(key) }
  }

  private func removeRoot(_ key: String) throws {
    guard let sum = roots.removeValue(forKey: key) else { return }
    formerRoots.append((key, sum))
    try rememberRoot(key)
    try tables.deleteRoot.run(.text(key))
    state.rootSum ^= sum
    state.rootCount -= 1
    writtenCount += 1
  }

  private func rememberRoot(_ key: String) throws {
    guard let step else { return }
    try tables.rememberRoot.run(.int(step), .text(key))
    stepBytes += 64
  }

  // MARK: Rows that were changed behind the workspace's back

  /// A step was taken back or done again: what its rows hold now.
  func didExchange(objects: [(row: Int, bytes: [UInt8]?)], roots changed: [(name: String, sum: UInt64?)]) throws {
    for (row, bytes) in objects {
      guard row > 0, row < Int(rows.next) else { continue }
      rows[UInt32(row)] = bytes.map { RowSum.of($0) } ?? 0
      if blocks[UInt32(row)] != nil {
        blocks[UInt32(row)] = try bytes.map { try RecordReader.parts(of: $0).flatMap(\.blocks) }
      }
    }
    for (name, sum) in changed { roots[name] = sum }
  }

  /// Rows that a sweep took away.
  func didSweep(_ swept: [Int], sources: Set<Int>) {
    encoder.forget(sources)
    for row in swept {
      rows.release(row)
      blocks[UInt32(row)] = nil
      lost[UInt32(row)] = nil
    }
  }
}
