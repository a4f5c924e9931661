// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// The samplers: in which order a loader takes samples.
enum SamplerClasses {
  private static let path = "torch.utils.data.sampler"

  /// The classes by name.
  static func make() -> [String: PyClass] {
    let sampler = LibraryInstance.makeClass(
      "Sampler", module: path,
      [
        Declaration("__init__", "(self, data_source=None)", "The base of samplers.") { _ in .none },
        Declaration("__iter__", "(self)", "The indices one by one; to be defined.") { _ in
          throw PyError.notImplemented("")
        },
      ])
    let classes = [sampler, sequential(sampler), random(sampler), subset(sampler), weighted(sampler), batches(sampler)]
    return Dictionary(uniqueKeysWithValues: classes.map { ($0.name, $0) })
  }

  private static func positive(_ b: Bound, _ name: String) throws {
    guard case .int(let count) = try b[name], count > 0 else {
      throw PyError.value(
        "\(name) should be a positive integer value, but got \(name)=\(try b.interpreter.str(b[name]))")
    }
  }

  private static func boolean(_ b: Bound, _ name: String) throws {
    guard case .bool = try b[name] else {
      throw PyError.value("\(name) should be a boolean value, but got \(name)=\(try b.interpreter.str(b[name]))")
    }
  }

  private static func sequential(_ base: PyClass) -> PyClass {
    LibraryInstance.makeClass(
      "SequentialSampler", module: path, base: base,
      [
        Declaration(
          "__init__", "(self, data_source)", "Indices in order.",
          example: "list(torch.utils.data.SequentialSampler([5, 6]))"
        ) { b in
          try b.setOwn("data_source", b["data_source"])
          return .none
        },
        Declaration("__iter__", "(self)", "The indices one by one.") { b in
          .object(RangeIterator(PyRange(0, try b.interpreter.length(b.own("data_source")), 1)))
        },
        Declaration("__len__", "(self)", "The number of indices.") { b in
          .int(try b.interpreter.length(b.own("data_source")))
        },
      ])
  }

  /// How many samples a random sampler draws.
  private static func count(_ sampler: Value) throws -> Int {
    let interpreter = Interpreter.current
    if let given = Conversions.int(try interpreter.getAttribute(sampler, "_num_samples")) { return given }
    return try interpreter.length(interpreter.getAttribute(sampler, "data_source"))
  }

  private static func random(_ base: PyClass) -> PyClass {
    let cls = LibraryInstance.makeClass(
      "RandomSampler", module: path, base: base,
      [
        Declaration(
          "__init__", "(self, data_source, replacement=False, num_samples=None, generator=None)",
          "Indices in random order."
        ) { b in
          try b.setOwn("data_source", b["data_source"])
          try b.setOwn("replacement", b["replacement"])
          try b.setOwn("_num_samples", b["num_samples"])
          try b.setOwn("generator", b["generator"])
          guard case .bool = try b["replacement"] else {
            throw PyError.type(
              "replacement should be a boolean value, but got replacement=\(try b.interpreter.str(b["replacement"]))")
          }
          if try b.isGiven("num_samples") { try positive(b, "num_samples") }
          let count = try count(b["self"])
          guard count > 0 else {
            throw PyError.value("num_samples should be a positive integer value, but got num_samples=\(count)")
          }
          return .none
        },
        Declaration("__iter__", "(self)", "The indices one by one.") { b in
          .object(
            DrawnIterator(
              generator: try b.own("generator"), size: try b.interpreter.length(b.own("data_source")),
              wanted: try count(b["self"]), replacement: try b.interpreter.truth(b.own("replacement"))))
        },
        Declaration("__len__", "(self)", "The number of indices.") { b in .int(try count(b["self"])) },
      ])
    cls.add(properties: [
      GetSetDescriptor("num_samples", "How many samples are drawn.", get: { .int(try count($0)) })
    ])
    return cls
  }

  private static func subset(_ base: PyClass) -> PyClass {
    LibraryInstance.makeClass(
      "SubsetRandomSampler", module: path, base: base,
      [
        Declaration("__init__", "(self, indices, generator=None)", "Given indices in random order.") { b in
          try b.setOwn("indices", b["indices"])
          try b.setOwn("generator", b["generator"])
          return .none
        },
        Declaration("__iter__", "(self)", "The indices one by one.") { b in
          try PythonParts.call("torch.utils.data._workers", "_shuffled", [b.own("indices"), b.own("generator")])
        },
        Declaration("__len__", "(self)", "The number of indices.") { b in
          .int(try b.interpreter.length(b.own("indices")))
        },
      ])
  }

  private static func weighted(_ base: PyClass) -> PyClass {
    LibraryInstance.makeClass(
      "WeightedRandomSampler", module: path, base: base,
      [
        Declaration(
          "__init__", "(self, weights, num_samples, replacement=True, generator=None)", "Indices drawn by weights."
        ) { b in
          try positive(b, "num_samples")
          try boolean(b, "replacement")
          let weights = try b["weights"].tensor?.to(.float64) ?? NestedData.tensor(b["weights"], dtype: .float64)
          guard weights.rank == 1 else {
            let shape = try b.interpreter.repr(Value(tuple: weights.shape.map { .int($0) }))
            throw PyError.value("weights should be a 1d sequence but given weights have shape \(shape)")
          }
          try b.setOwn("weights", weights.value)
          try b.setOwn("num_samples", b["num_samples"])
          try b.setOwn("replacement", b["replacement"])
          try b.setOwn("generator", b["generator"])
          return .none
        },
        Declaration("__iter__", "(self)", "The indices one by one.") { b in
          try PythonParts.call(
            "torch.utils.data._workers", "_drawn",
            [b.own("weights"), b.own("num_samples"), b.own("replacement"), b.own("generator")])
        },
        Declaration("__len__", "(self)", "The number of indices.") { b in try b.own("num_samples") },
      ])
  }

  private static func batches(_ base: PyClass) -> PyClass {
    LibraryInstance.makeClass(
      "BatchSampler", module: path, base: base,
      [
        Declaration(
          "__init__", "(self, sampler, batch_size, drop_last)", "The indices of a sampler in batches.",
          example: "list(torch.utils.data.BatchSampler(torch.utils.data.SequentialSampler(range(5)), 2, False))"
        ) { b in
          try positive(b, "batch_size")
          try boolean(b, "drop_last")
          try b.setOwn("sampler", b["sampler"])
          try b.setOwn("batch_size", b["batch_size"])
          try b.setOwn("drop_last", b["drop_last"])
          return .none
        },
        Declaration("__iter__", "(self)", "The batches of indices one by one.") { b in
          .object(
            BatchIterator(
              try b.own("sampler"), size: Conversions.int(try b.own("batch_size")) ?? 1,
              dropLast: try b.interpreter.truth(b.own("drop_last"))))
        },
        Declaration("__len__", "(self)", "The number of batches.") { b in
          let count = try b.interpreter.length(b.own("sampler"))
          let size = max(1, Conversions.int(try b.own("batch_size")) ?? 1)
          return .int(try b.interpreter.truth(b.own("drop_last")) ? count / size : (count + size - 1) / size)
        },
      ])
  }
}
