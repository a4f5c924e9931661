// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// numpy's words for what the tensor engine refuses in PyTorch's.
enum NumpyErrors {
  /// Runs work; what the engine refuses and numpy words in its own way is raised in numpy's words.
  static func translated<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as TensorError {
      if let own = own(error.message) { throw own }
      throw error
    }
  }

  private static let negativeSizes = [
    "Dimension size must be non-negative", "create tensor with negative dimension", "n must be greater or equal to 0",
    "Repeats must be non-negative",
  ]

  private static func own(_ message: String) -> Raised? {
    if message.hasPrefix("Dimension out of range") {
      let numbers = message.split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }
      guard numbers.count == 3 else { return nil }
      return PyError.value("axis \(numbers[2]) is out of bounds for array of dimension \(-numbers[0])")
    }
    if message.hasPrefix("index "), message.contains("is out of bounds for dimension") {
      return PyError.index(message.replacing("dimension", with: "axis"))
    }
    if message.hasPrefix("The expanded size") {
      let shapes = message.split(separator: "[").dropFirst().compactMap { $0.split(separator: "]").first }
      guard shapes.count == 2 else { return nil }
      let texts = shapes.map { sizes in shapeText(sizes.split(separator: ",").compactMap { Int($0.drop { $0 == " " }) })
      }
      return PyError.value("could not broadcast input array from shape \(texts[1]) into shape \(texts[0])")
    }
    if negativeSizes.contains(where: message.contains) { return PyError.value("negative dimensions are not allowed") }
    if message.hasPrefix("quantile() q values") { return PyError.value("Quantiles must be in the range [0, 1]") }
    if message.contains("duplicate dims") { return PyError.value("repeated axis in transpose") }
    if message.hasPrefix("diag(): Supports") { return PyError.value("Input must be 1- or 2-d.") }
    if message.hasPrefix("Sizes of tensors must match except in dimension") {
      let numbers = message.split { !$0.isNumber }.compactMap { Int($0) }
      guard numbers.count == 4 else { return nil }
      return PyError.value(
        "all the input array dimensions except for the concatenation axis must match exactly, but along dimension "
          + "\(numbers[0] == 0 ? 1 : 0), the array at index 0 has size \(numbers[1]) and the array at index \(numbers[3]) "
          + "has size \(numbers[2])")
    }
    if message.hasPrefix("Tensors must have same number of dimensions") {
      let numbers = message.split { !$0.isNumber }.compactMap { Int($0) }
      guard numbers.count == 2 else { return nil }
      return PyError.value(
        "all the input arrays must have same number of dimensions, but the array at index 0 has \(numbers[0]) dimension(s) "
          + "and the array at index 1 has \(numbers[1]) dimension(s)")
    }
    if message.hasPrefix("zero-dimensional tensor") {
      return PyError.value("zero-dimensional arrays cannot be concatenated")
    }
    if message.hasPrefix("stack expects each") { return PyError.value("all input arrays must have the same shape") }
    return nil
  }

  /// A shape as numpy's messages have it: `(2,3)`.
  static func shapeText(_ sizes: [Int]) -> String {
    "(" + sizes.map(String.init).joined(separator: ",") + (sizes.count == 1 ? ",)" : ")")
  }

  /// Refuses a product of arrays whose inner sizes differ, in the words of `@` or of `dot`.
  static func checkProduct(_ x: Tensor, _ y: Tensor, isDot: Bool) throws {
    if !isDot, let place = [x, y].firstIndex(where: { $0.rank == 0 }) {
      throw PyError.value(
        "matmul: Input operand \(place) does not have enough dimensions (has 0, gufunc core with signature "
          + "(n?,k),(k,m?)->(n?,m?) requires 1)")
    }
    let (last, first) = (x.rank - 1, max(y.rank - 2, 0))
    guard x.rank > 0, y.rank > 0, x.shape[last] != y.shape[first] else { return }
    if isDot {
      throw PyError.value(
        "shapes \(shapeText(x.shape)) and \(shapeText(y.shape)) not aligned: \(x.shape[last]) (dim \(last)) != "
          + "\(y.shape[first]) (dim \(first))")
    }
    throw PyError.value(
      "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) "
        + "(size \(y.shape[first]) is different from \(x.shape[last]))")
  }

  /// The refusal of another shape; the sizes that are to be found out are named.
  static func cannotReshape(_ count: Int, _ shape: [Int]) -> Raised {
    if shape.filter({ $0 < 0 }).count > 1 { return PyError.value("can only specify one unknown dimension") }
    let words = shape.drop { $0 < 0 }.map { $0 < 0 ? "newaxis" : String($0) }.joined(separator: ",")
    let comma = shape.count == 1 ? "," : ""
    return PyError.value("cannot reshape array of size \(count) into shape (\(words)\(comma))")
  }
}
