// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// Schedulers whose next rate is a short formula of the current one.
enum BasicSchedulers {
  // SAFETY (all of them): made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) private static let one = PythonNumber(1.0)

  nonisolated(unsafe) static let all: [SchedulerDeclaration] = [
    SchedulerDeclaration(
      name: "StepLR", signature: "(optimizer, step_size, gamma=0.1, last_epoch=-1)",
      doc: "Multiplies the rate by gamma every step_size epochs.",
      example: "StepLR(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1), step_size=30)",
      rates: { s in
        let epoch = try s.epoch()
        if try epoch.equals(PythonNumber(0)) { return try s.settings(GroupKeys.lr) }
        if try !(epoch % s["step_size"]).equals(PythonNumber(0)) { return try s.settings(GroupKeys.lr) }
        let gamma = try s["gamma"]
        return try s.rates().map { try $0 * gamma }
      },
      closedForm: { s in
        let factor = try s["gamma"].power(s.epoch().floorDivided(by: s["step_size"]))
        return try s.baseRates().map { try $0 * factor }
      }),
    SchedulerDeclaration(
      name: "MultiStepLR", signature: "(optimizer, milestones, gamma=0.1, last_epoch=-1)",
      doc: "Multiplies the rate by gamma at each milestone.",
      example: "MultiStepLR(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1), milestones=[30, 80])",
      prepare: { s, a in
        let counter = try a.interpreter.getAttribute(.object(a.interpreter.importModule("collections")), "Counter")
        s.set("milestones", try a.interpreter.call(counter, [a["milestones"]]))
        try s.set("gamma", a["gamma"])
      },
      rates: { s in
        let milestones = try s["milestones"].value
        let epoch = try s.epoch()
        guard try Interpreter.current.contains(milestones, epoch.value) else { return try s.settings(GroupKeys.lr) }
        let factor = try s["gamma"].power(PythonNumber(Interpreter.current.getItem(milestones, epoch.value)))
        return try s.rates().map { try $0 * factor }
      },
      closedForm: { s in
        let epoch = try s.epoch()
        var passed = 0
        if case .dict(let counts) = try s["milestones"].value {
          for (milestone, count) in counts.table.pairs where try PythonNumber(milestone).isAtMost(epoch) {
            passed += try NumberArgument.int(count)
          }
        }
        let factor = try s["gamma"].power(PythonNumber(passed))
        return try s.baseRates().map { try $0 * factor }
      }),
    SchedulerDeclaration(
      name: "ConstantLR", signature: "(optimizer, factor=0.3333333333333333, total_iters=5, last_epoch=-1)",
      doc: "Multiplies the rate by factor until total_iters epochs have passed.",
      example: "ConstantLR(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1), factor=0.5, total_iters=4)",
      prepare: { s, a in
        let factor = try PythonNumber(a["factor"])
        if try factor.isGreater(than: one) || factor.isLess(than: PythonNumber(0)) {
          throw PyError.value("Constant multiplicative factor expected to be between 0 and 1.")
        }
        try s.set("factor", a["factor"])
        try s.set("total_iters", a["total_iters"])
      },
      rates: { s in
        let (epoch, factor) = (try s.epoch(), try s["factor"])
        if try epoch.equals(PythonNumber(0)) { return try s.rates().map { try $0 * factor } }
        guard try epoch.equals(s["total_iters"]) else { return try s.settings(GroupKeys.lr) }
        let back = try one / factor
        return try s.rates().map { try $0 * back }
      },
      closedForm: { s in
        let factor = try s["factor"]
        let isOver = try s.epoch().isAtLeast(s["total_iters"])
        let scale = try factor + PythonNumber(isOver ? 1 : 0) * (PythonNumber(1) - factor)
        return try s.baseRates().map { try $0 * scale }
      }),
    SchedulerDeclaration(
      name: "LinearLR",
      signature: "(optimizer, start_factor=0.3333333333333333, end_factor=1.0, total_iters=5, last_epoch=-1)",
      doc: "Changes a factor of the rate linearly from start_factor to end_factor over total_iters epochs.",
      example: "LinearLR(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1), start_factor=0.5, total_iters=4)",
      prepare: { s, a in
        let (start, end) = try (PythonNumber(a["start_factor"]), PythonNumber(a["end_factor"]))
        if try start.isGreater(than: one) || start.isAtMost(PythonNumber(0)) {
          throw PyError.value("Starting multiplicative factor expected to be greater than 0 and less or equal to 1.")
        }
        if try end.isGreater(than: one) || end.isLess(than: PythonNumber(0)) {
          throw PyError.value("Ending multiplicative factor expected to be between 0 and 1.")
        }
        try s.set("start_factor", a["start_factor"])
        try s.set("end_factor", a["end_factor"])
        try s.set("total_iters", a["total_iters"])
      },
      rates: { s in
        let epoch = try s.epoch()
        let (start, end, total) = (try s["start_factor"], try s["end_factor"], try s["total_iters"])
        if try epoch.equals(PythonNumber(0)) { return try s.rates().map { try $0 * start } }
        if try s.isInitial() || epoch.isGreater(than: total) { return try s.settings(GroupKeys.lr) }
        let span = try end - start
        let factor = try one + span / (total * start + (epoch - PythonNumber(1)) * span)
        return try s.rates().map { try $0 * factor }
      },
      closedForm: { s in
        let (start, end, total) = (try s["start_factor"], try s["end_factor"], try s["total_iters"])
        let epoch = try s.epoch()
        let reached = try epoch.isLess(than: total) ? epoch : total
        let factor = try start + (end - start) * reached / total
        return try s.baseRates().map { try $0 * factor }
      }),
    SchedulerDeclaration(
      name: "ExponentialLR", signature: "(optimizer, gamma, last_epoch=-1)",
      doc: "Multiplies the rate by gamma every epoch.",
      example: "ExponentialLR(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1), gamma=0.9)",
      rates: { s in
        if try s.isInitial() { return try s.settings(GroupKeys.lr) }
        let gamma = try s["gamma"]
        return try s.rates().map { try $0 * gamma }
      },
      closedForm: { s in
        let factor = try s["gamma"].power(s.epoch())
        return try s.baseRates().map { try $0 * factor }
      }),
    SchedulerDeclaration(
      name: "PolynomialLR", signature: "(optimizer, total_iters=5, power=1.0, last_epoch=-1)",
      doc: "Lets the rate fall to 0 over total_iters epochs as a power of the epochs left.",
      example: "PolynomialLR(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1), total_iters=4, power=2.0)",
      rates: { s in
        let (epoch, total) = (try s.epoch(), try s["total_iters"])
        if try s.isInitial() || epoch.isGreater(than: total) { return try s.settings(GroupKeys.lr) }
        let now = try one - epoch / total
        let before = try one - (epoch - PythonNumber(1)) / total
        let factor = try (now / before).power(s["power"])
        return try s.rates().map { try $0 * factor }
      },
      closedForm: { s in
        let (epoch, total) = (try s.epoch(), try s["total_iters"])
        let reached = try epoch.isLess(than: total) ? epoch : total
        let (share, power) = (try one - reached / total, try s["power"])
        return try s.baseRates().map { try $0 * share.power(power) }
      }),
  ]
}
