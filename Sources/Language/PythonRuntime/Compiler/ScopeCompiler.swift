// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// What all scopes of one source share.
final class CompilationUnit {
  let source: SourceText
  let interpreter: Interpreter
  let globals: GlobalTable
  /// Whether top-level expressions show their values.
  let echoes: Bool
  /// Whether it is code for `exec` in which every expression outside of functions shows its value.
  var isSingle = false
  /// The functions in the order of compilation.
  var codes: [CodeObject] = []
  /// The mapping that has the global names, where that is not the table.
  var mapping: Value?
  /// Whether the global names are those of the workspace.
  var isInWorkspace: Bool { mapping == nil && globals === interpreter.globals }
  /// Whether the names at the top level are those of another mapping, which the frame holds.
  var hasLocals = false
  /// The names that the top level declares to be global nevertheless.
  var declaredGlobals: Set<String> = []
  init(_ source: SourceText, _ interpreter: Interpreter, globals: GlobalTable, echoes: Bool) {
    self.source = source
    self.interpreter = interpreter
    self.globals = globals
    self.echoes = echoes
  }
  /// Whether it is a module of the library that is written in Python.
  var isOfLibrary = false
  /// What all its code shares.
  private lazy var origin = CodeOrigin(
    moduleName: isOfLibrary
      ? String(source.name.dropFirst().dropLast()) : globals["__name__"]?.text ?? (mapping == nil ? "__main__" : nil),
    isOfLibrary: isOfLibrary, names: globals, mapping: mapping?.object)
  func makeCode(_ name: String, qualname: String, _ span: SourceSpan) -> CodeObject {
    let code = CodeObject(name: name, qualname: qualname, source: source, span: span, ordinal: codes.count)
    code.origin = origin
    codes.append(code)
    return code
  }
}

/// Compiles one scope: a function, a class body, or a top-level statement. Names become slots here, once.
final class ScopeCompiler {
  enum Kind { case module, function, classBody }
  enum Binding {
    case local(Int)
    case cell(Int, isFree: Bool)
    case global(GlobalSlot)
    case entry(Value)
    case className(Symbol)
  }

  let unit: CompilationUnit
  let kind: Kind
  let code: CodeObject
  let parent: ScopeCompiler?
  let analysis: NameAnalysis?
  /// Names to slots; comprehensions push tables of their own.
  var scopes: [[String: Binding]] = [[:]]
  /// `yield` expressions met in the statement that is being compiled, to be executed before it.
  var pendingYields: [StatementNode] = []
  /// In a statement whose expressions hold a `yield`: the operands compiled so far that no other operand contains.
  var finishedOperands: [SpillableNode]?
  /// Not zero where a `yield` cannot be hoisted in front of the statement.
  var conditionalDepth = 0
  var qualifiedPrefix: String
  /// How many blocks of compound statements are open.
  var blockDepth = 0

  init(_ unit: CompilationUnit, _ kind: Kind, _ code: CodeObject, parent: ScopeCompiler?, analysis: NameAnalysis?) {
    self.unit = unit
    self.kind = kind
    self.code = code
    self.parent = parent
    self.analysis = analysis
    switch kind {
    case .module: qualifiedPrefix = ""
    case .classBody: qualifiedPrefix = code.qualname + "."
    case .function: qualifiedPrefix = code.qualname + ".<locals>."
    }
  }

  func newSlot(_ name: String? = nil) -> Int {
    let slot = code.slotCount
    code.slotCount += 1
    if let name { code.localNames[slot] = name }
    return slot
  }

  /// Gives a name of this scope a slot.
  func declare(_ name: String) {
    let slot = newSlot(name)
    if analysis?.innerFree.contains(name) == true {
      code.addCell(slot)
      scopes[0][name] = .cell(slot, isFree: false)
    } else {
      scopes[0][name] = .local(slot)
    }
  }

  /// Takes names from the enclosing function through the closure.
  func declareFree(_ names: Set<String>) {
    for name in names.sorted() {
      let slot = newSlot(name)
      code.addFree(name, slot)
      scopes[0][name] = .cell(slot, isFree: true)
    }
  }

  /// Where a name lives.
  func resolve(_ name: String) -> Binding {
    for scope in scopes.reversed() { if let binding = scope[name] { return binding } }
    // What a comprehension in a class body reads is looked up outside of the class, as in a function.
    if kind == .classBody, scopes.count == 1, analysis?.globals.contains(name) != true {
      return .className(Symbol(mangled(name)))
    }
    if kind == .module, unit.hasLocals, scopes.count == 1, !unit.declaredGlobals.contains(name) {
      return .className(Symbol(name))
    }
    if let mapping = unit.mapping { return .entry(mapping) }
    return .global(unit.globals.slot(Symbol(name)))
  }

  private func globalLoad(_ name: String, _ span: SourceSpan) -> Node {
    if let mapping = unit.mapping { return MappingLoad(mapping, name, span) }
    return GlobalLoad(unit.globals.slot(Symbol(name)), span)
  }

  /// Whether this scope can hand a shared variable of this name to an inner function.
  func canCapture(_ name: String) -> Bool {
    for scope in scopes.reversed() { if case .cell? = scope[name] { return true } }
    return false
  }

  /// A private name as the innermost class around it spells it: `__count` in `class Box` is `_Box__count`.
  func mangled(_ name: String) -> String {
    guard name.hasPrefix("__"), !name.hasSuffix("__") else { return name }
    var scope: ScopeCompiler? = self
    while let current = scope, current.kind != .classBody { scope = current.parent }
    guard let cls = scope?.code.name.drop(while: { $0 == "_" }), !cls.isEmpty else { return name }
    return "_\(cls)\(name)"
  }

  func load(_ name: String, _ span: SourceSpan) -> Node {
    switch resolve(name) {
    case .local(let slot): return LocalLoad(slot, name, span)
    case .cell(let slot, let isFree):
      let load = CellLoad(slot, name, isFree: isFree, span)
      // A class body reads its own names before those of the enclosing function.
      return kind == .classBody && scopes.count == 1 && analysis?.bound.contains(name) == true
        ? ClassNameLoad(Symbol(mangled(name)), outer: load, span) : load
    case .global, .entry: return globalLoad(name, span)
    case .className(let symbol): return ClassNameLoad(symbol, outer: globalLoad(symbol.name, span), span)
    }
  }

  func target(_ name: String, _ span: SourceSpan) -> Target {
    if kind == .classBody, scopes.count == 1, analysis?.bound.contains(name) == true {
      return ClassNameTarget(Symbol(mangled(name)), span)
    }
    switch resolve(name) {
    case .local(let slot): return LocalTarget(slot, name, span)
    case .cell(let slot, _): return CellTarget(slot, name, span)
    case .global(let slot): return GlobalTarget(slot, span)
    case .entry(let mapping): return MappingTarget(mapping, name, span)
    case .className(let symbol): return ClassNameTarget(symbol, span)
    }
  }

  /// A walrus in a comprehension assigns to the scope around it.
  func walrusTarget(_ name: String, _ span: SourceSpan) -> Target {
    let saved = scopes
    scopes = [scopes[0]]
    defer { scopes = saved }
    return target(name, span)
  }

  func fail(_ message: String, _ span: SourceSpan) -> SyntaxError {
    SyntaxError(.syntax, message, at: span, in: unit.source)
  }

  // MARK: Assignment targets

  func compileTarget(_ expression: Expression) throws -> Target {
    switch expression.kind {
    case .name(let name): return target(name, expression.span)
    case .attribute(let object, let name, _):
      return AttributeTarget(try compile(object), Symbol(mangled(name)), expression.span)
    case .subscript(let object, let index):
      return SubscriptTarget(try compile(object), try compile(index), expression.span)
    case .tuple(let items), .list(let items):
      var star = -1
      var targets: [Target] = []
      for (i, item) in items.enumerated() {
        if case .starred(let inner) = item.kind {
          if star >= 0 { throw fail("multiple starred expressions in assignment", item.span) }
          star = i
          targets.append(try compileTarget(inner))
        } else {
          targets.append(try compileTarget(item))
        }
      }
      return UnpackTarget(targets, star: star, expression.span)
    case .starred: throw fail("starred assignment target must be in a list or tuple", expression.span)
    default: throw fail("cannot assign to expression", expression.span)
    }
  }

  // MARK: Functions and classes

  /// The slots of this frame that hold the cells an inner code needs.
  func captured(by inner: CodeObject) -> [Int] {
    inner.freeNames.compactMap { name in
      for scope in scopes.reversed() { if case .cell(let slot, _)? = scope[name] { return slot } }
      return nil
    }
  }

  /// The free names of an inner scope that this scope (or one around it) shares.
  func sharedNames(_ names: Set<String>) -> Set<String> { names.filter { canCapture($0) } }

  func compileFunction(
    _ name: String, _ parameters: Parameters, analysis: NameAnalysis, _ span: SourceSpan, returns: Expression? = nil,
    fill: (ScopeCompiler) throws -> Void
  ) throws -> FunctionNode {
    let code = unit.makeCode(name, qualname: qualifiedPrefix + name, span)
    let inner = ScopeCompiler(unit, .function, code, parent: self, analysis: analysis)
    var compiled = CompiledParameters()
    compiled.positional = (parameters.positionalOnly + parameters.positional).map { Symbol(mangled($0.name)) }
    compiled.positionalOnlyCount = parameters.positionalOnly.count
    compiled.variadic = parameters.variadic.map { Symbol($0.name) }
    compiled.keywordOnly = parameters.keywordOnly.map { Symbol(mangled($0.name)) }
    compiled.keywords = parameters.keywords.map { Symbol($0.name) }
    code.parameters = compiled
    let parameterNames = NameAnalysis.names(of: parameters)
    for name in parameterNames { inner.declare(name) }
    for name in analysis.bound.subtracting(parameterNames).sorted() { inner.declare(name) }
    inner.declareFree(sharedNames(analysis.free))
    code.isGenerator = analysis.yields
    try fill(inner)
    let positional = parameters.positionalOnly + parameters.positional
    var annotations: [FunctionAnnotation] = []
    func annotate(_ name: String, _ annotation: Expression?) {
      guard let annotation else { return }
      annotations.append(
        FunctionAnnotation(name: mangled(name), node: try? compile(annotation), text: unit.source[annotation.span]))
    }
    for parameter in positional { annotate(parameter.name, parameter.annotation) }
    if let variadic = parameters.variadic { annotate(variadic.name, variadic.annotation) }
    for parameter in parameters.keywordOnly { annotate(parameter.name, parameter.annotation) }
    if let keywords = parameters.keywords { annotate(keywords.name, keywords.annotation) }
    annotate("return", returns)
    return FunctionNode(
      code, defaults: try positional.compactMap { try $0.defaultValue.map { try compile($0) } },
      keywordDefaults: try parameters.keywordOnly.compactMap { parameter in
        try parameter.defaultValue.map { (Symbol(mangled(parameter.name)), try compile($0)) }
      }, captured: captured(by: code), annotations: annotations, span)
  }

  func compileDefinition(_ definition: FunctionDefinition, _ span: SourceSpan) throws -> StatementNode {
    let analysis = NameAnalysis(parameters: definition.parameters, body: definition.body)
    let function = try compileFunction(
      definition.name, definition.parameters, analysis: analysis, span, returns: definition.returns
    ) { inner in
      inner.code.doc = ScopeCompiler.docstring(definition.body)
      inner.code.body = try inner.compileBlock(definition.body)
    }
    return AssignStatement(
      [target(definition.name, definition.nameSpan)], try decorated(function, definition.decorators), span)
  }

  func decorated(_ node: Node, _ decorators: [Expression]) throws -> Node {
    var result = node
    for decorator in decorators.reversed() {
      result = CallNode(
        try compile(decorator), CompiledArguments(positional: SpreadItems([(result, false)]), keywords: []),
        decorator.span)
    }
    return result
  }

  static func docstring(_ body: [Statement]) -> String? {
    if case .expression(let expression)? = body.first?.kind, case .string(let text) = expression.kind { return text }
    return nil
  }

  func compileClass(_ definition: ClassDefinition, _ span: SourceSpan) throws -> StatementNode {
    let analysis = NameAnalysis(classBody: definition.body)
    let code = unit.makeCode(definition.name, qualname: qualifiedPrefix + definition.name, span)
    code.doc = ScopeCompiler.docstring(definition.body)
    let inner = ScopeCompiler(unit, .classBody, code, parent: self, analysis: analysis)
    var classCell = -1
    if analysis.innerFree.contains("__class__") {
      classCell = inner.newSlot("__class__")
      inner.scopes[0]["__class__"] = .cell(classCell, isFree: false)
      code.addCell(classCell)
    }
    inner.declareFree(sharedNames(analysis.freeOfClass))
    code.body = try inner.compileBlock(definition.body)
    var bases: [(node: Node, spreads: Bool)] = []
    var keywords: [(name: Symbol?, node: Node)] = []
    for argument in definition.arguments {
      switch argument.kind {
      case .positional: bases.append((try compile(argument.value), false))
      case .star: bases.append((try compile(argument.value), true))
      case .keyword(let name): keywords.append((Symbol(name), try compile(argument.value)))
      case .doubleStar: keywords.append((nil, try compile(argument.value)))
      }
    }
    let node = ClassNode(
      code, bases: CompiledArguments(positional: SpreadItems(bases), keywords: keywords),
      captured: captured(by: code), classCell: classCell, annotates: AnnotationStatement.stand(in: definition.body),
      span)
    return AssignStatement([target(definition.name, span)], try decorated(node, definition.decorators), span)
  }
}
