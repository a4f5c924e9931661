// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Reads the pickle of a checkpoint: tensors and plain values, nothing that would run a program. Total on hostile bytes.
struct PickleReader {
  private indirect enum Item {
    case value(Value)
    case mark
    case global(String, String)
  }

  private let bytes: [UInt8]
  private let storage: (String, DType) throws -> Tensor
  /// Whether classes that the workspace knows may appear: `weights_only=False`.
  private let takesObjects: Bool
  private var position = 0
  private var stack: [Item] = []
  private var memo: [Int: Item] = [:]

  /// Reads bytes; `storage` finds a storage by its number.
  init(_ bytes: [UInt8], takesObjects: Bool = false, storage: @escaping (String, DType) throws -> Tensor) {
    self.bytes = bytes
    self.takesObjects = takesObjects
    self.storage = storage
  }

  private static var damaged: Raised { PyError.runtime("PytorchStreamReader failed: the checkpoint is damaged") }

  private mutating func byte() throws -> UInt8 {
    guard position < bytes.count else { throw PickleReader.damaged }
    position += 1
    return bytes[position - 1]
  }

  private mutating func little(_ size: Int) throws -> Int {
    var result = 0
    for i in 0..<size { result |= Int(try byte()) << (8 * i) }
    return result
  }

  private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - position else { throw PickleReader.damaged }
    position += count
    return bytes[position - count..<position]
  }

  private mutating func line() throws -> String {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else { throw PickleReader.damaged }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }

  private mutating func pop() throws -> Item {
    guard let item = stack.popLast() else { throw PickleReader.damaged }
    return item
  }

  private mutating func popValue() throws -> Value {
    guard case .value(let value) = try pop() else { throw PickleReader.damaged }
    return value
  }

  /// What lies above the last mark.
  private mutating func sinceMark() throws -> [Item] {
    guard let mark = stack.lastIndex(where: { if case .mark = $0 { true } else { false } }) else {
      throw PickleReader.damaged
    }
    let items = Array(stack[(mark + 1)...])
    stack.removeSubrange(mark...)
    return items
  }

  /// The values of items. Not a method: one that gets what `pop` or `sinceMark` gives would hold a second reference to the stack
  /// meanwhile, and each instruction would copy all of it.
  private static func values(_ items: [Item], takesObjects: Bool = false) throws -> [Value] {
    try items.map { item in
      switch item {
      case .value(let value): return value
      // The class of a storage stands only in the tuple that names one; its name is enough there.
      case .global("torch", let name) where name.hasSuffix("Storage"): return Value(name)
      case .global("torch", let name):
        if let dtype = TorchState.current.dtypeObjects[name] { return .object(dtype) }
        guard takesObjects, let found = try WholeObjects.find("torch", name) else {
          throw PickleReader.refusal("torch", name, takesObjects)
        }
        return found
      case .global(let module, let name):
        guard takesObjects, let found = try WholeObjects.find(module, name) else {
          throw PickleReader.refusal(module, name, takesObjects)
        }
        return found
      default: throw PickleReader.damaged
      }
    }
  }

  private static func refusal(_ module: String, _ name: String, _ takesObjects: Bool = true) -> Raised {
    if !takesObjects, (try? WholeObjects.find(module, name)) != nil {
      return PyError.runtime(
        "Weights only load failed. The checkpoint holds objects of the class \(module).\(name), which the default, "
          + "weights_only=True, does not load; with torch.load(…, weights_only=False) they are made of the classes that the "
          + "workspace knows.")
    }
    return PyError.notImplemented(
      "Gradus reads tensors and plain values from checkpoints, not objects of the class '\(module).\(name)'")
  }

  private mutating func push(_ value: Value) { stack.append(.value(value)) }

  /// The value that the pickle holds.
  mutating func read() throws -> Value {
    var steps = 0
    while true {
      steps &+= 1
      if steps & 0xFFF == 0 { try Interpreter.current.pollInterrupt() }
      if try step(byte()) {
        let item = try pop()
        return try PickleReader.values([item], takesObjects: takesObjects)[0]
      }
    }
  }

  /// Runs one instruction; true at the end.
  private mutating func step(_ code: UInt8) throws -> Bool {
    switch Character(Unicode.Scalar(code)) {
    case ".": return true
    case "(": stack.append(.mark)
    case "N": push(.none)
    case "}": push(.dict(PyDict()))
    case "]": push(Value(list: []))
    case ")": push(Value(tuple: []))
    case "K": push(.int(try little(1)))
    case "M": push(.int(try little(2)))
    case "J": push(.int(Int(Int32(truncatingIfNeeded: try little(4)))))
    case "G":
      var bits: UInt64 = 0
      for _ in 0..<8 { bits = bits << 8 | UInt64(try byte()) }
      push(.float(Double(bitPattern: bits)))
    case "X", "T":
      let count = try little(4)
      push(Value(String(decoding: try take(count), as: UTF8.self)))
    case "U":
      let count = try little(1)
      push(Value(String(decoding: try take(count), as: UTF8.self)))
    case "c":
      let module = try line()
      stack.append(.global(module, try line()))
    case "q": try remember(little(1))
    case "r": try remember(little(4))
    case "h": try recall(little(1))
    case "j": try recall(little(4))
    case "t": push(Value(tuple: try PickleReader.values(sinceMark(), takesObjects: takesObjects)))
    case "l": push(Value(list: try PickleReader.values(sinceMark(), takesObjects: takesObjects)))
    case "a":
      let item = try PickleReader.values([pop()], takesObjects: takesObjects)[0]
      try extend([item])
    case "e": try extend(PickleReader.values(sinceMark(), takesObjects: takesObjects))
    case "s":
      let item = try PickleReader.values([pop()], takesObjects: takesObjects)[0]
      try store([popValue(), item])
    case "u": try store(PickleReader.values(sinceMark(), takesObjects: takesObjects))
    case "Q": try persistent()
    case "R": try reduce()
    case "b":
      let state = try pop()
      if takesObjects, case .value(let value) = state, case .value(.object(let object))? = stack.last {
        try WholeObjects.restore(object, value)
      }
    default: return try stepHigh(code)
    }
    return false
  }

  private mutating func stepHigh(_ code: UInt8) throws -> Bool {
    switch code {
    case 0x80: _ = try byte()
    case 0x81: try newObject()
    case 0x85...0x87:
      var items: [Item] = []
      for _ in 0..<(code - 0x84) { items.insert(try pop(), at: 0) }
      push(Value(tuple: try PickleReader.values(items, takesObjects: takesObjects)))
    case 0x88: push(.bool(true))
    case 0x89: push(.bool(false))
    case 0x8A:
      let count = try little(1)
      guard count <= 8 else { throw PyError.notImplemented("Gradus reads integers of 64 bits from checkpoints") }
      let raw = try take(count)
      var number = raw.last.map { $0 >= 0x80 } == true ? -1 : 0
      for byte in raw.reversed() { number = number << 8 | Int(byte) }
      push(.int(number))
    case 0x8C:
      let count = try little(1)
      push(Value(String(decoding: try take(count), as: UTF8.self)))
    case 0x93:
      let name = try popValue().text
      guard let module = try popValue().text, let name else { throw PickleReader.damaged }
      stack.append(.global(module, name))
    case 0x94: try remember(memo.count)
    case 0x95: _ = try take(8)
    default: throw PickleReader.damaged
    }
    return false
  }

  private mutating func remember(_ index: Int) throws {
    guard let top = stack.last else { throw PickleReader.damaged }
    memo[index] = top
  }

  private mutating func recall(_ index: Int) throws {
    guard let item = memo[index] else { throw PickleReader.damaged }
    stack.append(item)
  }

  private mutating func extend(_ items: [Value]) throws {
    guard case .value(.list(let list))? = stack.last else { throw PickleReader.damaged }
    list.items += items
  }

  private mutating func store(_ items: [Value]) throws {
    guard case .value(.dict(let dict))? = stack.last, items.count % 2 == 0 else { throw PickleReader.damaged }
    for i in stride(from: 0, to: items.count, by: 2) { try dict.set(items[i], items[i + 1]) }
  }

  /// `('storage', torch.FloatStorage, '0', 'cpu', 16)`
  private mutating func persistent() throws {
    guard case .value(.tuple(let parts)) = try pop(), parts.items.count == 5, let kind = parts.items[1].text,
      let key = parts.items[2].text
    else { throw PickleReader.damaged }
    guard let dtype = DType.allCases.first(where: { $0.storageName == kind }) else {
      throw PickleReader.refusal("torch", kind)
    }
    push(try storage(key, dtype).value)
  }

  /// `cls.__new__(cls)`: an object whose state follows.
  private mutating func newObject() throws {
    if stack.count > 1, case .global(let module, let name) = stack[stack.count - 2], module != "collections",
      module != "torch" || name != "Size"
    {
      guard takesObjects, case .object(let found)? = try WholeObjects.find(module, name), let cls = found as? PyClass,
        let object = try WholeObjects.make(cls)
      else { throw PickleReader.refusal(module, name, takesObjects) }
      _ = try pop()
      _ = try pop()
      return push(.object(object))
    }
    try reduce()
  }

  private mutating func reduce() throws {
    guard case .value(.tuple(let arguments)) = try pop(), case .global(let module, let name) = try pop() else {
      throw PickleReader.damaged
    }
    let items = arguments.items
    switch "\(module).\(name)" {
    case "collections.OrderedDict":
      let collections = try Interpreter.current.importModule("collections")
      let cls = try Interpreter.current.getAttribute(.object(collections), "OrderedDict")
      push(try Interpreter.current.call(cls, []))
    case "__builtin__.set", "builtins.set":
      push(try Interpreter.current.call(.object(Classes.set), items))
    case "torch.Size":
      guard let first = items.first else { throw PickleReader.damaged }
      push(try Interpreter.current.call(.object(TorchState.current.sizeClass), [first]))
    case "torch.device":
      guard let first = items.first else { throw PickleReader.damaged }
      push(try Interpreter.current.call(.object(TorchState.current.deviceClass), [first]))
    case "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor": push(try tensor(items).value)
    case "torch._utils._rebuild_parameter":
      guard let data = items.first?.tensor, items.count >= 2, case .bool(let requiresGrad) = items[1] else {
        throw PickleReader.damaged
      }
      let parameter = data.detach()
      parameter.isParameter = true
      parameter.leafRequiresGrad = requiresGrad && data.dtype.isFloatingPoint
      push(parameter.value)
    default: throw PickleReader.refusal(module, name)
    }
  }

  private func tensor(_ items: [Value]) throws -> Tensor {
    guard items.count >= 4, let base = items[0].tensor, case .int(let offset) = items[1],
      let shape = Conversions.ints(items[2]), let strides = Conversions.ints(items[3]), shape.count == strides.count,
      offset >= 0
    else { throw PickleReader.damaged }
    var last = offset
    for (size, step) in zip(shape, strides) {
      guard size >= 0, step >= 0 else { throw PickleReader.damaged }
      let (span, overflow) = max(0, size - 1).multipliedReportingOverflow(by: step)
      guard !overflow, span <= base.numel else { throw PickleReader.damaged }
      last += span
    }
    guard shape.contains(0) || last < base.numel else { throw PickleReader.damaged }
    let tensor = Tensor(storage: base.storage, shape: shape, strides: strides, offset: offset, dtype: base.dtype)
    if items.count > 4, case .bool(true) = items[4], tensor.dtype.isFloatingPoint { tensor.leafRequiresGrad = true }
    return tensor
  }
}
