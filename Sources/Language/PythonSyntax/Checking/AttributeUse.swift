// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Which attributes of its instances a class reads and assigns, as far as its text says it.
public struct AttributeUse: Sendable {
  /// `self.name` in a method.
  public struct Read: Sendable {
    /// The method.
    public let method: String
    /// The name.
    public let name: String
    /// Where it stands.
    public let span: SourceSpan
  }

  /// What methods read of their first parameter, in order.
  public private(set) var reads: [Read] = []
  /// What is assigned: on any object, for one instance may fill in another; names in the class body; names that calls such as
  /// `register_buffer("mask", …)` give.
  public private(set) var assigned: Set<String> = []
  /// Names that the class asks for before it reads them (`hasattr`, `getattr`), or that a handler of AttributeError covers.
  public private(set) var guarded: Set<String> = []
  /// Whether attributes can come from where the text does not show it (`setattr` with a computed name, `__dict__`).
  public private(set) var isOpen = false
  /// Whether the class has an `__init__` of its own.
  public private(set) var hasInitialiser = false

  private var method = ""
  private var receiver: String?
  private var isGuarded = false

  /// The uses in a class.
  public init(of definition: ClassDefinition) {
    for statement in definition.body { visitBody(statement) }
  }

  private mutating func visitBody(_ statement: Statement) {
    switch statement.kind {
    case .function(let function):
      assigned.insert(function.name)
      if function.name == "__init__" { hasInitialiser = true }
      if ["__getattr__", "__getattribute__", "__setattr__"].contains(function.name) { isOpen = true }
      let isStatic = function.decorators.contains { if case .name("staticmethod") = $0.kind { true } else { false } }
      let first = (function.parameters.positionalOnly + function.parameters.positional).first?.name
      (method, receiver) = (function.name, isStatic ? nil : first)
      visit(function.body)
      receiver = nil
    case .class(let inner): assigned.insert(inner.name)
    case .assign(let targets, _): for target in targets { bindBody(target) }
    case .annotatedAssign(let target, _, _), .augmentedAssign(let target, _, _): bindBody(target)
    case .import, .importFrom: isOpen = true
    default: for block in statement.blocks { for inner in block { visitBody(inner) } }
    }
  }

  private mutating func bindBody(_ target: Expression) {
    switch target.kind {
    case .name(let name): assigned.insert(name)
    case .tuple(let items), .list(let items): for item in items { bindBody(item) }
    default: break
    }
  }

  // MARK: Methods

  private mutating func visit(_ statements: [Statement]) { for statement in statements { visit(statement) } }

  private mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .assign(let targets, let value):
      for target in targets { bind(target) }
      visit(value)
    case .annotatedAssign(let target, _, let value):
      bind(target)
      if let value { visit(value) }
    case .augmentedAssign(let target, _, let value):
      // It reads the name too, but a name that is only counted up is rarely a typing error of another.
      visit(target)
      visit(value)
    case .for(let target, let iterable, _, _):
      bind(target)
      visit(iterable)
    case .with(let items, _):
      for item in items {
        visit(item.context)
        if let target = item.target { bind(target) }
      }
    case .delete(let targets): for target in targets { bind(target) }
    case .function(let inner):
      let names = inner.parameters.all.map(\.name)
      let saved = receiver
      if let own = receiver, names.contains(own) { receiver = nil }
      visit(inner.body)
      receiver = saved
      return
    case .try(let body, let handlers, let otherwise, let finally):
      let covers = handlers.contains { $0.type == nil || AttributeUse.mentions("AttributeError", in: $0.type) }
      let saved = isGuarded
      isGuarded = isGuarded || covers
      visit(body)
      isGuarded = saved
      for handler in handlers { visit(handler.body) }
      visit(otherwise)
      visit(finally)
      return
    default:
      var parts: [Expression] = []
      statement.forEachExpression { parts.append($0) }
      for part in parts { visit(part) }
    }
    for block in statement.blocks { visit(block) }
  }

  private static func mentions(_ name: String, in expression: Expression?) -> Bool {
    switch expression?.kind {
    case .name(let found)?: found == name || found == "Exception" || found == "BaseException"
    case .tuple(let items)?: items.contains { mentions(name, in: $0) }
    default: false
    }
  }

  private mutating func bind(_ target: Expression) {
    switch target.kind {
    case .attribute(let object, let name, _):
      assigned.insert(name)
      visit(object)
    case .tuple(let items), .list(let items): for item in items { bind(item) }
    case .starred(let inner): bind(inner)
    default: visit(target)
    }
  }

  private func isReceiver(_ expression: Expression) -> Bool {
    if case .name(let name) = expression.kind { return name == receiver }
    return false
  }

  private mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .attribute(let object, let name, let span) where isReceiver(object):
      if name == "__dict__" { isOpen = true }
      if isGuarded { guarded.insert(name) }
      reads.append(Read(method: method, name: name, span: span))
    case .call(let callee, let arguments):
      visitCall(callee, arguments)
      visit(callee)
      for argument in arguments { visit(argument.value) }
    case .lambda(let parameters, let body):
      let saved = receiver
      if let own = receiver, parameters.all.contains(where: { $0.name == own }) { receiver = nil }
      visit(body)
      receiver = saved
    default:
      var children: [Expression] = []
      expression.forEachChild { children.append($0) }
      for child in children { visit(child) }
    }
  }

  /// Calls that assign attributes or ask for them by a text.
  private mutating func visitCall(_ callee: Expression, _ arguments: [Argument]) {
    func text(_ index: Int) -> String? {
      guard arguments.count > index, case .string(let text) = arguments[index].value.kind else { return nil }
      return text
    }
    switch callee.kind {
    case .name("setattr"), .name("delattr"):
      if let owner = arguments.first, isPartOfReceiver(owner.value) { break }
      if let name = text(1) { assigned.insert(name) } else { isOpen = true }
    case .name("hasattr"), .name("getattr"): if let name = text(1) { guarded.insert(name) }
    case .name("vars"): isOpen = true
    case .attribute(let object, let name, _):
      switch name {
      case "register_buffer", "register_parameter", "add_module", "register_module", "__setattr__":
        // `self.conv.add_module("conv1", …)` gives a name to self.conv, not to self.
        if isPartOfReceiver(object) { break }
        if let name = text(0) ?? text(1) { assigned.insert(name) } else { isOpen = true }
      case "update" where AttributeUse.isDictionary(callee), "load_state_dict", "save_hyperparameters": isOpen = true
      default: break
      }
    default: break
    }
  }

  private func isPartOfReceiver(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .attribute(let object, _, _), .subscript(let object, _): isReceiver(object) || isPartOfReceiver(object)
    default: false
    }
  }

  private static func isDictionary(_ callee: Expression) -> Bool {
    if case .attribute(let object, _, _) = callee.kind, case .attribute(_, "__dict__", _) = object.kind { return true }
    return false
  }
}
