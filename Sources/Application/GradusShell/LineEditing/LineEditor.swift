// SPDX-License-Identifier: GPL-3.0-or-later

@preconcurrency import CReadline
@preconcurrency import Glibc
import Notebooks
import PythonRuntime
import Workbench

/// What the user did with a line.
enum LineResult: Equatable {
  /// Entered it; a block has newlines in it. Whether it came, or came in part, from a paste.
  case line(String, isPasted: Bool)
  /// Gave this up with Ctrl-C.
  case interrupted(String)
  /// Asked to leave: Ctrl-D on an empty line, or a signal.
  case end
}

/// Reads lines from a terminal with GNU readline: history, search, completion, pastes, colours.
///
/// Readline keeps its state in globals and calls back through C functions, so there is one editor a process; everything
/// runs on the thread that calls `read`.
enum LineEditor {
  // SAFETY: set before `read`, and called by readline on the thread that is inside of it, as below.
  /// What may stand at the cursor of the line being typed (the text, and the cursor as an offset in bytes).
  nonisolated(unsafe) static var complete: (String, Int) -> Completions = { _, _ in
    Completions(replacedCount: 0, candidates: [])
  }
  // SAFETY: as above.
  /// What Enter does at the end of a text: runs it, or begins another line, so far indented. Pasted texts are whole.
  nonisolated(unsafe) static var decide: (_ text: String, _ isWhole: Bool) -> Int? = { _, _ in nil }
  // SAFETY: as above.
  /// Whether a block is one buffer that we draw; else (on a dumb terminal) lines are read one by one, and readline draws.
  nonisolated(unsafe) static var editsBlocks = false

  // SAFETY: readline calls back on the thread that is inside of `read`, so there is no second thread to race with.
  fileprivate nonisolated(unsafe) static var enteredLine: UnsafeMutablePointer<CChar>?
  fileprivate nonisolated(unsafe) static var isDone = false
  fileprivate nonisolated(unsafe) static var candidates: [String] = []
  fileprivate nonisolated(unsafe) static var nextCandidate = 0
  // SAFETY: as above.
  /// Whether a paste is part of the text.
  nonisolated(unsafe) static var isPasted = false
  // SAFETY: as above.
  /// Whether the block came whole, from a paste or from history: Enter at its end runs it.
  nonisolated(unsafe) static var isWhole = false

  /// Whether what is shown belongs to a search.
  static var isSearching: Bool {
    rl_readline_state & UInt(RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_SEARCH) != 0
  }

  /// Prepares readline; call it once, on an interactive terminal.
  static func setUp() {
    // SAFETY: readline keeps the pointer, and the copy is never freed.
    rl_readline_name = UnsafePointer(strdup("gradus"))
    rl_catch_signals = 0
    rl_catch_sigwinch = 0
    rl_change_environment = 0
    rl_initialize()
    rl_variable_bind("colored-stats", "off")
    // SAFETY: as above. The dot breaks words, so that `torch.ra` lists `rand` and `randn` without their path.
    let breaks = UnsafePointer(strdup(" \t\n\"\\'`@$><=;|&{}()[]+-*/%,:.~^!?"))
    rl_basic_word_break_characters = breaks
    rl_completer_word_break_characters = breaks
    rl_attempted_completion_function = { text, start, end in completionMatches(text, start, end) }
    // The order is ours: the keyword arguments of a call stand first.
    rl_sort_completion_matches = 0
    // A word brings its closing quote along.
    rl_basic_quote_characters = nil
    rl_variable_bind("completion-ignore-case", "on")
    rl_bind_key(9, tabKey)
    KeyInput.install()
    rl_prep_term_function = { isMeta in
      rl_prep_terminal(isMeta)
      // Ctrl-C would throw away what is on its way to the screen, maybe half a drawing with the cursor hidden.
      var state = termios()
      guard tcgetattr(fileno(rl_instream), &state) == 0 else { return }
      state.c_lflag |= tcflag_t(NOFLSH)
      tcsetattr(fileno(rl_instream), TCSANOW, &state)
    }
    rl_deprep_term_function = {
      // Else some versions end the prompt's line by themselves where pastes are marked.
      rl_eof_found = 0
      rl_deprep_terminal()
    }
    // SAFETY: readline's string is only looked at.
    editsBlocks = Files.environment("TERM") ?? "dumb" != "dumb" && rl_get_termcap("up") != nil
    rl_variable_bind("enable-bracketed-paste", editsBlocks ? "on" : "off")
    if editsBlocks {
      rl_redisplay_function = { BlockDrawing.redisplay() }
      BlockKeys.install()
    }
  }

  /// Reads a line, or a block. `indent` blanks or a text stand on it already.
  static func read(prompt: String, indent: Int = 0, text: String? = nil) -> LineResult {
    enteredLine = nil
    isDone = false
    isPasted = false
    isWhole = false
    // What struck the last statement too late does not strike this prompt.
    _ = Interrupt.take()
    BlockDrawing.begin()
    rl_callback_handler_install(prompt) { line in
      LineEditor.enteredLine = line
      LineEditor.isDone = true
      // The terminal is set back before anything is printed.
      rl_callback_handler_remove()
    }
    KeyInput.takeTypedAhead()
    if indent > 0, !KeyInput.hasMore {
      rl_insert_text(String(repeating: " ", count: indent))
      rl_redisplay_function?()
    }
    if let text {
      rl_insert_text(editsBlocks ? text : text.split(separator: "\n").joined(separator: "; "))
      rl_redisplay_function?()
    }
    while !isDone {
      if KeyInput.wait() {
        if editsBlocks, !isSearching, BlockKeys.takePaste() { continue }
        rl_callback_read_char()
        if editsBlocks { BlockKeys.follow(isSearching) }
        continue
      }
      if Signals.leaveSignal != 0 {
        rl_callback_handler_remove()
        Glibc.write(STDOUT_FILENO, "\n", 1)
        return .end
      }
      if Signals.takeResize() { if editsBlocks { BlockDrawing.resize() } else { rl_resize_terminal() } }
      if Signals.takeResume() {
        // Whoever was in the foreground meanwhile left the terminal in a state of its own.
        rl_deprep_terminal()
        rl_prep_terminal(1)
        rl_on_new_line()
        if editsBlocks { BlockDrawing.again() } else { rl_redisplay_function?() }
      }
      if Interrupt.take() {
        let text = EditBuffer.text()
        dropLine()
        return .interrupted(text)
      }
    }
    guard let entered = enteredLine else {
      Glibc.write(STDOUT_FILENO, "\n", 1)
      return .end
    }
    defer { free(entered) }
    return .line(String(cString: entered), isPasted: isPasted)
  }

  /// Ends the line being typed and leaves it on the screen.
  private static func dropLine() {
    if editsBlocks {
      BlockDrawing.finish(mark: "^C")
      rl_free_line_state()
      rl_callback_sigcleanup()
      rl_replace_line("", 0)
      rl_callback_handler_remove()
      return
    }
    // From the end, or the mark of Ctrl-C would be printed in the middle of a wrapped line.
    rl_point = rl_end
    rl_redisplay_function?()
    rl_free_line_state()
    rl_callback_sigcleanup()
    rl_echo_signal_char(SIGINT)
    rl_replace_line("", 0)
    rl_callback_handler_remove()
    Glibc.write(STDOUT_FILENO, "\n", 1)
  }
}

// SAFETY: readline passes a word that ends in a zero byte and frees the list it is given, which readline itself has made.
/// Gives readline the words that may stand at the cursor. They replace what readline takes for the word before it.
private func completionMatches(
  _ text: UnsafePointer<CChar>?, _ start: CInt, _ end: CInt
) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  // Never the names of files.
  rl_attempted_completion_over = 1
  rl_completion_append_character = 0
  guard let text, let buffer = rl_line_buffer else { return nil }
  // SAFETY: readline's buffer and word end in a zero byte.
  let completions = LineEditor.complete(String(cString: buffer), Int(end))
  let word = String(cString: text)
  let before = Int(end - start)
  LineEditor.candidates = completions.candidates.compactMap { candidate in
    let bytes = Array(candidate.utf8)
    if completions.replacedCount >= before {
      return String(decoding: bytes.dropFirst(completions.replacedCount - before), as: UTF8.self)
    }
    return String(word.utf8.prefix(before - completions.replacedCount)).map { $0 + candidate }
  }
  if LineEditor.candidates.isEmpty { return nil }
  return rl_completion_matches(text) { _, state in
    if state == 0 { LineEditor.nextCandidate = 0 }
    guard LineEditor.nextCandidate < LineEditor.candidates.count else { return nil }
    defer { LineEditor.nextCandidate += 1 }
    // SAFETY: readline frees the copy.
    return strdup(LineEditor.candidates[LineEditor.nextCandidate])
  }
}

/// Tab: indents where only blanks stand left of the cursor, else completes.
func tabKey(_ count: CInt, _ key: CInt) -> CInt {
  let start = EditBuffer.lineStart(EditBuffer.cursor)
  if EditBuffer.isBlank(start..<EditBuffer.cursor) {
    rl_insert_text(String(repeating: " ", count: 4 - (EditBuffer.cursor - start) % 4))
    return 0
  }
  // Asking for the mode with this very function keeps "the second Tab lists".
  return rl_complete_internal(rl_completion_mode(tabKey))
}
