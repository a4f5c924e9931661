// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore
import Transactions

/// The batches of one pass through a loader.
final class DataLoaderIterator: PyIterator {
  private let loader: Value
  private let dataset: Value
  private let collate: Value
  private let isBatched: Bool
  private let isDefaultCollate: Bool
  private let batchSize: Int
  private let dropLast: Bool
  private let indices: PyIterator?
  private let samples: PyIterator?
  private var isFinished = false { willSet { willChange() } }

  init(_ b: Bound) throws {
    let interpreter = b.interpreter
    loader = try b["self"]
    dataset = try b.own("dataset")
    collate = try b.own("collate_fn")
    let batches = try b.own("batch_sampler")
    isBatched = !batches.isNone
    let isIterable = interpreter.isInstance(dataset, DataModule.cls("IterableDataset"))
    isDefaultCollate = Value.identical(collate, DataModule.function("default_collate"))
    batchSize = max(1, Conversions.int(try b.own("batch_size")) ?? 1)
    dropLast = try interpreter.truth(b.own("drop_last"))
    indices = isIterable ? nil : try interpreter.iterator(over: isBatched ? batches : b.own("sampler"))
    // Every pass draws a seed for worker processes, also when there are none.
    let generator = try RandomFunctions.generator(b.own("generator")) ?? TensorContext.current.generator
    _ = generator.randomSeed()
    samples = isIterable ? try interpreter.iterator(over: dataset) : nil
    super.init(cls: DataModule.iteratorClass)
  }

  /// One that a snapshot kept.
  private init(_ facts: SnapshotReader) throws {
    loader = try facts.value(0)
    dataset = try facts.value(1)
    collate = try facts.value(2)
    isBatched = try facts.bool(3)
    isDefaultCollate = try facts.bool(4)
    batchSize = max(1, try facts.int(5))
    dropLast = try facts.bool(6)
    indices = try facts.objectIfAny(7)
    samples = try facts.objectIfAny(8)
    isFinished = try facts.bool(9)
    super.init(cls: DataModule.iteratorClass)
  }

  override func next() throws -> Value? {
    let interpreter = Interpreter.current
    try interpreter.pollInterrupt()
    if let samples { return try nextOfStream(samples, interpreter) }
    guard let index = try indices?.next() else { return nil }
    guard isBatched else { return try interpreter.call(collate, [interpreter.getItem(dataset, index)]) }
    let positions = try interpreter.collect(index)
    if isDefaultCollate {
      if let batch = try Collate.fast(dataset, positions) { return batch }
      return try Collate.batch(fetch(positions, interpreter))
    }
    return try interpreter.call(collate, [Value(list: fetch(positions, interpreter))])
  }

  private func fetch(_ positions: [Value], _ interpreter: Interpreter) throws -> [Value] {
    if let object = dataset.object, object.cls.lookup("__getitems__") != nil {
      return try interpreter.collect(interpreter.callMethod(dataset, "__getitems__", [Value(list: positions)]))
    }
    return try positions.map { try interpreter.getItem(dataset, $0) }
  }

  private func nextOfStream(_ samples: PyIterator, _ interpreter: Interpreter) throws -> Value? {
    guard isBatched else { return try samples.next().map { try interpreter.call(collate, [$0]) } }
    if isFinished { return nil }
    var batch: [Value] = []
    try interpreter.take(from: samples, upTo: batchSize, into: &batch)
    isFinished = batch.count < batchSize
    if batch.isEmpty || dropLast && isFinished { return nil }
    return try interpreter.call(collate, [Value(list: batch)])
  }

  override func captureContents() -> (() -> Void)? {
    let isFinished = isFinished
    return { [self] in self.isFinished = isFinished }
  }
}

extension DataLoaderIterator: Snapshotable {
  static var snapshotName: String { "loader iterator" }
  func snapshot() throws -> SnapshotRecord {
    SnapshotRecord(
      [
        .value(loader), .value(dataset), .value(collate), .bool(isBatched), .bool(isDefaultCollate), .int(batchSize),
        .bool(dropLast), .refIfAny(indices), .refIfAny(samples), .bool(isFinished),
      ], keepsClass: false)
  }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { try DataLoaderIterator(facts) }
}
