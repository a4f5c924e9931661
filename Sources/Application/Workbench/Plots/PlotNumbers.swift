// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// The numbers of a list or another iterable; rows where it holds lists.
struct PlotNumbers {
  private(set) var values: [Double] = []
  private(set) var rows: [[Double]]?

  init(_ value: Value, _ name: String, _ interpreter: Interpreter) throws {
    if let number = PlotNumbers.number(value) {
      values = [number]
      return
    }
    if let tensor = value.elements, tensor.rank == 1, tensor.numel <= 5_000_000 {
      values = tensor.lookedDoubles()
      return
    }
    let items: [Value]
    do {
      guard value.text == nil else { throw PyError.type("a text is no list of numbers") }
      items = try interpreter.collect(value)
    } catch let error as Raised {
      guard error.exception.cls === ExceptionClasses.typeError else { throw error }
      throw PyError.type(
        "%plot draws schedules, numbers, tensors, dictionaries and functions; \(name) is a \(interpreter.type(of: value).name)"
      )
    }
    for (index, item) in items.enumerated() {
      if let number = PlotNumbers.number(item) {
        values.append(number)
      } else if values.isEmpty, let row = PlotNumbers.row(item) {
        rows = (rows ?? []) + [row]
      } else {
        throw PyError.type(
          "%plot: \(name)[\(index)] is a \(interpreter.type(of: item).name), \(rows == nil ? "not a number" : "not a row of numbers")"
        )
      }
    }
    if rows != nil, !values.isEmpty { throw PyError.type("%plot: \(name) holds numbers beside rows of numbers") }
  }

  /// The numbers of a list in a list; nil where it holds anything else.
  private static func row(_ value: Value) -> [Double]? {
    let items: [Value]
    switch value {
    case .list(let list): items = list.items
    case .tuple(let tuple): items = tuple.items
    default:
      guard let tensor = value.elements, tensor.rank == 1, tensor.numel <= 1_000_000 else { return nil }
      return tensor.lookedDoubles()
    }
    let numbers = items.compactMap(number)
    return numbers.count == items.count ? numbers : nil
  }

  /// A number, or a tensor that holds one.
  static func number(_ value: Value) -> Double? {
    switch value {
    case .int(let number): return Double(number)
    case .float(let number): return number
    case .bool(let flag): return flag ? 1 : 0
    default:
      guard let tensor = value.elements, tensor.numel == 1 else { return nil }
      return tensor.lookedDoubles().first
    }
  }
}

extension Value {
  /// The elements of a tensor, or of an array or number of numpy's.
  var elements: Tensor? { tensor ?? (object as? ArrayObject)?.tensor }
}
