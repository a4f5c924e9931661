// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `Adagrad`, `RMSprop`, `Adadelta`.
enum AdaptiveOptimizers {
  // SAFETY: immutable declarations, used on the evaluator's thread.
  nonisolated(unsafe) static let all: [OptimizerDeclaration] = [
    OptimizerDeclaration(
      name: "Adagrad", file: "adagrad",
      signature:
        "(params, lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *, "
        + "maximize=False, differentiable=False, fused=None)",
      doc: "Steps divided by the root of the sum of squared gradients.",
      example: "optim.Adagrad(nn.Linear(2, 1).parameters())",
      checks: [
        .oneElement("lr"), .nonNegative("lr", "learning rate"), .nonNegative("lr_decay", "lr_decay value"),
        .nonNegative("weight_decay", "weight_decay value"),
        .nonNegative("initial_accumulator_value", "initial_accumulator_value value"),
        .nonNegative("eps", "epsilon value"),
      ],
      settings: [
        "lr", "lr_decay", "eps", "weight_decay", "initial_accumulator_value", "foreach", "maximize", "differentiable",
        "fused",
      ],
      prepare: OptimizerUpdates.prepareAdagrad, update: OptimizerUpdates.adagrad),
    OptimizerDeclaration(
      name: "RMSprop", file: "rmsprop",
      signature: "(params, lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False, "
        + "capturable=False, foreach=None, maximize=False, differentiable=False)",
      doc: "Steps divided by the root of a running mean of squared gradients.",
      example: "optim.RMSprop(nn.Linear(2, 1).parameters())",
      checks: [
        .oneElement("lr"), .nonNegative("lr", "learning rate"), .nonNegative("eps", "epsilon value"),
        .nonNegative("momentum", "momentum value"), .nonNegative("weight_decay", "weight_decay value"),
        .nonNegative("alpha", "alpha value"),
      ],
      settings: [
        "lr", "momentum", "alpha", "eps", "centered", "weight_decay", "capturable", "foreach", "maximize",
        "differentiable",
      ],
      update: OptimizerUpdates.rmsprop),
    OptimizerDeclaration(
      name: "Adadelta", file: "adadelta",
      signature: "(params, lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, foreach=None, *, capturable=False, "
        + "maximize=False, differentiable=False)",
      doc: "Steps scaled by running means of squared gradients and squared steps.",
      example: "optim.Adadelta(nn.Linear(2, 1).parameters())",
      checks: [
        .oneElement("lr"), .nonNegative("lr", "learning rate"),
        .custom { a in
          let rho = try a.number("rho")
          if !(rho >= 0 && rho <= 1) {
            throw PyError.value("Invalid rho value: \(try Interpreter.current.str(a("rho")))")
          }
        },
        .nonNegative("eps", "epsilon value"), .nonNegative("weight_decay", "weight_decay value"),
      ],
      settings: ["lr", "rho", "eps", "weight_decay", "maximize", "capturable", "foreach", "differentiable"],
      update: OptimizerUpdates.adadelta),
  ]
}
