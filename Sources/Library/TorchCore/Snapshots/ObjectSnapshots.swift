// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

extension LibraryInstance: Snapshotable {
  package static var snapshotName: String { "library instance" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord() }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { LibraryInstance(of: Classes.object) }
}

extension DTypeObject: Snapshotable {
  package static var snapshotName: String { "dtype" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.text(name)], keepsClass: false) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    guard let object = TorchState.current.dtypeObjects[try facts.text(0)] else {
      throw facts.damaged(0, "element type")
    }
    return object
  }
}

extension DeviceObject: Snapshotable {
  package static var snapshotName: String { "device" }
  package func snapshot() throws -> SnapshotRecord {
    let isShared = self === TorchState.current.cpu
    return SnapshotRecord([.text(type), index.map { .int($0) } ?? .nothing, .bool(isShared)], keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    if try facts.bool(2) { return TorchState.current.cpu }
    return DeviceObject(type: try facts.text(0), index: try facts.isNothing(1) ? nil : facts.int(1))
  }
}

extension Generator: Snapshotable {
  package static var snapshotName: String { "stream" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord(
      [.bool(self === TensorContext.current.generator)],
      contents: [
        .text(state.key.map { String($0, radix: 36) }.joined(separator: " ")), .int(state.index),
        state.cachedNormal.map { .double($0) } ?? .nothing, .int(Int(bitPattern: UInt(state.seed))),
      ])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    try facts.bool(0) ? TensorContext.current.generator : Generator()
  }
  package func restoreContents(_ contents: SnapshotReader) throws {
    let words = try contents.text(0).split(separator: " ").compactMap { UInt32($0, radix: 36) }
    guard
      let state = Generator.State(
        key: words, index: try contents.int(1), cachedNormal: try contents.isNothing(2) ? nil : contents.double(2),
        seed: UInt64(UInt(bitPattern: try contents.int(3))))
    else { throw contents.damaged(0, "state of a random stream") }
    self.state = state
  }
}

extension GeneratorObject: Snapshotable {
  package static var snapshotName: String { "Generator" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord(isDefault ? [] : [.object(generator)], keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    if facts.count == 0 { return TorchState.current.defaultGenerator }
    return GeneratorObject(try facts.object(0, as: Generator.self))
  }
}

extension TorchState: Snapshotable {
  package static var snapshotName: String { "torch" }
  package func snapshot() throws -> SnapshotRecord {
    let context = TensorContext.current
    let options = context.printOptions
    return SnapshotRecord(contents: [
      .bool(context.gradEnabled), .bool(context.inferenceMode), .text(context.defaultDType.name),
      .list([
        .int(options.precision), .double(options.threshold), .int(options.edgeItems), .int(options.lineWidth),
        options.sciMode.map { .bool($0) } ?? .nothing,
      ]),
      .object(context.generator), .int(context.nextSequence),
    ])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { TorchState.current }
  package func restoreContents(_ contents: SnapshotReader) throws {
    let context = TensorContext.current
    let dtype = try SnapshotTypeNames.dtype(contents, 2)
    let given = try contents.list(3)
    var options = PrintOptions()
    options.precision = min(try given.count(0), 100)
    options.threshold = try given.double(1)
    options.edgeItems = min(try given.count(2), 1 << 30)
    options.lineWidth = min(try given.count(3), 1 << 30)
    options.sciMode = try given.isNothing(4) ? nil : given.bool(4)
    context.nextSequence = try contents.int(5)
    context.gradEnabled = try contents.bool(0)
    context.inferenceMode = try contents.bool(1)
    context.defaultDType = dtype
    context.printOptions = options
  }
}
