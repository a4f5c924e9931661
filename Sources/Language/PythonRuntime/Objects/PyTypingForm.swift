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
      property("__args__", "The parameters.") { Value(tuple: $0.parameters) },
      property("__name__", "The name.") { Value($0.text.split(separator: ".").last.map(String.init) ?? $0.text) },
    ])
    return cls
  }()

  /// Makes a form.
  public init(_ text: String, role: Role = .form, origin: Value = .none, parameters: [Value] = []) {
    self.text = text
    self.role = role
    self.origin = origin
    self.parameters = parameters
    super.init(cls: PyTypingForm.formClass)
  }

  /// `cls[index]`
  package static func parameterised(_ cls: PyClass, _ index: Value) throws -> Value {
    let items = items(of: index)
    let shown = try items.map(shown).joined(separator: ", ")
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
    for member in members where !distinct.contains(where: { Value.identical($0, member) }) { distinct.append(member) }
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
    case .parameterised: return try Interpreter.current.call(origin, arguments)
    case .newType: return arguments.positional.first ?? Value.none
    case .union: throw PyError.type("'types.UnionType' object is not callable")
    case .form: throw PyError.type("Type \(text) cannot be instantiated; use a class of its own")
    }
  }

  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, let form = other.object as? PyTypingForm else { return nil }
    var same = form.text == text
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
