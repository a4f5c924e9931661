// SPDX-License-Identifier: GPL-3.0-or-later

@preconcurrency import CReadline
@preconcurrency import Glibc

/// What keys do in a block. Readline's commands keep their names and their keys in `.inputrc`; those that know one line only
/// are replaced wherever they are bound.
enum BlockKeys {
  private typealias Command = @convention(c) (CInt, CInt) -> CInt
  private struct Place {
    // SAFETY: an entry of one of readline's keymaps, which live as long as the process.
    let entry: UnsafeMutablePointer<KEYMAP_ENTRY>
    let ours: Command
    let original: Command
  }
  // SAFETY: keymaps are readline's own, live as long as the process, and are used on the thread that reads.
  private nonisolated(unsafe) static var places: [Place] = []
  // SAFETY: as above.
  /// Whether the key before belonged to a search.
  fileprivate nonisolated(unsafe) static var yieldsToSearch = false

  /// Puts our commands in the places of readline's.
  static func install() {
    // Else each prompt would give the terminal's erase and kill characters to readline's own commands again.
    rl_variable_bind("bind-tty-special-chars", "off")
    let replaced: [(name: String, ours: Command)] =
      [
        ("accept-line", enterKey), ("beginning-of-line", homeKey), ("end-of-line", endKey), ("kill-line", killKey),
        ("unix-line-discard", discardKey), ("backward-delete-char", backspaceKey), ("clear-screen", clearKey),
        ("forward-char", rightKey), ("bracketed-paste-begin", pasteKey),
      ] + ViKeys.replaced
    for name in ["emacs-standard", "vi-insert", "vi-move"] {
      guard let map = rl_get_keymap_by_name(name) else { continue }
      for (name, ours) in replaced { if let original = rl_named_function(name) { replace(original, ours, in: map) } }
      if let insert = rl_named_function("self-insert") {
        for key in ":)]} ".utf8 where map[Int(key)].type == 0 && same(map[Int(key)].function, insert) {
          put(insertKey, original: insert, at: map + Int(key))
        }
      }
      // Arrows that .inputrc gave another meaning keep it; Ctrl-P and Ctrl-N always go through history.
      let arrows: [(name: String, ours: Command, keys: [String])] = [
        ("previous-history", upKey, ["\u{1B}[A", "\u{1B}OA"]), ("next-history", downKey, ["\u{1B}[B", "\u{1B}OB"]),
      ]
      for (name, ours, keys) in arrows {
        guard let original = rl_named_function(name) else { continue }
        for keys in keys {
          let bound = rl_function_of_keyseq(keys, map, nil)
          if bound == nil || same(bound, original) { rl_bind_keyseq_in_map(keys, ours, map) }
        }
      }
      if name == "vi-move" {
        ViKeys.install(map)
        rl_bind_key_in_map(CInt(UInt8(ascii: "k")), upKey, map)
        rl_bind_key_in_map(CInt(UInt8(ascii: "j")), downKey, map)
      } else {
        rl_bind_keyseq_in_map("\\e\\C-m", newlineKey, map)
        rl_bind_keyseq_in_map("\\e\\C-j", newlineKey, map)
      }
    }
    rl_completion_display_matches_hook = { matches, count, _ in
      // SAFETY: readline gives so many words behind what they have in common; each ends in a zero byte.
      let words = (1...max(1, Int(count))).compactMap { matches?[$0].map { String(cString: $0) } }
      BlockDrawing.step()
      BlockDrawing.list(words)
      BlockDrawing.again()
    }
  }

  private static func same(_ one: Command?, _ other: Command) -> Bool {
    // SAFETY: addresses of C functions are only compared.
    one.map { unsafeBitCast($0, to: Int.self) } == unsafeBitCast(other, to: Int.self)
  }

  // SAFETY: keymaps as above; an index stays below KEYMAP_SIZE.
  private static func put(_ ours: @escaping Command, original: Command, at entry: UnsafeMutablePointer<KEYMAP_ENTRY>) {
    entry.pointee.function = ours
    places.append(Place(entry: entry, ours: ours, original: original))
  }

  // SAFETY: as above.
  private static func replace(
    _ original: @escaping Command, _ ours: @escaping Command, in map: UnsafeMutablePointer<KEYMAP_ENTRY>
  ) {
    for index in 0..<Int(KEYMAP_SIZE) {
      guard let function = map[index].function else { continue }
      if map[index].type == 1 {
        // SAFETY: the type says that this is the address of a keymap.
        replace(original, ours, in: unsafeBitCast(function, to: UnsafeMutablePointer<KEYMAP_ENTRY>.self))
      } else if same(function, original) {
        put(ours, original: original, at: map + index)
      }
    }
  }

  /// While readline searches it looks for its own commands in the keymaps.
  static func follow(_ isSearching: Bool) {
    guard isSearching != yieldsToSearch else { return }
    yieldsToSearch = isSearching
    for place in places where !same(place.ours, enterKey) {
      place.entry.pointee.function = isSearching ? place.original : place.ours
    }
  }

  /// Inserts several lines that arrived at once; false when there are none.
  static func takePaste() -> Bool {
    // In the middle of a key's sequence, or of a command that waits for a key, these are keys.
    let waiting = RL_STATE_MULTIKEY | RL_STATE_METANEXT | RL_STATE_NUMERICARG | RL_STATE_VIMOTION | RL_STATE_MOREINPUT
    if rl_readline_state & UInt(waiting | RL_STATE_CHARSEARCH) != 0 { return false }
    if ViKeys.areCommands { return false }
    guard let text = KeyInput.takeLines(isOpen: { LineEditor.decide(EditBuffer.text() + $0, false) != nil }) else {
      return false
    }
    let endsLine = text.hasSuffix("\n")
    let lines = endsLine ? String(text.dropLast()) : text
    let (start, point) = (EditBuffer.lineStart(EditBuffer.cursor), EditBuffer.cursor)
    let line = EditBuffer.text(start..<point)
    if let typed = PasteIndentation.typedAhead(lines, behind: line, below: EditBuffer.text(0..<start)) {
      EditBuffer.replace(start..<point, with: typed)
    } else {
      paste(lines)
    }
    LineEditor.isWhole = false
    if endsLine { KeyInput.pushBack([0x0D]) } else { BlockDrawing.redisplay() }
    return true
  }

  /// Inserts a pasted text, at the column of an open block.
  fileprivate static func paste(_ text: String) {
    let start = EditBuffer.lineStart(EditBuffer.cursor)
    let indent = EditBuffer.cursor - start
    let isAtBlanks = indent > 0 && EditBuffer.isBlank(start..<EditBuffer.cursor)
    rl_begin_undo_group()
    if isAtBlanks {
      let before = EditBuffer.text(0..<start)
      EditBuffer.replace(start..<(start + indent), with: PasteIndentation.fitted(text, into: before, at: indent))
    } else {
      rl_insert_text(text)
    }
    rl_end_undo_group()
    LineEditor.isPasted = true
    LineEditor.isWhole = true
  }

  /// Takes an input from history; a block that came from there is whole.
  fileprivate static func recall(_ move: () -> CInt) -> CInt {
    let before = EditBuffer.text()
    let result = move()
    if EditBuffer.text() != before { LineEditor.isWhole = true }
    return result
  }

  /// Begins another line at the cursor, indented as is right there.
  static func beginLine(_ indent: Int?) {
    let point = EditBuffer.cursor
    let start = EditBuffer.lineStart(point)
    let width = indent ?? LineEditor.decide(EditBuffer.text(0..<point), false) ?? EditBuffer.indentation(start)
    var end = point
    let bytes = EditBuffer.bytes
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    rl_begin_undo_group()
    if end > point { rl_delete_text(CInt(point), CInt(end)) }
    rl_insert_text("\n" + String(repeating: " ", count: width))
    rl_end_undo_group()
    LineEditor.isWhole = false
  }
}

/// Enter: runs a whole text, else begins another line.
private func enterKey(_ count: CInt, _ key: CInt) -> CInt {
  // What a search has found is run where it is.
  if BlockKeys.yieldsToSearch {
    LineEditor.isWhole = true
    EditBuffer.cursor = EditBuffer.count
  }
  let isAtEnd = EditBuffer.isBlank(EditBuffer.cursor..<EditBuffer.count)
  if isAtEnd || !EditBuffer.hasLines {
    let indent = LineEditor.decide(EditBuffer.text(), LineEditor.isWhole)
    if let indent {
      BlockKeys.beginLine(isAtEnd ? indent : nil)
      return 0
    }
  } else {
    BlockKeys.beginLine(nil)
    return 0
  }
  BlockDrawing.finish()
  // Readline's own last drawing would come on top.
  let echoes = rl_tty_set_echoing(0)
  rl_newline(1, key)
  rl_tty_set_echoing(echoes)
  return 0
}

/// Alt-Enter: another line, whatever stands there.
private func newlineKey(_ count: CInt, _ key: CInt) -> CInt {
  BlockKeys.beginLine(nil)
  return 0
}

private func homeKey(_ count: CInt, _ key: CInt) -> CInt {
  EditBuffer.cursor = EditBuffer.lineStart(EditBuffer.cursor)
  return 0
}

private func endKey(_ count: CInt, _ key: CInt) -> CInt {
  if let rest = HistorySuggestion.current(), !BlockDrawing.dim.isEmpty {
    EditBuffer.insert(rest.taken)
  } else {
    let end = EditBuffer.lineEnd(EditBuffer.cursor)
    // The command of vi goes to the last character.
    EditBuffer.cursor = ViKeys.areCommands ? max(EditBuffer.lineStart(end), end - 1) : end
  }
  return 0
}

private func rightKey(_ count: CInt, _ key: CInt) -> CInt {
  if count == 1, let rest = HistorySuggestion.current(), !BlockDrawing.dim.isEmpty {
    EditBuffer.insert(rest.taken)
    return 0
  }
  return rl_forward_char(count, key)
}

/// Kills to the end of the line; at its end, the newline.
private func killKey(_ count: CInt, _ key: CInt) -> CInt {
  let point = EditBuffer.cursor
  let end = EditBuffer.lineEnd(point)
  return rl_kill_text(CInt(point), CInt(end > point ? end : min(end + 1, EditBuffer.count)))
}

/// Kills to the beginning of the line; there, the newline before it.
private func discardKey(_ count: CInt, _ key: CInt) -> CInt {
  let point = EditBuffer.cursor
  let start = EditBuffer.lineStart(point)
  let first = start < point ? start : max(0, start - 1)
  rl_kill_text(CInt(point), CInt(first))
  EditBuffer.cursor = first
  return 0
}

/// Backspace: in the indentation it takes a level away.
private func backspaceKey(_ count: CInt, _ key: CInt) -> CInt {
  let point = EditBuffer.cursor
  let start = EditBuffer.lineStart(point)
  let width = EditBuffer.indentation(start)
  guard point > start, point - start <= width else { return rl_rubout(count, key) }
  let column = (point - start - 1) / 4 * 4
  rl_delete_text(CInt(start + column), CInt(point))
  EditBuffer.cursor = start + column
  return 0
}

private func clearKey(_ count: CInt, _ key: CInt) -> CInt {
  BlockDrawing.clearScreen()
  return 0
}

private func pasteKey(_ count: CInt, _ key: CInt) -> CInt {
  let text = KeyInput.takeMarkedPaste()
  BlockKeys.paste(text.hasSuffix("\n") ? String(text.dropLast()) : text)
  return 0
}

/// `:`, blanks and closing brackets: words that go on with a block, and brackets, find their column.
private func insertKey(_ count: CInt, _ key: CInt) -> CInt {
  let result = rl_insert(count, key)
  let point = EditBuffer.cursor
  let start = EditBuffer.lineStart(point)
  guard start > 0 else { return result }
  let line = EditBuffer.text(start..<point)
  if let column = BlockIndentation.column(of: line, below: EditBuffer.text(0..<(start - 1))) {
    EditBuffer.indent(lineAt: start, to: column)
  }
  return result
}

/// Up: to the line above, from the first one into history.
private func upKey(_ count: CInt, _ key: CInt) -> CInt {
  let point = EditBuffer.cursor
  let start = EditBuffer.lineStart(point)
  guard start > 0 else { return BlockKeys.recall { rl_get_previous_history(count, key) } }
  EditBuffer.cursor = EditBuffer.offset(in: EditBuffer.lineStart(start - 1)..<(start - 1), below: start..<point)
  return 0
}

/// Down: to the line below, from the last one into history.
private func downKey(_ count: CInt, _ key: CInt) -> CInt {
  let point = EditBuffer.cursor
  let end = EditBuffer.lineEnd(point)
  guard end < EditBuffer.count else { return BlockKeys.recall { rl_get_next_history(count, key) } }
  let below = EditBuffer.lineStart(point)..<point
  EditBuffer.cursor = EditBuffer.offset(in: (end + 1)..<EditBuffer.lineEnd(end + 1), below: below)
  return 0
}
