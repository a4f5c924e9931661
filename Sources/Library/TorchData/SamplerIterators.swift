// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore
import Transactions

/// The indices of a random sampler; nothing is drawn before the first one is asked for.
final class DrawnIterator: PyIterator {
  private let generatorValue: Value
  private let size: Int
  private let wanted: Int
  private let replacement: Bool
  private var generator: Generator? { willSet { willChange() } }
  private var drawn: [Int] = [] { willSet { willChange() } }
  private var position = 0 { willSet { willChange() } }
  private var rounds = 0 { willSet { willChange() } }
  private var isFinished = false { willSet { willChange() } }

  init(generator: Value, size: Int, wanted: Int, replacement: Bool) {
    generatorValue = generator
    self.size = size
    self.wanted = wanted
    self.replacement = replacement
    super.init()
  }

  override func next() throws -> Value? {
    while position == drawn.count {
      if isFinished { return nil }
      try draw()
    }
    position += 1
    return .int(drawn[position - 1])
  }

  private func draw() throws {
    let stream: Generator
    if let generator {
      stream = generator
    } else if let given = try RandomFunctions.generator(generatorValue) {
      stream = given
    } else {
      stream = Generator(seed: UInt64(bitPattern: Int64(TensorContext.current.generator.randomSeed())))
    }
    generator = stream
    position = 0
    // PyTorch draws whole rounds, and one more for the rest, also when the rest is nothing.
    let chunk = replacement ? 32 : max(size, 1)
    isFinished = rounds >= wanted / chunk
    let count = isFinished ? wanted % chunk : chunk
    drawn =
      replacement
      ? try Tensor.randint(high: size, [count], generator: stream).int64s()
      : Array(try Tensor.randperm(size, generator: stream).int64s().prefix(count))
    rounds += 1
  }

  override func captureContents() -> (() -> Void)? {
    let generator = generator
    let (drawn, position, rounds, isFinished) = (drawn, position, rounds, isFinished)
    return { [self] in
      self.generator = generator
      (self.drawn, self.position, self.rounds, self.isFinished) = (drawn, position, rounds, isFinished)
    }
  }
}

/// Batches of another iterator's values.
final class BatchIterator: PyIterator {
  private let source: Value
  private let size: Int
  private let dropLast: Bool
  private var iterator: PyIterator? { willSet { willChange() } }
  private var isFinished = false { willSet { willChange() } }

  init(_ source: Value, size: Int, dropLast: Bool) {
    self.source = source
    self.size = size
    self.dropLast = dropLast
    super.init()
  }

  override func next() throws -> Value? {
    if isFinished { return nil }
    let iterator = try iterator ?? Interpreter.current.iterator(over: source)
    self.iterator = iterator
    var batch: [Value] = []
    try Interpreter.current.take(from: iterator, upTo: size, into: &batch)
    if batch.isEmpty || dropLast && batch.count < size {
      isFinished = true
      return nil
    }
    return Value(list: batch)
  }

  override func captureContents() -> (() -> Void)? {
    let (iterator, isFinished) = (iterator, isFinished)
    return { [self] in
      self.iterator = iterator
      self.isFinished = isFinished
    }
  }
}

extension DrawnIterator: Snapshotable {
  static var snapshotName: String { "drawn indices" }
  func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([
      .value(generatorValue), .ints([size, wanted, position, rounds]), .bool(replacement), .bool(isFinished),
      .ifAny(generator), .ints(drawn),
    ])
  }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let numbers = try facts.ints(1)
    let drawn = try facts.ints(5)
    guard numbers.count == 4, (0...drawn.count).contains(numbers[2]), numbers[0] >= 0, numbers[1] >= 0 else {
      throw facts.damaged(1, "position")
    }
    let iterator = DrawnIterator(
      generator: try facts.value(0), size: numbers[0], wanted: numbers[1], replacement: try facts.bool(2))
    (iterator.position, iterator.rounds, iterator.drawn) = (numbers[2], numbers[3], drawn)
    iterator.isFinished = try facts.bool(3)
    iterator.generator = try facts.objectIfAny(4)
    return iterator
  }
}

extension BatchIterator: Snapshotable {
  static var snapshotName: String { "batches" }
  func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.value(source), .int(size), .bool(dropLast), .bool(isFinished)], contents: [.refIfAny(iterator)])
  }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let batches = BatchIterator(try facts.value(0), size: try facts.count(1), dropLast: try facts.bool(2))
    batches.isFinished = try facts.bool(3)
    return batches
  }
  func restoreContents(_ contents: SnapshotReader) throws { iterator = try contents.objectIfAny(0) }
}
