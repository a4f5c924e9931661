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

/// A small generator of random numbers with a fixed seed, so that tests do the same at each run.
struct SplitMix {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  mutating func pick<Element>(_ items: [Element]) -> Element { items[below(items.count)] }
}
