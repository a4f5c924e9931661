// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import JSON
import PythonRuntime
import Safetensors
import Tensors
import TorchCore

/// Writes a workspace as a flat list of objects that refer to each other by number.
///
/// Objects are numbered in the order in which they are found, from the global names on, so nothing depends on addresses
/// or hashes; a work list takes the place of recursion.
final class GraphEncoder {
  private let interpreter: Interpreter
  private let library: LibraryNames
  private let tensorNames: TensorNames
  /// The memory of tensors, and other blocks of bytes.
  private(set) var tensors: [SafetensorsTensor] = []

  private var numbers: [ObjectIdentifier: Int] = [:]
  /// Every object found: held, so that no other object takes its address meanwhile.
  private var objects: [AnyObject] = []
  /// What an object is called, for the names of tensors and for errors.
  private var labels: [String?] = []
  private var records: [JSON] = []
  private var pending: [Int] = []
  private var found: [Int] = []
  private var sources: [JSON] = []
  private var sourceNumbers: [String: Int] = [:]
  private var compiled: [Int: CompiledSource] = [:]
  private var codes: [ObjectIdentifier: JSON] = [:]
  private var takenNames: Set<String> = []
  /// The modules of which something is written down.
  private var mentioned: Set<String> = []

  init(_ interpreter: Interpreter) {
    self.interpreter = interpreter
    library = LibraryNames(interpreter)
    tensorNames = TensorNames(interpreter)
  }

  /// The whole workspace.
  func encodeWorkspace() throws -> JSON {
    var globals: [JSON] = []
    for (name, value) in interpreter.globals.definitions {
      globals.append([.string(name.name), try root(value, name.name)])
    }
    var states: [JSON] = []
    for name in interpreter.libraryState.keys.sorted() {
      guard let state = interpreter.libraryState[name], state is any Snapshotable else { continue }
      states.append([.string(name), try root(.object(state), name)])
    }
    var patches: [JSON] = []
    for patch in library.patches {
      mentioned.formUnion(patch.path.map { $0.hasPrefix("<") ? String($0.dropFirst().dropLast()) : $0 })
      patches.append([.array(patch.path.map { .string($0) }), try root(patch.value, patch.path.joined(separator: "."))])
    }
    return [
      "modules": .array(interpreter.modules.keys.sorted().filter(isNeeded).map { .string($0) }),
      "globals": .array(globals),
      "states": .array(states),
      "patches": .array(patches),
      "serial": .integer(interpreter.lastSerial),
      "recursion": .integer(interpreter.recursionLimit),
      "sources": .array(sources),
      "objects": .array(records),
    ]
  }

  /// Whether a module is written down. Others have come because a part of the library uses them, maybe for something that was taken back.
  private func isNeeded(_ module: String) -> Bool {
    if module.contains(".") { return !module.contains("._") }
    return mentioned.contains(module) || interpreter.libraryState[module] != nil
  }

  /// A value at which the walk begins, and everything that is reached from it.
  private func root(_ value: Value, _ label: String) throws -> JSON {
    let json = json(value, label)
    pending.append(contentsOf: found.reversed())
    found.removeAll()
    while let number = pending.popLast() {
      records[number] = try record(of: number)
      pending.append(contentsOf: found.reversed())
      found.removeAll()
    }
    return json
  }

  // MARK: Objects

  private func record(of number: Int) throws -> JSON {
    let object = objects[number]
    let label = labels[number]
    if let path = library.path(of: object) {
      mentioned.formUnion(path)
      let serial = (object as? PyObject)?.serial ?? 0
      return .array([.string("@"), .array(path.map { .string($0) })] + (serial == 0 ? [] : [.integer(serial)]))
    }
    guard let kept = object as? any Snapshotable else { throw unsupported(object, label) }
    if let module = object as? PyModule { mentioned.insert(module.name) }
    let record: SnapshotRecord
    do {
      record = try kept.snapshot()
    } catch let problem as NotSnapshotable {
      throw problem.what.isEmpty ? unsupported(object, label) : Snapshot.Unsupported(problem.what)
    }
    if let tensor = object as? Tensor { tensorNames.note(tensor, label) }
    let name = type(of: kept).snapshotName
    let labels = childLabels(object, label)
    var fields: [JSON] = [
      .string(name), .array(try record.facts.map { try json($0, labels.facts, number) }),
      .array(try record.contents.enumerated().map { try json($1, labels.contents($0), number) }),
    ]
    if let object = object as? PyObject {
      var attributes = JSON.null
      if let table = object.attributes, table.count > 0, !(object is PyModule) {
        attributes = .array(
          zip(table.names, table.values).map { name, value in
            [.string(name.name), json(value, label.map { "\($0).\(name.name)" })]
          })
      }
      var cls = JSON.null
      if record.keepsClass, !DefaultClasses.isDefault(object.cls, of: name) { cls = reference(object.cls, nil) }
      fields += [attributes, cls, .integer(object.serial)]
      while fields.count > 3, fields.last == .null || fields.last == .integer(0) { fields.removeLast() }
    }
    return .array(fields)
  }

  private func unsupported(_ object: AnyObject, _ label: String?) -> Snapshot.Unsupported {
    let kind: String
    switch object {
    case let node as GradNode: kind = "the graph node \(node.name)"
    case let function as BuiltinFunction: kind = "the library's function \(function.qualname)"
    case let object as PyObject: kind = "the \(object.cls.name)"
    default: kind = "an object"
    }
    return Snapshot.Unsupported(label.map { "\(kind) \($0)" } ?? kind)
  }

  /// What the parts of an object are called.
  private func childLabels(_ object: AnyObject, _ label: String?) -> (facts: String?, contents: (Int) -> String?) {
    guard let label else { return (nil, { _ in nil }) }
    switch object {
    case is TensorObject, is Tensor: return (label, { label + ($0 == 0 ? ".grad" : ".graph") })
    case is any TensorTree: return (label, { _ in label })
    case is PyList: return (nil, { "\(label).\($0)" })
    case is PyTuple: return (label, { _ in nil })
    case let dict as PyDict:
      let (keys, names) = (dict.table.keys, tensorNames)
      return (
        nil,
        { index in
          // The parts: the factory, then key, value and hash in turn.
          guard index % 3 == 2 else { return nil }
          let key = keys[(index - 2) / 3]
          if let tensor = key.tensor { return names.hint(for: tensor.storage)?.name.map { "\(label).\($0)" } }
          guard let key = key.text else { return nil }
          return "\(label).\(key)"
        }
      )
    // An array of numpy, a node of the graph: what they hold has no name of its own.
    default: return (label, { _ in label })
    }
  }

  // MARK: Values

  private func json(_ data: SnapshotField, _ label: String?, _ owner: Int) throws -> JSON {
    switch data {
    case .value(let value): return json(value, label)
    case .list(let parts): return .array(try parts.map { try json($0, label, owner) })
    case .object(let object): return reference(object, label)
    case .code(let code): return ["c": try json(code)]
    case .source(let source): return ["s": .integer(number(of: source))]
    case .bytes(let bytes): return ["t": .string(keep(bytes, label, owner))]
    }
  }

  private func json(_ value: Value, _ label: String?) -> JSON {
    switch value {
    case .undefined: return ["u": .null]
    case .none: return .null
    case .bool(let flag): return .bool(flag)
    case .int(let number): return .integer(number)
    case .float(let number):
      return number.isFinite ? .number(number) : ["f": .string(String(number.bitPattern, radix: 16))]
    case .string(let string) where string.cls === Classes.string && string.serial == 0: return .string(string.text)
    default: return value.object.map { reference($0, label) } ?? .null
    }
  }

  private func reference(_ object: AnyObject, _ label: String?) -> JSON {
    let key = ObjectIdentifier(object)
    if let known = numbers[key] { return ["r": .integer(known)] }
    let number = objects.count
    numbers[key] = number
    objects.append(object)
    labels.append(label)
    records.append(.null)
    found.append(number)
    return ["r": .integer(number)]
  }

  // MARK: Code

  private func number(of source: SourceText) -> Int {
    let key = "\(source.name)\u{0}\(source.text)"
    if let known = sourceNumbers[key] { return known }
    let number = sources.count
    sourceNumbers[key] = number
    sources.append([.string(source.name), .string(source.text), .bool(interpreter.isLibrary(source))])
    return number
  }

  /// A function as its source and its place there, found by compiling the source as the restored workspace will.
  private func json(_ code: CodeObject) throws -> JSON {
    if let known = codes[ObjectIdentifier(code)] { return known }
    let source = number(of: code.source)
    if compiled[source] == nil { compiled[source] = interpreter.compiledAgain(code.source) }
    guard let ordinal = compiled[source]?.ordinal(of: code) else {
      throw Snapshot.Unsupported("the function \(code.qualname) of \(code.source.name)")
    }
    let json: JSON = [.integer(source), .integer(ordinal), .string(code.qualname)]
    codes[ObjectIdentifier(code)] = json
    return json
  }

  // MARK: Bytes

  private func keep(_ bytes: [UInt8], _ label: String?, _ owner: Int) -> String {
    let hint = (objects[owner] as? Storage).flatMap { tensorNames.hint(for: $0) }
    var name = hint?.name ?? label ?? "object.\(owner)"
    if name == "__metadata__" || name.isEmpty { name = "object.\(owner)" }
    if takenNames.contains(name) {
      var copy = 2
      while takenNames.contains("\(name)#\(copy)") { copy += 1 }
      name += "#\(copy)"
    }
    takenNames.insert(name)
    var dtype = SafetensorsDType.u8
    var shape = [bytes.count]
    if let hint, bytes.count % hint.dtype.itemSize == 0 {
      dtype = hint.dtype.inFiles
      shape = hint.shape ?? [bytes.count / hint.dtype.itemSize]
    }
    tensors.append(SafetensorsTensor(name: name, dtype: dtype, shape: shape, bytes: bytes))
    return name
  }
}

extension DType {
  /// The name of the element type in files.
  var inFiles: SafetensorsDType {
    switch self {
    case .bool: .bool
    case .uint8: .u8
    case .int8: .i8
    case .int16: .i16
    case .int32: .i32
    case .int64: .i64
    case .float32: .f32
    case .float64: .f64
    case .float16: .f16
    case .bfloat16: .bf16
    }
  }
}
