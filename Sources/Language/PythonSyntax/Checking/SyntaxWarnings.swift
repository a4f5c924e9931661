// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// What Python warns of before a program runs: `x is 5`, a call of a list where a comma was forgotten, an assertion that is
/// always true.
public struct SyntaxWarning: Sendable {
  /// Python's text.
  public let message: String
  /// Where it is.
  public let span: SourceSpan

  /// The warnings about statements, in order.
  public static func all(in statements: [Statement]) -> [SyntaxWarning] {
    var warnings: [SyntaxWarning] = []
    collect(statements, &warnings)
    return warnings
  }

  private static func collect(_ statements: [Statement], _ warnings: inout [SyntaxWarning]) {
    for statement in statements {
      if case .assert(let test, _) = statement.kind, case .tuple(let items) = test.kind, !items.isEmpty {
        warnings.append(
          SyntaxWarning(message: "assertion is always true, perhaps remove parentheses?", span: statement.span))
      }
      var found: [SyntaxWarning] = []
      statement.forEachExpression { collect($0, &found) }
      warnings += found
      for block in statement.blocks { collect(block, &warnings) }
    }
  }

  private static func collect(_ expression: Expression, _ warnings: inout [SyntaxWarning]) {
    func warn(_ message: String) { warnings.append(SyntaxWarning(message: message, span: expression.span)) }
    switch expression.kind {
    case .comparison(let first, let parts):
      var left = first
      for part in parts {
        if part.op == .is || part.op == .isNot, isLiteral(left) || isLiteral(part.right) {
          let (used, meant) = part.op == .is ? ("is", "==") : ("is not", "!=")
          warn("\"\(used)\" with a literal. Did you mean \"\(meant)\"?")
          break
        }
        left = part.right
      }
    case .call(let callee, _):
      if let type = uncallable(callee) { warn("'\(type)' object is not callable; perhaps you missed a comma?") }
    case .subscript(let object, let index):
      if let type = unsubscriptable(object) {
        warn("'\(type)' object is not subscriptable; perhaps you missed a comma?")
      } else if let type = sequenceType(object), let given = self.type(of: index), given != "int", given != "bool" {
        warn("\(type) indices must be integers or slices, not \(given); perhaps you missed a comma?")
      }
    default: break
    }
    // Chains of operators lean to the left and may be long.
    var inner: [SyntaxWarning] = []
    var current = expression
    while case .binary(_, let left, let right) = current.kind {
      var part: [SyntaxWarning] = []
      collect(right, &part)
      inner = part + inner
      current = left
    }
    if case .binary = expression.kind {
      var part: [SyntaxWarning] = []
      collect(current, &part)
      warnings += part + inner
    } else {
      expression.forEachChild { collect($0, &inner) }
      warnings += inner
    }
  }

  private static func isLiteral(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .integer, .bigInteger, .float, .imaginary, .string, .bytes: true
    case .unary(let op, let operand): op != .not && isLiteral(operand)
    case .tuple(let items): items.allSatisfy(isConstant)
    default: false
    }
  }

  private static func isConstant(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .none, .true, .false, .ellipsis: true
    default: isLiteral(expression)
    }
  }

  private static func uncallable(_ expression: Expression) -> String? {
    switch expression.kind {
    case .lambda: nil
    default: type(of: expression)
    }
  }

  private static func unsubscriptable(_ expression: Expression) -> String? {
    switch expression.kind {
    case .none, .ellipsis, .integer, .bigInteger, .float, .imaginary, .set, .setComprehension, .generator, .lambda:
      type(of: expression)
    default: nil
    }
  }

  private static func sequenceType(_ expression: Expression) -> String? {
    switch expression.kind {
    case .string, .bytes, .formatted, .tuple, .list, .listComprehension: type(of: expression)
    default: nil
    }
  }

  /// The class of the value, where the expression's form says it.
  private static func type(of expression: Expression) -> String? {
    switch expression.kind {
    case .none: "NoneType"
    case .true, .false: "bool"
    case .ellipsis: "ellipsis"
    case .integer, .bigInteger: "int"
    case .float: "float"
    case .imaginary: "complex"
    case .string, .formatted: "str"
    case .bytes: "bytes"
    case .tuple: "tuple"
    case .list, .listComprehension: "list"
    case .dictionary, .dictionaryComprehension: "dict"
    case .set, .setComprehension: "set"
    case .generator: "generator"
    case .lambda: "function"
    case .unary(let op, let operand): op == .not ? nil : isLiteral(operand) ? type(of: operand) : nil
    default: nil
    }
  }
}
