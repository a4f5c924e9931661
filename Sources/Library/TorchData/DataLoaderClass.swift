// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// `torch.utils.data.DataLoader`: batches of a data set.
enum DataLoaderClass {
  private static let signature =
    "(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None, "
    + "pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None, multiprocessing_context=None, "
    + "generator=None, *, prefetch_factor=None, persistent_workers=False, pin_memory_device='', in_order=True)"

  static func make() -> PyClass {
    let cls = LibraryInstance.makeClass(
      "DataLoader", module: "torch.utils.data.dataloader",
      [
        Declaration(
          "__init__", signature, "Batches of a data set, in order or shuffled.",
          example: "len(torch.utils.data.DataLoader(range(10), batch_size=4))", body: initialise),
        Declaration("__iter__", "(self)", "The batches one by one.") { b in
          guard case .int(let count) = try b.own("num_workers"), count > 0 else {
            return .object(try DataLoaderIterator(b))
          }
          return try PythonParts.call("torch.utils.data._workers", "_iterate", [b["self"]])
        },
        Declaration("__len__", "(self)", "The number of batches.") { b in
          let dataset = try b.own("dataset")
          if b.interpreter.isInstance(dataset, DataModule.cls("IterableDataset")) {
            let count = try b.interpreter.length(dataset)
            guard let size = Conversions.int(try b.own("batch_size")), size > 0 else { return .int(count) }
            return .int(try b.interpreter.truth(b.own("drop_last")) ? count / size : (count + size - 1) / size)
          }
          let batches = try b.own("batch_sampler")
          return .int(try b.interpreter.length(batches.isNone ? b.own("sampler") : batches))
        },
      ])
    let generic = Declaration("__class_getitem__", "(cls, item)", "The class itself, for annotations.") { b in
      try b["cls"]
    }
    cls.set(
      "__class_getitem__",
      .object(PyClassOrStaticMethod(.object(BuiltinFunction(generic, owner: "DataLoader")), isClassMethod: true)))
    cls.add(properties: [
      GetSetDescriptor(
        "_auto_collation", "Whether samples become batches.",
        get: { .bool(!(try Interpreter.current.getAttribute($0, "batch_sampler").isNone)) }),
      GetSetDescriptor(
        "_index_sampler", "What the numbers of samples come from.",
        get: { loader in
          let batches = try Interpreter.current.getAttribute(loader, "batch_sampler")
          return batches.isNone ? try Interpreter.current.getAttribute(loader, "sampler") : batches
        }),
    ])
    cls.add(
      properties: ["batch_size", "batch_sampler", "sampler", "drop_last", "dataset", "persistent_workers"].map(fixed))
    return cls
  }

  /// An attribute that is set once.
  private static func fixed(_ name: String) -> GetSetDescriptor {
    let symbol = Symbol(name)
    return GetSetDescriptor(
      name, "Set when the loader is made.",
      get: { value in
        guard let found = value.object?.attributes?[symbol] else { throw PyError.attribute(value, name) }
        return found
      },
      set: { value, new in
        guard let object = value.object else { return }
        if object.attributes?["persistent_workers"] != nil {
          throw PyError.value("\(name) attribute should not be set after DataLoader is initialized")
        }
        object.attributes?[symbol] = new
      })
  }

  private static func checkWorkers(_ b: Bound) throws {
    let workers = try b.int("num_workers")
    if workers < 0 {
      throw PyError.value(
        "num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.")
    }
    if workers > 0 { _ = try PythonParts.call("torch.utils.data._workers", "_check", [.int(workers)]) }
    if try b.double("timeout") < 0 { throw PyError.value("timeout option should be non-negative") }
    if workers == 0, try b.isGiven("prefetch_factor") {
      throw PyError.value(
        "prefetch_factor option could only be specified in multiprocessing.let num_workers > 0 to enable "
          + "multiprocessing, otherwise set prefetch_factor to None.")
    }
    if workers == 0, try b.interpreter.truth(b["persistent_workers"]) {
      throw PyError.value("persistent_workers option needs num_workers > 0")
    }
  }

  private static func checkStream(_ b: Bound, _ shuffle: Bool) throws {
    let options = try [
      ("shuffle", shuffle), ("sampler", b.isGiven("sampler")), ("batch_sampler", b.isGiven("batch_sampler")),
    ]
    for (name, isGiven) in options where isGiven {
      throw PyError.value(
        "DataLoader with IterableDataset: expected unspecified \(name) option, but got "
          + "\(name)=\(try b.interpreter.str(b[name]))")
    }
  }

  private static func initialise(_ b: Bound) throws -> Value {
    let interpreter = b.interpreter
    try checkWorkers(b)
    let isIterable = try interpreter.isInstance(b["dataset"], DataModule.cls("IterableDataset"))
    let shuffle = try b.isGiven("shuffle") && interpreter.truth(b["shuffle"])
    if isIterable { try checkStream(b, shuffle) }
    if try b.isGiven("sampler"), shuffle { throw PyError.value("sampler option is mutually exclusive with shuffle") }
    var (batchSize, dropLast, sampler, batches, collate) = try (
      b["batch_size"], b["drop_last"], b["sampler"], b["batch_sampler"], b["collate_fn"]
    )
    if try b.isGiven("batch_sampler") {
      var isDefault = false
      if case .int(1) = batchSize { isDefault = true }
      if try !isDefault || shuffle || b.isGiven("sampler") || interpreter.truth(dropLast) {
        throw PyError.value(
          "batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last")
      }
      (batchSize, dropLast) = (.none, .bool(false))
    } else if batchSize.isNone, try interpreter.truth(dropLast) {
      throw PyError.value("batch_size=None option disables auto-batching and is mutually exclusive with drop_last")
    }
    if sampler.isNone, !isIterable {
      sampler =
        shuffle
        ? try interpreter.call(
          .object(DataModule.cls("RandomSampler")), Arguments([b["dataset"]], keywords: [("generator", b["generator"])])
        )
        : try interpreter.call(.object(DataModule.cls("SequentialSampler")), [b["dataset"]])
    }
    if !batchSize.isNone, batches.isNone {
      batches = try interpreter.call(.object(DataModule.cls("BatchSampler")), [sampler, batchSize, dropLast])
    }
    if collate.isNone { collate = DataModule.function(batches.isNone ? "default_convert" : "default_collate") }
    let hasWorkers = try b.int("num_workers") > 0
    let attributes: [(Symbol, Value)] = try [
      ("dataset", b["dataset"]), ("num_workers", b["num_workers"]),
      ("prefetch_factor", hasWorkers && !b.isGiven("prefetch_factor") ? .int(2) : b["prefetch_factor"]),
      ("pin_memory", b["pin_memory"]), ("pin_memory_device", b["pin_memory_device"]), ("timeout", b["timeout"]),
      ("worker_init_fn", b["worker_init_fn"]),
      ("multiprocessing_context", b["multiprocessing_context"]), ("in_order", b["in_order"]), ("batch_size", batchSize),
      ("drop_last", dropLast),
      ("sampler", sampler), ("batch_sampler", batches), ("generator", b["generator"]), ("collate_fn", collate),
      ("persistent_workers", b["persistent_workers"]),
    ]
    for (name, value) in attributes { try b.setOwn(name, value) }
    return .none
  }
}
