// SPDX-License-Identifier: GPL-3.0-or-later

/// What may be assigned to or deleted, and what Python calls the rest.
enum Targets {
  /// The first part of an expression that cannot be a target; nil when all of it can.
  ///
  /// In a `for`, the brackets of `for (x in y)` are no mistake with a name of its own: Python looks at `x` alone.
  static func invalid(_ target: Expression, deleting: Bool = false, looping: Bool = false) -> Expression? {
    switch target.kind {
    case .name, .attribute, .subscript: return nil
    case .tuple(let items), .list(let items):
      for item in items {
        if let wrong = invalid(item, deleting: deleting, looping: looping) { return wrong }
      }
      return nil
    case .starred(let value):
      return deleting ? target : invalid(value, looping: looping)
    case .comparison(let left, let parts) where looping:
      return parts.first?.op == .in ? invalid(left, looping: true) : nil
    default: return target
    }
  }

  /// What Python's errors call an expression.
  static func describe(_ expression: Expression) -> String {
    switch expression.kind {
    case .none: "None"
    case .true: "True"
    case .false: "False"
    case .ellipsis: "ellipsis"
    case .integer, .bigInteger, .float, .imaginary, .string, .bytes: "literal"
    case .formatted: "f-string expression"
    case .name: "name"
    case .tuple: "tuple"
    case .list: "list"
    case .set: "set display"
    case .dictionary: "dict literal"
    case .unary, .binary, .boolean: "expression"
    case .comparison: "comparison"
    case .conditional: "conditional expression"
    case .lambda: "lambda"
    case .attribute: "attribute"
    case .subscript: "subscript"
    case .slice: "slice"
    case .call: "function call"
    case .starred: "starred"
    case .listComprehension: "list comprehension"
    case .setComprehension: "set comprehension"
    case .dictionaryComprehension: "dict comprehension"
    case .generator: "generator expression"
    case .namedExpression: "named expression"
    case .yield, .yieldFrom: "yield expression"
    }
  }
}
