// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Checks `global` and `nonlocal` declarations against the other uses of their names.
///
/// It walks the whole tree, so the parser asks for it only when the text has such declarations.
struct ScopeChecker {
  /// What a scope does with a name, as bits.
  private struct Uses: OptionSet {
    let rawValue: Int
    static let parameter = Uses(rawValue: 1)
    static let assigned = Uses(rawValue: 2)
    static let read = Uses(rawValue: 4)
    static let annotated = Uses(rawValue: 8)
    static let imported = Uses(rawValue: 16)
    static let declaredGlobal = Uses(rawValue: 32)
    static let declaredNonlocal = Uses(rawValue: 64)
    /// What makes a name belong to a scope.
    static let binding: Uses = [.parameter, .assigned, .imported]
  }

  private struct Scope {
    let isFunction: Bool
    let isComprehension: Bool
    var uses: [String: Uses] = [:]
    /// The nonlocal declarations, in order.
    var nonlocals: [(name: String, span: SourceSpan)] = []
    /// The names both global and nonlocal.
    var conflicts: [(name: String, span: SourceSpan)] = []
    /// Inner scopes, as indices.
    var children: [Int] = []
  }

  private let source: SourceText
  private var scopes: [Scope] = [Scope(isFunction: false, isComprehension: false)]
  private var stack = [0]
  private var errors: [SyntaxError] = []

  /// Throws the first mistake with the names that `statements` declare.
  static func check(_ statements: [Statement], source: SourceText) throws(SyntaxError) {
    var checker = ScopeChecker(source: source)
    checker.visit(statements)
    if let first = checker.errors.first { throw first }
    checker.resolve(0, visible: nil)
    if let first = checker.errors.first { throw first }
  }

  private init(source: SourceText) { self.source = source }

  private var current: Int { stack[stack.count - 1] }

  private mutating func use(_ name: String, _ what: Uses) {
    scopes[current].uses[mangled(name), default: []].formUnion(what)
  }

  /// The innermost class, whose private names are mangled.
  private var className = ""

  private func mangled(_ name: String) -> String {
    guard name.hasPrefix("__"), !className.isEmpty, !name.hasSuffix("__") else { return name }
    return "_\(className)\(name)"
  }

  private mutating func enter(isFunction: Bool, isComprehension: Bool = false) {
    scopes[current].children.append(scopes.count)
    stack.append(scopes.count)
    scopes.append(Scope(isFunction: isFunction, isComprehension: isComprehension))
  }

  private mutating func leave() { stack.removeLast() }

  // MARK: Declarations

  private mutating func declare(_ names: [String], nonlocal: Bool, at span: SourceSpan) {
    let word = nonlocal ? "nonlocal" : "global"
    for name in names.map(mangled) {
      let uses = scopes[current].uses[name] ?? []
      let text: String? =
        if uses.contains(.parameter) {
          "name '\(name)' is parameter and \(word)"
        } else if uses.contains(.read) {
          "name '\(name)' is used prior to \(word) declaration"
        } else if uses.contains(.annotated) {
          "annotated name '\(name)' can't be \(word)"
        } else if uses.contains(.assigned) {
          "name '\(name)' is assigned to before \(word) declaration"
        } else {
          nil
        }
      if let text { errors.append(SyntaxError(text, at: span, in: source)) }
      if uses.contains(nonlocal ? .declaredGlobal : .declaredNonlocal) {
        let first = scopes[current].nonlocals.first { $0.name == name }?.span
        scopes[current].conflicts.append((name, first ?? globalSpans[name] ?? span))
      }
      if nonlocal {
        scopes[current].nonlocals.append((name, span))
      } else {
        globalSpans[name] = span
      }
      use(name, nonlocal ? .declaredNonlocal : .declaredGlobal)
    }
  }

  /// Where each name was last declared global.
  private var globalSpans: [String: SourceSpan] = [:]

  /// Looks for the scopes that nonlocal names belong to; `visible` holds the names of enclosing functions.
  private mutating func resolve(_ index: Int, visible: Set<String>?) {
    let scope = scopes[index]
    for conflict in scope.conflicts {
      errors.append(
        SyntaxError("name '\(conflict.name)' is nonlocal and global", at: conflict.span, in: source))
    }
    for (name, span) in scope.nonlocals {
      if visible == nil {
        errors.append(SyntaxError("nonlocal declaration not allowed at module level", at: span, in: source))
      } else if visible?.contains(name) != true {
        errors.append(SyntaxError("no binding for nonlocal '\(name)' found", at: span, in: source))
      }
    }
    var inner = visible ?? []
    if scope.isFunction {
      for (name, uses) in scope.uses {
        if uses.contains(.declaredGlobal) {
          inner.remove(name)
        } else if !uses.isDisjoint(with: .binding) {
          inner.insert(name)
        }
      }
    }
    for child in scope.children { resolve(child, visible: inner) }
  }

  // MARK: Statements

  private mutating func visit(_ statements: [Statement]) {
    for statement in statements { visit(statement) }
  }

  private mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .expression(let value): visit(value)
    case .assign(let targets, let value):
      targets.forEach { bind($0) }
      visit(value)
    case .augmentedAssign(let target, _, let value):
      bind(target)
      visit(value)
    case .annotatedAssign(let target, let annotation, let value):
      visitAnnotated(target, annotation, value, at: statement.span)
    case .delete(let targets): targets.forEach { bind($0) }
    case .pass, .break, .continue, .command: break
    case .return(let value): visit(value)
    case .raise(let value, let cause):
      visit(value)
      visit(cause)
    case .global(let names): declare(names, nonlocal: false, at: statement.span)
    case .nonlocal(let names): declare(names, nonlocal: true, at: statement.span)
    case .assert(let test, let message):
      visit(test)
      visit(message)
    case .import(let names):
      for name in names {
        let first = name.name.split(separator: ".").first.map(String.init) ?? name.name
        use(name.alias ?? first, .imported)
      }
    case .importFrom(_, _, let names):
      for name in names { use(name.alias ?? name.name, .imported) }
    case .if(let test, let body, let otherwise), .while(let test, let body, let otherwise):
      visit(test)
      visit(body)
      visit(otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      bind(target)
      visit(iterable)
      visit(body)
      visit(otherwise)
    case .try(let body, let handlers, let otherwise, let finally):
      visit(body)
      for handler in handlers {
        visit(handler.type)
        if let name = handler.name { use(name, .assigned) }
        visit(handler.body)
      }
      visit(otherwise)
      visit(finally)
    case .with(let items, let body):
      for item in items {
        visit(item.context)
        if let target = item.target { bind(target) }
      }
      visit(body)
    case .match(let subject, let cases):
      visit(subject)
      for item in cases {
        item.pattern.expressions.forEach { visit($0) }
        item.pattern.names.forEach { use($0, .assigned) }
        visit(item.condition)
        visit(item.body)
      }
    case .function(let definition): visitFunction(definition)
    case .class(let definition): visitClass(definition)
    }
  }

  private mutating func visitAnnotated(
    _ target: Expression, _ annotation: Expression, _ value: Expression?, at span: SourceSpan
  ) {
    if case .name(let name) = target.kind {
      let uses = scopes[current].uses[mangled(name)] ?? []
      if current != 0, !uses.isDisjoint(with: [.declaredGlobal, .declaredNonlocal]) {
        let word = uses.contains(.declaredGlobal) ? "global" : "nonlocal"
        errors.append(SyntaxError("annotated name '\(name)' can't be \(word)", at: span, in: source))
      }
      use(name, [.annotated, .assigned])
    } else {
      visit(target)
    }
    visit(annotation)
    visit(value)
  }

  private mutating func visitFunction(_ definition: FunctionDefinition) {
    use(definition.name, .assigned)
    definition.parameters.all.forEach { visit($0.defaultValue) }
    definition.parameters.all.forEach { visit($0.annotation) }
    visit(definition.returns)
    definition.decorators.forEach { visit($0) }
    enter(isFunction: true)
    for parameter in definition.parameters.all { use(parameter.name, .parameter) }
    visit(definition.body)
    leave()
  }

  private mutating func visitClass(_ definition: ClassDefinition) {
    use(definition.name, .assigned)
    definition.arguments.forEach { visit($0.value) }
    definition.decorators.forEach { visit($0) }
    enter(isFunction: false)
    let outer = className
    className = String(definition.name.drop { $0 == "_" })
    visit(definition.body)
    className = outer
    leave()
  }

  // MARK: Expressions

  private mutating func bind(_ target: Expression) {
    switch target.kind {
    case .name(let name): use(name, .assigned)
    case .tuple(let items), .list(let items): items.forEach { bind($0) }
    case .starred(let inner): bind(inner)
    default: visit(target)
    }
  }

  private mutating func visit(_ expression: Expression?) {
    guard let expression else { return }
    switch expression.kind {
    case .name(let name): use(name, .read)
    case .namedExpression(let name, let value):
      visit(value)
      bindNamed(name)
    case .lambda(let parameters, let body):
      parameters.all.forEach { visit($0.defaultValue) }
      enter(isFunction: true)
      for parameter in parameters.all { use(parameter.name, .parameter) }
      visit(body)
      leave()
    case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses),
      .generator(let element, let clauses):
      visitComprehension([element], clauses)
    case .dictionaryComprehension(let key, let value, let clauses):
      visitComprehension([key, value], clauses)
    default:
      var children: [Expression] = []
      expression.forEachChild { children.append($0) }
      children.forEach { visit($0) }
    }
  }

  /// `name := value` inside of a comprehension belongs to the scope around it.
  private mutating func bindNamed(_ name: String) {
    guard let owner = stack.last(where: { !scopes[$0].isComprehension }) else { return }
    scopes[owner].uses[mangled(name), default: []].formUnion(.assigned)
  }

  private mutating func visitComprehension(_ elements: [Expression], _ clauses: [ComprehensionClause]) {
    visit(clauses.first?.iterable)
    enter(isFunction: true, isComprehension: true)
    for (index, clause) in clauses.enumerated() {
      bind(clause.target)
      if index > 0 { visit(clause.iterable) }
      clause.conditions.forEach { visit($0) }
    }
    elements.forEach { visit($0) }
    leave()
  }
}
