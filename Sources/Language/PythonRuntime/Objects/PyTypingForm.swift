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
  /// Whether a star stood before it: `*tuple[int, str]`.
  private let isUnpacked: Bool

  // SAFETY: made once, changed only while its methods are installed, used on one thread.
  /// What earlier versions kept of `typing`, whose forms are objects of the language now.
  private nonisolated(unsafe) static let formClass = makeClass("_SpecialForm", module: "typing")
  // SAFETY: as above.
  /// `types.UnionType`
  private nonisolated(unsafe) static let unionClass = makeClass("UnionType", module: "types")
  // SAFETY: as above.
  /// `types.GenericAlias`
  private nonisolated(unsafe) static let aliasClass: PyClass = {
    let cls = makeClass("GenericAlias", module: "types")
    cls.construct = { _, arguments in
      guard arguments.positional.count == 2, let origin = arguments.positional[0].object as? PyClass else {
        throw PyError.type("GenericAlias expected a class and its parameters")
      }
      return try parameterised(origin, arguments.positional[1])
    }
    return cls
  }()

  private static func makeClass(_ name: String, module: String) -> PyClass {
    let cls = PyClass(builtin: name, module: module, attributes: true)
    cls.add([
      Declaration(
        "__mro_entries__", "(self, bases)", "A form as a base of a class stands for its class, or for nothing."
      ) {
        guard let form = $0[0].object as? PyTypingForm, form.origin.object is PyClass else { return Value(tuple: []) }
        return Value(tuple: [form.origin])
      }
    ])
    func property(_ name: String, _ doc: String, _ get: @escaping (PyTypingForm) throws -> Value) -> GetSetDescriptor {
      GetSetDescriptor(name, doc, get: { try ($0.object as? PyTypingForm).map(get) ?? .none })
    }
    cls.add(properties: [
      property("__args__", "The parameters.") {
        Value(tuple: $0.role == .union ? $0.parameters.map { $0.isNone ? .object(Classes.none) : $0 } : $0.parameters)
      },
      property("__parameters__", "The type variables among the parameters.") { try $0.variables() },
    ])
    if name != "UnionType" {
      cls.add(properties: [
        property("__origin__", "The class that was parameterised.") { $0.origin },
        property("__unpacked__", "Whether a star stood before it.") { .bool($0.isUnpacked) },
        property("__typing_unpacked_tuple_args__", "The types of an unpacked tuple.") {
          $0.isUnpacked && $0.origin.object === Classes.tuple ? Value(tuple: $0.parameters) : .none
        },
      ])
    }
    return cls
  }

  /// Makes a form.
  public init(
    _ text: String, role: Role = .form, origin: Value = .none, parameters: [Value] = [], isUnpacked: Bool = false
  ) {
    self.isUnpacked = isUnpacked
    self.text = text
    self.role = role
    self.origin = origin
    self.parameters = parameters
    super.init(
      cls: role == .union
        ? PyTypingForm.unionClass : role == .parameterised ? PyTypingForm.aliasClass : PyTypingForm.formClass)
  }

  /// The class method that makes `cls[index]`.
  package static let classItem = Declaration("__class_getitem__", "(cls, key, /)", "A class for annotations.") {
    try parameterised($0.cls(), $0[1])
  }

  /// `cls[index]`
  package static func parameterised(_ cls: PyClass, _ index: Value) throws -> Value {
    let items = items(of: index)
    let shown = items.isEmpty ? "()" : try items.map(shown).joined(separator: ", ")
    return .object(
      PyTypingForm("\(cls.qualifiedName)[\(shown)]", role: .parameterised, origin: .object(cls), parameters: items))
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
    case .list(let list):
      // A list may be in itself.
      try Interpreter.current.enter()
      defer { Interpreter.current.leave() }
      return "[\(try list.items.map(shown).joined(separator: ", "))]"
    default:
      if let cls = item.object as? PyClass { return cls === Classes.none ? "None" : cls.qualifiedName }
      if item.object === PySingleton.ellipsis { return "..." }
      return try Interpreter.current.repr(item)
    }
  }

  /// Whether it is a class with parameters, which no object can be asked about.
  var isGeneric: Bool { role == .parameterised && !parameters.isEmpty }

  /// The type variables among the parameters, as `typing` finds them.
  private func variables() throws -> Value {
    if parameters.allSatisfy({ $0.object is PyClass || $0.isNone || $0.text != nil }) { return Value(tuple: []) }
    return try callTyping("_collect_parameters", Value(tuple: parameters))
  }

  private func callTyping(_ name: String, _ arguments: Value...) throws -> Value {
    let interpreter = Interpreter.current
    let function = try interpreter.importName(name, from: interpreter.importModule("typing"))
    return try interpreter.call(function, arguments)
  }

  public override func getItem(_ index: Value) throws -> Value? {
    try callTyping("_subscripted", .object(self), index)
  }

  /// `*tuple[int, str]`: one form, which says that it was unpacked.
  public override func makeIterator() throws -> PyIterator? {
    guard role == .parameterised, !isUnpacked else { return nil }
    let form = PyTypingForm("*" + text, role: role, origin: origin, parameters: parameters, isUnpacked: true)
    return try PyList([.object(form)]).makeIterator()
  }

  /// Other attributes are those of the class.
  public override func dynamicAttribute(_ name: Symbol) throws -> Value? {
    guard role == .parameterised, !PyTypingForm.own.contains(name.name) else { return nil }
    return try Interpreter.current.attributeIfPresent(origin, name)
  }
  private static let own: Set<String> = [
    "__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__",
    "__deepcopy__", "__unpacked__", "__typing_unpacked_tuple_args__", "__class__", "__typing_subst__",
    "__typing_prepare_subst__",
  ]

  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard op == .bitOr else { return nil }
    return try reflected ? PyTypingForm.union(other, .object(self)) : PyTypingForm.union(.object(self), other)
  }

  public override func call(_ arguments: Arguments) throws -> Value? {
    switch role {
    case .parameterised:
      let made = try Interpreter.current.call(origin, arguments)
      if made.object is PyInstance { try? Interpreter.current.setAttribute(made, "__orig_class__", .object(self)) }
      return made
    case .newType: return arguments.positional.first ?? Value.none
    case .union: throw PyError.type("'types.UnionType' object is not callable")
    case .form: throw PyError.type("Type \(text) cannot be instantiated; use a class of its own")
    }
  }

  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, let form = other.object as? PyTypingForm else { return nil }
    var same = form.text == text && role != .parameterised
    if role == .parameterised, form.role == .parameterised, Value.identical(origin, form.origin),
      parameters.count == form.parameters.count, isUnpacked == form.isUnpacked
    {
      same = try zip(parameters, form.parameters).allSatisfy { try Interpreter.current.same($0, $1) }
    }
    if !same, role == .union, form.role == .union, parameters.count == form.parameters.count {
      same = try parameters.allSatisfy { member in
        try form.parameters.contains { try Interpreter.current.same(member, $0) }
      }
    }
    return .bool(same == (op == .equal))
  }
  public override func hash() throws -> Int? {
    guard role == .union else { return Hashing.text(text) }
    return Hashing.unordered(try parameters.map { try Interpreter.current.hash($0) })
  }
  public override func repr() throws -> String { text }
}
