// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// Asks an operation itself where an element of its result comes from: it is performed once more, on other numbers.
struct OperationProbe {
  /// Where an element was taken from.
  enum Source {
    case element(operand: String, place: [Int])
    /// It is a number that the operation put there.
    case filled
  }

  private let step: ExplainedStep
  private static let mostElements = 4_000_000

  init(_ step: ExplainedStep) { self.step = step }

  /// The first result of the operation with other values for some of its operands.
  private func perform(_ changed: [String: Value]) -> Tensor? {
    if case .symbol("getitem") = step.step.callee, let input = changed["input"], let index = step.step.operand("index")
    {
      return (try? input.object?.getItem(index))?.tensor
    }
    guard case .function(let function) = step.step.callee else { return nil }
    let values = step.step.operands.map { name, value -> Value in
      if let other = changed[name] { return other }
      if name == "out" { return value.isUndefined ? value : .none }
      return step.tensor(name)?.value ?? value
    }
    let bound = Bound(values: values, function: function.qualname, builtin: function)
    guard let result = try? function.declaration.body(bound) else { return nil }
    return OperationRecorder.tensors(in: result).first
  }

  /// The tensors that the operation, or the `forward` of a layer of the library, gives with other operands and the same random numbers.
  func again(with changed: [(name: String, value: Value)]) -> [Tensor] {
    guard let random = step.step.random else { return [] }
    let generator = TensorContext.current.generator
    let before = generator.state
    generator.state = random
    defer { generator.state = before }
    return TensorContext.withoutGrad {
      guard let module = step.step.module else {
        return perform(Dictionary(changed.map { ($0.name, $0.value) }) { $1 }).map { [$0] } ?? []
      }
      guard case .object(let forward)? = module.cls.lookup("forward"), forward is BuiltinFunction else { return [] }
      let given = step.step.operands.filter { operand in !changed.contains { $0.name == operand.name } }
        .map { ($0.name, step.tensor($0.name)?.value ?? $0.value) }
      let keywords = (given + changed).map { (name: Symbol($0.0), value: $0.1) }
      guard let result = try? forward.call(Arguments([.object(module)], keywords: keywords)) else { return [] }
      return OperationRecorder.tensors(in: result)
    }
  }

  /// The operand and the place that an element of the result was taken from, for operations that only choose: their operands are given
  /// the numbers 1, 2, 3 … instead of their elements. `filling` are operands whose value would be taken for such a number. Nil where the
  /// operation does not only choose.
  func source(of index: [Int], among names: [String], filling: [String: Value] = [:]) -> Source? {
    var (changed, count) = (filling, 0)
    var ranges: [(name: String, start: Int, tensor: Tensor)] = []
    func numbered(_ name: String, _ tensor: Tensor) -> Value? {
      guard count + tensor.numel <= Self.mostElements else { return nil }
      ranges.append((name, count, tensor))
      let numbers = (0..<tensor.numel).map { Double(count + $0 + 1) }
      count += tensor.numel
      return try? Tensor.from(doubles: numbers, shape: tensor.shape, dtype: .float64).value
    }
    for (name, value) in step.step.operands where names.contains(name) {
      if let tensor = step.tensor(name) {
        guard let other = numbered(name, tensor) else { return nil }
        changed[name] = other
        continue
      }
      let parts = step.step.tensors.filter { $0.name.hasPrefix(name + "[") }
      guard !parts.isEmpty, value.tensor == nil else { continue }
      var items: [Value] = []
      for part in parts {
        guard let other = numbered(part.name, part.held.tensor) else { return nil }
        items.append(other)
      }
      // `torch.block_diag(*tensors)` may have been given one list.
      changed[name] = .tuple(PyTuple(items))
    }
    guard count > 0, let result = step.result,
      let places = TensorContext.withoutGrad({ perform(changed) }), places.shape == result.shape,
      let number = Int(exactly: places.element(index))
    else { return nil }
    if number == 0 { return .filled }
    guard let range = ranges.last(where: { $0.start < number }), number <= range.start + range.tensor.numel else {
      return nil
    }
    let place = range.tensor.coordinates(number - 1 - range.start)
    let (found, own) = (range.tensor.element(place), result.element(index))
    return found == own || (found.isNaN && own.isNaN) ? .element(operand: range.name, place: place) : nil
  }

  /// The elements of an operand that an element of the result is a weighted sum of, for operations that are linear in it: the weights
  /// are its derivatives. Nil where there are none.
  func weights(of index: [Int], in operand: String) -> [(place: [Int], weight: Double)]? {
    guard let held = step.tensor(operand), held.dtype.isFloatingPoint, held.numel <= Self.mostElements else {
      return nil
    }
    let gradient: Tensor? = TensorContext.withGrad(true) {
      guard let leaf = try? held.detach().clone(), (try? leaf.requiresGrad_()) != nil,
        var result = perform([operand: leaf.value]), result.rank == index.count, result.requiresGrad
      else { return nil }
      for place in index {
        guard let part = try? result.select(0, place) else { return nil }
        result = part
      }
      return (try? Autograd.grad(outputs: [result], inputs: [leaf], allowUnused: true))?.first ?? nil
    }
    guard let gradient, gradient.shape == held.shape else { return nil }
    return gradient.lookedDoubles().enumerated().filter { $0.element != 0 }.map {
      (held.coordinates($0.offset), $0.element)
    }
  }
}

extension Explanation {
  /// The equation of an element that is one of an operand's: `result[0] = x[2] = 0.5`.
  mutating func taken(_ step: ExplainedStep, _ index: [Int], from operand: String, _ place: [Int], _ value: Double) {
    guard let result = step.result else { return }
    let element = result.element(index)
    self.element = (index, element)
    equation(
      "\(step.resultName(index)) = \(ExplainedStep.element(step.name(operand), place))", .number(value), is: element)
  }

  /// An element that is a weighted sum of an operand's, which the operation itself was asked for; false where it could not tell.
  mutating func weightedSum(_ step: ExplainedStep, _ index: [Int], of operand: String) -> Bool {
    guard let input = step.tensor(operand), let found = OperationProbe(step).weights(of: index, in: operand) else {
      return false
    }
    guard !found.isEmpty else {
      result(step, index, .exact(0))
      return true
    }
    let name = step.name(operand)
    let isPlain = found.allSatisfy { $0.weight == 1 }
    if found.count <= 6 {
      let parts = found.map { place, weight in
        (isPlain ? "" : "\(ExplainedStep.short(weight)) * ") + ExplainedStep.element(name, place)
      }
      formula("\(step.resultName(index)) = \(parts.joined(separator: " + "))")
    }
    let terms = found.map { place, weight -> Term in
      weight == 1 ? .number(input.element(place)) : .product([.number(weight), .number(input.element(place))])
    }
    let (sum, remark) = Term.longSum(terms)
    if let remark { say(remark + ":") }
    result(step, index, sum)
    return true
  }

  /// The last two dimensions of an operand and the result side by side, where both are small.
  mutating func picture(_ step: ExplainedStep, _ operand: String, _ place: [Int], _ index: [Int]) {
    guard let input = step.tensor(operand), let result = step.result, input.rank > 0, result.rank > 0,
      input.rank == place.count
    else { return }
    func rows(_ tensor: Tensor, _ place: [Int]) -> [[Double]] {
      guard tensor.rank > 1 else { return [tensor.slice(through: place, along: [0]).map(\.value)] }
      let values = tensor.slice(through: place, along: [tensor.rank - 2, tensor.rank - 1]).map(\.value)
      let columns = max(tensor.shape[tensor.rank - 1], 1)
      return Swift.stride(from: 0, to: values.count, by: columns).map { Array(values[$0..<($0 + columns)]) }
    }
    func front(_ place: [Int]) -> String {
      place.count > 2 ? "[\(place.dropLast(2).map { String($0) }.joined(separator: ", "))]" : ""
    }
    let (before, after) = (rows(input, place), rows(result, index))
    let columns = (before.first?.count ?? 0) + (after.first?.count ?? 0)
    guard columns > 0, columns <= 11, max(before.count, after.count) <= 7 else { return }
    if let lines = WindowDrawing.sideBySide(
      [(step.name(operand) + front(place), before), ("result" + front(index), after)], signs: ["->"])
    {
      self.lines(lines)
    }
  }
}
