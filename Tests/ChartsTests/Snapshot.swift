// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Compares text with the file `Tests/Snapshots/Charts/NAME.txt`. A missing file, or the variable RECORD_SNAPSHOTS, writes
/// the file and fails, so that a new picture is looked at before it counts.
func expectSnapshot(
  _ text: String, _ name: String, file: String = #filePath, location: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Snapshots/Charts")
  let path = folder.appendingPathComponent(name + ".txt")
  let text = text + "\n"
  let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil
  guard !isRecording, let stored = try? String(contentsOf: path, encoding: .utf8) else {
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? text.write(to: path, atomically: true, encoding: .utf8)
    Issue.record("wrote \(name).txt: look at it and run again", sourceLocation: location)
    return
  }
  guard stored != text else { return }
  let (old, new) = (
    stored.split(separator: "\n", omittingEmptySubsequences: false),
    text.split(separator: "\n", omittingEmptySubsequences: false)
  )
  let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
  let pair = [old, new].map { line < $0.count ? String($0[line]) : "(end)" }
  Issue.record("\(name).txt line \(line + 1)\n- \(pair[0])\n+ \(pair[1])", sourceLocation: location)
}
