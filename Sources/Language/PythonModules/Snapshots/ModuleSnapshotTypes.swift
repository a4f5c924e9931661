// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

// How snapshots keep the objects of Python's standard library.

extension PyDeque: Snapshotable {
  package static var snapshotName: String { "deque" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord(contents: [limit.map { .int($0) } ?? .nothing] + items.map { .value($0) })
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { PyDeque(cls: PyDeque.dequeClass) }
  package func restoreContents(_ contents: SnapshotReader) throws {
    limit = try contents.isNothing(0) ? nil : contents.count(0)
    items = DequeItems(try (1..<max(1, contents.count)).map { try contents.value($0) })
  }
}

extension PyRandom: Snapshotable {
  package static var snapshotName: String { "Random" }
  package func snapshot() throws -> SnapshotRecord {
    let isShared = Interpreter.current.libraryState["random"] === self
    return SnapshotRecord(
      [.bool(isShared)],
      contents: [
        .text(words.map { if case .int(let word) = $0 { String(word, radix: 36) } else { "" } }.joined(separator: " ")),
        nextGauss.map { .double($0) } ?? .nothing,
      ])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    if try facts.bool(0) {
      _ = try facts.interpreter.importModule("random")
      if let shared = facts.interpreter.libraryState["random"] { return shared }
    }
    return PyRandom(cls: PyRandom.randomClass)
  }
  package func restoreContents(_ contents: SnapshotReader) throws {
    let words = try contents.text(0).split(separator: " ").compactMap { UInt32($0, radix: 36).map { Int($0) } }
    guard words.count == 625 else { throw contents.damaged(0, "state of a random stream") }
    restore(words)
    nextGauss = try contents.isNothing(1) ? nil : contents.double(1)
  }
}

extension PyPattern: Snapshotable {
  package static var snapshotName: String { "pattern" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.text(pattern), .int(flags.rawValue), .bool(isBytes)], keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    guard
      let pattern = try? PyPattern(
        facts.text(0), flags: RegexFlags(rawValue: facts.int(1)), isBytes: facts.count > 2 && facts.bool(2))
    else {
      throw facts.damaged(0, "regular expression")
    }
    return pattern
  }
}

extension PyMatch: Snapshotable {
  package static var snapshotName: String { "match" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord(
      [.value(.object(pattern)), .value(.string(text)), .list(groups.map { .int($0) }), .int(lastGroup)],
      keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let pattern: PyPattern = try facts.object(0)
    let text: PyString = try facts.object(1)
    let groups = try facts.ints(2)
    let isWhole = groups.count == 2 * (pattern.groupCount + 1) && groups.allSatisfy { (-1...text.count).contains($0) }
    let isOrdered = stride(from: 0, to: groups.count - 1, by: 2).allSatisfy { groups[$0] <= groups[$0 + 1] }
    guard isWhole, isOrdered else { throw facts.damaged(2, "groups of a match") }
    return PyMatch(pattern, text, groups: groups, lastGroup: try facts.int(3))
  }
}

/// What snapshots keep of the objects of the standard modules.
enum ModuleSnapshotTypes {
  static func register() {
    SnapshotTypes.register([PyDeque.self, DequeIterator.self, PyRandom.self, PyPattern.self, PyMatch.self])
  }
}
