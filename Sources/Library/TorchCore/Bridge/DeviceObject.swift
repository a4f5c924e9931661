// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax

/// `torch.device`: Gradus computes on the processor; other devices can be named, not used.
public final class DeviceObject: PyObject {
  /// `cpu`, `cuda` …
  public let type: String
  /// The number after the colon.
  public let index: Int?

  /// Makes a device.
  public init(type: String, index: Int?) {
    self.type = type
    self.index = index
    super.init(cls: TorchState.current.deviceClass)
  }

  private static let known = [
    "cpu", "cuda", "ipu", "xpu", "mkldnn", "opengl", "opencl", "ideep", "hip", "ve", "fpga", "maia", "xla", "lazy",
    "vulkan", "mps", "meta", "hpu", "mtia", "privateuseone",
  ]

  /// Reads `cpu`, `cuda:1`.
  public static func parse(_ text: String) throws -> DeviceObject {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let type = parts.first, known.contains(type), parts.count <= 2 else {
      if let type = parts.first, known.contains(type) || text.isEmpty {
        throw PyError.runtime(text.isEmpty ? "Device string must not be empty" : "Invalid device string: '\(text)'")
      }
      throw PyError.runtime(
        "Expected one of \(known.joined(separator: ", ")) device type at start of device string: \(parts.first ?? "")")
    }
    if parts.count == 2 {
      guard let index = Int(parts[1]), index >= 0, index < 128 else {
        throw PyError.runtime("Invalid device string: '\(text)'")
      }
      return DeviceObject(type: type, index: index)
    }
    return DeviceObject(type: type, index: nil)
  }

  /// The device that an argument names; nil for `None` and nothing.
  public static func from(_ value: Value) throws -> DeviceObject? {
    switch value {
    case .none, .undefined: return nil
    case .string(let text): return try parse(text.text)
    case .int(let index): return DeviceObject(type: "cuda", index: index)
    case .object(let object):
      if let device = object as? DeviceObject { return device }
    default: break
    }
    let name = Interpreter.current.type(of: value).name
    throw PyError.type("argument 'device' must be torch.device, not \(name)")
  }

  /// Refuses every device but the processor, in PyTorch's words where it has some.
  public func check() throws {
    switch type {
    case "cpu": return
    case "cuda": throw PyError.make(ExceptionClasses.assertionError, "Torch not compiled with CUDA enabled")
    case "mps": throw PyError.runtime("PyTorch is not linked with support for mps devices")
    default: throw PyError.notImplemented("Gradus has no device '\(type)'")
    }
  }

  private var text: String { index.map { "\(type):\($0)" } ?? type }

  public override func repr() throws -> String {
    index.map { "device(type='\(type)', index=\($0))" } ?? "device(type='\(type)')"
  }
  public override func str() throws -> String { text }
  public override func format(_ spec: String) throws -> String? {
    spec.isEmpty ? text : nil
  }
  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, case .object(let object) = other, let device = object as? DeviceObject else {
      return nil
    }
    return .bool((type == device.type && index == device.index) == (op == .equal))
  }
  public override func hash() throws -> Int? { try Interpreter.current.hash(Value(text)) }
  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? { self }

  static func makeClass() -> PyClass {
    let cls = PyClass(builtin: "device", module: "torch", base: Classes.object)
    cls.construct = { _, arguments in
      let type = arguments.positional.first ?? arguments.keyword("device") ?? arguments.keyword("type") ?? .none
      let index = arguments.positional.count > 1 ? arguments.positional[1] : arguments.keyword("index") ?? .none
      switch type {
      case .string, .int: break
      case .object(let object) where object is DeviceObject: break
      default:
        throw PyError.type(
          "device() received an invalid combination of arguments - got (\(Interpreter.current.type(of: type).name)), "
            + "but expected one of:\n * (torch.device device)\n      didn't match because some of the arguments have "
            + "invalid types: (!\(Interpreter.current.type(of: type).name)!)\n * (str type, int index = -1)\n")
      }
      guard let device = try from(type) else { return .none }
      if case .int(let number) = index { return .object(DeviceObject(type: device.type, index: number)) }
      return .object(device)
    }
    func property(_ name: String, _ doc: String, _ read: @escaping (DeviceObject) -> Value) -> GetSetDescriptor {
      GetSetDescriptor(
        name, doc,
        get: { value in
          guard case .object(let object) = value, let device = object as? DeviceObject else { return .none }
          return read(device)
        })
    }
    cls.add(properties: [
      property("type", "The kind of device.") { Value($0.type) },
      property("index", "The number of the device, or None.") { $0.index.map { .int($0) } ?? .none },
    ])
    cls.add([
      Declaration("__enter__", "(self)", "Makes the device the default inside of a `with` block.") { b in
        try from(b["self"])?.check()
        return try b["self"]
      },
      Declaration("__exit__", "(self, *args)", "Leaves the block.") { _ in .none },
    ])
    return cls
  }
}
