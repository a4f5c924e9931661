// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax

/// A form of `typing`, or a class with its parameters: `List[int]`, `list[int]`, `int | None`.
///
/// It means nothing when a program runs, save that a union can be asked about instances and a parameterised class makes instances of
/// the class.
public final class PyTypingForm: PyObject {
  /// What it does when it is called.
  public enum Role: Int, Sendable {
    /// A form that takes parameters.
    case form
    /// A class with parameters: calls make instances of the class.
    case parameterised
    /// `A | B`
    case union
    /// `NewType("Id", int)`: calls give their argument.
    case newType
  }
  /// The text form.
  public let text: String
  /// What it does.
  public let role: Role
  /// The class that was parameterised; `.none` for the others.
  public let origin: Value
  /// The parameters, or the members of a union.
  public let parameters: [Value]

  // SAFETY: made once, changed only while its methods are installed, used on one thread.
  nonisolated(unsafe) static let formClass: PyClass = {
    let cls = PyClass(builtin: "_SpecialForm", module: "typing", attributes: true)
    cls.add([
      Declaration(
        "__mro_entries__", "(self, bases)", "A form as a base of a class stands for its class, or for nothing."
      ) {
        guard let form = $0[0].object as? PyTypingForm, form.origin.object is PyClass else { return Value(tuple: []) }
        return Value(tuple: [form.origin])
      }
    ])
    func property(_ name: String, _ doc: String, _ get: @escaping (PyTypingForm) -> Value) -> GetSetDescriptor {
      GetSetDescriptor(name, doc, get: { ($0.object as? PyTypingForm).map(get) ?? .none })
    }
    cls.add(properties: [
      property("__origin__", "The class that was parameterised.") { $0.origin },
      property("__args__", "The parameters.") {
        Value(tuple: $0.role == .union ? $0.parameters.map { $0.isNone ? .object(Classes.none) : $0 } : $0.parameters)
      },
      property("__parameters__", "The type variables among them.") { Value(tuple: (try? $0.variables()) ?? []) },
      property("__unpacked__", "Whether it has a star.") { .bool($0.text.hasPrefix("*")) },
      property("__name__", "The name.") { Value($0.text.split(separator: ".").last.map(String.init) ?? $0.text) },
    ])
    return cls
  }()
  // SAFETY: as above.
  /// The class of `list[int]`.
  nonisolated(unsafe) static let aliasClass: PyClass = {
    let cls = PyClass(builtin: "GenericAlias", module: "types", base: formClass)
    cls.construct = { cls, arguments in
      guard arguments.keywords.isEmpty else { throw PyError.type("GenericAlias() takes no keyword arguments") }
      guard arguments.positional.count == 2 else {
        throw PyError.type("GenericAlias expected 2 arguments, got \(arguments.positional.count)")
      }
      return .object(try PyTypingForm.alias(arguments.positional[0], items(of: arguments.positional[1]), cls: cls))
    }
    return cls
  }()
  // SAFETY: as above.
  /// The class of `int | str`.
  nonisolated(unsafe) static let unionClass = PyClass(builtin: "UnionType", module: "types", base: formClass)

  /// Makes a form.
  public init(
    _ text: String, role: Role = .form, origin: Value = .none, parameters: [Value] = [], cls: PyClass? = nil
  ) {
    self.text = text
    self.role = role
    self.origin = origin
    self.parameters = parameters
    let plain = text.hasPrefix("typing.") || text.hasPrefix("~") || role == .form || role == .newType
    super.init(
      cls: cls
        ?? (plain
          ? PyTypingForm.formClass : role == .union ? PyTypingForm.unionClass : PyTypingForm.aliasClass))
  }

  /// `origin[items]`, with a star in front where it is unpacked.
  private static func alias(_ origin: Value, _ items: [Value], star: String = "", cls: PyClass? = nil) throws
    -> PyTypingForm
  {
    let shown = items.isEmpty ? "()" : try items.map(shown).joined(separator: ", ")
    return PyTypingForm(
      "\(star)\(try PyTypingForm.shown(origin))[\(shown)]", role: .parameterised, origin: origin, parameters: items,
      cls: cls)
  }

  /// `cls[index]`
  package static func parameterised(_ cls: PyClass, _ index: Value) throws -> Value {
    .object(try alias(.object(cls), items(of: index)))
  }

  /// Whether it is a class with parameters, which no object can be asked about.
  var isGeneric: Bool { role == .parameterised && !parameters.isEmpty }

  // MARK: Type variables

  private static func isVariable(_ item: Value) throws -> Bool {
    if let form = item.object as? PyTypingForm { return form.role == .form && form.text.hasPrefix("~") }
    guard let object = item.object, object.hasUserClass, !(object is PyClass) else { return false }
    return try Interpreter.current.attributeIfPresent(item, "__typing_subst__") != nil
  }

  /// The type variables of a parameter.
  private static func variables(of item: Value) throws -> [Value] {
    if try isVariable(item) { return [item] }
    if let form = item.object as? PyTypingForm { return try form.variables() }
    if case .list(let list) = item { return try list.items.flatMap(variables) }
    guard let object = item.object, !(object is PyClass), object.hasUserClass,
      case .tuple(let found)? = try Interpreter.current.attributeIfPresent(item, "__parameters__")
    else { return [] }
    return found.items
  }

  /// The type variables among the parameters, each once.
  func variables() throws -> [Value] {
    var found: [Value] = []
    for item in parameters {
      for variable in try PyTypingForm.variables(of: item)
      where !found.contains(where: { Value.identical($0, variable) }) { found.append(variable) }
    }
    return found
  }

  /// A parameter with others in place of type variables.
  private static func replacing(_ item: Value, _ variables: [Value], _ items: [Value]) throws -> Value {
    func counterpart(_ variable: Value) -> Value {
      variables.firstIndex { Value.identical($0, variable) }.map { items[$0] } ?? variable
    }
    if try isVariable(item) {
      let new = counterpart(item)
      guard item.object is PyTypingForm else {
        return try Interpreter.current.callMethod(item, "__typing_subst__", [new])
      }
      return new
    }
    let own = try PyTypingForm.variables(of: item)
    if own.isEmpty { return item }
    if case .list(let list) = item { return Value(list: try list.items.map { try replacing($0, variables, items) }) }
    return try Interpreter.current.getItem(
      item, own.count == 1 ? counterpart(own[0]) : Value(tuple: own.map(counterpart)))
  }

  /// The form with types in place of its type variables.
  private func replacing(_ index: Value) throws -> Value {
    let (variables, items) = (try variables(), PyTypingForm.items(of: index))
    if variables.isEmpty { throw PyError.type("\(text) is not a generic class") }
    guard variables.count == items.count else {
      throw PyError.type("Too \(items.count > variables.count ? "many" : "few") arguments for \(text)")
    }
    let made = try parameters.map { try PyTypingForm.replacing($0, variables, items) }
    if role == .parameterised {
      return .object(try PyTypingForm.alias(origin, made, star: text.hasPrefix("*") ? "*" : ""))
    }
    var result = made[0]
    for member in made.dropFirst() { result = try Interpreter.current.binary(.bitOr, result, member) }
    return result
  }

  /// `left | right` of classes, None and forms; nil for anything else.
  static func union(_ left: Value, _ right: Value) throws -> Value? {
    var members: [Value] = []
    for side in [left, right] {
      if let form = side.object as? PyTypingForm, form.role == .union {
        members += form.parameters
      } else if side.isNone || side.object is PyClass || side.object is PyTypingForm {
        members.append(side)
      } else {
        return nil
      }
    }
    var distinct: [Value] = []
    for member in members {
      // `None` and its class are the same member.
      let plain = member.object === Classes.none ? Value.none : member
      if try !distinct.contains(where: { try Interpreter.current.same($0, plain) }) { distinct.append(plain) }
    }
    if distinct.count == 1 { return distinct[0] }
    let text = try distinct.map(shown).joined(separator: " | ")
    return .object(PyTypingForm(text, role: .union, parameters: distinct))
  }

  private static func items(of index: Value) -> [Value] {
    if case .tuple(let tuple) = index { tuple.items } else { [index] }
  }

  private static func shown(_ item: Value) throws -> String {
    switch item {
    case .none: return "None"
    case .string(let string): return "ForwardRef(\(StringText.repr(string.text)))"
    case .list(let list): return "[\(try list.items.map(shown).joined(separator: ", "))]"
    default:
      if let cls = item.object as? PyClass { return cls === Classes.none ? "None" : cls.qualifiedName }
      if item.object === PySingleton.ellipsis { return "..." }
      return try Interpreter.current.repr(item)
    }
  }

  public override func getItem(_ index: Value) throws -> Value? {
    if cls !== PyTypingForm.formClass { return try replacing(index) }
    let items = PyTypingForm.items(of: index)
    if text == "typing.Literal" {
      let shown = try items.map { try Interpreter.current.repr($0) }.joined(separator: ", ")
      return .object(PyTypingForm("\(text)[\(shown)]", parameters: items))
    }
    if text == "typing.Optional", items.count == 1 || text == "typing.Union", items.count == 1 {
      let shown = try items.map(PyTypingForm.shown).joined()
      return text == "typing.Union"
        ? items[0] : .object(PyTypingForm("\(text)[\(shown)]", role: .union, parameters: items + [.none]))
    }
    if text == "typing.Union" {
      let rest = items.filter { !$0.isNone }
      let isOptional = rest.count == 1 && items.count == 2
      let shown = try (isOptional ? rest : items).map { $0.isNone ? "NoneType" : try PyTypingForm.shown($0) }
      let name = isOptional ? "typing.Optional" : text
      return .object(PyTypingForm("\(name)[\(shown.joined(separator: ", "))]", role: .union, parameters: items))
    }
    let shown = try items.map(PyTypingForm.shown).joined(separator: ", ")
    return .object(PyTypingForm("\(text)[\(shown)]", role: role, origin: origin, parameters: items))
  }

  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard op == .bitOr else { return nil }
    return try reflected ? PyTypingForm.union(other, .object(self)) : PyTypingForm.union(.object(self), other)
  }

  public override func call(_ arguments: Arguments) throws -> Value? {
    switch role {
    case .parameterised:
      let made = try Interpreter.current.call(origin, arguments)
      if cls !== PyTypingForm.formClass, made.object is PyInstance {
        try? Interpreter.current.setAttribute(made, "__orig_class__", .object(self))
      }
      return made
    case .newType: return arguments.positional.first ?? Value.none
    case .union: throw PyError.type("'types.UnionType' object is not callable")
    case .form: throw PyError.type("Type \(text) cannot be instantiated; use a class of its own")
    }
  }

  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, let form = other.object as? PyTypingForm else { return nil }
    var same = form.text == text
    if !same, role == .parameterised, form.role == .parameterised, text.hasPrefix("*") == form.text.hasPrefix("*"),
      parameters.count == form.parameters.count, !origin.isNone
    {
      let interpreter = Interpreter.current
      same =
        try interpreter.same(origin, form.origin)
        && zip(parameters, form.parameters).allSatisfy { try interpreter.same($0, $1) }
    }
    if !same, role == .union, form.role == .union, parameters.count == form.parameters.count {
      same = try parameters.allSatisfy { member in
        try form.parameters.contains { try Interpreter.current.same(member, $0) }
      }
    }
    return .bool(same == (op == .equal))
  }
  public override func hash() throws -> Int? {
    guard role == .union else { return Hashing.text(cls === PyTypingForm.formClass ? text : shownOrigin) }
    return Hashing.unordered(try parameters.map { try Interpreter.current.hash($0) })
  }
  private var shownOrigin: String { (try? PyTypingForm.shown(origin)) ?? text }
  public override func repr() throws -> String { text }

  // MARK: What it takes from its class

  private var isAlias: Bool { role == .parameterised && cls !== PyTypingForm.formClass }
  public override func dynamicAttribute(_ name: Symbol) throws -> Value? {
    guard isAlias, name != "__reduce__", name != "__reduce_ex__", name != "__copy__", name != "__deepcopy__" else {
      return nil
    }
    return try Interpreter.current.attributeIfPresent(origin, name)
  }
  public override func dynamicAttributeNames() -> [Symbol] {
    isAlias ? Interpreter.current.attributeNames(of: origin).map { Symbol($0) } : []
  }
  public override func makeIterator() throws -> PyIterator? {
    guard isAlias else { return nil }
    return SequenceIterator([.object(try PyTypingForm.alias(origin, parameters, star: "*"))])
  }
  public override func shallowCopy() throws -> PyObject? { self }
  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? { self }
}
