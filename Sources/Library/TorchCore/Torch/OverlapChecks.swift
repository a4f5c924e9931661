// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Which operands of operations in place, and of functions with `out=`, may share memory with what is written.
enum OverlapChecks {
  /// Those that write while they read elsewhere: no operand may share anything.
  private static let separate: Set<String> = [
    "index_add", "index_copy", "index_fill", "index_put", "index_reduce", "put", "scatter", "scatter_add",
    "scatter_reduce",
    "index_select", "gather", "take", "cat", "concat", "concatenate", "stack",
  ]
  /// Those that read everything first, or look at nothing.
  private static let unchecked: Set<String> = [
    "addmm", "addmv", "addbmm", "baddbmm", "addr", "bernoulli", "masked_scatter", "cumsum", "cumprod", "logcumsumexp",
    "set",
    "resize_as", "fill", "tril", "triu", "renorm", "map", "map2", "apply",
  ]

  /// The body of an operation with its checks.
  static func checked(_ name: String, _ body: @escaping (Bound) throws -> Value) -> (Bound) throws -> Value {
    guard name.hasSuffix("_"), !name.hasPrefix("_"), !unchecked.contains(String(name.dropLast())) else { return body }
    let isSeparate = separate.contains(String(name.dropLast()))
    return { b in
      if let target = b.values.first?.tensor {
        for value in b.values.dropFirst() {
          if let operand = value.tensor {
            if operand.storage === target.storage {
              // What is filled with a number in a tensor takes the number first.
              if name == "masked_fill_", operand.rank == 0 { continue }
              isSeparate ? try target.refuseOverlap(operand) : try target.refusePartialOverlap(operand)
            }
          } else if isSeparate, case .tuple(let indices) = value {
            for case let index? in indices.items.map(\.tensor) where !index.isMask { try target.refuseOverlap(index) }
          }
        }
      }
      return try body(b)
    }
  }

  /// Checks the operands of a function whose result goes to `out=`.
  static func checkOut(_ name: String, _ b: Bound, _ place: Value) throws {
    guard let target = place.tensor else { return }
    let isSeparate = separate.contains(name)
    guard isSeparate || name == "where" || OperationTable.inPlaceFunctions[name + "_"] != nil, !unchecked.contains(name)
    else {
      return
    }
    for value in b.values.dropLast() {
      let operands = try value.tensor.map { [$0] } ?? (isSeparate ? Conversions.tensors(value) ?? [] : [])
      for operand in operands {
        isSeparate ? try target.refuseOverlap(operand) : try target.refusePartialOverlap(operand)
      }
    }
  }

  /// Checks `target[indices] = value`.
  static func checkItem(_ target: Tensor, _ indices: [TensorIndex], _ value: Tensor) throws {
    var isAdvanced = false
    for case .tensor(let index) in indices {
      isAdvanced = true
      if !index.isMask { try target.refuseOverlap(index) }
    }
    guard value.storage === target.storage else { return }
    isAdvanced ? try target.refuseOverlap(value) : try target.index(indices).refusePartialOverlap(value)
  }
}

extension Tensor {
  /// Whether it picks elements by truth values, whose places are taken before anything is written.
  fileprivate var isMask: Bool { dtype == .bool || dtype == .uint8 }
}
