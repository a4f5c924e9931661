// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Primitives
import Workbench

/// The line that says how far the statements are that run again while a session is opened; it goes away at the end.
final class RunningAgain {
  private let terminal: Terminal
  private let options: RenderOptions
  private var shownAt: Double?
  private var width = 0

  init(_ terminal: Terminal, _ options: RenderOptions) {
    self.terminal = terminal
    self.options = options
  }

  func show(_ progress: (number: Int, count: Int)?) {
    guard let progress else {
      write("")
      shownAt = nil
      return
    }
    let now = Output.now
    if let shownAt, now - shownAt < 0.1 { return }
    shownAt = now
    write(options.said("running cell \(progress.number) of \(progress.count) again (Ctrl-C stops)"))
  }

  private func write(_ line: String) {
    guard width > 0 || !line.isEmpty else { return }
    let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(line)))
    terminal.write("\r\(line)\(blanks)" + (line.isEmpty ? "\r" : ""))
    terminal.flush()
    width = DisplayWidth.of(line)
  }
}
