// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore
import Transactions

/// `Dataset` and the data sets made of others.
enum DatasetClasses {
  private static let path = "torch.utils.data.dataset"

  /// The classes by name.
  static func make() -> [String: PyClass] {
    let dataset = LibraryInstance.makeClass(
      "Dataset", module: path,
      [
        Declaration("__getitem__", "(self, index)", "One sample; to be defined.") { _ in
          throw PyError.make(
            ExceptionClasses.notImplementedError, "Subclasses of Dataset should implement __getitem__.")
        },
        Declaration("__add__", "(self, other)", "Both data sets one after the other.") { b in
          try b.interpreter.call(.object(DataModule.cls("ConcatDataset")), [Value(list: [b["self"], b["other"]])])
        },
      ])
    let iterable = LibraryInstance.makeClass(
      "IterableDataset", module: path, base: dataset,
      [
        Declaration("__iter__", "(self)", "The samples one by one; to be defined.") { _ in
          throw PyError.make(
            ExceptionClasses.notImplementedError, "Subclasses of IterableDataset should implement __iter__.")
        },
        Declaration("__add__", "(self, other)", "Both data sets one after the other.") { b in
          try b.interpreter.call(.object(DataModule.cls("ChainDataset")), [Value(list: [b["self"], b["other"]])])
        },
      ])
    let generic = Declaration("__class_getitem__", "(cls, item)", "The class itself, for annotations.") { b in
      try b["cls"]
    }
    dataset.set(
      "__class_getitem__",
      .object(PyClassOrStaticMethod(.object(BuiltinFunction(generic, owner: "Dataset")), isClassMethod: true)))
    let classes = [
      dataset, iterable, tensors(dataset), concatenated(dataset, iterable), chained(iterable), subset(dataset),
      stacked(dataset),
    ]
    return Dictionary(uniqueKeysWithValues: classes.map { ($0.name, $0) })
  }

  private static func items(_ value: Value) -> [Value] {
    switch value {
    case .tuple(let tuple): tuple.items
    case .list(let list): list.items
    default: []
    }
  }

  private static func tensors(_ base: PyClass) -> PyClass {
    LibraryInstance.makeClass(
      "TensorDataset", module: path, base: base,
      [
        Declaration(
          "__init__", "(self, *tensors)", "Samples from the first dimension of tensors.",
          example: "torch.utils.data.TensorDataset(torch.ones(3, 2), torch.zeros(3))[0]"
        ) { b in
          let tensors = try items(b["tensors"]).map { value in
            guard let tensor = value.tensor else {
              throw PyError.make(
                ExceptionClasses.attributeError, "'\(Conversions.typeName(value))' object has no attribute 'size'")
            }
            if tensor.rank == 0 { throw PyError.index("Dimension specified as 0 but tensor has no dimensions") }
            return tensor
          }
          if tensors.contains(where: { $0.shape[0] != tensors[0].shape[0] }) {
            throw PyError.make(ExceptionClasses.assertionError, "Size mismatch between tensors")
          }
          try b.setOwn("tensors", b["tensors"])
          return .none
        },
        Declaration("__getitem__", "(self, index)", "One sample of each tensor.") { b in
          Value(tuple: try items(b.own("tensors")).map { try b.interpreter.getItem($0, b["index"]) })
        },
        Declaration("__len__", "(self)", "The number of samples.") { b in
          guard let first = try items(b.own("tensors")).first else { throw PyError.index("tuple index out of range") }
          return .int(try b.interpreter.length(first))
        },
      ])
  }

  private static func concatenated(_ base: PyClass, _ iterable: PyClass) -> PyClass {
    LibraryInstance.makeClass(
      "ConcatDataset", module: path, base: base,
      [
        Declaration("__init__", "(self, datasets)", "Data sets one after the other.") { b in
          let datasets = try b.interpreter.collect(b["datasets"])
          if datasets.isEmpty {
            throw PyError.make(ExceptionClasses.assertionError, "datasets should not be an empty iterable")
          }
          var sizes: [Value] = []
          var total = 0
          for dataset in datasets {
            if b.interpreter.isInstance(dataset, iterable) {
              throw PyError.make(ExceptionClasses.assertionError, "ConcatDataset does not support IterableDataset")
            }
            total += try b.interpreter.length(dataset)
            sizes.append(.int(total))
          }
          try b.setOwn("datasets", Value(list: datasets))
          try b.setOwn("cumulative_sizes", Value(list: sizes))
          return .none
        },
        Declaration("__len__", "(self)", "The number of samples.") { b in
          try items(b.own("cumulative_sizes")).last ?? .int(0)
        },
        Declaration("__getitem__", "(self, idx)", "One sample.") { b in
          var index = try b.int("idx")
          let sizes = try items(b.own("cumulative_sizes")).compactMap { Conversions.int($0) }
          let total = sizes.last ?? 0
          if index < 0 {
            if index < -total { throw PyError.value("absolute value of index should not exceed dataset length") }
            index += total
          }
          guard let place = sizes.firstIndex(where: { $0 > index }) else {
            throw PyError.index("list index out of range")
          }
          let dataset = try items(b.own("datasets"))[place]
          return try b.interpreter.getItem(dataset, .int(place == 0 ? index : index - sizes[place - 1]))
        },
      ])
  }

  private static func chained(_ iterable: PyClass) -> PyClass {
    LibraryInstance.makeClass(
      "ChainDataset", module: path, base: iterable,
      [
        Declaration("__init__", "(self, datasets)", "Iterable data sets one after the other.") { b in
          try b.setOwn("datasets", b["datasets"])
          return .none
        },
        Declaration("__iter__", "(self)", "The samples one by one.") { b in
          .object(ChainIterator(try b.interpreter.collect(b.own("datasets"))))
        },
        Declaration("__len__", "(self)", "The number of samples.") { b in
          .int(try b.interpreter.collect(b.own("datasets")).reduce(0) { try $0 + b.interpreter.length($1) })
        },
      ])
  }

  private static func subset(_ base: PyClass) -> PyClass {
    LibraryInstance.makeClass(
      "Subset", module: path, base: base,
      [
        Declaration(
          "__init__", "(self, dataset, indices)", "The samples of a data set at indices.",
          example: "torch.utils.data.Subset([10, 20, 30], [0, 2])[1]"
        ) { b in
          try b.setOwn("dataset", b["dataset"])
          try b.setOwn("indices", b["indices"])
          return .none
        },
        Declaration("__getitem__", "(self, idx)", "One sample.") { b in
          let (dataset, indices) = (try b.own("dataset"), try b.own("indices"))
          if case .list(let list) = try b["idx"] {
            let chosen = try list.items.map { try b.interpreter.getItem(indices, $0) }
            return try b.interpreter.getItem(dataset, Value(list: chosen))
          }
          return try b.interpreter.getItem(dataset, b.interpreter.getItem(indices, b["idx"]))
        },
        Declaration("__getitems__", "(self, indices)", "Several samples at once.") { b in
          let chosen = try b.interpreter.collect(b["indices"]).map { try b.interpreter.getItem(b.own("indices"), $0) }
          return Value(list: try column(b.own("dataset"), chosen, b.interpreter))
        },
        Declaration("__len__", "(self)", "The number of samples.") { b in
          .int(try b.interpreter.length(b.own("indices")))
        },
      ])
  }

  /// Samples of one data set, by its own method for several if it has one.
  private static func column(_ dataset: Value, _ indices: [Value], _ interpreter: Interpreter) throws -> [Value] {
    guard let method = try interpreter.attributeIfPresent(dataset, "__getitems__"), interpreter.isCallable(method)
    else {
      return try indices.map { try interpreter.getItem(dataset, $0) }
    }
    let samples = try interpreter.collect(interpreter.call(method, [Value(list: indices)]))
    guard samples.count == indices.count else {
      throw PyError.value(
        "Nested dataset's output size mismatch. Expected \(indices.count), got \(samples.count)")
    }
    return samples
  }

  private static func stacked(_ base: PyClass) -> PyClass {
    LibraryInstance.makeClass(
      "StackDataset", module: path, base: base,
      [
        Declaration("__init__", "(self, *args, **kwargs)", "Data sets side by side.") { b in
          let datasets = try items(b["args"])
          var named: [Value] = []
          if case .dict(let dict) = try b["kwargs"] { named = dict.table.values }
          if !datasets.isEmpty && !named.isEmpty {
            throw PyError.value(
              "Supported either ``tuple``- (via ``args``) or``dict``- (via ``kwargs``) like input/output, but both types "
                + "are given.")
          }
          let all = datasets + named
          guard let first = all.first else { throw PyError.value("At least one dataset should be passed") }
          let length = try b.interpreter.length(first)
          if try all.contains(where: { try b.interpreter.length($0) != length }) {
            throw PyError.value("Size mismatch between datasets")
          }
          try b.setOwn("_length", .int(length))
          try b.setOwn("datasets", datasets.isEmpty ? b["kwargs"] : b["args"])
          return .none
        },
        Declaration("__getitem__", "(self, index)", "One sample of each data set.") { b in
          let datasets = try b.own("datasets")
          guard case .dict(let dict) = datasets else {
            return Value(tuple: try items(datasets).map { try b.interpreter.getItem($0, b["index"]) })
          }
          let result = PyDict()
          for (key, dataset) in dict.table.pairs { try result.set(key, b.interpreter.getItem(dataset, b["index"])) }
          return .dict(result)
        },
        Declaration("__getitems__", "(self, indices)", "Several samples at once.") { b in
          let indices = try b.interpreter.collect(b["indices"])
          let datasets = try b.own("datasets")
          if case .dict(let dict) = datasets {
            let columns = try dict.table.pairs.map { ($0.key, try column($0.value, indices, b.interpreter)) }
            return Value(
              list: try indices.indices.map { i in
                let sample = PyDict()
                for (key, values) in columns { try sample.set(key, values[i]) }
                return .dict(sample)
              })
          }
          let columns = try items(datasets).map { try column($0, indices, b.interpreter) }
          return Value(list: indices.indices.map { i in Value(tuple: columns.map { $0[i] }) })
        },
        Declaration("__len__", "(self)", "The number of samples.") { b in try b.own("_length") },
      ])
  }
}

/// The items of several iterables one after the other.
final class ChainIterator: PyIterator {
  private let parts: [Value]
  private var position = 0 { willSet { willChange() } }
  private var current: PyIterator? { willSet { willChange() } }

  init(_ parts: [Value]) {
    self.parts = parts
    super.init()
  }
  override func next() throws -> Value? {
    while true {
      if let value = try current?.next() { return value }
      guard position < parts.count else { return nil }
      guard Interpreter.current.isInstance(parts[position], DataModule.cls("IterableDataset")) else {
        throw PyError.make(ExceptionClasses.assertionError, "ChainDataset only supports IterableDataset")
      }
      current = try Interpreter.current.iterator(over: parts[position])
      position += 1
    }
  }
  override func captureContents() -> (() -> Void)? {
    let (position, current) = (position, current)
    return { [self] in
      self.position = position
      self.current = current
    }
  }
}

extension ChainIterator: Snapshotable {
  static var snapshotName: String { "chain iterator" }
  func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.values(parts), .int(position)], contents: [.refIfAny(current)])
  }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let iterator = ChainIterator(try facts.values(0))
    iterator.position = try facts.count(1)
    return iterator
  }
  func restoreContents(_ contents: SnapshotReader) throws { current = try contents.objectIfAny(0) }
}
