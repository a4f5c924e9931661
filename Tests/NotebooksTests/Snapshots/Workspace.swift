// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonBuiltins
import PythonModules
import PythonRuntime
import Safetensors
import Tensors
import TorchLibrary

@testable import Notebooks

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

  /// A copy by way of a snapshot.
  func reopened() throws -> Workspace {
    let copy = try Workspace.restored(encoded())
    copy.cell = cell
    return copy
  }

  /// Restores a graph that was changed by hand, signed anew.
  static func restored(graph: JSON, tensors: [SafetensorsTensor]) throws -> Workspace {
    try restored(Snapshot.seal(graph.serialized(), tensors, header))
  }
}
