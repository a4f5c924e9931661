// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `SGD`, `ASGD`, `Rprop`.
enum GradientDescent {
  // SAFETY: immutable declarations, used on the evaluator's thread.
  nonisolated(unsafe) static let all: [OptimizerDeclaration] = [
    OptimizerDeclaration(
      name: "SGD", file: "sgd",
      signature: "(params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, "
        + "foreach=None, differentiable=False, fused=None)",
      doc: "Stochastic gradient descent, with momentum if wanted.",
      example: "optim.SGD(nn.Linear(2, 1).parameters(), lr=0.1, momentum=0.9)",
      checks: [
        .oneElement("lr"), .notNegative("lr", "learning rate"), .notNegative("momentum", "momentum value"),
        .notNegative("weight_decay", "weight_decay value"),
        .custom { a in
          guard try a.isTrue("nesterov") else { return }
          if try a.number("momentum") <= 0 || a.number("dampening") != 0 {
            throw PyError.value("Nesterov momentum requires a momentum and zero dampening")
          }
        },
      ],
      settings: [
        "lr", "momentum", "dampening", "weight_decay", "nesterov", "maximize", "foreach", "differentiable", "fused",
      ],
      update: OptimizerUpdates.sgd),
    OptimizerDeclaration(
      name: "ASGD", file: "asgd",
      signature: "(params, lr=0.01, lambd=0.0001, alpha=0.75, t0=1000000.0, weight_decay=0, foreach=None, "
        + "maximize=False, differentiable=False, capturable=False)",
      doc: "Averaged stochastic gradient descent.", example: "optim.ASGD(nn.Linear(2, 1).parameters())",
      checks: [
        .oneElement("lr"), .nonNegative("lr", "learning rate"), .nonNegative("weight_decay", "weight_decay value"),
      ],
      settings: [
        "lr", "lambd", "alpha", "t0", "weight_decay", "foreach", "maximize", "differentiable", "capturable",
      ],
      update: OptimizerUpdates.asgd),
    OptimizerDeclaration(
      name: "Rprop", file: "rprop",
      signature: "(params, lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-06, 50), *, capturable=False, foreach=None, "
        + "maximize=False, differentiable=False)",
      doc: "Resilient backpropagation: only the signs of gradients count.",
      example: "optim.Rprop(nn.Linear(2, 1).parameters())",
      checks: [
        .oneElement("lr"), .nonNegative("lr", "learning rate"),
        .custom { a in
          let etas = try a.numbers("etas")
          guard etas.count == 2, 0 < etas[0], etas[0] < 1, 1 < etas[1] else {
            let texts = try Interpreter.current.collect(a("etas")).map { try Interpreter.current.str($0) }
            throw PyError.value("Invalid eta values: \(texts.joined(separator: ", "))")
          }
        },
      ],
      settings: ["lr", "etas", "step_sizes", "foreach", "maximize", "differentiable", "capturable"],
      update: OptimizerUpdates.rprop),
  ]
}
