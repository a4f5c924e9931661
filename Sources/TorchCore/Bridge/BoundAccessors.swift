import PythonRuntime
import Tensors

/// The arguments of a library function as Swift values; what is of another kind is refused in PyTorch's words.
extension Bound {
  /// Whether an argument was given and is not `None`.
  package func isGiven(_ i: Int) -> Bool {
    switch values[i] {
    case .undefined, .none: false
    default: true
    }
  }

  /// `sum(): argument 'dim' (position 2) must be int, not str`.
  package func wrongType(_ i: Int, _ expected: String, _ value: Value? = nil) -> Raised {
    PyError.type("\(place(i)) must be \(expected), not \(Conversions.typeName(value ?? values[i]))")
  }

  /// `sum(): argument 'dim' (position 2)`.
  func place(_ i: Int) -> String {
    let short = function.split(separator: ".").last.map(String.init) ?? function
    guard let builtin, let signature = try? builtin.signature(), i < signature.parameterNames.count else {
      return "\(short)(): argument"
    }
    var name = signature.parameterNames[i].name
    // A name that Python reserves has an underscore here (`from_`).
    if name.hasSuffix("_") { name.removeLast() }
    let shift = builtin.style == .torchMethod ? 0 : 1
    let isByPlace = i < signature.positional.count || signature.variadic != nil
    return "\(short)(): argument '\(name)'" + (isByPlace ? " (position \(i + shift))" : "")
  }

  /// A tensor.
  package func tensor(_ i: Int) throws -> Tensor {
    if case .object(let object) = values[i], let tensor = object as? TensorObject { return tensor.tensor }
    throw wrongType(i, "Tensor")
  }

  /// A tensor or nothing.
  package func optionalTensor(_ i: Int) throws -> Tensor? { isGiven(i) ? try tensor(i) : nil }

  /// Several tensors.
  func tensors(_ i: Int) throws -> [Tensor] {
    guard let tensors = try Conversions.tensors(values[i]) else { throw wrongType(i, "tuple of Tensors") }
    return tensors
  }

  /// An integer.
  func int(_ i: Int) throws -> Int {
    if case .int(let number) = values[i] { return number }
    guard let number = Conversions.int(values[i]) else {
      if case .object(let object) = values[i], object is PyBigInt {
        throw PyError.value("Overflow when unpacking long long")
      }
      throw wrongType(i, "int")
    }
    return number
  }

  /// An integer or nothing.
  package func optionalInt(_ i: Int) throws -> Int? { isGiven(i) ? try int(i) : nil }

  /// A real number.
  func double(_ i: Int) throws -> Double {
    if case .float(let number) = values[i] { return number }
    guard let number = try Conversions.double(values[i]) else { throw wrongType(i, "float") }
    return number
  }

  /// A real number or nothing.
  package func optionalDouble(_ i: Int) throws -> Double? { isGiven(i) ? try double(i) : nil }

  /// A truth value.
  package func bool(_ i: Int) throws -> Bool {
    if case .bool(let flag) = values[i] { return flag }
    // Flags are given by name as a rule, and then PyTorch states no position.
    let place = place(i).split(separator: " (position").first.map(String.init) ?? place(i)
    throw PyError.type("\(place) must be bool, not \(Conversions.typeName(values[i]))")
  }

  /// A number.
  package func scalar(_ i: Int) throws -> Scalar {
    guard let scalar = try Conversions.scalar(values[i]) else { throw wrongType(i, "Number") }
    return scalar
  }

  /// A number or nothing.
  package func optionalScalar(_ i: Int) throws -> Scalar? { isGiven(i) ? try scalar(i) : nil }

  /// A text.
  func text(_ i: Int) throws -> String {
    guard let text = values[i].text else { throw wrongType(i, "str") }
    return text
  }

  /// A text or nothing.
  func optionalText(_ i: Int) throws -> String? { isGiven(i) ? try text(i) : nil }

  /// An element type or nothing.
  package func dtype(_ i: Int) throws -> DType? {
    switch values[i] {
    case .none, .undefined: return nil
    default:
      guard Conversions.isDType(values[i]) else {
        let short = function.split(separator: ".").last.map(String.init) ?? function
        throw PyError.type("\(short)(): argument 'dtype' must be torch.dtype, not \(Conversions.typeName(values[i]))")
      }
      return try Conversions.dtype(values[i])
    }
  }

  /// One dimension or several, `dim=1`, `dim=(0, 2)`; nil when not given.
  package func dims(_ i: Int) throws -> [Int]? {
    switch values[i] {
    case .none, .undefined: return nil
    case .int(let dim): return [dim]
    default:
      if let dim = Conversions.int(values[i]) { return [dim] }
      return try sequence(i, values[i])
    }
  }

  /// The integers of a tuple or list, or PyTorch's refusal.
  private func sequence(_ i: Int, _ value: Value) throws -> [Int] {
    if let list = Conversions.ints(value) { return list }
    let items: [Value]
    switch value {
    case .tuple(let tuple): items = tuple.items
    case .list(let list): items = list.items
    default: throw wrongType(i, "tuple of ints", value)
    }
    for (n, item) in items.enumerated() where Conversions.int(item) == nil {
      if n > 0 { throw unpackingFailure(i, n, item) }
      throw PyError.type(
        "\(place(i)) must be tuple of ints, but found element of type \(Conversions.typeName(item)) at pos \(n)")
    }
    throw wrongType(i, "tuple of ints", value)
  }

  /// The refusal of a later element of a size.
  private func unpackingFailure(_ i: Int, _ position: Int, _ item: Value) -> Raised {
    let short = function.split(separator: ".").last.map(String.init) ?? function
    let name = (try? builtin?.signature().parameterNames[i].name) ?? "size"
    return PyError.type(
      "\(short)(): argument '\(name)' failed to unpack the object at pos \(position + 1) with error \"type must be tuple "
        + "of ints,but got \(Conversions.typeName(item))\"")
  }

  /// A size: an int, a tuple, a list or a `torch.Size`.
  package func shape(_ i: Int) throws -> [Int] {
    switch values[i] {
    case .tuple, .list: return try sequence(i, values[i])
    default:
      guard let size = Conversions.int(values[i]) else { throw wrongType(i, "tuple of ints") }
      return [size]
    }
  }

  /// A size given as `*size`: numbers one by one, or one tuple or list.
  package func sizes(_ i: Int) throws -> [Int] {
    guard case .tuple(let tuple) = values[i] else { return try shape(i) }
    if tuple.items.count == 1 {
      switch tuple.items[0] {
      case .tuple, .list: return try sequence(i, tuple.items[0])
      default: break
      }
    }
    var result: [Int] = []
    result.reserveCapacity(tuple.items.count)
    for (n, item) in tuple.items.enumerated() {
      guard let size = Conversions.int(item) else {
        if n == 0 { throw wrongType(i, "tuple of ints", item) }
        throw unpackingFailure(i, n, item)
      }
      result.append(size)
    }
    return result
  }

  /// Refuses a `device` that is not the processor.
  package func checkDevice(_ i: Int) throws {
    if case .undefined = values[i] { return }
    if values[i].isNone { return }
    try DeviceObject.from(values[i])?.check()
  }

  /// Refuses an argument that Gradus lacks, when it is given.
  package func refuse(_ i: Int, _ name: String) throws {
    guard isGiven(i) else { return }
    let short = function.split(separator: ".").last.map(String.init) ?? function
    throw PyError.notImplemented("Gradus has no \(name)= in \(short)()")
  }

  /// PyTorch's text for arguments that fit none of a function's forms.
  func invalidCombination(_ given: [Value], _ forms: [String]) -> Raised {
    let short = function.split(separator: ".").last.map(String.init) ?? function
    let got = given.filter { !$0.isUndefined }.map { Conversions.typeName($0) }.joined(separator: ", ")
    let expected = forms.count == 1 ? forms[0] : "one of:\n" + forms.map { " * \($0)\n" }.joined()
    return PyError.type(
      "\(short)() received an invalid combination of arguments - got (\(got)), but expected \(expected)")
  }
}
