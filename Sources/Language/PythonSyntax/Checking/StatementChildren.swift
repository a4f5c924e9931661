// SPDX-License-Identifier: GPL-3.0-or-later

extension Statement {
  /// Calls a function with every expression that stands in the statement itself, not in the statements of its blocks.
  func forEachExpression(_ visit: (Expression) -> Void) {
    switch kind {
    case .expression(let value): visit(value)
    case .assign(let targets, let value):
      targets.forEach(visit)
      visit(value)
    case .augmentedAssign(let target, _, let value):
      visit(target)
      visit(value)
    case .annotatedAssign(let target, let annotation, let value):
      visit(target)
      visit(annotation)
      value.map(visit)
    case .delete(let targets): targets.forEach(visit)
    case .return(let value): value.map(visit)
    case .raise(let exception, let cause):
      exception.map(visit)
      cause.map(visit)
    case .assert(let test, let message):
      visit(test)
      message.map(visit)
    case .if(let test, _, _), .while(let test, _, _): visit(test)
    case .for(let target, let iterable, _, _):
      visit(target)
      visit(iterable)
    case .try(_, let handlers, _, _): for handler in handlers { handler.type.map(visit) }
    case .with(let items, _):
      for item in items {
        visit(item.context)
        item.target.map(visit)
      }
    case .match(let subject, let cases):
      visit(subject)
      for item in cases {
        item.pattern.expressions.forEach(visit)
        item.condition.map(visit)
      }
    case .function(let definition):
      definition.decorators.forEach(visit)
      for parameter in definition.parameters.all {
        parameter.annotation.map(visit)
        parameter.defaultValue.map(visit)
      }
      definition.returns.map(visit)
    case .class(let definition):
      definition.decorators.forEach(visit)
      for argument in definition.arguments { visit(argument.value) }
    case .pass, .break, .continue, .global, .nonlocal, .import, .importFrom, .command: break
    }
  }

  /// The statements of its blocks, in order.
  package var blocks: [[Statement]] {
    switch kind {
    case .if(_, let body, let otherwise), .while(_, let body, let otherwise), .for(_, _, let body, let otherwise):
      [body, otherwise]
    case .try(let body, let handlers, let otherwise, let finally): [body] + handlers.map(\.body) + [otherwise, finally]
    case .with(_, let body): [body]
    case .match(_, let cases): cases.map(\.body)
    case .function(let definition): [definition.body]
    case .class(let definition): [definition.body]
    default: []
    }
  }
}
