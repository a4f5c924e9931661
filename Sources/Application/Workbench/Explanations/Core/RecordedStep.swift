// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// A tensor as it was when an operation met it: later changes in place do not reach it.
struct HeldTensor {
  /// The tensor itself, for its identity and its gradient.
  let original: Tensor
  /// The same elements, whatever is written later.
  let tensor: Tensor

  init(_ tensor: Tensor) {
    original = tensor
    self.tensor = Tensor(
      storage: Storage(tensor.storage.buffer), shape: tensor.shape, strides: tensor.strides, offset: tensor.offset,
      dtype: tensor.dtype)
  }
}

/// One operation that was recorded: what, on what, with what result.
final class RecordedStep {
  let callee: RecordedCallee
  let operands: [(name: String, value: Value)]
  /// Where in the person's program it stands.
  let place: CodePlace?
  /// The tensors among the operands; those in a list or tuple one by one, as `name[0]`.
  let tensors: [(name: String, held: HeldTensor)]
  /// The buffers of a module when it was called.
  let buffers: [String: HeldTensor]
  /// Where the random stream stood, for operations whose chance is seen in no result.
  let random: Generator.State?
  /// The operands that the operation changed in place, as they were afterwards.
  private(set) var changed: [String: HeldTensor] = [:]
  /// The result, and the tensors in it.
  private(set) var result: Value = .undefined
  private(set) var results: [HeldTensor] = []
  /// The operations that it was made of.
  var children: [RecordedStep] = []
  /// The dotted name inside the net that was called; nil where the operation is no module of one.
  var path: String?
  /// The place in the list of steps that is shown, from 1.
  var number = 0

  init(_ callee: RecordedCallee, _ operands: [(name: String, value: Value)]) {
    self.callee = callee
    place = Recording.place
    let operands = RecordedStep.named(operands, callee)
    self.operands = operands
    var buffers: [String: HeldTensor] = [:]
    if case .object(let object) = callee, let module = object as? ModuleObject {
      for (key, value) in module.buffers.table.pairs {
        if let name = key.text, let tensor = value.tensor { buffers[name] = HeldTensor(tensor) }
      }
    }
    self.buffers = buffers
    random = RecordedStep.drawing.contains(RecordedStep.key(of: callee)) ? TensorContext.current.generator.state : nil
    tensors = operands.flatMap { name, value in
      if let tensor = value.tensor { return [(name, HeldTensor(tensor))] }
      let items: [Value] =
        switch value {
        case .list(let list): list.items
        case .tuple(let tuple): tuple.items
        default: []
        }
      return items.enumerated().compactMap { i, item in item.tensor.map { ("\(name)[\(i)]", HeldTensor($0)) } }
    }
  }

  /// Names what a module was given by place after the parameters of its `forward`, where the library declares it.
  private static func named(_ operands: [(name: String, value: Value)], _ callee: RecordedCallee) -> [(
    name: String, value: Value
  )] {
    guard case .object(let object) = callee, operands.count > 1,
      case .object(let found)? = object.cls.lookup("forward"),
      let forward = found as? BuiltinFunction, let names = try? forward.signature().parameterNames.dropFirst()
    else { return operands }
    let parameters = names.map(\.name)
    return operands.enumerated().map { i, operand in
      i < parameters.count && operand.name == "input" ? (parameters[i], operand.value) : operand
    }
  }

  /// Notes what came out.
  func finish(_ value: Value) {
    result = value
    results = OperationRecorder.tensors(in: value).map { HeldTensor($0) }
    for (name, held) in tensors where held.original.storage.buffer !== held.tensor.storage.buffer {
      changed[name] = HeldTensor(held.original)
    }
  }

  /// The module that was called.
  var module: ModuleObject? {
    if case .object(let object) = callee { object as? ModuleObject } else { nil }
  }
  /// The declaration; nil for operators and programs' modules.
  var declaration: Declaration? {
    if case .function(let function) = callee { function.declaration } else { nil }
  }
  /// The name that explanations are registered by: `linear` for `F.linear`, `matmul` for `torch.matmul`, `x.matmul` and `@`, the class
  /// for a module.
  var key: String { RecordedStep.key(of: callee) }
  private static func key(of callee: RecordedCallee) -> String {
    switch callee {
    case .function(let function): function.declaration.name
    case .symbol(let name): name
    case .object(let object): object.cls.name
    }
  }
  /// What the operation is called in a title.
  var title: String {
    switch callee {
    case .function(let function):
      function.qualname.contains(".") ? function.qualname : "\(function.module).\(function.declaration.name)"
    case .symbol(let name):
      RecordedStep.symbols[name].map { "\($0) (\(name))" } ?? (name == "getitem" ? "[...] (getitem)" : name)
    case .object(let object): object.cls.name
    }
  }
  /// Operations that draw a mask inside of what they compute.
  private static let drawing: Set<String> = ["scaled_dot_product_attention", "MultiheadAttention"]
  /// What is computed, as the operator is written.
  private static let symbols = [
    "add": "+", "sub": "-", "mul": "*", "matmul": "@", "div": "/", "floor_divide": "//", "remainder": "%", "pow": "**",
    "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "add_": "+=", "sub_": "-=", "mul_": "*=",
    "div_": "/=", "pow_": "**=", "bitwise_and": "&", "bitwise_or": "|", "bitwise_xor": "^",
  ]

  func operand(_ name: String) -> Value? { operands.first { $0.name == name }?.value.ifGiven }
  func held(_ name: String) -> HeldTensor? { tensors.first { $0.name == name }?.held }
}
