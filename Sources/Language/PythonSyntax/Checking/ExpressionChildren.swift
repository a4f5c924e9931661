// SPDX-License-Identifier: GPL-3.0-or-later

/// Walking expressions without knowing each form.
extension Expression {
  /// Whether a name is read anywhere in it.
  public func mentions(_ name: String) -> Bool {
    if case .name(name) = kind { return true }
    var isFound = false
    forEachChild { isFound = isFound || $0.mentions(name) }
    return isFound
  }

  /// Calls `visit` for each direct part, in source order; the clauses of comprehensions and the parameters of lambdas
  /// are parts too.
  func forEachChild(_ visit: (Expression) -> Void) {
    switch kind {
    case .none, .true, .false, .ellipsis, .integer, .bigInteger, .float, .imaginary, .string, .bytes, .name: break
    case .formatted(let parts): Self.visitParts(parts, visit)
    case .tuple(let items), .list(let items), .set(let items): items.forEach(visit)
    case .dictionary(let items):
      for item in items {
        if let key = item.key { visit(key) }
        visit(item.value)
      }
    case .unary(_, let value), .attribute(let value, _, _), .starred(let value), .namedExpression(_, let value),
      .yieldFrom(let value):
      visit(value)
    case .binary(_, let left, let right), .subscript(let left, let right):
      visit(left)
      visit(right)
    case .comparison(let first, let parts):
      visit(first)
      for part in parts { visit(part.right) }
    case .boolean(_, let operands): operands.forEach(visit)
    case .conditional(let test, let then, let otherwise):
      visit(test)
      visit(then)
      visit(otherwise)
    case .lambda(let parameters, let body):
      parameters.all.forEach { parameter in
        if let value = parameter.defaultValue { visit(value) }
      }
      visit(body)
    case .slice(let lower, let upper, let step):
      for part in [lower, upper, step] {
        if let part { visit(part) }
      }
    case .call(let callee, let arguments):
      visit(callee)
      for argument in arguments { visit(argument.value) }
    case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses),
      .generator(let element, let clauses):
      Self.visitClauses(clauses, visit)
      visit(element)
    case .dictionaryComprehension(let key, let value, let clauses):
      Self.visitClauses(clauses, visit)
      visit(key)
      visit(value)
    case .yield(let value):
      if let value { visit(value) }
    }
  }

  private static func visitParts(_ parts: [FormattedPart], _ visit: (Expression) -> Void) {
    for part in parts {
      guard case .field(let expression, _, let format, _) = part else { continue }
      visit(expression)
      visitParts(format, visit)
    }
  }

  private static func visitClauses(_ clauses: [ComprehensionClause], _ visit: (Expression) -> Void) {
    for clause in clauses {
      visit(clause.iterable)
      visit(clause.target)
      clause.conditions.forEach(visit)
    }
  }
}

extension Parameters {
  /// All parameters in the order in which they are written.
  var all: [Parameter] {
    var list = positionalOnly + positional
    if let variadic { list.append(variadic) }
    list += keywordOnly
    if let keywords { list.append(keywords) }
    return list
  }
}
