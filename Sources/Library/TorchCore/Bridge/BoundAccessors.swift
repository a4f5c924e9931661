// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// The arguments of a library function as Swift values; what is of another kind is refused in PyTorch's words.
extension Bound {
  /// Whether an argument was given and is not `None`.
  package func isGiven(_ name: String) throws -> Bool {
    switch try self[name] {
    case .undefined, .none: false
    default: true
    }
  }

  /// `sum(): argument 'dim' (position 2) must be int, not str`.
  package func wrongType(_ name: String, _ expected: String, _ value: Value? = nil) -> Raised {
    do {
      let given = try value ?? self[name]
      return PyError.type("\(place(name)) must be \(expected), not \(Conversions.typeName(given))")
    } catch let raised as Raised {
      return raised
    } catch {
      return PyError.type("\(error)")
    }
  }

  /// The function's name in error texts.
  private var shortName: String { function.split(separator: ".").last.map(String.init) ?? function }

  /// `sum(): argument 'dim' (position 2)`.
  func place(_ name: String) -> String {
    // A name that Python reserves has an underscore here (`from_`).
    let text = "\(shortName)(): argument '\(name.hasSuffix("_") ? String(name.dropLast()) : name)'"
    guard let builtin, let signature = try? builtin.signature(), let i = try? position(name),
      i < signature.positional.count || signature.variadic != nil
    else { return text }
    return text + " (position \(i + (builtin.style == .torchMethod ? 0 : 1)))"
  }

  /// A tensor.
  @inline(never) package func tensor(_ name: String) throws -> Tensor {
    let value = try self[name]
    if case .object(let object) = value, let tensor = object as? TensorObject {
      if tensor.tensor.isUninitialised { throw TensorObject.uninitialised(shortName) }
      return tensor.tensor
    }
    throw wrongType(name, "Tensor")
  }

  /// A tensor of which PyTorch's own Python asks something first: what is none fails at that.
  package func tensor(_ name: String, asked attribute: String) throws -> Tensor {
    let value = try self[name]
    if value.tensor == nil, !(value.object is ArrayObject) {
      _ = try interpreter.getAttribute(value, Symbol(attribute))
    }
    return try tensor(name)
  }

  /// A tensor that the function which PyTorch's own Python calls refuses under its own name.
  package func tensor(_ name: String, of function: String, as parameter: String) throws -> Tensor {
    let value = try self[name]
    guard value.tensor == nil, !(value.object is ArrayObject) else { return try tensor(name) }
    let place = try position(name) + 1
    throw PyError.type(
      "\(function)(): argument '\(parameter)' (position \(place)) must be Tensor, not \(Conversions.typeName(value))")
  }

  /// A tensor or nothing.
  package func optionalTensor(_ name: String) throws -> Tensor? { try isGiven(name) ? tensor(name) : nil }

  /// Several tensors.
  func tensors(_ name: String) throws -> [Tensor] {
    let value = try self[name]
    guard let tensors = try Conversions.tensors(value) else { throw wrongType(name, "tuple of Tensors") }
    return tensors
  }

  /// An integer.
  func int(_ name: String) throws -> Int {
    let value = try self[name]
    if case .int(let number) = value { return number }
    guard let number = Conversions.int(value) else {
      if case .object(let object) = value, object is PyBigInt {
        throw PyError.value("Overflow when unpacking long long")
      }
      throw wrongType(name, "int")
    }
    return number
  }

  /// An integer or nothing.
  package func optionalInt(_ name: String) throws -> Int? { try isGiven(name) ? int(name) : nil }

  /// A real number.
  func double(_ name: String) throws -> Double {
    let value = try self[name]
    if case .float(let number) = value { return number }
    guard let number = try Conversions.double(value) else { throw wrongType(name, "float") }
    return number
  }

  /// A real number or nothing.
  package func optionalDouble(_ name: String) throws -> Double? { try isGiven(name) ? double(name) : nil }

  /// A truth value.
  package func bool(_ name: String) throws -> Bool {
    let value = try self[name]
    if case .bool(let flag) = value { return flag }
    // Flags are given by name as a rule, and then PyTorch states no position.
    let place = place(name).split(separator: " (position").first.map(String.init) ?? place(name)
    throw PyError.type("\(place) must be bool, not \(Conversions.typeName(value))")
  }

  /// A number.
  package func scalar(_ name: String) throws -> Scalar {
    let value = try self[name]
    guard let scalar = try Conversions.scalar(value) else { throw wrongType(name, "Number") }
    return scalar
  }

  /// A number or nothing.
  package func optionalScalar(_ name: String) throws -> Scalar? { try isGiven(name) ? scalar(name) : nil }

  /// A text.
  func text(_ name: String) throws -> String {
    let value = try self[name]
    guard let text = value.text else { throw wrongType(name, "str") }
    return text
  }

  /// A text or nothing.
  func optionalText(_ name: String) throws -> String? { try isGiven(name) ? text(name) : nil }

  /// An element type or nothing.
  package func dtype(_ name: String) throws -> DType? {
    let value = try self[name]
    switch value {
    case .none, .undefined: return nil
    default:
      guard Conversions.isDType(value) else {
        throw PyError.type("\(shortName)(): argument 'dtype' must be torch.dtype, not \(Conversions.typeName(value))")
      }
      return try Conversions.dtype(value)
    }
  }

  /// One dimension or several, `dim=1`, `dim=(0, 2)`; nil when not given.
  package func dims(_ name: String) throws -> [Int]? {
    let value = try self[name]
    switch value {
    case .none, .undefined: return nil
    case .int(let dim): return [dim]
    default:
      if let dim = Conversions.int(value) { return [dim] }
      return try sequence(name, value)
    }
  }

  /// The integers of a tuple or list, or PyTorch's refusal.
  private func sequence(_ name: String, _ value: Value) throws -> [Int] {
    if let list = Conversions.ints(value) { return list }
    let items: [Value]
    switch value {
    case .tuple(let tuple): items = tuple.items
    case .list(let list): items = list.items
    default: throw wrongType(name, "tuple of ints", value)
    }
    for (n, item) in items.enumerated() where Conversions.int(item) == nil {
      if n > 0 { throw unpackingFailure(name, n, item) }
      throw PyError.type(
        "\(place(name)) must be tuple of ints, but found element of type \(Conversions.typeName(item)) at pos \(n)")
    }
    throw wrongType(name, "tuple of ints", value)
  }

  /// The refusal of a later element of a size.
  private func unpackingFailure(_ name: String, _ position: Int, _ item: Value) -> Raised {
    PyError.type(
      "\(shortName)(): argument '\(name)' failed to unpack the object at pos \(position + 1) with error \"type must be tuple "
        + "of ints,but got \(Conversions.typeName(item))\"")
  }

  /// A size: an int, a tuple, a list or a `torch.Size`.
  package func shape(_ name: String) throws -> [Int] {
    let value = try self[name]
    switch value {
    case .tuple, .list: return try sequence(name, value)
    default:
      guard let size = Conversions.int(value) else { throw wrongType(name, "tuple of ints") }
      return [size]
    }
  }

  /// A size given as `*size`: numbers one by one, or one tuple or list.
  package func sizes(_ name: String) throws -> [Int] {
    let value = try self[name]
    guard case .tuple(let tuple) = value else { return try shape(name) }
    if tuple.items.count == 1 {
      switch tuple.items[0] {
      case .tuple, .list: return try sequence(name, tuple.items[0])
      default: break
      }
    }
    var result: [Int] = []
    result.reserveCapacity(tuple.items.count)
    for (n, item) in tuple.items.enumerated() {
      guard let size = Conversions.int(item) else {
        if n == 0 { throw wrongType(name, "tuple of ints", item) }
        throw unpackingFailure(name, n, item)
      }
      result.append(size)
    }
    return result
  }

  /// A `memory_format`; nil when not given.
  package func memoryFormat(_ name: String = "memory_format") throws -> MemoryFormat? {
    guard try isGiven(name) else { return nil }
    guard let format = try MemoryFormat(self[name]) else { throw wrongType(name, "torch.memory_format") }
    return format
  }

  /// Refuses a `device` that is not the processor.
  package func checkDevice(_ name: String) throws {
    let value = try self[name]
    if case .undefined = value { return }
    if value.isNone { return }
    try DeviceObject.from(value)?.check()
  }

  /// Refuses an argument that Gradus lacks, when it is given.
  package func refuse(_ name: String) throws {
    guard try isGiven(name) else { return }
    throw PyError.notImplemented("Gradus has no \(name)= in \(shortName)()")
  }

  /// PyTorch's text for arguments that fit none of a function's forms.
  func invalidCombination(_ given: [Value], _ forms: [String]) -> Raised {
    let got = given.filter { !$0.isUndefined }.map { Conversions.typeName($0) }.joined(separator: ", ")
    let expected = forms.count == 1 ? forms[0] : "one of:\n" + forms.map { " * \($0)\n" }.joined()
    return PyError.type(
      "\(shortName)() received an invalid combination of arguments - got (\(got)), but expected \(expected)")
  }
}

extension MemoryFormat {
  /// The format that a value of the language names.
  package init?(_ value: Value) {
    guard case .object(let object) = value, let constant = object as? ConstantObject else { return nil }
    self.init(rawValue: String(constant.text.dropFirst(6)))
  }
}
