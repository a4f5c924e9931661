// SPDX-License-Identifier: GPL-3.0-or-later

/// The one declaration of a built-in function: calls, `help()`, `NAME?`, completion, the reference page and a test that runs
/// the example all read it.
///
/// SAFETY of `@unchecked`: immutable; bodies run only on the thread that evaluates.
public struct Declaration: @unchecked Sendable {
  /// The name, `relu`; for a method just the method's name.
  public let name: String
  /// The parameters in Python's notation, `(input, inplace=False)`; methods begin with `self`.
  public let signature: String
  /// One sentence.
  public let doc: String
  /// An example as it would be typed, with its output below where it prints something.
  public let example: String
  /// What it does; receives one value for each parameter of the signature, to be read by name; `*args` is a tuple, `**kwargs` a
  /// dictionary.
  public let body: (Bound) throws -> Value
  /// CPython's vectorcall: the same for calls with positional arguments alone, in number within a range and at most three. They come
  /// as they are, `.undefined` for those not given. For functions that are called so often that gathering arguments would cost more than they do.
  package let vectorcall: Vectorcall?
  package struct Vectorcall {
    let counts: ClosedRange<Int>
    let body: VectorcallBody
  }

  /// Makes a declaration. (Out of line, like whatever only fills tables: inlined a thousand times it took the compiler half a minute.)
  @inline(never) public init(
    _ name: String, _ signature: String, _ doc: String, example: String = "", body: @escaping (Bound) throws -> Value
  ) {
    self.name = name
    self.signature = signature
    self.doc = doc
    self.example = example
    self.body = body
    vectorcall = nil
  }

  /// Makes a declaration of a function that takes its positional arguments, at most three, as they are.
  @inline(never) package init(
    _ name: String, _ signature: String, _ doc: String, example: String = "", vectorcall counts: ClosedRange<Int>,
    body: @escaping (Value, Value, Value) throws -> Value
  ) {
    self.name = name
    self.signature = signature
    self.doc = doc
    self.example = example
    self.body = { bound in
      let values = bound.values
      return try body(
        values.count > 0 ? values[0] : .undefined, values.count > 1 ? values[1] : .undefined,
        values.count > 2 ? values[2] : .undefined)
    }
    vectorcall = Vectorcall(counts: counts, body: VectorcallBody(body))
  }
}

/// A built-in function or method.
public final class BuiltinFunction: PyObject {
  /// Its declaration.
  public let declaration: Declaration
  /// The qualified name for error texts: `Linear.__init__`, `relu`.
  public let qualname: String
  /// The module, for `__module__` and completion.
  public let module: String
  /// In whose words wrong arguments are refused.
  public let style: Signature.Style
  /// Whether it is bound to an instance when it is found in a class: what CPython has as a function of C is not.
  let binds: Bool
  /// The class of a method.
  package let owner: String?
  private var parsed: ParameterLayout?
  /// The body for `accepts`ed numbers of positional arguments, `.undefined` for those not given.
  let vectorcallBody: VectorcallBody
  private let leastCount: Int
  private let mostCount: Int

  /// Makes a function of a declaration; `owner` is the class of a method.
  public init(
    _ declaration: Declaration, owner: String? = nil, module: String = "builtins", style: Signature.Style = .python
  ) {
    self.declaration = declaration
    self.module = module
    self.style = style
    self.owner = owner
    binds = owner != nil || module == "torch.nn.functional"
    qualname = owner.map { "\($0).\(declaration.name)" } ?? declaration.name
    vectorcallBody = declaration.vectorcall?.body ?? .none
    leastCount = declaration.vectorcall?.counts.lowerBound ?? 1
    mostCount = declaration.vectorcall?.counts.upperBound ?? 0
    super.init(
      cls: owner == nil
        ? Classes.builtinFunction
        : declaration.name.hasPrefix("__") ? Classes.wrapperDescriptor : Classes.methodDescriptor, kind: .builtin)
  }

  /// Whether CPython has the function in C, whose argument errors are worded differently.
  private var isNative: Bool { ["builtins", "math", "time", "operator", "_io", "collections"].contains(module) }

  /// The parameters (read from the text on first use, so that start-up parses nothing).
  public func signature() throws -> Signature { try layout().signature }

  /// The parameters as calls need them.
  @inline(__always) func layout() throws -> ParameterLayout { try parsed ?? readSignature() }

  @inline(never) private func readSignature() throws -> ParameterLayout {
    let made = ParameterLayout(try Signature(declaration.signature))
    parsed = made
    return made
  }

  /// Where the parameter of a name stands among the bound values; nil when there is none.
  @inline(__always) package func position(of name: String) throws -> Int? { try layout().position(of: name) }

  /// Whether `vectorcallBody` takes this many positional arguments.
  @inline(__always) func accepts(_ count: Int) -> Bool { count >= leastCount && count <= mostCount }

  public override func call(_ arguments: Arguments) throws -> Value? {
    if let interceptor = Self.interceptor, let result = try interceptor(self, arguments) { return result }
    guard style != .python, let refined = Self.refinedRefusal else { return try bindAndCall(arguments) }
    do { return try bindAndCall(arguments) } catch {
      if let former = Self.formerOverload, let result = try former(self, arguments) { return result }
      throw refined(self, arguments, error)
    }
  }

  private func bindAndCall(_ arguments: Arguments) throws -> Value? {
    let signature = try signature()
    let values: [Value]
    do {
      values = try signature.bind(arguments, function: qualname, style: style)
    } catch {
      throw isNative ? signature.nativeError(arguments, qualname: qualname, module: module) ?? error : error
    }
    return try callBody(Bound(values: values, builtin: self))
  }

  /// The body for bound arguments, noted by the recorder where there is one: for those who bind the arguments themselves.
  package func callBody(_ bound: Bound) throws -> Value {
    try Recording.current == nil ? declaration.body(bound) : recordedBody(bound)
  }

  @inline(never) private func recordedBody(_ bound: Bound) throws -> Value {
    guard let recorder = Recording.current else { return try declaration.body(bound) }
    return try recorder.record(
      .function(self),
      {
        let names = try layout().names
        return zip(names, bound.values).map { ($0, $1) }
      }, { try declaration.body(bound) }) ?? .none
  }

  // SAFETY: set when the library is installed, before programs run, and read on the one thread that evaluates.
  // SAFETY: set once before any code runs.
  /// Takes arguments that a library's function refused, in the order of an earlier release; nil when they are not such.
  package nonisolated(unsafe) static var formerOverload: ((BuiltinFunction, Arguments) throws -> Value?)?

  // SAFETY: set and read on the one thread that evaluates.
  /// Lets objects of a program perform a call, given as it was written; nil when none of them does. There is one only once a program has
  /// made objects that take part in calls without being what the function takes, as `torch.fx` traces with.
  package nonisolated(unsafe) static var interceptor: ((BuiltinFunction, Arguments) throws -> Value?)?

  // SAFETY: as above.
  /// Says for a library's functions in other words why arguments were refused.
  public nonisolated(unsafe) static var refinedRefusal: ((BuiltinFunction, Arguments, any Error) -> any Error)?

  public override func repr() throws -> String {
    if cls.name == "ufunc" { return "<ufunc '\(declaration.name)'>" }
    guard let owner else { return "<built-in function \(declaration.name)>" }
    let kind = cls === Classes.wrapperDescriptor ? "slot wrapper" : "method"
    return "<\(kind) '\(declaration.name)' of '\(owner)' objects>"
  }
}

/// An attribute of a built-in class that is computed: `x.shape`, `f.__name__`.
public final class GetSetDescriptor: PyObject {
  /// The name.
  public let name: String
  /// One sentence; programs may set another one.
  public package(set) var doc: String { willSet { willChange() } }
  /// Deletes it; nil when it cannot be deleted.
  package var deleter: ((Value) throws -> Void)?
  /// Reads it.
  public let getter: (Value) throws -> Value
  /// Writes it; nil when it cannot be written.
  public let setter: ((Value, Value) throws -> Void)?
  /// The class that has it, `__objclass__`.
  package internal(set) var owner: PyClass?
  /// Makes a property.
  public init(
    _ name: String, _ doc: String = "", get getter: @escaping (Value) throws -> Value,
    set setter: ((Value, Value) throws -> Void)? = nil
  ) {
    self.name = name
    self.doc = doc
    self.getter = getter
    self.setter = setter
    super.init(cls: Classes.getSetDescriptor)
  }

  /// The place of a slot in the instances of a class.
  init(slot: Symbol, of owner: PyClass) {
    name = slot.name
    doc = ""
    getter = { value in
      guard let found = value.object?.storedAttributes?[slot] else { throw PyError.attribute(value, slot.name) }
      return found
    }
    setter = { value, new in value.object?.attributes?[slot] = new }
    self.owner = owner
    super.init(cls: Classes.memberDescriptor)
    deleter = { value in
      guard let object = value.object, object.storedAttributes?[slot] != nil else {
        throw PyError.attribute(value, slot.name)
      }
      object.attributes?[slot] = nil
    }
  }

  /// Refuses an object of a class that does not have it.
  package func check(_ value: Value) throws {
    guard let owner, !Interpreter.current.type(of: value).isSubclass(of: owner) else { return }
    throw PyError.type(
      "descriptor '\(name)' for '\(owner.name)' objects doesn't apply to a '\(Interpreter.current.type(of: value).messageName)' object"
    )
  }

  public override func repr() throws -> String {
    let kind = cls === Classes.memberDescriptor ? "member" : "attribute"
    return "<\(kind) '\(name)' of '\(owner?.name ?? "object")' objects>"
  }
}

extension PyClass {
  /// Installs methods from their declarations.
  public func add(_ declarations: [Declaration]) {
    for declaration in declarations {
      set(Symbol(declaration.name), .object(BuiltinFunction(declaration, owner: name, module: module)))
    }
  }
  /// Installs computed attributes.
  public func add(properties: [GetSetDescriptor]) {
    for property in properties {
      if property.owner == nil { property.owner = self }
      set(Symbol(property.name), .object(property))
    }
  }
}
