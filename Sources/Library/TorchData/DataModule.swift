// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// `torch.utils.data`
public enum DataModule {
  /// The classes and functions of a workspace.
  private final class State: PyObject, NamedObjects {
    var namedObjects: [(name: String, object: PyObject)] {
      classes.keys.sorted().compactMap { name in classes[name].map { (name, $0) } }
        + functions.keys.sorted().compactMap { name in functions[name]?.object.map { (name, $0) } }
        + [("_SingleProcessDataLoaderIter", iterator)]
    }
    func object(named name: String) throws -> PyObject? {
      if name == "_SingleProcessDataLoaderIter" { return iterator }
      return classes[name] ?? DataModule.function(name).object
    }

    let classes: [String: PyClass]
    var functions: [String: Value] = [:]
    let iterator = PyClass(
      builtin: "_SingleProcessDataLoaderIter", module: "torch.utils.data.dataloader", base: Classes.iterator)

    init() {
      var classes = DatasetClasses.make()
      classes.merge(SamplerClasses.make()) { first, _ in first }
      classes["DataLoader"] = DataLoaderClass.make()
      self.classes = classes
      super.init(cls: Classes.object)
    }
  }

  private static var state: State {
    let interpreter = Interpreter.current
    if let known = interpreter.libraryState["torch.utils.data"] as? State { return known }
    let made = State()
    interpreter.libraryState["torch.utils.data"] = made
    return made
  }

  /// The state as snapshots see it.
  static var named: any NamedObjects { state }

  /// A class of the module.
  static func cls(_ name: String) -> PyClass { state.classes[name] ?? Classes.object }

  static var iteratorClass: PyClass { state.iterator }

  /// A function of the module; always the same object.
  static func function(_ name: String) -> Value {
    let state = state
    if let known = state.functions[name] { return known }
    guard let declaration = declarations.first(where: { $0.name == name }) else { return .none }
    let made = Value.object(BuiltinFunction(declaration, module: "torch.utils.data"))
    state.functions[name] = made
    return made
  }

  private static let declarations: [Declaration] = [
    Declaration(
      "default_collate", "(batch)", "A batch of samples: tensors stacked, numbers as tensors, tuples taken apart.",
      example: "torch.utils.data.default_collate([(1, 2.), (3, 4.)])"
    ) { b in try Collate.batch(b.interpreter.collect(b["batch"])) },
    Declaration("default_convert", "(data)", "A sample with numpy's arrays as tensors.") { b in
      try Collate.convert(b["data"])
    },
    Declaration("get_worker_info", "()", "The worker whose turn it is; None in the main program.") { _ in
      try PythonParts.call("torch.utils.data._utils", "_current_worker", [])
    },
    Declaration(
      "random_split", "(dataset, lengths, generator=None)", "A data set in random parts of given lengths or fractions.",
      example: "[len(part) for part in torch.utils.data.random_split(range(10), [7, 3])]", body: split),
  ]

  /// The lengths of parts given as fractions: rounded down, the rest dealt out one by one. None where they are more than there is,
  /// as rounding has it for more than 2^53.
  private static func lengths(_ fractions: [Value], of size: Int) throws -> [Int]? {
    let interpreter = Interpreter.current
    var lengths: [Int] = []
    for (i, fraction) in fractions.enumerated() {
      let share = try Conversions.double(fraction) ?? .nan
      if !(share >= 0 && share <= 1) { throw PyError.value("Fraction at index \(i) is not between 0 and 1") }
      let part = try Conversions.double(interpreter.binary(.multiply, .int(size), fraction)) ?? .nan
      guard let length = Int(exactly: part.rounded(.down)) else { return nil }
      lengths.append(length)
    }
    guard var rest = rest(size, lengths) else { return nil }
    // Rounding of more than 2^53 may leave more than one for each.
    let round = rest / lengths.count
    for i in lengths.indices { lengths[i] += round }
    rest -= round * lengths.count
    for i in 0..<rest { lengths[i] += 1 }
    for (i, length) in lengths.enumerated() where length == 0 {
      TorchWarnings.warn("Length of split at index \(i) is 0. This might result in an empty dataset.")
    }
    return lengths
  }

  /// What is left of `size` behind parts of these lengths; nil where they are more, or one is negative.
  private static func rest(_ size: Int, _ lengths: [Int]) -> Int? {
    var rest = size
    for length in lengths {
      if length < 0 || length > rest { return nil }
      rest -= length
    }
    return rest
  }

  private static func split(_ b: Bound) throws -> Value {
    let interpreter = b.interpreter
    let given = try interpreter.collect(b["lengths"])
    let size = try interpreter.length(b["dataset"])
    // As the program's own sum: fractions of float32 are added in that.
    let sum = try given.reduce(Value.int(0)) { try interpreter.binary(.add, $0, $1) }
    guard let total = try Conversions.double(sum) ?? (sum.isInteger ? .infinity : nil) else {
      throw b.wrongType("lengths", "tuple of ints", sum)
    }
    let lengths =
      abs(total - 1) <= 1e-9 && total <= 1
      ? try lengths(given, of: size) : given.compactMap { try? NumberArgument.int($0) }
    guard let lengths, lengths.count == given.count, rest(size, lengths) == 0 else {
      throw PyError.value("Sum of input lengths does not equal the length of the input dataset!")
    }
    let order = try Tensor.randperm(size, generator: RandomFunctions.generator(b["generator"])).int64s()
    var parts: [Value] = []
    var start = 0
    for length in lengths {
      let indices = Value(list: order[start..<start + length].map { .int($0) })
      parts.append(try interpreter.call(.object(cls("Subset")), [b["dataset"], indices]))
      start += length
    }
    return Value(list: parts)
  }

  private static let paths = [
    "torch.utils.data", "torch.utils.data.dataset", "torch.utils.data.dataloader", "torch.utils.data.sampler",
  ]

  /// Says how to make the module and the names under it.
  public static func install(into interpreter: Interpreter) {
    SnapshotTypes.register([ChainIterator.self, DrawnIterator.self, BatchIterator.self, DataLoaderIterator.self])
    LibraryStates.register("torch.utils.data") { DataModule.named }
    for file in ["torch.utils.data._utils", "torch.utils.data._workers", "torch.utils.data.distributed"] {
      interpreter.moduleMakers[file] = { try $0.makeModule(file) }
    }
    for part in ["worker", "collate"] {
      interpreter.moduleMakers["torch.utils.data._utils.\(part)"] = { interpreter in
        let whole = try interpreter.importModule("torch.utils.data._utils")
        let module = PyModule("torch.utils.data._utils.\(part)")
        module.lazyAttribute = { name in
          let inner = try interpreter.getAttribute(.object(whole), Symbol(part))
          return try interpreter.attributeIfPresent(inner, name)
        }
        return module
      }
    }
    for path in paths {
      interpreter.moduleMakers[path] = { _ in
        let module = PyModule(path)
        module.lazyAttribute = { name in
          if let cls = state.classes[name.name] { return .object(cls) }
          let function = function(name.name)
          if !function.isNone { return function }
          if name == "DistributedSampler" || name == "distributed" {
            let module = try Interpreter.current.importModule("torch.utils.data.distributed")
            return name == "distributed"
              ? .object(module) : try Interpreter.current.getAttribute(.object(module), name)
          }
          if name == "_utils" { return .object(try Interpreter.current.importModule("torch.utils.data._utils")) }
          let inner = "\(path).\(name.name)"
          return paths.contains(inner) ? .object(try Interpreter.current.importModule(inner)) : nil
        }
        module.lazyNames = { (state.classes.keys.sorted() + declarations.map(\.name)).map { Symbol($0) } }
        Submodules.refuseOthers(module, known: TorchNames.data)
        return module
      }
    }
  }
}
