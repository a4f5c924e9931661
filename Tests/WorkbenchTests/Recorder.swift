// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization
import Workbench

/// Takes what a session prints.
final class Recorder: Sendable {
  private let text = Mutex("")
  var printed: String { text.withLock { $0 } }
  func take() -> String {
    text.withLock { text in
      defer { text = "" }
      return text
    }
  }
  func add(_ more: String) { text.withLock { $0 += more } }
}

/// A session without files, and what it prints.
func makeSession() -> (session: Session, recorder: Recorder) {
  let recorder = Recorder()
  let session = Session(output: Output(presentation: .plain) { recorder.add($0) })
  return (session, recorder)
}

extension Session {
  /// Submits a text and gives what it printed.
  func output(of text: String, _ recorder: Recorder) -> String {
    _ = recorder.take()
    submit(text)
    return recorder.take()
  }
}
