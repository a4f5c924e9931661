// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import PythonRuntime
import PythonSyntax
import TestSupport
import Testing

@testable import Workbench

/// The words under a chart of a schedule say what its rates are: read by a checker that knows only the sentence and the numbers.
@Suite(.serialized) struct ScheduleWordsTests {
  private static let program = """
    def rates(make, n):
        o = optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1, momentum=0.9)
        s = make(o)
        out = []
        for i in range(n):
            out.append(o.param_groups[0]['lr'])
            o.step()
            try: s.step()
            except ValueError: break
        return out

    """

  private static func schedule(_ random: inout SplitMix, depth: Int = 0) -> String {
    func int(_ range: ClosedRange<Int>) -> Int { range.lowerBound + random.next(below: range.count) }
    func real(_ low: Double, _ high: Double) -> Double {
      low + (high - low) * Double(random.next(below: 10_000)) / 10_000
    }
    switch random.next(below: depth > 0 ? 8 : 11) {
    case 0: return "StepLR(o, \(int(1...20)), gamma=\(real(0.1, 1.2)))"
    case 1: return "MultiStepLR(o, sorted([\(int(1...20)), \(int(5...40)), \(int(1...60))]), gamma=\(real(0.1, 0.9)))"
    case 2: return "ExponentialLR(o, \(real(0.7, 1.05)))"
    case 3: return "CosineAnnealingLR(o, \(int(1...50)), eta_min=\(real(0, 0.01)))"
    case 4: return "LinearLR(o, start_factor=\(real(0.1, 1)), end_factor=\(real(0.1, 1)), total_iters=\(int(1...30)))"
    case 5: return "PolynomialLR(o, total_iters=\(int(1...40)), power=\(real(0.5, 3)))"
    case 6: return "ConstantLR(o, factor=\(real(0.1, 1)), total_iters=\(int(1...20)))"
    case 7: return "CosineAnnealingWarmRestarts(o, \(int(2...20)), T_mult=\(int(1...2)))"
    case 8: return "CyclicLR(o, 0.001, \(real(0.01, 0.2)), step_size_up=\(int(1...15)), step_size_down=\(int(1...15)))"
    case 9: return "OneCycleLR(o, \(real(0.1, 1)), total_steps=\(int(4...60)))"
    default:
      let (first, second) = (schedule(&random, depth: 1), schedule(&random, depth: 1))
      return "SequentialLR(o, [\(first), \(second)], milestones=[\(int(1...20))])"
    }
  }

  @Test func wordsOf2000SchedulesAreTrue() {
    runOnLargeStack {
      do { try Self.check(2000) } catch { Issue.record("\(error)") }
    }
  }

  private static func check(_ count: Int) throws {
    let (session, _) = makeSession()
    session.submit(Self.program)
    var random = SplitMix(seed: 7)
    var kinds: [String: Int] = [:]
    for _ in 0..<count {
      let text = "rates(lambda o: \(Self.schedule(&random)), \(1 + random.next(below: 80)))"
      let source = SourceText(name: "t", text: text)
      let values = try session.interpreter.collect(
        session.interpreter.evaluate(Parser.parseExpression(source), in: source)
      ).compactMap(PlotNumbers.number)
      let sentence = LineChart(series: [Series("", y: values, style: .steps)]).describe()[0]
      var checker = SentenceChecker(values)
      let kind = checker.check(sentence)
      kinds[kind, default: 0] += 1
      if let problem = checker.problem {
        Issue.record("\(text): \(sentence): \(problem)")
        return
      }
    }
    #expect(kinds.count >= 4, "\(kinds)")
  }

  @Test func aWrongPlaceIsFound() {
    let falling = [0.1, 0.07, 0.04, 0.01, 0.01, 0.01, 0.01]
    var checker = SentenceChecker(falling)
    _ = checker.check("0.1 at 0, falls to 0.01 at 4, stays at 0.01 until 6")
    #expect(checker.problem != nil)
    #expect(
      LineChart(series: [Series("", y: falling)]).describe()[0] == "0.1 at 0, falls to 0.01 at 3, stays at 0.01 until 6"
    )
  }
}

/// Reads a sentence about numbers and compares it with them.
private struct SentenceChecker {
  private let values: [Double]
  private(set) var problem: String?
  private let noise: Double

  init(_ values: [Double]) {
    self.values = values
    noise = ((values.max() ?? 0) - (values.min() ?? 0)) / 50 + 1e-12
  }

  private mutating func require(_ condition: Bool, _ text: String) {
    if !condition, problem == nil { problem = text }
  }

  /// The number and the place of `0.01 at 3`.
  private mutating func pair(_ text: Substring, _ separator: String) -> (value: Double, place: Int) {
    let words = text.split(separator: " ").map(String.init)
    guard let middle = words.lastIndex(of: separator), middle > 0, middle + 1 < words.count,
      let value = Double(words[middle - 1]), let place = Int(words[middle + 1]), values.indices.contains(place)
    else {
      require(false, "cannot be read: \(text)")
      return (0, 0)
    }
    require(near(values[place], value), "\(value) is not the value at \(place), which is \(values[place])")
    return (value, place)
  }

  private func near(_ a: Double, _ b: Double) -> Bool { (a - b).magnitude <= 1e-5 * max(a.magnitude, b.magnitude) }

  /// The form of the sentence.
  mutating func check(_ sentence: String) -> String {
    if sentence.contains("throughout") || sentence.contains("the only value") {
      require(values.allSatisfy { near($0, values[0]) }, "not constant")
      return "constant"
    }
    let main = sentence.split(separator: ";")[0]
    let parts = main.split(separator: ",")
    if main.hasPrefix("first ") {
      checkExtremes(parts)
      return "extremes"
    }
    if !main.contains(" at ") {
      var starts: [Int] = []
      for part in parts { starts.append(pair(part, "from").place) }
      for (index, start) in starts.enumerated() {
        let end = index + 1 < starts.count ? starts[index + 1] : values.count
        require(start < end, "order")
        guard problem == nil else { return "runs" }
        require(values[start..<end].allSatisfy { near($0, values[start]) }, "not constant from \(start) to \(end)")
        if end < values.count { require(values[end] != values[end - 1], "nothing happens at \(end)") }
      }
      if let extremes = sentence.split(separator: ";").dropFirst().first {
        checkExtremes(extremes.split(separator: ","))
      }
      return "runs"
    }
    var at = pair(parts[0], "at").place
    require(at == 0, "does not begin at the beginning")
    for part in parts.dropFirst() {
      let next = pair(part, part.contains("stays") ? "until" : "at")
      require(next.place > at, "goes back")
      guard problem == nil else { return "legs" }
      let stretch = values[at...next.place]
      let (first, last) = (values[at], values[next.place])
      if part.contains("rises") {
        require(stretch.dropLast().allSatisfy { $0 < last && $0 >= first - noise }, "no rise to \(next.place)")
      } else if part.contains("falls") {
        require(stretch.dropLast().allSatisfy { $0 > last && $0 <= first + noise }, "no fall to \(next.place)")
      } else {
        let limit = part.contains(" near ") ? noise : 1e-5 * last.magnitude
        require(stretch.allSatisfy { ($0 - last).magnitude <= limit }, "does not stay until \(next.place)")
      }
      at = next.place
    }
    require(at == values.count - 1, "does not end at the end")
    return "legs"
  }

  private mutating func checkExtremes(_ parts: [Substring]) {
    for part in parts {
      if part.contains("min ") || part.contains("max ") {
        let found = pair(part, "at")
        let extreme = part.contains("min ") ? values.min() : values.max()
        require(extreme.map { near($0, found.value) } ?? false, "\(part) is no extreme")
      } else if part.contains("last ") {
        require(pair(part, "at").place == values.count - 1, "not the last")
      }
    }
  }
}
