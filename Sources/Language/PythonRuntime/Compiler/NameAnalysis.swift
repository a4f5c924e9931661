// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax

/// Which names a function binds itself, and which it takes from outside: what closures are made of.
///
/// Working on the syntax tree again for each level of nesting keeps this a pure function of the tree.
struct NameAnalysis {
  /// Names assigned in the scope itself (not in inner functions).
  private(set) var bound: Set<String> = []
  /// Names read in the scope itself or free in its inner functions.
  private(set) var used: Set<String> = []
  /// Names free in inner functions, lambdas, generators and classes.
  private(set) var innerFree: Set<String> = []
  private(set) var globals: Set<String> = []
  private(set) var nonlocals: Set<String> = []
  /// Whether the scope itself holds a `yield`.
  private(set) var yields = false

  /// The names of a function's scope.
  init(parameters: Parameters, body: [Statement]) {
    for name in NameAnalysis.names(of: parameters) { bound.insert(name) }
    for statement in body { visit(statement) }
    bound.subtract(globals)
    bound.subtract(nonlocals)
  }

  /// The names of a lambda's or generator's scope.
  init(parameters: Parameters, expression: Expression) {
    for name in NameAnalysis.names(of: parameters) { bound.insert(name) }
    visit(expression)
  }

  /// The names of a generator expression's scope: everything but the first iterable.
  init(generator element: Expression, _ clauses: [ComprehensionClause]) {
    visitClauses(clauses, skippingFirstIterable: true)
    visit(element)
    // What is bound so far is bound by `:=`, which belongs to the scope around.
    nonlocals.formUnion(bound)
    bound = []
    for clause in clauses { bind(clause.target) }
  }

  /// The names of a class body.
  init(classBody: [Statement]) {
    for statement in classBody { visit(statement) }
    bound.subtract(globals)
    bound.subtract(nonlocals)
  }

  /// Names that statements, or functions and classes in them, declare to be global.
  static func declaredGlobals(in statements: [Statement]) -> Set<String> {
    var found: Set<String> = []
    for statement in statements {
      if case .global(let names) = statement.kind { found.formUnion(names) }
      for block in statement.blocks { found.formUnion(declaredGlobals(in: block)) }
    }
    return found
  }

  /// Names that come from outside.
  var free: Set<String> { used.union(nonlocals).subtracting(bound).subtracting(globals) }

  /// Names that a class body takes from outside: what its own statements read, and what its methods read besides `__class__`
  /// (methods do not see the class's own names).
  var freeOfClass: Set<String> {
    used.union(nonlocals).subtracting(globals).union(innerFree).subtracting(["__class__"])
  }

  static func names(of parameters: Parameters) -> [String] {
    parameters.positionalOnly.map(\.name) + parameters.positional.map(\.name)
      + (parameters.variadic.map { [$0.name] } ?? []) + parameters.keywordOnly.map(\.name)
      + (parameters.keywords.map { [$0.name] } ?? [])
  }

  private mutating func addInner(_ names: Set<String>) {
    innerFree.formUnion(names)
    used.formUnion(names)
  }

  private mutating func bind(_ target: Expression) {
    switch target.kind {
    case .name(let name): bound.insert(name)
    case .tuple(let items), .list(let items): for item in items { bind(item) }
    case .starred(let inner): bind(inner)
    default: visit(target)
    }
  }

  private mutating func visitDefaults(_ parameters: Parameters) {
    for parameter in parameters.positionalOnly + parameters.positional + parameters.keywordOnly {
      if let value = parameter.defaultValue { visit(value) }
    }
  }

  // MARK: Statements

  mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .expression(let value): visit(value)
    case .assign(let targets, let value):
      visit(value)
      for target in targets { bind(target) }
    case .augmentedAssign(let target, _, let value):
      visit(target)
      bind(target)
      visit(value)
    case .annotatedAssign(let target, _, let value):
      if let value { visit(value) }
      bind(target)
    case .delete(let targets): for target in targets { bind(target) }
    case .return(let value): if let value { visit(value) }
    case .raise(let exception, let cause):
      if let exception { visit(exception) }
      if let cause { visit(cause) }
    case .global(let names): globals.formUnion(names)
    case .nonlocal(let names): nonlocals.formUnion(names)
    case .assert(let condition, let message):
      visit(condition)
      if let message { visit(message) }
    case .import(let names):
      for name in names { bound.insert(name.alias ?? String(name.name.prefix { $0 != "." })) }
    case .importFrom(_, _, let names): for name in names { bound.insert(name.alias ?? name.name) }
    case .if(let test, let body, let otherwise), .while(let test, let body, let otherwise):
      visit(test)
      for inner in body + otherwise { visit(inner) }
    case .for(let target, let iterable, let body, let otherwise):
      visit(iterable)
      bind(target)
      for inner in body + otherwise { visit(inner) }
    case .try(let body, let handlers, let otherwise, let finally):
      for inner in body { visit(inner) }
      for handler in handlers {
        if let type = handler.type { visit(type) }
        if let name = handler.name { bound.insert(name) }
        for inner in handler.body { visit(inner) }
      }
      for inner in otherwise + finally { visit(inner) }
    case .with(let items, let body):
      for item in items {
        visit(item.context)
        if let target = item.target { bind(target) }
      }
      for inner in body { visit(inner) }
    case .match(let subject, let cases):
      visit(subject)
      for item in cases {
        for expression in item.pattern.expressions { visit(expression) }
        bound.formUnion(item.pattern.names)
        if let condition = item.condition { visit(condition) }
        for inner in item.body { visit(inner) }
      }
    case .function(let definition):
      bound.insert(definition.name)
      for decorator in definition.decorators { visit(decorator) }
      visitDefaults(definition.parameters)
      addInner(NameAnalysis(parameters: definition.parameters, body: definition.body).free)
    case .class(let definition):
      bound.insert(definition.name)
      for decorator in definition.decorators { visit(decorator) }
      for argument in definition.arguments { visit(argument.value) }
      addInner(NameAnalysis(classBody: definition.body).freeOfClass)
    case .pass, .break, .continue, .command: break
    }
  }

  // MARK: Expressions

  mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .name(let name):
      used.insert(name)
      // `super()` without arguments reads the class from the cell `__class__`.
      if name == "super" { used.insert("__class__") }
    case .formatted(let parts): visit(parts)
    case .tuple(let items), .list(let items), .set(let items), .boolean(_, let items):
      for item in items { visit(item) }
    case .dictionary(let items):
      for item in items {
        if let key = item.key { visit(key) }
        visit(item.value)
      }
    case .unary(_, let operand), .starred(let operand): visit(operand)
    case .binary(_, let left, let right), .subscript(let left, let right):
      visit(left)
      visit(right)
    case .comparison(let first, let parts):
      visit(first)
      for part in parts { visit(part.right) }
    case .conditional(let test, let then, let otherwise):
      visit(test)
      visit(then)
      visit(otherwise)
    case .lambda(let parameters, let body):
      visitDefaults(parameters)
      addInner(NameAnalysis(parameters: parameters, expression: body).free)
    case .attribute(let object, _, _): visit(object)
    case .slice(let start, let stop, let step):
      for part in [start, stop, step] { if let part { visit(part) } }
    case .call(let callee, let arguments):
      visit(callee)
      for argument in arguments { visit(argument.value) }
    case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses):
      visitComprehension([element], clauses)
    case .dictionaryComprehension(let key, let value, let clauses): visitComprehension([key, value], clauses)
    case .generator(let element, let clauses):
      if let first = clauses.first { visit(first.iterable) }
      let inner = NameAnalysis(generator: element, clauses)
      addInner(inner.free)
      bound.formUnion(inner.nonlocals)
    case .namedExpression(let name, let value):
      visit(value)
      bound.insert(name)
    case .yield(let value):
      yields = true
      if let value { visit(value) }
    case .yieldFrom(let value):
      yields = true
      visit(value)
    case .none, .true, .false, .ellipsis, .integer, .bigInteger, .float, .imaginary, .string, .bytes: break
    }
  }

  private mutating func visit(_ parts: [FormattedPart]) {
    for case .field(let expression, _, let format, _) in parts {
      visit(expression)
      visit(format)
    }
  }

  private mutating func visitClauses(_ clauses: [ComprehensionClause], skippingFirstIterable: Bool) {
    for (i, clause) in clauses.enumerated() {
      if i > 0 || !skippingFirstIterable { visit(clause.iterable) }
      for condition in clause.conditions { visit(condition) }
    }
  }

  /// A comprehension runs in this scope's frame, but its loop variables are its own.
  private mutating func visitComprehension(_ elements: [Expression], _ clauses: [ComprehensionClause]) {
    var inner = self
    inner.bound = []
    inner.used = []
    inner.innerFree = []
    inner.visitClauses(clauses, skippingFirstIterable: true)
    for element in elements { inner.visit(element) }
    let walrus = inner.bound
    for clause in clauses { inner.bind(clause.target) }
    let own = inner.bound.subtracting(walrus)
    if let first = clauses.first { visit(first.iterable) }
    used.formUnion(inner.used.subtracting(own))
    innerFree.formUnion(inner.innerFree.subtracting(own))
    bound.formUnion(walrus)
    yields = yields || inner.yields
  }
}
