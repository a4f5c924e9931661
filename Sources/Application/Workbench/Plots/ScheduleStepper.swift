// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime

/// A scheduler and its optimizer, read and stepped.
struct ScheduleStepper {
  private let scheduler: Value
  private let optimizer: Value
  let interpreter: Interpreter

  init(_ preview: SchedulePreview) {
    scheduler = preview.scheduler
    optimizer = preview.optimizer
    interpreter = preview.interpreter
  }

  private static func className(_ scheduler: Value, _ interpreter: Interpreter) -> String {
    // The library's class that it is, or is derived from.
    interpreter.type(of: scheduler).mro.first { !$0.isUserDefined }?.name ?? ""
  }

  var isPlateau: Bool { interpreter.type(of: scheduler).mro.contains { $0.name == "ReduceLROnPlateau" } }

  /// How many epochs it has gone.
  func epoch() throws -> Int {
    // A chain has no count of its own, the schedules in it have.
    let counted =
      ScheduleStepper.className(scheduler, interpreter) == "ChainedScheduler" ? try parts(of: scheduler).first : nil
    guard case .int(let epoch) = try interpreter.getAttribute(counted ?? scheduler, "last_epoch") else { return 0 }
    return max(0, epoch)
  }

  private func groups() throws -> [Value] {
    try interpreter.collect(interpreter.getAttribute(optimizer, "param_groups"))
  }

  private func number(_ value: Value) throws -> Double {
    switch value {
    case .float(let number): return number
    case .int(let number): return Double(number)
    default:
      if let number = try value.object?.asDouble() { return number }
      throw PyError.type("%plot: lr is a \(interpreter.type(of: value).name)")
    }
  }

  /// The rates of the groups now.
  func rates() throws -> [Double] { try groups().map { try number(interpreter.getItem($0, Value("lr"))) } }

  /// Momentum, or the first of Adam's betas, of the groups that have one.
  func momenta() throws -> [Double] {
    try groups().compactMap { group in
      guard case .dict(let table) = group else { return nil }
      if let momentum = try table.get(Value("momentum")) { return try number(momentum) }
      if case .tuple(let betas)? = try table.get(Value("betas")), let first = betas.items.first {
        return try number(first)
      }
      return nil
    }
  }

  /// One epoch further.
  func step(_ metric: Value?) throws {
    // Nothing is trained: the note that a step was made keeps PyTorch's warning about the order away.
    try interpreter.setAttribute(optimizer, "_opt_called", .bool(true))
    _ = try interpreter.callMethod(scheduler, "step", metric.map { [$0] } ?? [])
  }

  /// What a plateau scheduler has counted.
  func counters(_ metric: Value) throws -> [String] {
    let value = try number(interpreter.call(.object(Classes.float), [metric]))
    return try [NumberText.short(value)]
      + ["best", "num_bad_epochs", "cooldown_counter"].map {
        NumberText.short(try number(interpreter.getAttribute(scheduler, Symbol($0))))
      }
  }

  /// The rates from the first epoch to this one, as the schedule alone makes them; nil where it cannot be set back.
  func past(_ now: Int) throws -> (rates: [[Double]], momenta: [[Double]])? {
    guard now <= 100_000, (try? setBack()) != nil else { return nil }
    var past = try rates().map { [$0] }
    var beside = try momenta().map { [$0] }
    for _ in 0..<now {
      try interpreter.pollInterrupt()
      guard (try? step(nil)) != nil else { return nil }
      for (i, rate) in try rates().enumerated() where i < past.count { past[i].append(rate) }
      for (i, value) in try momenta().enumerated() where i < beside.count { beside[i].append(value) }
    }
    return (past, beside)
  }

  /// Puts the scheduler to where its constructor left it.
  private func setBack() throws {
    for group in try groups() {
      try interpreter.setItem(group, Value("lr"), interpreter.getItem(group, Value("initial_lr")))
    }
    let parts = try parts(of: scheduler)
    for part in parts { try forget(part) }
    switch ScheduleStepper.className(scheduler, interpreter) {
    case "SequentialLR":
      try interpreter.setAttribute(scheduler, "last_epoch", .int(0))
      if let first = parts.first { _ = try interpreter.callMethod(first, "_initial_step") }
    case "ChainedScheduler": for part in parts { _ = try interpreter.callMethod(part, "_initial_step") }
    default:
      try forget(scheduler)
      _ = try interpreter.callMethod(scheduler, "_initial_step")
    }
  }

  private func parts(of scheduler: Value) throws -> [Value] {
    guard ["SequentialLR", "ChainedScheduler"].contains(ScheduleStepper.className(scheduler, interpreter)) else {
      return []
    }
    return try interpreter.collect(interpreter.getAttribute(scheduler, "_schedulers"))
  }

  private func forget(_ scheduler: Value) throws {
    try interpreter.setAttribute(scheduler, "last_epoch", .int(-1))
    if ScheduleStepper.className(scheduler, interpreter) == "CosineAnnealingWarmRestarts" {
      try interpreter.setAttribute(scheduler, "T_cur", .int(-1))
      try interpreter.setAttribute(scheduler, "T_i", interpreter.getAttribute(scheduler, "T_0"))
    }
  }

  /// For how many epochs the schedule is made; nil where it goes on for ever.
  func naturalLength() throws -> Int? {
    func int(_ name: Symbol) throws -> Int? {
      switch try interpreter.getAttribute(scheduler, name) {
      case .int(let number): number
      case .float(let number): Int(exactly: number.rounded(.up))
      default: nil
      }
    }
    let length: Int?
    switch ScheduleStepper.className(scheduler, interpreter) {
    case "StepLR": length = try int("step_size").map { 4 &* $0 }
    case "MultiStepLR":
      let last = try interpreter.collect(interpreter.getAttribute(scheduler, "milestones")).compactMap { value in
        if case .int(let number) = value { number } else { nil }
      }.max()
      length = last.map { $0 &+ max(2, $0 / 4) }
    case "ConstantLR", "LinearLR", "PolynomialLR": length = try int("total_iters").map { $0 &+ max(2, $0 / 4) }
    case "CosineAnnealingLR": length = try int("T_max").map { $0 &+ 1 }
    case "CosineAnnealingWarmRestarts":
      let factor = try int("T_mult") ?? 1
      length = try int("T_0").map { $0 &* (1 &+ factor &+ factor &* factor) &+ 1 }
    case "CyclicLR": length = try int("total_size").map { 2 &* $0 &+ 1 }
    case "OneCycleLR": length = try int("total_steps")
    case "SequentialLR":
      let last = try interpreter.collect(interpreter.getAttribute(scheduler, "_milestones")).compactMap { value in
        if case .int(let number) = value { number } else { nil }
      }.max()
      let tail = try parts(of: scheduler).last.flatMap { try part($0).naturalLength() }
      length = last.map { $0 &+ (tail ?? max(10, $0)) }
    case "ChainedScheduler": length = try parts(of: scheduler).compactMap { try part($0).naturalLength() }.max()
    default: length = nil
    }
    return length.flatMap { (2...100_000).contains($0) ? $0 : nil }
  }

  private func part(_ scheduler: Value) -> ScheduleStepper {
    ScheduleStepper(scheduler: scheduler, optimizer: optimizer, interpreter: interpreter)
  }

  private init(scheduler: Value, optimizer: Value, interpreter: Interpreter) {
    self.scheduler = scheduler
    self.optimizer = optimizer
    self.interpreter = interpreter
  }
}
