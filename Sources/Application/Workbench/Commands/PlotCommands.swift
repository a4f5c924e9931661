// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `%plot`: schedules, numbers, tensors and functions as charts.
enum PlotCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "plot",
      "%plot THING, …, epochs=N, metric=…, kind='line'|'steps'|'points'|'hist'|'heat'|'image'|'tiles', x=…, title='…', scale='log'",
      "Draws schedules (with lr=… in place of an optimizer), lists of numbers, tensors by their nature, dictionaries and functions.",
      example:
        "%plot StepLR(lr=0.1, step_size=30), CosineAnnealingLR(lr=0.1, T_max=90), epochs=90\n%plot [3, 1, 2]\n"
        + "%plot torch.eye(3)\n%plot torch.sigmoid, x=(-6, 6)"
    ) { call in try PlotCall(call).run() }
  ]
}
