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
  /// What it shares with all code that is compiled with it.
  package internal(set) var origin = CodeOrigin.unknown
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

/// Where code comes from: the module and its names.
package final class CodeOrigin {
  /// The module, which is `__name__` among the names; nil where there is no such name.
  let moduleName: String?
  /// Whether it is one of the library's modules that are written in Python.
  let isOfLibrary: Bool
  // Not held: they hold the functions whose code this is. Code that uses global names holds these themselves.
  /// The global names that it sees, and the dictionary that has them where that is not a table.
  private weak var names: GlobalTable?
  private weak var mapping: PyObject?

  init(moduleName: String?, isOfLibrary: Bool, names: GlobalTable?, mapping: PyObject?) {
    (self.moduleName, self.isOfLibrary, self.names, self.mapping) = (moduleName, isOfLibrary, names, mapping)
  }

  // SAFETY: nothing in it changes.
  /// That of code which nobody has compiled.
  nonisolated(unsafe) static let unknown = CodeOrigin(
    moduleName: "__main__", isOfLibrary: false, names: nil, mapping: nil)

  /// `__globals__`: the names themselves; an empty dictionary where all have gone.
  package var globals: Value {
    switch mapping {
    case let dict as PyDict: .dict(dict)
    case let view?: .object(view)
    case nil: names.map { .object(GlobalsView.of($0, Interpreter.current)) } ?? .dict(PyDict())
    }
  }
}
