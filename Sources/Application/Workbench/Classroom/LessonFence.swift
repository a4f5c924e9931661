// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import Primitives
import PythonRuntime
import SessionStore

/// A lesson that came from elsewhere runs behind a fence, and with it the whole session until `%trust`.
extension Session {
  /// Puts the session behind a fence, unless the user has trusted this text before.
  func fence(around path: String, _ text: String) throws {
    guard !isFenced else { return }
    let digest = SHA256.digest(Array(text.utf8))
    if TrustRecord.state(of: SessionPaths(path)) == .trusted(digest: digest) { return }
    files?.setNote(path, Session.fenceKey)
    raiseFence(around: path)
    output.note(
      "This lesson is a file: its cells run behind a fence that lets them read \(Files.folder(of: path)) alone. %trust lifts it.")
  }

  /// The fence that stood when the session was left stands again.
  func resumeFence(_ files: SessionFiles) {
    if let path = files.note(Session.fenceKey), !isFenced { raiseFence(around: path) }
  }

  private func raiseFence(around path: String) {
    interpreter.policy = FilePolicy(fence: Fence(folder: Files.folder(of: path)))
    output.isQuoting = true
  }

  /// Whether the fence is that of a notebook from elsewhere, whose cells wait.
  public var isFromElsewhere: Bool { isFenced && files?.note(Session.fenceKey) == nil }

  /// The user trusts the lesson: its text is remembered.
  ///
  /// - Returns: whether it was a lesson's fence.
  func trustLesson() throws -> Bool {
    guard let path = files?.note(Session.fenceKey) ?? (files == nil ? lessonPath : nil) else { return false }
    if let text = try? Files.readText(path) {
      try TrustRecord.set(.trusted(digest: SHA256.digest(Array(text.utf8))), for: SessionPaths(path))
    }
    files?.setNote(nil, Session.fenceKey)
    return true
  }

  private var lessonPath: String? {
    if case .file(let path)? = walk?.place { path } else { nil }
  }

  static let fenceKey = "lesson fence"
}
