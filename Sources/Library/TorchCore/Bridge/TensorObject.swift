// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax
import Tensors
import Transactions

/// A tensor as a value of the language: `torch.Tensor`, or `Parameter` when the tensor is one.
///
/// There is one wrapper for a tensor while it lives, so `is`, dictionary keys and user attributes work.
public final class TensorObject: PyObject {
  /// The tensor.
  public let tensor: Tensor

  /// Makes the wrapper; use `TensorObject.wrap`, which finds the one that exists.
  public init(_ tensor: Tensor, cls: PyClass) {
    self.tensor = tensor
    super.init(cls: cls)
    tensor.wrapper = self
    if !TorchFunction.isUsed, !tensor.isParameter, TorchFunction.isForeign(cls) { TorchFunction.isUsed = true }
  }

  // SAFETY: classes are there for ever.
  private init(_ tensor: Tensor, reference: Unmanaged<PyClass>) {
    self.tensor = tensor
    super.init(library: reference)
    tensor.wrapper = self
  }

  deinit { tensor.wrapper = nil }

  /// Also what the hooks of a leaf close over, when no graph holds it. An entry holds its function twice: for the call and for snapshots.
  public override func showReferences(to walk: ReferenceWalk) {
    super.showReferences(to: walk)
    let memory = ReferenceCounts.memory(of: tensor)
    guard tensor.hooks != nil, ReferenceCounts.isAlone(memory) else { return }
    let hooks = ReferenceCounts.memory(of: tensor.hooks)
    guard ReferenceCounts.isAlone(hooks) else { return }
    let entries = ReferenceCounts.memory(of: tensor.hooks?.entries ?? [])
    guard ReferenceCounts.isAlone(entries) else { return }
    for entry in tensor.hooks?.entries ?? [] {
      for _ in 0..<2 { walk.see(entry.function as? PyObject) }
    }
  }
  public override func dropReferences() {
    super.dropReferences()
    // It goes: nothing remembers it.
    tensor.stamp = ChangeStamp()
    tensor.hooks = nil
  }

  /// The value of a tensor.
  public static func wrap(_ tensor: Tensor) -> Value { .object(object(tensor)) }

  /// The object of a tensor.
  public static func object(_ tensor: Tensor) -> TensorObject {
    // SAFETY: only `init` sets the wrapper of a tensor, to one of these objects.
    if let known = tensor.wrapper { return unsafeDowncast(known, to: TensorObject.self) }
    if tensor.isParameter { return TensorObject(tensor, cls: TorchState.current.parameterClass) }
    return TensorObject(tensor, reference: TorchState.tensorClassReference)
  }

  /// Whether its class says that it has no shape yet: the parameters and buffers of lazy modules.
  package var isUninitialised: Bool {
    if tensor.isUninitialised { return true }
    let state = TorchState.current
    return cls !== state.tensorClass && cls !== state.parameterClass && cls.lookup("_is_uninitialized") != nil
  }

  /// The refusal of an operation on one.
  package static func uninitialised(_ operation: String) -> Raised {
    PyError.value(
      "Attempted to use an uninitialized parameter in <method '\(operation)' of 'torch._C.TensorBase' objects>. This error "
        + "happens when you are using a `LazyModule` or explicitly manipulating `torch.nn.parameter.UninitializedParameter` "
        + "objects. When using LazyModules Call `forward` with a dummy batch to initialize the parameters before calling "
        + "torch functions")
  }

  /// For a `torch.nn.Buffer`, whether it is part of the state; nil for other tensors.
  package var bufferPersistence: Bool? {
    guard let attributes, attributes.count > 0, attributes["_is_buffer"] != nil else { return nil }
    if case .bool(let flag)? = attributes["persistent"] { return flag }
    return true
  }

  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    if tensor.isUninitialised { throw TensorObject.uninitialised(op.functionName) }
    if TorchFunction.isUsed, TorchFunction.disabled == 0,
      let result = try TorchFunction.operation(
        reflected && other.tensor == nil ? op.reflectedName : op.functionName,
        reflected && other.tensor != nil ? [other, .object(self)] : [.object(self), other],
        { try TensorOperators.binary(op, tensor, other, reflected: reflected) })
    {
      return result
    }
    guard Recording.current != nil else {
      return try PendingError.checked(TensorOperators.binary(op, tensor, other, reflected: reflected))
    }
    return try recorded(op.functionName, reflected ? [("input", other), ("other", .object(self))] : pair(other)) {
      try TensorOperators.binary(op, tensor, other, reflected: reflected)
    }
  }
  public override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    if TorchFunction.isUsed, TorchFunction.disabled == 0,
      let result = try TorchFunction.operation(
        op.functionName + "_", [.object(self), other], { try TensorOperators.inPlace(op, tensor, other) })
    {
      return result
    }
    guard Recording.current != nil else {
      return try PendingError.checked(TensorOperators.inPlace(op, tensor, other))
    }
    return try recorded(op.functionName + "_", pair(other)) { try TensorOperators.inPlace(op, tensor, other) }
  }
  public override func unary(_ op: UnaryOperator) throws -> Value? {
    if TorchFunction.isUsed, TorchFunction.disabled == 0, op == .negative || op == .invert,
      let result = try TorchFunction.operation(
        op == .negative ? "neg" : "bitwise_not", [.object(self)], { try plainUnary(op) })
    {
      return result
    }
    guard Recording.current != nil else { return try PendingError.checked(plainUnary(op)) }
    let name = op == .negative ? "neg" : op == .positive ? "positive" : "bitwise_not"
    return try recorded(name, [("input", .object(self))]) { try plainUnary(op) }
  }
  private func plainUnary(_ op: UnaryOperator) throws -> Value? {
    switch op {
    case .negative: return try tensor.neg().value
    case .positive: return .object(self)
    case .invert:
      if tensor.dtype.isFloatingPoint {
        throw PyError.type("~ (operator.invert) is only implemented on integer and Boolean-type tensors")
      }
      return try tensor.bitwiseNot().value
    case .not: return nil
    }
  }
  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    if TorchFunction.isUsed, TorchFunction.disabled == 0, let name = op.functionName,
      let result = try TorchFunction.operation(
        name, pair(other).map(\.value), { try TensorOperators.compare(op, tensor, other) })
    {
      return result
    }
    guard Recording.current != nil, let name = op.functionName else {
      return try TensorOperators.compare(op, tensor, other)
    }
    return try recorded(name, pair(other)) { try TensorOperators.compare(op, tensor, other) }
  }

  public override func getItem(_ index: Value) throws -> Value? {
    if TorchFunction.isUsed, TorchFunction.disabled == 0,
      let result = try TorchFunction.operation("__getitem__", [.object(self), index], { try item(index) })
    {
      return result
    }
    guard Recording.current != nil else { return try PendingError.checked(item(index)) }
    return try recorded("getitem", [("input", .object(self)), ("index", index)]) { try item(index) }
  }
  private func item(_ index: Value) throws -> Value? {
    // The usual cases first: x[3], x[-1].
    if case .int(let i) = index, tensor.rank > 0, i >= -tensor.shape[0], i < tensor.shape[0] {
      return try tensor.select(0, i).value
    }
    return try tensor.index(TensorIndexing.indices(index, tensor)).value
  }
  public override func setItem(_ index: Value, _ value: Value) throws -> Bool {
    guard Recording.current != nil else { return try PendingError.checked(assign(index, value)) }
    _ = try recorded("setitem", [("input", .object(self)), ("index", index), ("value", value)]) {
      _ = try assign(index, value)
      return .object(self)
    }
    return true
  }
  private func assign(_ index: Value, _ value: Value) throws -> Bool {
    let indices = try TensorIndexing.indices(index, tensor)
    let values = try TensorIndexing.assigned(value, to: tensor)
    try OverlapChecks.checkItem(tensor, indices, values)
    try tensor.setIndex(indices, to: values)
    return true
  }
  public override func deleteItem(_ index: Value) throws -> Bool {
    throw PyError.type("Tensor does not support deleting items")
  }

  public override func length() throws -> Int? {
    guard let first = tensor.shape.first else { throw PyError.type("len() of a 0-d tensor") }
    return first
  }
  public override func makeIterator() throws -> PyIterator? {
    if tensor.rank == 0 { throw PyError.type("iteration over a 0-d tensor") }
    let rows = try tensor.unbind(0).map { $0.value }
    if TorchFunction.isUsed, TorchFunction.isForeign(cls) { for row in rows { TorchFunction.adopt(row, cls) } }
    return SequenceIterator(rows)
  }
  public override func contains(_ item: Value) throws -> Bool? {
    let matches: Tensor
    if let other = item.tensor {
      matches = try tensor.eq(other)
    } else if let scalar = item.scalar {
      matches = try tensor.eq(scalar)
    } else {
      let cls = Interpreter.current.type(of: item)
      throw PyError.runtime(
        "Tensor.__contains__ only supports Tensor or scalar, but you passed in a <class '\(cls.qualifiedName)'>.")
    }
    return try matches.any().item() == .bool(true)
  }
  public override func truth() throws -> Bool? {
    guard tensor.numel == 1 else {
      throw PyError.runtime(
        tensor.numel == 0
          ? "Boolean value of Tensor with no values is ambiguous"
          : "Boolean value of Tensor with more than one value is ambiguous")
    }
    return try tensor.item().doubleValue != 0
  }

  public override func repr() throws -> String {
    guard TorchFunction.isUsed, TorchFunction.isForeign(cls) else { return tensor.description }
    return TensorText.description(of: tensor, name: cls.name)
  }
  public override func str() throws -> String { try repr() }
  public override func format(_ spec: String) throws -> String? {
    guard tensor.rank == 0, cls === TorchState.current.tensorClass else { return spec.isEmpty ? try str() : nil }
    return try Interpreter.current.format(tensor.item().value, spec)
  }

  public override func hash() throws -> Int? { identity &* 64 }
  public override func dynamicAttribute(_ name: Symbol) throws -> Value? {
    guard TorchNames.tensor.contains(name.name) else { return nil }
    throw PyError.make(ExceptionClasses.attributeError, "Gradus has no Tensor.\(name.name)")
  }

  public override func asDouble() throws -> Double? { try onlyElement().doubleValue }
  public override func asInteger() throws -> Value? {
    switch try onlyElement() {
    case .double(let value):
      return try Interpreter.current.call(.object(Classes.int), [.float(value)])
    case .int(let value): return .int(value)
    case .bool(let value): return .int(value ? 1 : 0)
    }
  }
  public override func asIndex() throws -> Int? {
    guard tensor.numel == 1, !tensor.dtype.isFloatingPoint else {
      throw PyError.type("only integer tensors of a single element can be converted to an index")
    }
    return try tensor.item().intValue
  }
  private func onlyElement() throws -> Scalar {
    guard tensor.numel == 1 else {
      throw PyError.value("only one element tensors can be converted to Python scalars")
    }
    return try tensor.item()
  }

  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? {
    if tensor.isUninitialised {
      let fresh = tensor.sharedAlias()
      (fresh.isUninitialised, fresh.isParameter, fresh.leafRequiresGrad) = (
        true, tensor.isParameter, tensor.leafRequiresGrad
      )
      let object = TensorObject(fresh, cls: cls)
      memo.remember(self, .object(object))
      if let attributes {
        for (name, value) in zip(attributes.names, attributes.values) { object.attributes?[name] = value }
      }
      return object
    }
    guard tensor.isLeaf else {
      throw PyError.runtime(
        "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If "
          + "you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see "
          + "https://github.com/pytorch/pytorch/pull/103001")
    }
    let copy = try TensorContext.withoutGrad { try tensor.detach().clone() }
    copy.isParameter = tensor.isParameter
    copy.leafRequiresGrad = tensor.leafRequiresGrad
    let object = TensorObject(copy, cls: cls)
    memo.remember(self, .object(object))
    if let grad = tensor.grad {
      copy.grad = try TensorContext.withoutGrad { try grad.detach().clone() }
    }
    if let attributes, attributes.count > 0 {
      for (name, value) in zip(attributes.names, attributes.values) {
        object.attributes?[name] = try memo.deepCopy(value)
      }
    }
    return object
  }
}

extension Tensor {
  /// The tensor as a value of the language.
  public var value: Value { TensorObject.wrap(self) }
}

extension Scalar {
  /// The number as a value of the language.
  public var value: Value {
    switch self {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): .float(value)
    }
  }
}

extension Value {
  /// The tensor, when the value is one.
  public var tensor: Tensor? {
    if case .object(let object) = self, let tensor = object as? TensorObject { return tensor.tensor }
    return nil
  }

  /// The number, when the value is a Python number that fits.
  public var scalar: Scalar? {
    switch self {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .double(value)
    default: nil
    }
  }
}
