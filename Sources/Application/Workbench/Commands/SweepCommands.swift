// SPDX-License-Identifier: GPL-3.0-or-later

/// `%sweep`: what a value does to a number.
enum SweepCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "sweep", "%sweep TARGET, VALUES, EXPRESSION, steps=30, watch=[…], into=NAME, channel=0",
      "Assigns each value to the target in turn and evaluates the expression step by step, from the same state and random stream each. "
        + "a, […], b, […] makes a map of two targets; into= keeps the numbers.",
      example:
        "bn = nn.BatchNorm2d(3)\nx = torch.randn(4, 3, 2, 2)\n%sweep bn.momentum, [0.1, 0.5, 1.0, None], bn(x), steps=10"
    ) { call in try Sweep(call).run() }
  ]
}
