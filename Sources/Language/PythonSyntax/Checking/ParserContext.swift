// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Where a statement stands, as far as `return`, `break`, `yield` and the like must know.
struct ParserContext {
  enum Kind {
    case module, `class`, function
  }
  /// The innermost definition.
  var kind: Kind
  /// How many loops of that definition enclose the statement.
  var loops = 0
  /// How many loops, `try`s and `with`s of it do.
  var blocks = 0
}

/// The mistakes that CPython finds after parsing and that need no knowledge of other statements.
extension TokenParser {
  /// Remembers a mistake that counts only when the whole text parses.
  func notice(_ message: String, at span: SourceSpan) {
    noticed.append(SyntaxError(message, at: span, in: source))
  }

  /// Remembers a mistake about names, which CPython looks for before all others.
  func noticeName(_ message: String, at span: SourceSpan) {
    noticedNames.append(SyntaxError(message, at: span, in: source))
  }

  /// What to raise for a text that parses; nil when it is right.
  var firstNoticed: SyntaxError? { noticedNames.first ?? noticed.first }

  /// CPython's limit on nested loops, `try`s and `with`s.
  private static let mostBlocks = 20

  /// Notices blocks nested too deeply, at the statement whose keyword this is.
  func checkBlocks(_ keyword: Token) {
    if context.blocks > Self.mostBlocks { notice("too many statically nested blocks", at: keyword.span) }
  }

  /// `*a` where it is no item of anything.
  func checkBare(_ value: Expression) {
    if case .starred = value.kind { notice("can't use starred expression here", at: value.span) }
  }

  /// `*a = …` and targets with two stars.
  func checkStars(_ target: Expression) {
    switch target.kind {
    case .starred: notice("starred assignment target must be in a list or tuple", at: target.span)
    case .tuple(let items), .list(let items): checkItems(items, of: target)
    default: checkDebug(target, at: target.span)
    }
  }

  private func checkItems(_ items: [Expression], of target: Expression) {
    var stars = 0
    for (index, item) in items.enumerated() {
      if case .starred(let inner) = item.kind {
        stars += 1
        if index >= 256 { notice("too many expressions in star-unpacking assignment", at: target.span) }
        if stars == 2 { notice("multiple starred expressions in assignment", at: target.span) }
        checkStars(inner)
      } else {
        checkStars(item)
      }
    }
  }

  private func checkDebug(_ target: Expression, at span: SourceSpan, deleting: Bool = false) {
    switch target.kind {
    case .name("__debug__"), .attribute(_, "__debug__", _):
      notice("cannot \(deleting ? "delete" : "assign to") __debug__", at: span)
    default: break
    }
  }

  /// The name of a parameter, an argument, a function, a class or an alias.
  func checkDebug(_ name: Token) {
    if name.end - name.start == 9, text(name) == "__debug__" { notice("cannot assign to __debug__", at: name.span) }
  }

  /// The targets of `del`.
  func checkDeleted(_ target: Expression) {
    switch target.kind {
    case .tuple(let items), .list(let items): items.forEach(checkDeleted)
    default: checkDebug(target, at: target.span, deleting: true)
    }
  }

  // MARK: Comprehensions

  /// The assignments and `yield`s inside of a comprehension that Python refuses; `counts` is how many there were in the
  /// text before it.
  func checkComprehension(
    _ elements: [Expression], _ clauses: [ComprehensionClause], _ what: String, since counts: (Int, Int)
  ) {
    guard counts != (yields, walruses) else { return }
    var targets: Set<String> = []
    for (index, clause) in clauses.enumerated() {
      checkIterable(clause.iterable)
      Self.collectNames(clause.target, into: &targets)
      if index > 0 { checkYield(clause.iterable, what) }
    }
    for part in clauses.flatMap(\.conditions) + elements {
      checkYield(part, what)
      checkRebinding(part, targets)
    }
  }

  private static func collectNames(_ target: Expression, into names: inout Set<String>) {
    switch target.kind {
    case .name(let name): names.insert(name)
    case .tuple(let items), .list(let items):
      for item in items { collectNames(item, into: &names) }
    case .starred(let inner): collectNames(inner, into: &names)
    default: break
    }
  }

  private func checkIterable(_ iterable: Expression) {
    var found: [SourceSpan] = []
    Self.collect(iterable) { expression in
      if case .namedExpression = expression.kind { found.append(expression.span) }
      return true
    }
    for span in found {
      noticeName("assignment expression cannot be used in a comprehension iterable expression", at: span)
    }
  }

  private func checkYield(_ part: Expression, _ what: String) {
    var found: [SourceSpan] = []
    Self.collect(part) { expression in
      switch expression.kind {
      case .yield, .yieldFrom: found.append(expression.span)
      case .lambda: return false
      default: break
      }
      return true
    }
    for span in found { noticeName("'yield' inside \(what)", at: span) }
  }

  private func checkRebinding(_ part: Expression, _ targets: Set<String>) {
    let inClass = context.kind == .class
    var found: [(String, SourceSpan)] = []
    Self.collect(part) { expression in
      switch expression.kind {
      case .namedExpression(let name, _):
        let span = SourceSpan(expression.span.start, expression.span.start + name.utf8.count)
        if targets.contains(name) {
          found.append(("assignment expression cannot rebind comprehension iteration variable '\(name)'", span))
        } else if inClass {
          found.append(("assignment expression within a comprehension cannot be used in a class body", span))
        }
      case .lambda: return false
      default: break
      }
      return true
    }
    for (text, span) in found { noticeName(text, at: span) }
  }

  /// Visits an expression and its parts; `visit` says whether to go into them.
  private static func collect(_ expression: Expression, _ visit: (Expression) -> Bool) {
    guard visit(expression) else { return }
    expression.forEachChild { collect($0, visit) }
  }
}
