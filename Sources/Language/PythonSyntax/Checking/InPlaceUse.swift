// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The statements of a text that write into an object in place: `x += 1`, `x[0] = 1`, `x.add_(1)`.
public struct InPlaceUse: Sendable {
  /// The name that the object is reached by.
  public let name: String
  /// The statement.
  public let span: SourceSpan

  /// All of them, in the order of the text, those in functions and classes included.
  public static func all(in statements: [Statement]) -> [InPlaceUse] {
    var found: [InPlaceUse] = []
    for statement in statements {
      if let name = root(of: statement) { found.append(InPlaceUse(name: name, span: statement.span)) }
      switch statement.kind {
      case .function(let function): found += all(in: function.body)
      case .class(let definition): found += all(in: definition.body)
      default: for block in statement.blocks { found += all(in: block) }
      }
    }
    return found
  }

  private static func root(of statement: Statement) -> String? {
    switch statement.kind {
    case .augmentedAssign(let target, _, _): return root(of: target)
    case .assign(let targets, _):
      for target in targets { if case .subscript(let object, _) = target.kind { return root(of: object) } }
      return nil
    default: break
    }
    var name: String?
    statement.forEachExpression { expression in
      guard case .call(let callee, _) = expression.kind, case .attribute(let object, let method, _) = callee.kind,
        method.hasSuffix("_"), !method.hasSuffix("__")
      else { return }
      name = name ?? root(of: object)
    }
    return name
  }

  private static func root(of expression: Expression) -> String? {
    switch expression.kind {
    case .name(let name): name
    case .attribute(let object, _, _), .subscript(let object, _): root(of: object)
    default: nil
    }
  }
}
