// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// A compiled function, lambda, class body or top-level statement.
public final class CodeObject {
  /// The name for tracebacks.
  public let name: String
  /// `__qualname__`.
  public let qualname: String
  /// The source it was compiled from.
  public let source: SourceText
  /// Where it stands.
  public let span: SourceSpan
  /// Counts the functions of one source in the order of compilation: how a snapshot names a function.
  public let ordinal: Int
  /// The docstring.
  public var doc: String?
  /// The parameters; defaults are evaluated by whoever makes the function.
  public internal(set) var parameters = CompiledParameters() {
    didSet {
      arity = parameters.positional.count
      isSimple = parameters.isSimple
    }
  }
  /// The names of the variables outside that it uses, in the order of the closure's cells.
  public private(set) var freeNames: [String] = []
  /// The names of local variables by slot; temporary slots have no name.
  public internal(set) var localNames: [Int: String] = [:]
  /// The global names that it sees, and the mapping that has them where that is not the table.
  package internal(set) var names: GlobalTable?
  package internal(set) var mapping: Value?
  /// Whether calling it makes a generator.
  public internal(set) var isGenerator = false

  /// The object that shows it to programs, while one has it.
  package weak var shown: PyObject?
  /// The slots in which `yield from` keeps its iterators.
  var delegateSlots: [Int] = []

  /// `parameters.positional.count` and whether plain calls need no binding: asked at every call.
  private(set) var arity = 0
  private(set) var isSimple = true
  /// Whether frames have shared variables to prepare.
  private(set) var hasCells = false

  var body: Block = Block([]) {
    didSet { result = body.soleResult }
  }
  /// The expression of a body that is nothing but `return expression`: calls evaluate it right away.
  private(set) var result: Node?
  var slotCount = 0
  /// The slots of variables that inner functions share.
  private(set) var cellSlots: [Int] = []
  /// The slots of variables of enclosing functions, in a row.
  private(set) var freeSlots: [Int] = []
  private(set) var hasOwnCells = false
  private(set) var firstFreeSlot = 0
  private(set) var hasFree = false

  func addCell(_ slot: Int) {
    cellSlots.append(slot)
    (hasCells, hasOwnCells) = (true, true)
  }
  func addFree(_ name: String, _ slot: Int) {
    if freeSlots.isEmpty { firstFreeSlot = slot }
    freeNames.append(name)
    freeSlots.append(slot)
    (hasCells, hasFree) = (true, true)
  }

  // SAFETY: immutable; what idle frames have in place of a code.
  nonisolated(unsafe) static let none = CodeObject(
    name: "", qualname: "", source: SourceText(name: "", text: ""), span: SourceSpan(0, 0), ordinal: 0)

  init(name: String, qualname: String, source: SourceText, span: SourceSpan, ordinal: Int) {
    self.name = name
    self.qualname = qualname
    self.source = source
    self.span = span
    self.ordinal = ordinal
  }
}

/// The parameters of a compiled function: they fill the first slots in this order.
public struct CompiledParameters {
  /// Parameters that can be given by position.
  public var positional: [Symbol] = []
  /// How many of them only by position.
  public var positionalOnlyCount = 0
  /// The slot of `*args`.
  public var variadic: Symbol?
  /// Names after `*`.
  public var keywordOnly: [Symbol] = []
  /// The slot of `**kwargs`.
  public var keywords: Symbol?
  /// Whether a call without keywords and with exactly the positional arguments can skip binding.
  var isSimple: Bool { variadic == nil && keywordOnly.isEmpty && keywords == nil }
}

extension CodeObject {
  /// Whether it is one of the library's modules that are written in Python.
  var isOfLibrary: Bool {
    source.name.hasPrefix("<") && source.name.hasSuffix(">") && source.name != "<string>" && mapping == nil
  }

  /// The module whose names it sees, which is `__name__` there; nil where there is no such name.
  package var moduleName: String? {
    if let mapping { return (try? Interpreter.current.getItem(mapping, Value("__name__")))?.text }
    if isOfLibrary { return String(source.name.dropFirst().dropLast()) }
    return names?["__name__"]?.text ?? "__main__"
  }

  /// `__globals__`: the names themselves.
  package var globals: Value {
    mapping ?? .object(GlobalsView.of(names ?? Interpreter.current.globals, Interpreter.current))
  }
}
