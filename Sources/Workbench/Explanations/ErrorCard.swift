import Diagnostics
import PythonRuntime
import Tensors
import TorchLibrary

/// The lines under an error that say where it comes from and what would fit.
///
/// The error itself stays PyTorch's; a card only reads facts that the exception carries.
enum ErrorCard {
  static func lines(for exception: PyException, _ interpreter: Interpreter) -> [String] {
    if let missing = exception.missingAttribute { return missingAttribute(missing.object, missing.name, interpreter) }
    if case .matrixShapes(let input, let weight)? = exception.facts as? TensorError.Facts {
      return interpreter.withoutTrace { FeatureCard(exception, input: input, weight: weight, interpreter).lines() }
    }
    return []
  }

  /// `self.conv` where `conv1` was defined: what exists, and the nearest name.
  private static func missingAttribute(_ object: Value, _ name: String, _ interpreter: Interpreter) -> [String] {
    if case .object(let o) = object, let module = o as? ModuleObject {
      let children = module.modules.table.keys.compactMap(\.text)
      let parameters = module.parameters.table.keys.compactMap(\.text)
      let names = children + parameters
      guard !names.isEmpty else { return [] }
      let guess = Suggestion.nearest(name, among: names + (module.attributes?.names.map(\.name) ?? []))
      let kind = module.cls.name
      return ["\(kind) has \(list(names))." + (guess.map { " Did you mean self.\($0)?" } ?? "")]
    }
    let names = interpreter.attributeNames(of: object)
    guard let guess = Suggestion.nearest(name, among: names.filter { !$0.hasPrefix("__") }) else { return [] }
    return ["Did you mean \(guess)?"]
  }

  static func list(_ names: [String]) -> String {
    let shown = names.prefix(8)
    if names.count > 8 { return shown.joined(separator: ", ") + " and \(names.count - 8) more" }
    if names.count < 2 { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }
}

/// The card for a Linear layer that met another number of features: where the number comes from, and what would fit, both ways.
private struct FeatureCard {
  let exception: PyException
  let input: [Int]
  let weight: [Int]
  let interpreter: Interpreter

  init(_ exception: PyException, input: [Int], weight: [Int], _ interpreter: Interpreter) {
    self.exception = exception
    self.input = input
    self.weight = weight
    self.interpreter = interpreter
  }

  func lines() -> [String] {
    // The innermost module is the Linear that refused, the outermost the net that was called.
    guard let inner = exception.callTrail.first, let given = inner.arguments.first?.tensor,
      let features = given.shape.last,
      case .object(let o) = inner.callee, let linear = o as? ModuleObject, weight.count == 2
    else { return [] }
    let (wanted, made) = (weight[0], weight[1])
    let name = path(of: linear) ?? linear.cls.name
    var first = "\(name) = Linear(\(wanted) -> \(made)) was given \(features)"
    var factors = "\(features)"
    if let source = given.base?.shape, source.count > 2, source.dropFirst().reduce(1, *) == features {
      factors = source.dropFirst().map { String($0) }.joined(separator: " * ")
      first +=
        " = \(factors.replacing(" ", with: "")) features, flattened from [\(source.map { String($0) }.joined(separator: ", "))]."
    } else {
      first += " features: its input is [\(given.shape.map { String($0) }.joined(separator: ", "))]."
    }
    var second = "Either make it Linear(\(factors), \(made))"
    let sizes = fittingSizes()
    if let smallest = sizes.first, let largest = sizes.last {
      let ends = smallest == largest ? [smallest] : [smallest, largest]
      second += ", or feed \(ends.map { "\($0)x\($0)" }.joined(separator: sizes.count > 2 ? " to " : " or ")) images"
    } else {
      second += ", or change what comes before so that it gives \(wanted)"
    }
    return [first, second + "."]
  }

  /// The dotted name of a module inside the net that was called.
  private func path(of module: ModuleObject) -> String? {
    for call in exception.callTrail.reversed() {
      guard let pairs = try? interpreter.collect(interpreter.callMethod(call.callee, "named_modules")) else { continue }
      for case .tuple(let pair) in pairs where pair.items.count == 2 {
        if let object = pair.items[1].object, object === module, let name = pair.items[0].text, !name.isEmpty {
          return name
        }
      }
    }
    return nil
  }

  /// Square image sizes with which the whole net runs: found by running it (the caller puts everything back).
  private func fittingSizes() -> [Int] {
    guard let outer = exception.callTrail.last, exception.callTrail.count > 1,
      let image = outer.arguments.first?.tensor,
      image.rank == 4, image.shape[1] * 64 * 64 <= 1 << 20
    else { return [] }
    let deadline = Output.now + 0.3
    var sizes: [Int] = []
    for size in 1...64 {
      if Output.now > deadline { break }
      guard
        let trial = try? Tensor.zeros([max(2, min(image.shape[0], 2)), image.shape[1], size, size], dtype: image.dtype)
      else { break }
      if (try? interpreter.call(outer.callee, [TensorObject.wrap(trial)])) != nil {
        sizes.append(size)
      } else if !sizes.isEmpty {
        break
      }
    }
    return sizes
  }
}
