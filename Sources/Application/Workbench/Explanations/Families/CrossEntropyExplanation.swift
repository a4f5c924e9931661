// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// `cross_entropy` and `nll_loss`: from logits over shares to one number, sample by sample.
struct CrossEntropyExplanation {
  static let family: [String: Explainer] = [
    "cross_entropy": { try CrossEntropyExplanation($0, takesLogits: true)?.explain(&$1) },
    "nll_loss": { try CrossEntropyExplanation($0, takesLogits: false)?.explain(&$1) },
  ]

  private let step: ExplainedStep
  private let input: Tensor
  private let target: Tensor
  private let weight: [Double]?
  private let takesLogits: Bool
  private let smoothing: Double
  private let ignored: Int
  private let classDim: Int
  private var hasClasses: Bool { !target.dtype.isFloatingPoint }
  private var classes: Int { input.shape[classDim] }

  private init?(_ step: ExplainedStep, takesLogits: Bool) {
    guard let input = step.tensor("input"), let target = step.tensor("target"), input.rank > 0, input.numel > 0 else {
      return nil
    }
    self.step = step
    self.input = input
    self.target = target
    self.takesLogits = takesLogits
    weight = step.tensor("weight")?.lookedDoubles()
    smoothing = step.number("label_smoothing") ?? 0
    ignored = step.integer("ignore_index") ?? -100
    classDim = input.rank == 1 ? 0 : 1
  }

  /// One sample: where it lies, its values along the classes, its class, its loss as arithmetic.
  private struct Sample {
    let place: [Int]
    let values: [Double]
    let label: Int?
    let loss: Double
    let weight: Double
  }

  private func sample(_ flat: Int) -> Sample {
    var shape = input.shape
    shape.remove(at: classDim)
    var place = [Int](repeating: 0, count: shape.count)
    var rest = flat
    for dim in shape.indices.reversed() {
      place[dim] = rest % shape[dim]
      rest /= shape[dim]
    }
    var index = place
    index.insert(0, at: classDim)
    let values = input.slice(through: index, along: [classDim]).map(\.value)
    guard hasClasses else {
      let shares = target.slice(through: index, along: [classDim]).map(\.value)
      return Sample(place: place, values: values, label: nil, loss: softLoss(values, shares), weight: 1)
    }
    let label = Int(exactly: target.element(place)) ?? 0
    if label == ignored { return Sample(place: place, values: values, label: label, loss: 0, weight: 0) }
    let w = weight?[label] ?? 1
    return Sample(place: place, values: values, label: label, loss: hardLoss(values, label), weight: w)
  }

  private func logShares(_ values: [Double]) -> [Double] {
    guard takesLogits else { return values }
    let largest = values.max() ?? 0
    let sum = values.reduce(0) { $0 + MathFunctions.apply("exp", [$1 - largest]) }
    let log = MathFunctions.apply("log", [sum])
    return values.map { $0 - largest - log }
  }
  private func hardLoss(_ values: [Double], _ label: Int) -> Double {
    let logs = logShares(values)
    let own = -(weight?[label] ?? 1) * logs[label]
    guard smoothing > 0 else { return own }
    let all = logs.indices.reduce(0) { $0 - (weight?[$1] ?? 1) * logs[$1] }
    return (1 - smoothing) * own + smoothing / Double(classes) * all
  }
  private func softLoss(_ values: [Double], _ shares: [Double]) -> Double {
    let logs = logShares(values)
    return logs.indices.reduce(0) { sum, j in
      let share = (1 - smoothing) * shares[j] + smoothing / Double(classes)
      return sum - (weight?[j] ?? 1) * share * logs[j]
    }
  }

  private static let mostSamples = 8

  private func explain(_ explanation: inout Explanation) throws {
    let x = step.name("input")
    let y = step.name("target")
    let count = input.numel / max(classes, 1)
    let reduction = step.text("reduction") ?? "mean"
    guard count <= 100_000 else { return try GeneralExplanation.explain(step, &explanation) }
    let samples = (0..<count).map { sample($0) }
    let rule =
      takesLogits ? "p = softmax(\(x)) over dimension \(classDim)" : "\(x) holds log p already, as log_softmax gives"
    explanation.formula(
      hasClasses
        ? "loss[i] = -log p[i, \(y)[i]]\(weight == nil ? "" : " * weight[\(y)[i]]"), \(rule)"
        : "loss[i] = -sum over classes of \(y)[i, c] * log p[i, c], \(rule)")
    explanation.gap()
    explanation.table(table(samples))
    if count > Self.mostSamples { explanation.say("The first \(Self.mostSamples) of \(count) samples.") }
    explanation.gap()
    try oneSample(samples, reduction, &explanation)
    try total(samples, reduction, &explanation)
    words(samples, &explanation)
  }

  private func table(_ samples: [Sample]) -> Table {
    var titles = ["i", takesLogits ? "logit" : "log p"]
    if takesLogits { titles += ["exp(logit - max)", "p"] }
    titles += [hasClasses ? "-log p" : "loss"]
    if hasClasses { titles.insert("class", at: 1) }
    if weight != nil, hasClasses { titles.append("weight") }
    titles.append("loss")
    if !hasClasses { titles = ["i", "largest logit", "loss"] }
    var table = Table(titles.map { Table.Column($0) })
    for sample in samples.prefix(Self.mostSamples) {
      let place = sample.place.count == 1 ? "\(sample.place[0])" : ExplainedStep.list(sample.place)
      guard hasClasses, let label = sample.label else {
        table.rows.append([place, ExplainedStep.short(sample.values.max() ?? 0), ExplainedStep.short(sample.loss)])
        continue
      }
      guard label != ignored else {
        table.rows.append([place, "\(label)", "ignored"])
        continue
      }
      var row = [place, "\(label)", ExplainedStep.short(sample.values[label])]
      if takesLogits {
        let softmax = SoftmaxRow(sample.values)
        row += [ExplainedStep.short(softmax.exponentials[label]), ExplainedStep.short(softmax.shares[label])]
      }
      row.append(ExplainedStep.short(-logShares(sample.values)[label]))
      if weight != nil { row.append(ExplainedStep.short(sample.weight)) }
      table.rows.append(row + [ExplainedStep.short(sample.loss)])
    }
    return table
  }

  /// The sample that is worked out: the one asked for, where the losses are kept apart, else the first that counts.
  private func oneSample(_ samples: [Sample], _ reduction: String, _ explanation: inout Explanation) throws {
    var shape = input.shape
    if shape.count > 1 { shape.remove(at: classDim) } else { shape = [] }
    let index = try step.lossIndex(shape, isKept: reduction == "none")
    let asked = reduction == "none" || step.request.at != nil ? samples.firstIndex { $0.place == index } : nil
    guard let i = asked ?? samples.firstIndex(where: { $0.label != ignored || !hasClasses }) else { return }
    let sample = samples[i]
    let name = ExplainedStep.element("loss", sample.place)
    var term: Term
    if hasClasses, let label = sample.label, label != ignored {
      let softmax = SoftmaxRow(sample.values)
      let largest = sample.values.max() ?? 0
      if takesLogits {
        let (sum, remark) = Term.longSum(
          sample.values.map { .function("exp", [.difference(.number($0), .number(largest))]) })
        if let remark { explanation.say("Below the line " + remark + ":") }
        explanation.equation(
          "p", .quotient(.function("exp", [.difference(.number(sample.values[label]), .number(largest))]), sum),
          is: softmax.shares[label])
        term = .negative(.function("log", [.number(softmax.shares[label])]))
      } else {
        term = .negative(.number(sample.values[label]))
      }
      if let weight { term = .product([.number(weight[label]), term]) }
      if smoothing > 0 {
        let logs = logShares(sample.values)
        let all = logs.indices.reduce(0) { $0 - (weight?[$1] ?? 1) * logs[$1] }
        explanation.say(
          "Label smoothing \(ExplainedStep.short(smoothing)): the class has the share 1 - \(ExplainedStep.short(smoothing)), and \(ExplainedStep.short(smoothing))/\(classes) of every class is added; their -log p add up to \(ExplainedStep.short(all))."
        )
        term = .sum([
          .product([.difference(.exact(1), .exact(smoothing)), term]),
          .product([.quotient(.exact(smoothing), .exact(Double(classes))), .number(all)]),
        ])
      }
    } else if hasClasses {
      term = .exact(0)
    } else {
      var place = sample.place
      place.insert(0, at: classDim)
      let shares = target.slice(through: place, along: [classDim]).map(\.value)
      let logs = logShares(sample.values)
      let (sum, remark) = Term.longSum(
        logs.indices.map { j in
          let share = (1 - smoothing) * shares[j] + smoothing / Double(classes)
          let product: [Term] = [.number(share), .number(logs[j])]
          return .product(weight.map { [.number($0[j])] + product } ?? product)
        })
      if let remark { explanation.say(remark + ":") }
      term = .negative(sum)
    }
    if reduction == "none", let result = step.result, sample.place == index || result.rank == 0 {
      explanation.result(step, index, term)
    } else {
      explanation.equation(name, term, is: sample.loss)
    }
  }

  private func total(_ samples: [Sample], _ reduction: String, _ explanation: inout Explanation) throws {
    guard reduction != "none" else { return }
    let counted = samples.filter { !hasClasses || $0.label != ignored }
    let (sum, remark) = Term.longSum(counted.map { .number($0.loss) })
    guard reduction == "mean" else {
      if let remark { explanation.say(remark + ":") }
      return explanation.result(step, [], sum)
    }
    let divisor = hasClasses ? counted.reduce(0) { $0 + $1.weight } : Double(input.numel / max(classes, 1))
    if let remark { explanation.say(remark + ":") }
    let whole = weight == nil || !hasClasses
    explanation.result(step, [], .quotient(sum, whole ? .exact(divisor) : .number(divisor)))
  }

  private func words(_ samples: [Sample], _ explanation: inout Explanation) {
    let skipped = hasClasses ? samples.filter { $0.label == ignored }.count : 0
    if skipped > 0 {
      explanation.say(
        "\(skipped) sample\(skipped == 1 ? " has" : "s have") the class ignore_index = \(ignored) and count\(skipped == 1 ? "s" : "") neither above nor below the line."
      )
    }
    if weight != nil, hasClasses {
      explanation.say("With weights the mean divides by the sum of the samples' weights, not by their number.")
    }
    explanation.say(
      takesLogits
        ? "\(step.name("input")) are logits: cross_entropy applies log_softmax itself. A softmax before it flattens the gradients. A net that knows nothing gives -log(1/\(classes)) = \(ExplainedStep.short(MathFunctions.apply("log", [Double(classes)])))."
        : "nll_loss takes log-probabilities; on plain logits it gives a number without meaning.")
  }
}
