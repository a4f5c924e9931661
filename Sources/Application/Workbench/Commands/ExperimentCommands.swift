// SPDX-License-Identifier: GPL-3.0-or-later

/// Commands that try something and show what it would do.
enum ExperimentCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "explain", "%explain EXPRESSION, at=INDEX, step=N, channel=C, of=PARAMETER, loss=LOSS",
      "Evaluates the expression once and explains with its own numbers what was computed; a net is shown as numbered steps.",
      example:
        "bn = nn.BatchNorm2d(3)\nx = torch.randn(4, 3, 2, 2)\n%explain bn(x)\n%explain torch.relu(x), at=(0, 2, 1, 1)"
    ) { call in try ExplainCommand(call).run() },
    TraceCommand.command,
  ]
}
