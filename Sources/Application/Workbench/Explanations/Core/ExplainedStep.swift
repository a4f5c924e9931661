// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// What a person asked about a step.
struct ExplanationRequest {
  /// The element to work out, as it was typed.
  var at: [Int]?
  /// The channel to work out, for layers that have many.
  var channel: Int?

  /// The element that was asked for as places from the start; nil when none was.
  func index(in shape: [Int]) throws -> [Int]? {
    guard let at else { return nil }
    let refusal = PyError.make(
      ExceptionClasses.indexError,
      "at=\(ExplainedStep.list(at)) is no element of the result, whose shape is \(ExplainedStep.list(shape))")
    guard at.count == shape.count else { throw refusal }
    return try zip(at, shape).map { place, size in
      guard place >= -size, place < size else { throw refusal }
      return place < 0 ? place + size : place
    }
  }
}

/// An operation as the explanations read it: operands as they were, under the names that a person gave them.
struct ExplainedStep {
  /// The operation.
  let step: RecordedStep
  /// What was called: the same, or the layer that performed it.
  let outer: RecordedStep
  let names: WorkspaceNames
  let request: ExplanationRequest
  let interpreter: Interpreter

  // MARK: Operands

  /// The elements of an operand as they were.
  func tensor(_ name: String) -> Tensor? { step.held(own(name))?.tensor }
  /// The functions of `torch.linalg` call what others call input A or x.
  private func own(_ name: String) -> String {
    guard name == "input", step.held(name) == nil else { return name }
    return ["A", "x"].first { step.held($0) != nil } ?? name
  }
  func value(_ name: String) -> Value? { step.operand(name) }
  func number(_ name: String) -> Double? {
    switch step.operand(name) {
    case .bool(let flag): flag ? 1 : 0
    case .int(let number): Double(number)
    case .float(let number): number
    default: nil
    }
  }
  func integer(_ name: String) -> Int? { if case .int(let number)? = step.operand(name) { number } else { nil } }
  func flag(_ name: String) -> Bool { (step.operand(name)).map { (try? interpreter.truth($0)) ?? false } ?? false }
  func text(_ name: String) -> String? { step.operand(name)?.text }
  /// Whole numbers given once for all dimensions or one by one.
  func integers(_ name: String, _ count: Int) -> [Int]? {
    switch step.operand(name) {
    case .int(let number): return [Int](repeating: number, count: count)
    case .tuple(let tuple): return whole(tuple.items, count)
    case .list(let list): return whole(list.items, count)
    default: return nil
    }
  }
  private func whole(_ items: [Value], _ count: Int) -> [Int]? {
    let numbers = items.compactMap { if case .int(let number) = $0 { number } else { nil } }
    guard numbers.count == items.count else { return nil }
    if numbers.count == 1 { return [Int](repeating: numbers[0], count: count) }
    return numbers.count == count ? numbers : nil
  }
  /// The dimensions named by an operand: one number, several, or nil for all of them. Negative ones are counted from the start.
  func dimensions(_ name: String, rank: Int) -> [Int]? {
    let found: [Int]
    switch step.operand(name) {
    case .int(let number): found = [number]
    case .tuple(let tuple): found = tuple.items.compactMap { if case .int(let number) = $0 { number } else { nil } }
    case .list(let list): found = list.items.compactMap { if case .int(let number) = $0 { number } else { nil } }
    default: return nil
    }
    return found.isEmpty ? nil : found.map { $0 < 0 ? $0 + max(rank, 1) : $0 }
  }

  /// What an operand is called: the person's name for it, or that of the parameter.
  func name(_ operand: String) -> String {
    let operand = own(operand)
    if let held = step.held(operand), let name = names.name(of: held.original) { return name }
    // One of many without names.
    if operand.hasPrefix("args[") { return "operand" + operand.dropFirst(5).dropLast() }
    return operand
  }

  /// An operand's element at a place of the result, which it may be broadcast to, or its number: name and value.
  func operandElement(_ operand: String, at index: [Int]) -> (name: String, value: Double)? {
    if let tensor = tensor(operand) {
      let place = tensor.broadcastIndex(index)
      return (ExplainedStep.element(name(operand), place), tensor.element(place))
    }
    return number(operand).map { (ExplainedStep.short($0), $0) }
  }

  // MARK: The result

  /// The result, where it is one tensor or begins with one.
  var result: Tensor? { (step.results.first ?? outer.results.first)?.tensor }

  /// The element to work out: the one that was asked for, or `standard`.
  func index(_ standard: [Int]? = nil) throws -> [Int] {
    guard let shape = result?.shape else { return [] }
    // A layer that was given no batch works on a batch of one.
    if let called = outer.results.first?.tensor.shape, shape == [1] + called, let asked = try request.index(in: called)
    {
      return [0] + asked
    }
    return try request.index(in: shape) ?? standard ?? [Int](repeating: 0, count: shape.count)
  }

  /// The loss to work out of those that a reduced result was made of: `at=` names it, as the result itself has no places.
  func lossIndex(_ shape: [Int], isKept: Bool) throws -> [Int] {
    if isKept { return try index() }
    if request.at?.isEmpty == false, let place = try request.index(in: shape) { return place }
    return [Int](repeating: 0, count: shape.count)
  }

  /// `result[0, 1]`
  func resultName(_ index: [Int]) -> String { ExplainedStep.element("result", index) }

  // MARK: Texts

  static func list(_ numbers: [Int]) -> String { "[\(numbers.map { String($0) }.joined(separator: ", "))]" }
  static func element(_ name: String, _ index: [Int]) -> String { index.isEmpty ? name : name + list(index) }
  /// A number as short as it reads well.
  static func short(_ value: Double) -> String { NumberText.short(value, digits: 5) }
}

extension Tensor {
  /// One element as a double; nan for a place outside.
  func element(_ index: [Int]) -> Double {
    guard index.count == rank, zip(index, shape).allSatisfy({ $0 >= 0 && $0 < $1 }) else { return .nan }
    let place = zip(index, strides).reduce(offset) { $0 + $1.0 * $1.1 }
    return Tensor(storage: storage, shape: [], strides: [], offset: place, dtype: dtype).lookedDoubles()[0]
  }

  /// The place of an element of a broadcast result in this operand.
  func broadcastIndex(_ index: [Int]) -> [Int] {
    let own = index.suffix(rank)
    return zip(own, shape).map { $1 == 1 ? 0 : $0 }
  }

  /// The elements along some dimensions through a place, in row order, with their places.
  func slice(through index: [Int], along dims: [Int]) -> [(index: [Int], value: Double)] {
    let kept = dims.sorted()
    guard index.count == rank, zip(index, shape).allSatisfy({ $0 >= 0 && $0 < $1 }),
      kept.allSatisfy({ shape.indices.contains($0) })
    else { return [] }
    let place = zip(index, strides).enumerated().reduce(offset) { sum, pair in
      kept.contains(pair.offset) ? sum : sum + pair.element.0 * pair.element.1
    }
    let view = Tensor(
      storage: storage, shape: kept.map { shape[$0] }, strides: kept.map { strides[$0] }, offset: place, dtype: dtype)
    let values = view.lookedDoubles()
    return values.enumerated().map { flat, value in
      var full = index
      var rest = flat
      for dim in kept.reversed() {
        full[dim] = rest % shape[dim]
        rest /= shape[dim]
      }
      return (full, value)
    }
  }

  /// The coordinates of an element counted in row order.
  func coordinates(_ flat: Int) -> [Int] { Shape.coordinates(of: flat, in: shape) }
}

extension Shape {
  /// The coordinates of an element of a shape, counted in row order.
  static func coordinates(of flat: Int, in shape: [Int]) -> [Int] {
    var rest = flat
    var result = shape
    for dim in shape.indices.reversed() {
      result[dim] = rest % max(shape[dim], 1)
      rest /= max(shape[dim], 1)
    }
    return result
  }
}
