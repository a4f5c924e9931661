// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Functions that join tensors, and those of several tensors at once.
enum JoiningOperations {
  /// Tensors one by one or in one list.
  static func tensors(_ b: Bound) throws -> [Tensor] {
    guard case .tuple(let given) = try b["tensors"] else { return try b.tensors("tensors") }
    if given.items.count == 1, let list = try Conversions.tensors(given.items[0]) { return list }
    return try b.tensors("tensors")
  }

  private static func concatenation(_ name: String) -> Operation {
    Operation(
      name, "(tensors, dim=0)", "Tensors one after the other along a dimension.",
      "torch.\(name)([torch.ones(1, 2), torch.zeros(1, 2)])", forms: .function, out: true
    ) { b in
      let tensors = try b.tensors("tensors")
      if tensors.isEmpty { throw PyError.value("torch.cat(): expected a non-empty list of Tensors") }
      return try Tensor.cat(tensors, dim: b.int("dim")).value
    }
  }

  private static func stacking(_ name: String, _ doc: String, _ body: @escaping ([Tensor]) throws -> Tensor)
    -> Operation
  {
    Operation(
      name, "(tensors)", doc, "torch.\(name)([torch.ones(2), torch.zeros(2)])", forms: .function, out: true
    ) { b in try body(b.tensors("tensors")).value }
  }

  /// The refusal of a size that does not fit those before it: its last dimension that does not.
  private static func unlike(_ item: Value, _ sizes: [Int], at index: Int, _ shape: [Int], _ b: Bound) throws -> Raised
  {
    let place = zip(sizes.reversed(), shape.reversed()).enumerated().first { $1.0 != $1.1 && $1.0 != 1 && $1.1 != 1 }
    let (offset, length) = (place?.offset ?? 0, place?.element.0 ?? 0)
    let text = try Conversions.int(item).map { "(\($0),)" } ?? b.interpreter.str(item)
    return PyError.runtime(
      "Attempting to broadcast a dimension of length \(length) at -\(offset + 1)! Mismatching argument at index \(index) had "
        + "\(text); but expected shape should be broadcastable to \(Shape.text(shape))")
  }

  private static let joins: [Operation] = [
    concatenation("cat"), concatenation("concat"), concatenation("concatenate"),
    Operation(
      "stack", "(tensors, dim=0)", "Tensors of one size along a new dimension.",
      "torch.stack([torch.ones(2), torch.zeros(2)])", forms: .function, out: true
    ) { b in try Tensor.stack(b.tensors("tensors"), dim: b.int("dim")).value },
    stacking("hstack", "Tensors side by side.") { try Tensor.hstack($0) },
    stacking("vstack", "Tensors one below the other.") { try Tensor.vstack($0) },
    stacking("row_stack", "Tensors one below the other.") { try Tensor.vstack($0) },
    stacking("dstack", "Tensors one behind the other.") { try Tensor.dstack($0) },
    stacking("column_stack", "Vectors as columns.") { try Tensor.columnStack($0) },
    Operation(
      "meshgrid", "(*tensors, indexing=None)", "Grids of coordinates from vectors.",
      "torch.meshgrid(torch.arange(2), torch.arange(3), indexing='ij')", forms: .function
    ) { b in
      let indexing = try b.optionalText("indexing")
      guard indexing == nil || indexing == "ij" || indexing == "xy" else {
        throw PyError.runtime(
          "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing ?? "")")
      }
      if indexing == nil {
        TorchWarnings.warn(
          "torch.meshgrid: in an upcoming release, it will be required to pass the indexing argument.")
      }
      return Conversions.tuple(try Tensor.meshgrid(tensors(b), indexing: indexing ?? "ij"))
    },
    Operation(
      "broadcast_tensors", "(*tensors)", "Tensors expanded to their common size.",
      "torch.broadcast_tensors(torch.ones(2, 1), torch.ones(3))", forms: .function
    ) { b in Conversions.tuple(try Tensor.broadcastTensors(tensors(b))) },
    Operation(
      "broadcast_shapes", "(*shapes)", "The common size of several sizes.", "torch.broadcast_shapes((2, 1), (3,))",
      forms: .function
    ) { b in
      guard case .tuple(let given) = try b["shapes"] else { return .none }
      var shape: [Int] = []
      for (index, item) in given.items.enumerated() {
        guard let sizes = Conversions.int(item).map({ [$0] }) ?? Conversions.ints(item) else {
          throw PyError.runtime(
            "Input shapes should be of type ints, a tuple of ints, or a list of ints, got \(try b.interpreter.str(item))"
          )
        }
        if sizes.contains(where: { $0 < 0 }) {
          throw PyError.value("Attempting to broadcast a dimension with negative length!")
        }
        guard let common = try? Shape.broadcast(shape, sizes) else {
          throw try unlike(item, sizes, at: index, shape, b)
        }
        shape = common
      }
      return SizeClass.value(shape)
    },
    Operation(
      "block_diag", "(*tensors)", "A matrix with these matrices on its diagonal.",
      "torch.block_diag(torch.ones(1, 2), torch.ones(2, 1))", forms: .function
    ) { b in try Tensor.blockDiag(tensors(b)).value },
    Operation(
      "cartesian_prod", "(*tensors)", "All combinations of the elements of vectors.",
      "torch.cartesian_prod(torch.tensor([1, 2]), torch.tensor([3, 4]))", forms: .function
    ) { b in try Tensor.cartesianProd(tensors(b)).value },
    Operation(
      "combinations", "(input, r=2, with_replacement=False)", "All combinations of r elements of a vector.",
      "torch.combinations(torch.tensor([1, 2, 3]))", forms: .function
    ) { b in try b.tensor("input").combinations(b.int("r"), withReplacement: b.bool("with_replacement")).value },
    Operation(
      "where", "(condition, input=..., other=..., *, self=...)",
      "Elements of input where the condition holds, of other elsewhere.",
      "torch.where(torch.tensor([True, False]), 1., 2.)", forms: .function, out: true
    ) { b in
      let first = try b["input"].isUndefined ? b["self"] : b["input"]
      return try choose(b, b.tensor("condition"), first, b["other"])
    },
    Operation("where", "(input, condition, other=...)", "Elements of input where the condition holds.", forms: .method)
    {
      b in try choose(b, b.tensor("condition"), b["input"], b["other"])
    },
  ]

  private static func choose(_ b: Bound, _ condition: Tensor, _ first: Value, _ second: Value) throws -> Value {
    if first.isUndefined, second.isUndefined { return Conversions.tuple(try condition.nonzeroTuple()) }
    if let x = first.tensor, let y = second.tensor { return try Tensor.where(condition, x, y).value }
    let (a, c) = (try TensorOperators.number(first), try TensorOperators.number(second))
    if let x = first.tensor, let c { return try Tensor.where(condition, x, c).value }
    if let a, let y = second.tensor { return try Tensor.where(condition, a, y).value }
    if let a, let c { return try Tensor.where(condition, a, c).value }
    throw b.invalidCombination(
      [condition.value, first, second],
      [
        "(Tensor condition)", "(Tensor condition, Tensor input, Tensor other, *, Tensor out = None)",
        "(Tensor condition, Number self, Tensor other)", "(Tensor condition, Tensor input, Number other)",
        "(Tensor condition, Number self, Number other)",
      ])
  }

  /// All of them.
  static let all: [Operation] = joins
}
