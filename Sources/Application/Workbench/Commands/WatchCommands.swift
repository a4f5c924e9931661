// SPDX-License-Identifier: GPL-3.0-or-later

/// `%watch`: a loop with its numbers before the person's eyes.
enum WatchCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "watch", "%watch EXPRESSION, … : LOOP",
      "Runs a loop and draws numbers after each of its rounds, in place; boundary(net, X, y) draws what a net makes of the plane. "
        + "The loop may stand below, indented. Ctrl-C stops it and keeps the picture.",
      example: "x = 8.0\n%watch x: for i in range(5): x /= 2", changesWorkspace: true
    ) { call in try Watch(call).run() }
  ]
}
