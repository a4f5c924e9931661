import Glibc
import Testing

@testable import Optimization

/// Every schedule, bit for bit, against rates that PyTorch gave (Fixtures/generate/schedules.py).
@Suite struct SchedulesTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let settings: [String]
    let values: [Double]
    /// The settings as numbers; the file has the bits of those that are floats.
    var testDescription: String {
      let words = settings.indices.map { settings[$0].utf8.count == 16 ? "\(real($0))" : settings[$0] }
      return ([name] + words).joined(separator: " ")
    }

    func real(_ i: Int) -> Double { UInt64(settings[i], radix: 16).map { Double(bitPattern: $0) } ?? .nan }
    func int(_ i: Int) -> Int { Int(settings[i]) ?? 0 }
  }

  static let rows: [Row] = lines(of: "schedules.txt").map { line in
    let parts = line.split(separator: " ").map(String.init)
    let colon = parts.firstIndex(of: ":") ?? parts.endIndex
    return Row(
      name: parts[0], settings: Array(parts[1..<colon]),
      values: parts[(colon + 1)...].compactMap { UInt64($0, radix: 16).map { Double(bitPattern: $0) } })
  }

  /// The rates of a chainable schedule, as a scheduler object would set them.
  func chain(_ schedule: some Schedule, _ base: Double, _ count: Int) throws -> [Double] {
    var current = try schedule.nextRate(
      ScheduleMoment(current: base, base: base, epoch: 0, isInitial: true, stepCount: 1))
    var rates: [Double] = []
    for epoch in 1...count {
      rates.append(current)
      current = try schedule.nextRate(
        ScheduleMoment(current: current, base: base, epoch: epoch, stepCount: epoch + 1))
    }
    return rates
  }

  @Test(arguments: rows) func agreesWithPyTorch(_ row: Row) throws {
    let base = row.real(0)
    let count = row.values.count
    var rates: [Double] = []
    switch row.name {
    case "step": rates = try chain(StepSchedule(stepSize: row.int(1), gamma: row.real(2)), base, count)
    case "multistep":
      let milestones = row.settings[2].split(separator: ",").compactMap { Int($0) }
      rates = try chain(MultiStepSchedule(milestones: milestones, gamma: row.real(1)), base, count)
    case "constant":
      rates = try chain(ConstantSchedule(factor: row.real(1), totalIters: row.int(2)), base, count)
    case "exponential": rates = try chain(ExponentialSchedule(gamma: row.real(1)), base, count)
    case "linear":
      let schedule = try LinearSchedule(
        startFactor: row.real(1), endFactor: row.real(2), totalIters: Double(row.int(3)))
      rates = try chain(schedule, base, count)
    case "polynomial":
      rates = try chain(PolynomialSchedule(totalIters: Double(row.int(1)), power: row.real(2)), base, count)
    case "cosine":
      rates = try chain(CosineAnnealingSchedule(tMax: Double(row.int(1)), etaMin: row.real(2)), base, count)
    case "restarts":
      var schedule = try WarmRestartSchedule(firstPeriod: row.int(1), growth: row.int(2), etaMin: row.real(3))
      try schedule.move(to: 0)
      for _ in 0..<count {
        rates.append(schedule.rate(base: base))
        schedule.advance()
      }
    case "cyclic":
      let schedule = try CyclicSchedule(
        stepSizeUp: Double(row.int(3)), stepSizeDown: row.settings[4] == "-" ? nil : Double(row.int(4)),
        mode: try #require(CyclicSchedule.Mode(rawValue: row.settings[5])), gamma: row.real(6))
      for epoch in 0..<(count / 2) {
        rates.append(try schedule.rate(base: row.real(1), max: row.real(2), epoch: epoch))
        rates.append(try schedule.momentum(base: 0.8, max: 0.9, epoch: epoch))
      }
    case "onecycle":
      let schedule = try OneCycleSchedule(
        totalSteps: row.int(2), pctStart: row.real(3),
        annealing: try #require(OneCycleSchedule.Annealing(rawValue: row.settings[4])),
        threePhase: row.int(5) == 1)
      let levels = try OneCycleSchedule.Rates(max: row.real(1))
      for step in 0..<(count / 2) {
        let values = try schedule.values(step: step, rates: levels)
        rates += [values.rate, values.momentum]
      }
    case "plateau":
      var schedule = try PlateauSchedule(
        mode: row.settings[1] == "min" ? .min : .max, factor: row.real(2), patience: row.int(3),
        threshold: row.real(4), thresholdMode: row.settings[5] == "rel" ? .rel : .abs, cooldown: row.int(6))
      var rate = base
      for step in 0..<(count / 2) {
        let metric = row.values[2 * step]
        if schedule.observe(metric) { rate = schedule.reduced(rate, minimum: row.real(7)) }
        rates += [metric, rate]
      }
    default: Issue.record("unknown schedule \(row.name)")
    }
    #expect(rates.count == row.values.count, "\(row.testDescription)")
    let first = zip(rates, row.values).enumerated().first { $0.element.0.bitPattern != $0.element.1.bitPattern }
    if let first {
      Issue.record("\(row.testDescription): value \(first.offset) is \(first.element.0) instead of \(first.element.1)")
    }
  }

  @Test func refusesWhatPyTorchRefuses() throws {
    #expect(throws: ScheduleError(kind: .value, message: "Factor should be < 1.0.")) {
      try PlateauSchedule(factor: 1)
    }
    #expect(throws: ScheduleError(kind: .zeroDivision, message: "integer modulo by zero")) {
      try StepSchedule(stepSize: 0).nextRate(ScheduleMoment(current: 1, base: 1, epoch: 1))
    }
  }
}

/// The lines of a file under Tests/Fixtures.
func lines(of name: String, from path: String = #filePath) -> [String] {
  let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
  guard let file = fopen("\(folder)/Fixtures/\(name)", "r") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    if count == 0 { break }
    bytes += chunk[..<count]
  }
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
}
