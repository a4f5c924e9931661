// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// Operations by PyTorch's names, so that fixtures can call them.
enum OperationTable {
  typealias Operation = ([Argument]) throws -> [Argument]

  /// Every operation that the fixtures know.
  static func make() -> [String: Operation] {
    var table: [String: Operation] = [:]
    addPointwise(&table)
    addReductions(&table)
    addRearranging(&table)
    return table
  }
}

/// The items between the brackets of an index expression.
func items(_ arguments: [Argument]) -> [TensorIndex] {
  arguments.map { argument in
    switch argument {
    case .int(let index): return .int(index)
    case .tensor(let tensor): return .tensor(tensor)
    case .bool(let flag): return .bool(flag)
    case .string("..."): return .ellipsis
    case .string(let text):
      let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
      return .slice(parts[0], parts[1], parts[2])
    default: return .newAxis
    }
  }
}
