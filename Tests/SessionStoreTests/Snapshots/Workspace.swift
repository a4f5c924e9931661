// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import JSON
import PythonBuiltins
import PythonModules
import PythonRuntime
import Safetensors
import Tensors
import Testing
import TorchLibrary

@testable import SessionStore

/// A workspace of its own: an interpreter, its random stream, and what it printed.
final class Workspace {
  let interpreter = Interpreter()
  private let context = TensorContext()
  private(set) var output = ""
  private var cell = 0

  static let header = Snapshot.Header(generation: 3, cellCount: 1, digest: "d")

  init() {
    use()
    Builtins.install(into: interpreter)
    StandardModules.install(into: interpreter)
    StandardModules.install(into: interpreter)
    TorchLibrary.install(into: interpreter)
    interpreter.write = { [unowned self] in output += $0 }
    interpreter.writeError = { [unowned self] in output += $0 }
  }

  /// A workspace in which a program has run.
  convenience init(_ program: String) {
    self.init()
    run(program)
  }

  private func use() {
    Interpreter.current = interpreter
    TensorContext.current = context
  }

  /// Runs a program; an exception is printed as its class and text.
  func run(_ program: String) {
    use()
    cell += 1
    do {
      try interpreter.run(SourceText(name: "cell \(cell)", text: program), echoes: true, allowsCommands: true)
    } catch {
      let exception = interpreter.normalise(error)
      output += "\(exception.cls.name): \(exception.message)\n"
    }
  }

  /// What a program prints here.
  func printed(by program: String) -> String {
    output = ""
    run(program)
    return output
  }

  func encoded() throws -> [UInt8] {
    use()
    return try Snapshot.encode(interpreter, Workspace.header)
  }

  /// The workspace of a snapshot.
  static func restored(_ bytes: [UInt8]) throws -> Workspace {
    let workspace = Workspace()
    try Snapshot.restore(bytes, into: workspace.interpreter)
    return workspace
  }

  /// A database that keeps this workspace.
  func store(_ path: String) throws -> SessionDatabase {
    use()
    return try SessionDatabase(path: path, interpreter)
  }

  /// Keeps the workspace after a statement; gives the number of rows that were written.
  @discardableResult
  func keep(_ store: SessionDatabase, _ cell: Int? = nil, changed: [AnyObject]? = nil) throws -> Int {
    use()
    let kept = cell.map { KeptCell(number: $0, source: "# \($0)", output: "", outcome: .ok) }
    let report = store.keep(kept, changed: changed)
    if let problem = report.problem { throw DamagedSnapshot(problem) }
    return store.writer.writtenCount
  }

  /// The workspace that a database holds.
  static func restored(_ path: String) throws -> (workspace: Workspace, store: SessionDatabase) {
    let workspace = Workspace()
    let store = try workspace.store(path)
    #expect(try store.restore().isEmpty)
    return (workspace, store)
  }

  /// A copy by way of a database: nothing is written twice, neither here nor in the copy.
  func reopened() throws -> Workspace {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.gradus"
    let store = try store(path)
    #expect(try keep(store) > 0)
    #expect(try keep(store) == 0, "a second look finds changes")
    store.close()
    let (copy, again) = try Workspace.restored(path)
    #expect(try copy.keep(again) == 0, "a restored workspace differs")
    again.close()
    copy.cell = cell
    return copy
  }

  /// Restores a graph that was changed by hand, signed anew.
  static func restored(graph: JSON, tensors: [SafetensorsTensor]) throws -> Workspace {
    try restored(Snapshot.seal(graph.serialized(), tensors, header))
  }
}
