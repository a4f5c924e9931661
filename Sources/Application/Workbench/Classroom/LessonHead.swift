// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Primitives

/// The line above a step: the lesson, how far it has come, and a bar of that.
struct LessonHead {
  let walk: LessonWalk
  let options: RenderOptions
  private static let widest = 100

  /// The line with a blank line below it.
  var text: String {
    let isUnicode = options.glyphs == .unicode
    let width = min(options.width, LessonHead.widest)
    let count = " \(walk.position + 1)/\(walk.lesson.steps.count)"
    let title = TextLayout.truncated(
      walk.lesson.title.isEmpty ? walk.place.name : walk.lesson.title, to: max(8, width / 2), options.glyphs)
    let room = max(0, width - DisplayWidth.of(title) - DisplayWidth.of(count) - 1)
    let done = room * (walk.position + 1) / max(1, walk.lesson.steps.count)
    let bar =
      String(repeating: isUnicode ? "━" : "=", count: done)
      + String(repeating: isUnicode ? "─" : "-", count: room - done)
    let line = "\(title) \(bar)\(count)"
    return (options.color == .none ? line : EscapeSequence.styled(line, "2")) + "\n\n"
  }
}
