// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax

/// `function.__code__`: what programs ask about a function's parameters; and what `compile` gives.
final class PyCode: PyObject {
  let code: CodeObject
  /// What `compile` has read, for `exec` and `eval`; nil for the code of a function.
  let dynamic: DynamicCode?
  init(_ code: CodeObject) {
    self.code = code
    dynamic = nil
    super.init(cls: Classes.code)
  }
  init(_ dynamic: DynamicCode) {
    code = dynamic.code
    self.dynamic = dynamic
    super.init(cls: Classes.code)
  }

  /// The object of a function's code, the same as long as somebody has it.
  static func of(_ code: CodeObject) -> PyCode {
    if let shown = code.shown as? PyCode { return shown }
    let made = PyCode(code)
    code.shown = made
    return made
  }

  override func repr() throws -> String {
    let line = code.source.line(at: code.span.start)
    return "<code object \(code.name) at \(addressText), file \"\(code.source.name)\", line \(line)>"
  }

  override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, let other = other.object as? PyCode else { return nil }
    let isSame = self === other || code === other.code && dynamic == nil && other.dynamic == nil
    return .bool(isSame == (op == .equal))
  }
  override func hash() throws -> Int? { code.span.start &* 31 &+ code.name.utf8.count }

  /// The parameters, then the other local variables.
  private var variableNames: [String] {
    let parameters = code.parameters
    var names = (parameters.positional + parameters.keywordOnly).map(\.name)
    names += [parameters.variadic, parameters.keywords].compactMap { $0?.name }
    let free = Set(code.freeNames)
    let others = code.localNames.sorted { $0.key < $1.key }.map(\.value)
    return names + others.filter { !names.contains($0) && !free.contains($0) }
  }

  static func installAttributes() {
    func property(_ name: String, _ doc: String, _ get: @escaping (PyCode) -> Value) -> GetSetDescriptor {
      GetSetDescriptor(name, doc, get: { ($0.object as? PyCode).map(get) ?? .none })
    }
    func texts(_ names: [String]) -> Value { Value(tuple: names.map { Value($0) }) }
    Classes.code.add(properties: [
      property("co_name", "The name of the function.") { Value($0.code.name) },
      property("co_qualname", "The name with the class.") { Value($0.code.qualname) },
      property("co_argcount", "How many arguments can be given by place.") {
        .int($0.code.parameters.positional.count)
      },
      property("co_posonlyargcount", "How many of them only by place.") {
        .int($0.code.parameters.positionalOnlyCount)
      },
      property("co_kwonlyargcount", "How many parameters stand after `*`.") {
        .int($0.code.parameters.keywordOnly.count)
      },
      property("co_varnames", "The names of the parameters and local variables.") { texts($0.variableNames) },
      property("co_nlocals", "How many of them there are.") { .int($0.variableNames.count) },
      property("co_freevars", "The names it takes from enclosing functions.") { texts($0.code.freeNames) },
      property("co_flags", "4 and 8 for *args and **kwargs, 32 for a generator.") {
        let parameters = $0.code.parameters
        return .int(
          3 | (parameters.variadic == nil ? 0 : 4) | (parameters.keywords == nil ? 0 : 8)
            | ($0.code.isGenerator ? 32 : 0))
      },
      property("co_filename", "The name of the source.") { Value($0.code.source.name) },
      property("co_firstlineno", "The line where it begins.") { .int($0.code.source.line(at: $0.code.span.start)) },
    ])
  }
}

extension PyCode: Snapshotable {
  package static var snapshotName: String { "code" }
  package func snapshot() throws -> SnapshotRecord {
    guard let dynamic else { return SnapshotRecord([.code(code)]) }
    return SnapshotRecord([.nothing, .source(dynamic.source), .text(dynamic.kind.rawValue)])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    guard try facts.isNothing(0) else { return PyCode(try facts.code(0)) }
    guard let kind = DynamicCode.Kind(rawValue: try facts.text(2)),
      let dynamic = try? DynamicCode(facts.source(1), as: kind, Interpreter.current)
    else { throw DamagedSnapshot("code: its text does not compile") }
    return PyCode(dynamic)
  }
}
