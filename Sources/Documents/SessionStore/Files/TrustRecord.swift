// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import Primitives

/// What the user decided about notebooks that came from elsewhere, in a file of the user's data folder: a line for each, with the
/// decision, the fingerprint of the inputs it was about, and the notebook's full path.
public enum TrustRecord {
  /// A decision.
  public enum State: Sendable, Equatable {
    /// It was opened behind a fence, and the fence still stands.
    case fenced
    /// The fence was lifted for these inputs.
    case trusted(digest: String)
  }

  private static var file: String { SessionPaths.dataFolder + "/trust" }

  /// What was decided about a notebook; nil when it was never asked.
  public static func state(of paths: SessionPaths) -> State? {
    let path = key(paths)
    for line in lines().reversed() where line.path == path {
      return line.word == "trusted" ? .trusted(digest: line.digest) : .fenced
    }
    return nil
  }

  /// A fingerprint of the inputs of a notebook that cannot be forged.
  public static func digest(of notebook: Notebook) -> String {
    SHA256.digest(notebook.cells.flatMap { Array("\($0.source.utf8.count) \($0.source)\n".utf8) })
  }

  /// Remembers a decision.
  public static func set(_ state: State, for paths: SessionPaths) throws {
    let path = key(paths)
    var kept = lines().filter { $0.path != path }
    switch state {
    case .fenced: kept.append(("fenced", "-", path))
    case .trusted(let digest): kept.append(("trusted", digest, path))
    }
    try Files.makeFolder(SessionPaths.dataFolder)
    try Files.replace(file, with: kept.map { "\($0.word) \($0.digest) \($0.path)\n" }.joined())
  }

  private static func lines() -> [(word: String, digest: String, path: String)] {
    guard let text = try? Files.readText(file) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      return fields.count == 3 ? (fields[0], fields[1], fields[2]) : nil
    }
  }

  /// The full path without links, with line feeds made visible.
  private static func key(_ paths: SessionPaths) -> String {
    EscapeSequence.visible(Files.resolved(paths.notebook)).split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\\n")
  }
}
