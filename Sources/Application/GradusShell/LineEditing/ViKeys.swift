// SPDX-License-Identifier: GPL-3.0-or-later

@preconcurrency import CReadline

/// What the commands of vi that mean a line do in a block: readline knows one line only, which would be the whole block.
enum ViKeys {
  typealias Command = @convention(c) (CInt, CInt) -> CInt

  /// The commands that take the places of readline's, wherever those are bound.
  static let replaced: [(name: String, ours: Command)] = [
    ("vi-append-eol", appendKey), ("vi-insert-beg", insertKey), ("vi-first-print", firstKey),
    ("vi-delete-to", deleteKey),
    ("vi-change-to", changeKey), ("vi-movement-mode", escapeKey),
  ]

  // SAFETY: one of readline's keymaps, which live as long as the process.
  /// Gives keys that readline leaves free their meaning.
  static func install(_ map: UnsafeMutablePointer<KEYMAP_ENTRY>) {
    let free: [(key: String, ours: Command)] = [("o", belowKey), ("O", aboveKey)]
    for (key, ours) in free where rl_function_of_keyseq(key, map, nil) == nil {
      rl_bind_keyseq_in_map(key, ours, map)
    }
  }

  /// Whether keys are commands.
  static var areCommands: Bool { rl_editing_mode == 0 && rl_get_keymap() == rl_get_keymap_by_name("vi-move") }

  /// The offset of the first character of the line with the cursor that is no blank.
  fileprivate static var first: Int {
    let start = EditBuffer.lineStart(EditBuffer.cursor)
    return start + EditBuffer.indentation(start)
  }

  /// The next key, for commands of two.
  fileprivate static func isTwice(_ key: CInt) -> Bool {
    let next = rl_read_key()
    if next == key { return true }
    rl_execute_next(next)
    return false
  }

  /// Kills from the cursor to the end of its line.
  fileprivate static func killRest() {
    let point = EditBuffer.cursor
    rl_kill_text(CInt(point), CInt(EditBuffer.lineEnd(point)))
  }
}

/// Escape: the cursor goes back a character, but not to the line above.
private func escapeKey(_ count: CInt, _ key: CInt) -> CInt {
  let start = EditBuffer.lineStart(EditBuffer.cursor)
  let result = rl_vi_movement_mode(count, key)
  EditBuffer.cursor = max(start, EditBuffer.cursor)
  return result
}

/// A: at the end of the line.
private func appendKey(_ count: CInt, _ key: CInt) -> CInt {
  EditBuffer.cursor = EditBuffer.lineEnd(EditBuffer.cursor)
  return rl_vi_insertion_mode(1, key)
}

/// I: before the first character of the line.
private func insertKey(_ count: CInt, _ key: CInt) -> CInt {
  EditBuffer.cursor = ViKeys.first
  return rl_vi_insertion_mode(1, key)
}

/// ^
private func firstKey(_ count: CInt, _ key: CInt) -> CInt {
  EditBuffer.cursor = ViKeys.first
  return 0
}

/// o: a line below.
private func belowKey(_ count: CInt, _ key: CInt) -> CInt {
  EditBuffer.cursor = EditBuffer.lineEnd(EditBuffer.cursor)
  BlockKeys.beginLine(nil)
  return rl_vi_insertion_mode(1, key)
}

/// O: a line above, as far in.
private func aboveKey(_ count: CInt, _ key: CInt) -> CInt {
  let start = EditBuffer.lineStart(EditBuffer.cursor)
  let blanks = String(repeating: " ", count: EditBuffer.indentation(start))
  EditBuffer.replace(start..<start, with: blanks + "\n")
  EditBuffer.cursor = start + blanks.utf8.count
  return rl_vi_insertion_mode(1, key)
}

/// D and dd, and d with a motion.
private func deleteKey(_ count: CInt, _ key: CInt) -> CInt {
  guard EditBuffer.hasLines else { return rl_vi_delete_to(count, key) }
  if key == CInt(UInt8(ascii: "D")) {
    ViKeys.killRest()
    EditBuffer.cursor = max(EditBuffer.lineStart(EditBuffer.cursor), EditBuffer.cursor - 1)
    return 0
  }
  guard ViKeys.isTwice(key) else { return rl_vi_delete_to(count, key) }
  let start = EditBuffer.lineStart(EditBuffer.cursor)
  var end = EditBuffer.lineEnd(start)
  for _ in 1..<max(1, count) where end < EditBuffer.count { end = EditBuffer.lineEnd(end + 1) }
  // The last line goes with the newline before it.
  let isLast = end == EditBuffer.count
  rl_kill_text(CInt(isLast ? max(0, start - 1) : start), CInt(isLast ? end : end + 1))
  EditBuffer.cursor = isLast ? max(0, start - 1) : start
  EditBuffer.cursor = ViKeys.first
  return 0
}

/// C and cc, and c with a motion.
private func changeKey(_ count: CInt, _ key: CInt) -> CInt {
  guard EditBuffer.hasLines else { return rl_vi_change_to(count, key) }
  if key != CInt(UInt8(ascii: "C")) {
    guard ViKeys.isTwice(key) else { return rl_vi_change_to(count, key) }
    EditBuffer.cursor = ViKeys.first
  }
  ViKeys.killRest()
  return rl_vi_insertion_mode(1, key)
}
