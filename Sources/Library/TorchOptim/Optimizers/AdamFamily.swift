// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `Adam` and its relatives.
enum AdamFamily {
  // SAFETY (all of them): made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) private static let checks: [OptimizerDeclaration.Check] = [
    .oneElement("lr"), .nonNegative("lr", "learning rate"), .nonNegative("eps", "epsilon value"), .betas,
    .nonNegative("weight_decay", "weight_decay value"),
  ]

  nonisolated(unsafe) private static let bothFloats = OptimizerDeclaration.Check.custom { a in
    let betas = try Interpreter.current.collect(a("betas"))
    let floats = betas.filter { if case .float = $0 { true } else { false } }
    let tensors = betas.filter { $0.tensor != nil }
    if floats.count != betas.count && tensors.count != betas.count {
      throw PyError.value("betas must be either both floats or both Tensors")
    }
  }

  private static let options = "maximize=False, capturable=False, differentiable=False, fused=None"

  // SAFETY: immutable declarations, used on the evaluator's thread.
  nonisolated(unsafe) static let all: [OptimizerDeclaration] = [
    OptimizerDeclaration(
      name: "Adam", file: "adam",
      signature: "(params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad=False, *, foreach=None, "
        + "\(options), decoupled_weight_decay=False)",
      doc: "Steps scaled by running means of the gradient and of its square.",
      example: "optim.Adam(nn.Linear(2, 1).parameters(), lr=0.01)", checks: checks + [bothFloats],
      settings: [
        "lr", "betas", "eps", "weight_decay", "amsgrad", "maximize", "foreach", "capturable", "differentiable", "fused",
        "decoupled_weight_decay",
      ],
      update: OptimizerUpdates.adam),
    OptimizerDeclaration(
      name: "AdamW", file: "adamw", base: "Adam",
      signature: "(params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01, amsgrad=False, *, "
        + "maximize=False, foreach=None, capturable=False, differentiable=False, fused=None)",
      doc: "Adam with weight decay apart from the gradient.",
      example: "optim.AdamW(nn.Linear(2, 1).parameters(), lr=0.01)", checks: checks + [bothFloats],
      settings: [
        "lr", "betas", "eps", "weight_decay", "amsgrad", "maximize", "foreach", "capturable", "differentiable", "fused",
        "decoupled_weight_decay",
      ],
      fixed: [("decoupled_weight_decay", .bool(true))], update: OptimizerUpdates.adam),
    OptimizerDeclaration(
      name: "Adamax", file: "adamax",
      signature: "(params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, foreach=None, *, maximize=False, "
        + "differentiable=False, capturable=False)",
      doc: "Adam with the largest recent gradient in place of the mean square.",
      example: "optim.Adamax(nn.Linear(2, 1).parameters())", checks: checks,
      settings: ["lr", "betas", "eps", "weight_decay", "foreach", "maximize", "differentiable", "capturable"],
      update: OptimizerUpdates.adamax),
    OptimizerDeclaration(
      name: "NAdam", file: "nadam",
      signature: "(params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, momentum_decay=0.004, "
        + "decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False, differentiable=False)",
      doc: "Adam with Nesterov momentum.", example: "optim.NAdam(nn.Linear(2, 1).parameters())",
      checks: checks + [.nonNegative("momentum_decay", "momentum_decay value")],
      settings: [
        "lr", "betas", "eps", "weight_decay", "momentum_decay", "decoupled_weight_decay", "maximize", "foreach",
        "capturable", "differentiable",
      ],
      update: OptimizerUpdates.nadam),
    OptimizerDeclaration(
      name: "RAdam", file: "radam",
      signature: "(params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, decoupled_weight_decay=False, *, "
        + "foreach=None, maximize=False, capturable=False, differentiable=False)",
      doc: "Adam whose first steps wait until the mean square can be trusted.",
      example: "optim.RAdam(nn.Linear(2, 1).parameters())", checks: checks,
      settings: [
        "lr", "betas", "eps", "weight_decay", "maximize", "foreach", "capturable", "decoupled_weight_decay",
        "differentiable",
      ],
      update: OptimizerUpdates.radam),
  ]
}
