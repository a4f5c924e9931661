// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonRuntime
import SQLite

/// The source texts that a database keeps, and the functions in them.
struct StoredSources {
  private let interpreter: Interpreter
  private var texts: [Int: (text: SourceText, kind: SourceKind)] = [:]
  private var compiled: [Int: CompiledSource] = [:]
  /// Their numbers, by what the writer knows them by.
  private(set) var numbers: [String: Int] = [:]

  init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  /// Reads all of them.
  mutating func read(_ database: Database) throws {
    let select = try database.prepare("SELECT id, name, text, library, sum FROM sources")
    while try select.step() {
      let (name, text) = (select.text(1), select.text(2))
      guard RowSum.of(name, Array(text.utf8)) == RowSum.read(select.int(4)) else {
        throw DamagedSnapshot("a source is not what was written")
      }
      let source = SourceText(name: name, text: text)
      guard let kind = SourceKind(rawValue: select.int(3)) else { throw DamagedSnapshot("a source of an unknown kind") }
      // Its functions find their global names there when they are compiled.
      if kind == .module { interpreter.moduleFile(path: name).add(source) }
      guard texts.updateValue((source, kind), forKey: select.int(0)) == nil else {
        throw DamagedSnapshot("two sources have one number")
      }
      numbers[RecordEncoder.key(of: source)] = select.int(0)
    }
  }

  private func source(_ number: Int) throws -> (text: SourceText, kind: SourceKind) {
    guard let source = texts[number] else { throw MissingPart("a source") }
    return source
  }

  /// A source's text.
  func text(_ number: Int) throws -> SourceText { try source(number).text }

  /// A function in a source that is compiled when the first of its functions is needed.
  mutating func code(_ number: Int, _ ordinal: Int, _ name: String) throws -> CodeObject {
    let source = try source(number)
    let unit: CompiledSource
    if let known = compiled[number] {
      unit = known
    } else if source.kind == .library {
      unit = try interpreter.libraryUnit(source.text)
    } else {
      unit = try interpreter.compile(source.text, echoes: true, allowsCommands: true)
    }
    compiled[number] = unit
    guard unit.codes.indices.contains(ordinal), unit.codes[ordinal].qualname == name else {
      throw DamagedSnapshot("\(source.text.name) has no function \(name)")
    }
    return unit.codes[ordinal]
  }
}
