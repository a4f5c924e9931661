import PythonRuntime
import Tensors

extension LibraryInstance: Kept {
  package static var keptName: String { "library instance" }
  package func keep() throws -> KeptRecord { KeptRecord() }
  package static func remake(_ facts: KeptReader) throws -> AnyObject { LibraryInstance(of: Classes.object) }
}

extension DTypeObject: Kept {
  package static var keptName: String { "dtype" }
  package func keep() throws -> KeptRecord { KeptRecord([.text(name)], keepsClass: false) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    guard let object = TorchState.current.dtypeObjects[try facts.text(0)] else {
      throw facts.damaged(0, "element type")
    }
    return object
  }
}

extension DeviceObject: Kept {
  package static var keptName: String { "device" }
  package func keep() throws -> KeptRecord {
    let isShared = self === TorchState.current.cpu
    return KeptRecord([.text(type), index.map { .int($0) } ?? .nothing, .bool(isShared)], keepsClass: false)
  }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    if try facts.bool(2) { return TorchState.current.cpu }
    return DeviceObject(type: try facts.text(0), index: try facts.isNothing(1) ? nil : facts.int(1))
  }
}

extension Generator: Kept {
  package static var keptName: String { "stream" }
  package func keep() throws -> KeptRecord {
    KeptRecord(
      [.bool(self === TensorContext.current.generator)],
      contents: [
        .text(state.key.map { String($0, radix: 36) }.joined(separator: " ")), .int(state.index),
        state.cachedNormal.map { .double($0) } ?? .nothing, .int(Int(bitPattern: UInt(state.seed))),
      ])
  }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    try facts.bool(0) ? TensorContext.current.generator : Generator()
  }
  package func refill(_ contents: KeptReader) throws {
    let words = try contents.text(0).split(separator: " ").compactMap { UInt32($0, radix: 36) }
    guard
      let state = Generator.State(
        key: words, index: try contents.int(1), cachedNormal: try contents.isNothing(2) ? nil : contents.double(2),
        seed: UInt64(UInt(bitPattern: try contents.int(3))))
    else { throw contents.damaged(0, "state of a random stream") }
    self.state = state
  }
}

extension GeneratorObject: Kept {
  package static var keptName: String { "Generator" }
  package func keep() throws -> KeptRecord {
    KeptRecord(isDefault ? [] : [.object(generator)], keepsClass: false)
  }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    if facts.count == 0 { return TorchState.current.defaultGenerator }
    return GeneratorObject(try facts.object(0, as: Generator.self))
  }
}

extension TorchState: Kept {
  package static var keptName: String { "torch" }
  package func keep() throws -> KeptRecord {
    let context = TensorContext.current
    let options = context.printOptions
    return KeptRecord(contents: [
      .bool(context.gradEnabled), .bool(context.inferenceMode), .text(context.defaultDType.name),
      .list([
        .int(options.precision), .double(options.threshold), .int(options.edgeItems), .int(options.lineWidth),
        options.sciMode.map { .bool($0) } ?? .nothing,
      ]),
      .object(context.generator), .int(context.counters.sequence), .int(context.counters.pass),
    ])
  }
  package static func remake(_ facts: KeptReader) throws -> AnyObject { TorchState.current }
  package func refill(_ contents: KeptReader) throws {
    let context = TensorContext.current
    let dtype = try KeptTypeNames.dtype(contents, 2)
    let given = try contents.list(3)
    var options = PrintOptions()
    options.precision = min(try given.count(0), 100)
    options.threshold = try given.double(1)
    options.edgeItems = min(try given.count(2), 1 << 30)
    options.lineWidth = min(try given.count(3), 1 << 30)
    options.sciMode = try given.isNothing(4) ? nil : given.bool(4)
    context.counters = (try contents.int(5), try contents.int(6))
    context.gradEnabled = try contents.bool(0)
    context.inferenceMode = try contents.bool(1)
    context.defaultDType = dtype
    context.printOptions = options
  }
}
