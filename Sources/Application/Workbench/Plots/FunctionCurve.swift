// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors
import TorchCore

/// A function over a range: called once, with all places in one tensor.
struct FunctionCurve {
  private let name: String
  private let x: [Double]
  private let y: [Double]

  init(_ function: Value, _ name: String, _ range: Value?, _ interpreter: Interpreter) throws {
    self.name = name
    var places: [Double] = []
    if let range { places = try PlotNumbers(range, "x", interpreter).values }
    if range == nil || places.count == 2 {
      let (low, high) = (places.first ?? -5, places.last ?? 5)
      guard low.isFinite, high.isFinite, low < high else {
        throw PyError.value("%plot: x goes from a number to a larger one")
      }
      places = (0...200).map { low + (high - low) * Double($0) / 200 }
    }
    let isOfMath = (try? interpreter.getAttribute(function, "__module__"))?.text == "math"
    if isOfMath {
      // Such a function takes one number; outside of its domain there is none to draw.
      y = try places.map { place in
        do {
          return PlotNumbers.number(try interpreter.call(function, [.float(place)])) ?? .nan
        } catch let error as Raised where error.exception.cls.isSubclass(of: ExceptionClasses.valueError) {
          return .nan
        }
      }
    } else {
      let torch = Value.object(try interpreter.importModule("torch"))
      let input = try interpreter.callMethod(torch, "tensor", [Value(list: places.map { .float($0) })])
      let result = try interpreter.call(function, [input])
      guard let output = result.elements, output.numel == places.count else {
        let shape = result.elements.map { "the shape [\($0.shape.map { String($0) }.joined(separator: ", "))]" }
        throw PyError.type(
          "%plot calls \(name) with a tensor of \(places.count) places and needs a value for each; it gave \(shape ?? interpreter.type(of: result).name)"
        )
      }
      y = output.lookedDoubles()
    }
    x = places
  }

  func series(_ style: Series.Style?) -> Series { Series(name, x: x, y: y, style: style ?? .line) }
}
