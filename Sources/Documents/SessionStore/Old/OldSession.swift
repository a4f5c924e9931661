// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import PythonRuntime

/// A session as the first versions kept it: a snapshot (`.safetensors`) and a journal of the statements since. It is read once. A
/// `.safetensors` file without a journal is somebody's export, or anything else of that name.
public struct OldSession {
  private let paths: SessionPaths
  private let snapshot: (bytes: [UInt8], header: Snapshot.Header)?
  private let records: [KeptCell]

  /// Nil when there are no such files.
  public init?(_ paths: SessionPaths) {
    self.paths = paths
    guard let journal = (try? Files.read(paths.journal)).flatMap({ Journal.parse($0) }) else { return nil }
    var snapshot: (bytes: [UInt8], header: Snapshot.Header)?
    if Files.exists(paths.snapshot), let bytes = try? Files.read(paths.snapshot),
      let header = try? Snapshot.header(of: bytes)
    {
      snapshot = (bytes, header)
    }
    self.snapshot = snapshot
    // A journal that is older than the snapshot is in it.
    let isInSnapshot = snapshot.map { $0.header.generation > journal.generation } ?? false
    records = isInSnapshot ? [] : journal.records.map(\.cell)
  }

  /// Brings a fresh workspace to where the snapshot was taken.
  ///
  /// - Returns: how many cells of the notebook it holds; 0 when it does not belong to the notebook, -1 when it is damaged and the
  ///   workspace is not to be used.
  public func restore(into interpreter: Interpreter, notebook: [KeptCell]) -> Int {
    guard let snapshot, snapshot.header.cellCount <= notebook.count,
      snapshot.header.digest == Notebook.digest(of: notebook.prefix(snapshot.header.cellCount).map(\.source))
    else { return 0 }
    return (try? Snapshot.restore(snapshot.bytes, into: interpreter)) == nil ? -1 : snapshot.header.cellCount
  }

  /// The statements that follow a notebook of so many cells: those before are in it already.
  public func cells(after count: Int) -> [KeptCell] {
    var count = count
    return records.filter { cell in
      guard cell.number > count else { return false }
      count += 1
      return true
    }
  }

  /// Moves the files away; gives what is to be said.
  public func putAside() -> [String] {
    do { try Files.makeFolder(paths.old) } catch { return [] }
    var moved = false
    for path in [paths.journal, paths.snapshot] where Files.exists(path) {
      if rename(path, "\(paths.old)/\(Files.name(of: path))") == 0 { moved = true }
    }
    return moved ? ["this session was kept by an earlier version: its files are in \(Files.name(of: paths.old))/"] : []
  }
}
