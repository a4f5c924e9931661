// SPDX-License-Identifier: GPL-3.0-or-later

@preconcurrency import CReadline

/// What the newest input of the history that begins like the text being typed goes on with.
enum HistorySuggestion {
  // SAFETY: used on the thread that is inside of `LineEditor.read`.
  private nonisolated(unsafe) static var last = ""

  /// Another prompt: there may be newer inputs.
  static func begin() { last = "" }

  /// The rest of the line: nil when the cursor is not at the end, when nothing is typed, and when nothing fits.
  static func current() -> (taken: String, shown: String)? {
    guard EditBuffer.cursor == EditBuffer.count, EditBuffer.count > 0 else { return nil }
    let text = EditBuffer.text()
    guard text.utf8.contains(where: { $0 != 0x20 && $0 != 0x0A }), !text.utf8.contains(0x09) else { return nil }
    if !last.utf8.starts(with: text.utf8) || last.utf8.count <= text.utf8.count {
      guard let found = find(text) else { return nil }
      last = found
    }
    let rest = String(decoding: last.utf8.dropFirst(text.utf8.count), as: UTF8.self)
    guard let line = rest.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).first, !line.isEmpty
    else { return nil }
    let isWhole = line.utf8.count == rest.utf8.count
    return (String(line), isWhole ? String(line) : line + " ...")
  }

  private static func find(_ text: String) -> String? {
    let place = where_history()
    defer { history_set_pos(place) }
    history_set_pos(history_length)
    // Readline's own search: ten thousand inputs are compared with every key.
    while history_search_prefix(text, -1) == 0 {
      // SAFETY: an entry's line ends in a zero byte.
      guard let entry = history_get(history_base + where_history()), let line = entry.pointee.line else { return nil }
      let found = String(cString: line)
      if found.utf8.count > text.utf8.count { return found }
      if where_history() == 0 || history_set_pos(where_history() - 1) == 0 { return nil }
    }
    return nil
  }
}
