// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Transactions

/// A function that a program defined.
public final class PyFunction: PyObject {
  /// The compiled body.
  public let code: CodeObject
  /// Defaults of the last positional parameters.
  public private(set) var defaults: [Value]
  /// Defaults of keyword-only parameters by name.
  public package(set) var keywordDefaults: [(name: Symbol, value: Value)] { willSet { willChange() } }
  /// How many positional arguments a call must give at least.
  private(set) var requiredCount: Int
  // What calls need of the code, here because constants are read without counting references.
  let slotCount: Int
  let arity: Int
  private let isSimple: Bool
  private let hasCells: Bool
  private let body: Block
  // SAFETY: part of the code.
  private let result: Unmanaged<Node>?
  /// The shared variables it closes over.
  public let closure: [PyCell]
  /// `__name__`
  public var name: String {
    get { givenName ?? code.name }
    set { givenName = newValue }
  }
  /// `__qualname__`
  public var qualname: String {
    get { givenQualname ?? code.qualname }
    set { givenQualname = newValue }
  }
  /// Who is called in its place, once a program has given it another `__code__`.
  package private(set) var replacement: PyFunction? { willSet { willChange() } }
  /// `f.__code__ = code`: from then on no call takes the short ways that begin with `accepts`.
  package func replace(code new: CodeObject) throws {
    guard new.freeNames.count == closure.count else {
      throw PyError.value(
        "\(name)() requires a code object with \(closure.count) free vars, not \(new.freeNames.count)")
    }
    let made = PyFunction(code: new, defaults: defaults, keywordDefaults: keywordDefaults, closure: closure)
    replacement = made
    requiredCount = Int.max
  }
  private var givenName: String? { willSet { willChange() } }
  private var givenQualname: String? { willSet { willChange() } }

  /// Makes a function.
  public init(code: CodeObject, defaults: [Value], keywordDefaults: [(name: Symbol, value: Value)], closure: [PyCell]) {
    self.code = code
    self.defaults = defaults
    self.keywordDefaults = keywordDefaults
    self.closure = closure
    requiredCount = code.arity - defaults.count
    slotCount = code.slotCount
    arity = code.arity
    isSimple = code.isSimple && !code.isGenerator
    hasCells = code.hasCells
    body = code.body
    result = code.result.map { .passUnretained($0) }
    super.init(cls: Classes.function, kind: .function)
  }

  public override func showReferences(to walk: ReferenceWalk) {
    super.showReferences(to: walk)
    let cells = ReferenceCounts.memory(of: closure)
    if ReferenceCounts.isAlone(cells) { for cell in closure { walk.see(cell) } }
    let memory = ReferenceCounts.memory(of: defaults)
    if ReferenceCounts.isAlone(memory) { walk.see(all: defaults) }
  }
  public override func repr() throws -> String { "<function \(qualname) at \(addressText)>" }
  public override func call(_ arguments: Arguments) throws -> Value? { try invoke(arguments) }

  public override func captureContents() -> (() -> Void)? {
    let (name, qualname, defaults, keywordDefaults) = (givenName, givenQualname, defaults, keywordDefaults)
    let replacement = replacement
    return { [self] in
      (givenName, givenQualname, self.keywordDefaults) = (name, qualname, keywordDefaults)
      self.replacement = replacement
      setDefaults(defaults)
    }
  }

  /// `f.__defaults__ = values`
  package func setDefaults(_ values: [Value]) {
    willChange()
    defaults = Array(values.suffix(arity))
    requiredCount = replacement == nil ? arity - defaults.count : Int.max
    replacement?.setDefaults(values)
  }

  /// Calls with arguments as they arrive.
  func invoke(_ arguments: Arguments) throws -> Value {
    if let replacement { return try replacement.invoke(arguments) }
    let interpreter = Interpreter.current
    if code.isGenerator {
      let frame = Frame(code, interpreter)
      try bind(arguments, to: frame)
      return makeGenerator(frame)
    }
    let calleeFrame = interpreter.stack.pushFrame(code, slots: slotCount, interpreter)
    defer { interpreter.stack.popFrame(calleeFrame) }
    return try calleeFrame._withUnsafeGuaranteedRef { frame in
      if arguments.keywords.isEmpty, accepts(arguments.positional.count) {
        for (i, value) in arguments.positional.enumerated() { frame.set(i, value) }
        fillDefaults(frame, given: arguments.positional.count)
      } else {
        try bind(arguments, to: frame)
      }
      return try run(frame)
    }
  }

  /// Calls with what `*args` and `**kwargs` are to be, whatever it is: `torch.fx` traces with stand-ins for both.
  package func invoke(_ arguments: Arguments, star: Value?, named: Value?) throws -> Value {
    if let replacement { return try replacement.invoke(arguments, star: star, named: named) }
    guard !code.isGenerator else { return try invoke(arguments) }
    let interpreter = Interpreter.current
    let calleeFrame = interpreter.stack.pushFrame(code, slots: slotCount, interpreter)
    defer { interpreter.stack.popFrame(calleeFrame) }
    return try calleeFrame._withUnsafeGuaranteedRef { frame in
      try bind(arguments, to: frame)
      let parameters = code.parameters
      let starSlot = parameters.positional.count
      if let star, parameters.variadic != nil { frame.set(starSlot, star) }
      if let named, parameters.keywords != nil {
        frame.set(starSlot + (parameters.variadic == nil ? 0 : 1) + parameters.keywordOnly.count, named)
      }
      return try run(frame)
    }
  }

  /// Calls with one argument, where that is all it needs.
  func invoke(_ argument: Value, _ stack: CallStack) throws -> Value {
    let calleeFrame = stack.pushFrame(code, slots: slotCount, Interpreter.current)
    defer { stack.popFrame(calleeFrame) }
    return try calleeFrame._withUnsafeGuaranteedRef { frame in
      frame.set(0, argument)
      if arity > 1 { fillDefaults(frame, given: 1) }
      return try run(frame)
    }
  }

  /// Calls with two arguments, where that is all it needs.
  func invoke(_ first: Value, _ second: Value, _ stack: CallStack) throws -> Value {
    let calleeFrame = stack.pushFrame(code, slots: slotCount, Interpreter.current)
    defer { stack.popFrame(calleeFrame) }
    return try calleeFrame._withUnsafeGuaranteedRef { frame in
      frame.set(0, first)
      frame.set(1, second)
      if arity > 2 { fillDefaults(frame, given: 2) }
      return try run(frame)
    }
  }

  /// The generator of a call whose frame has its parameter slots filled.
  func makeGenerator(_ frame: Frame) -> Value {
    if code.hasCells { frame.prepareCells(closure) }
    let generator = PyGenerator(frame)
    if let givenName { generator.givenName = givenName }
    if let givenQualname { generator.givenQualname = givenQualname }
    return .object(generator)
  }

  /// Runs the body in a frame whose parameter slots are filled.
  @inline(__always) func run(_ frame: Frame) throws -> Value {
    hasCells ? try runWithCells(frame) : try runBody(frame)
  }

  @inline(never) private func runWithCells(_ frame: Frame) throws -> Value {
    frame.borrowCells(closure)
    defer { frame.dropBorrowedCells(closure.count) }
    return try runBody(frame)
  }

  @inline(__always) private func runBody(_ frame: Frame) throws -> Value {
    try frame.stack.enter()
    defer { frame.stack.leave() }
    do {
      if Interrupt.isRequested { try frame.interpreter.pollInterrupt() }
      if let result { return try result._withUnsafeGuaranteedRef { try $0.evaluate(frame) } }
      _ = try body.execute(frame)
      return frame.takeReturnValue()
    } catch {
      throw leaving(error, frame)
    }
  }

  /// Whether a call with this many positional arguments needs no more than `fillDefaults`, and makes no generator.
  @inline(__always) func accepts(_ given: Int) -> Bool {
    isSimple && given <= arity && given >= requiredCount
  }

  /// Fills the slots after the first `given` positional parameters with defaults.
  @inline(never) func fillDefaults(_ frame: Frame, given: Int) {
    var i = given
    while i < arity {
      frame.slots[i] = defaults[i - requiredCount]
      i += 1
    }
  }

  private func bind(_ arguments: Arguments, to frame: Frame) throws {
    let parameters = code.parameters
    let arity = parameters.positional.count
    let given = arguments.positional.count
    let slots = frame.slots
    for i in 0..<min(given, arity) { slots[i] = arguments.positional[i] }
    var slot = arity
    if parameters.variadic != nil {
      slots[slot] = Value(tuple: given > arity ? Array(arguments.positional[arity...]) : [])
      slot += 1
    }
    let firstKeywordOnly = slot
    let keywordsSlot = firstKeywordOnly + parameters.keywordOnly.count
    let extra = parameters.keywords == nil ? nil : PyDict()
    for (name, value) in arguments.keywords {
      if let i = parameters.positional.firstIndex(of: name), i >= parameters.positionalOnlyCount {
        guard slots[i].isUndefined else {
          throw PyError.type("\(qualname)() got multiple values for argument '\(name.name)'")
        }
        slots[i] = value
      } else if let i = parameters.keywordOnly.firstIndex(of: name) {
        slots[firstKeywordOnly + i] = value
      } else if let extra {
        try extra.set(name.name, value)
      } else if parameters.positional.contains(name) {
        throw PyError.type(
          "\(qualname)() got some positional-only arguments passed as keyword arguments: '\(name.name)'")
      } else {
        throw PyError.type("\(qualname)() got an unexpected keyword argument '\(name.name)'")
      }
    }
    // Keywords that do not fit are said first.
    if given > arity, parameters.variadic == nil {
      let named = parameters.keywordOnly.indices.filter { !slots[firstKeywordOnly + $0].isUndefined }.count
      throw tooMany(given, named)
    }
    let firstDefault = arity - defaults.count
    var missing: [String] = []
    for i in 0..<arity where slots[i].isUndefined {
      if i >= firstDefault {
        slots[i] = defaults[i - firstDefault]
      } else {
        missing.append(parameters.positional[i].name)
      }
    }
    if !missing.isEmpty { throw Signature.missing(missing, kind: "positional", qualname) }
    for (i, name) in parameters.keywordOnly.enumerated() where slots[firstKeywordOnly + i].isUndefined {
      if let value = keywordDefaults.first(where: { $0.name == name })?.value {
        slots[firstKeywordOnly + i] = value
      } else {
        missing.append(name.name)
      }
    }
    if !missing.isEmpty { throw Signature.missing(missing, kind: "keyword-only", qualname) }
    if let extra { slots[keywordsSlot] = .dict(extra) }
  }

  /// The refusal of too many positional arguments; those that were rightly named are counted too.
  private func tooMany(_ given: Int, _ named: Int) -> Raised {
    let limit = code.parameters.positional.count
    let takes = defaults.isEmpty ? "\(limit)" : "from \(limit - defaults.count) to \(limit)"
    let plural = limit == 1 && defaults.isEmpty ? "" : "s"
    let also =
      named == 0
      ? ""
      : " positional argument\(given == 1 ? "" : "s") (and \(named) keyword-only argument\(named == 1 ? "" : "s"))"
    let was = given == 1 && named == 0 ? "was" : "were"
    return PyError.type("\(qualname)() takes \(takes) positional argument\(plural) but \(given)\(also) \(was) given")
  }
}

/// Ends an exception's passage through a frame: its position there becomes a line of the traceback.
@inline(never)
package func leaving(_ error: any Error, _ frame: Frame) -> any Error {
  let exception = frame.interpreter.normalise(error)
  // An exception that was caught here and goes on has its line already.
  if exception.pendingSpan != nil || exception.settledFrame != ObjectIdentifier(frame) {
    exception.settle(in: frame, exception.pendingSpan ?? frame.code.span)
  }
  frame.interpreter.flight?.record(exception, leaving: frame)
  return goingOn(error, exception)
}

extension PyException {
  /// Makes the position it has in a frame a line of its traceback.
  func settle(in frame: Frame, _ span: SourceSpan, function: String? = nil) {
    if traceback.isEmpty, let name = missingName?.name {
      let code = frame.code
      missingName = (name, code.localNames.sorted { $0.key < $1.key }.map(\.value))
    }
    let code = frame.code
    passes(
      TracebackEntry(
        source: code.source, function: function ?? code.name, span: span, codeStart: code.span.start))
    pendingSpan = nil
    settledFrame = ObjectIdentifier(frame)
  }

  /// Remembers where it was when this frame caught it, and what was being handled then.
  func caught(in frame: Frame) {
    if let span = pendingSpan { settle(in: frame, span) }
    frame.interpreter.linkContext(of: self)
  }
}

extension Interpreter {
  /// An exception raised while another is being handled remembers that one; no chain leads back to itself.
  func linkContext(of exception: PyException, replacing: Bool = false) {
    guard let handled = handledExceptions.last, handled !== exception else { return }
    guard replacing || exception.context == nil else { return }
    // A program may have made a circle of them (`e.__context__ = …`): a second walk at half the pace meets the first one there.
    var link = handled
    var slow = handled
    var isSlowTurn = false
    while let next = link.context {
      if next === exception {
        link.context = nil
        break
      }
      link = next
      if link === slow { break }
      if isSlowTurn, let next = slow.context { slow = next }
      isSlowTurn.toggle()
    }
    exception.context = handled
  }
}

extension PyFunction {
  /// The module it was defined in, unless a program named another; nil where the names have no `__name__`.
  package var moduleName: String? { attributes?["__module__"]?.text ?? code.origin.moduleName }
}
