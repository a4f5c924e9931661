// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// What listings put before their lines: prompts, numbers, indentation.
enum PasteListing {
  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == "\u{A0}" || character == "\u{3000}"
  }

  static func isEmpty(_ line: String) -> Bool { line.allSatisfy(isBlank) }

  // MARK: Prompts

  private enum Prompt {
    case first(Substring)
    case next(Substring)
    case output
  }

  /// What stands behind prompts.
  private struct Prompted {
    var lines: [String] = []
    /// Where each first prompt was, among these lines.
    var starts: [Int] = []
    /// The first prompts that there were.
    var names: [String] = []
    var note: String { "removed \(names.map { "`\($0)`" }.joined(separator: " and ")) prompts" }
  }

  /// Takes the prompts of Python's and IPython's shells away, and the output between them.
  static func removePrompts(_ lines: [String]) -> (lines: [String], note: String)? {
    guard hasPrompts(lines) else { return nil }
    let prompted = behindPrompts(lines)
    return (prompted.lines, prompted.note)
  }

  /// The cells of a listing with IPython's prompts; nil for any other text.
  static func numberedCells(_ lines: [String]) -> (cells: [String], note: String)? {
    guard beginsWithNumberedPrompt(lines) else { return nil }
    let prompted = behindPrompts(lines)
    let ends = prompted.starts.dropFirst() + [prompted.lines.count]
    let cells = zip(prompted.starts, ends).map { PasteCleaner.joined(Array(prompted.lines[$0..<$1])) }
    return (cells, prompted.note)
  }

  private static func behindPrompts(_ lines: [String]) -> Prompted {
    var result = Prompted()
    var statement: [String] = []
    // A notebook's page has its code below `In [n]:`, down to the output or the next prompt.
    var isBelowPrompt = false
    for (i, line) in lines.enumerated() {
      let (prompt, name) = classify(line, continues: !statement.isEmpty)
      if let name, !result.names.contains(name) { result.names.append(name) }
      switch prompt {
      case .first(let rest):
        statement = [String(rest)]
        result.starts.append(result.lines.count)
        result.lines.append(String(rest))
        isBelowPrompt = isEmpty(String(rest)) && name == numberedPrompt && isCode(after: i, lines)
      case .next(let rest):
        statement.append(String(rest))
        result.lines.append(String(rest))
      case .output:
        if isBelowPrompt, !isOutput(line) {
          result.lines.append(line)
        } else if !statement.isEmpty, !isBelowPrompt, isOpen(statement) {
          // A call whose further lines have no prompt goes on while its bracket is open.
          statement.append(line)
          result.lines.append(line)
        } else {
          statement = []
          isBelowPrompt = false
        }
      }
    }
    return result
  }

  private static let numberedPrompt = "In [n]: "

  /// Whether code without prompts follows a line.
  private static func isCode(after index: Int, _ lines: [String]) -> Bool {
    guard let next = lines[(index + 1)...].first(where: { !isEmpty($0) }) else { return false }
    if case .output = classify(next, continues: true).0 { return !isOutput(next) }
    return false
  }

  /// `Out[3]:`
  private static func isOutput(_ line: String) -> Bool {
    let text = line.drop(while: isBlank)
    return text.hasPrefix("Out[") || text.hasPrefix("Out [")
  }

  /// Whether the first line of a text has IPython's prompt: `In [1]: x = 3` would be an annotation, too.
  private static func beginsWithNumberedPrompt(_ lines: [String]) -> Bool {
    guard let first = lines.first(where: { !isEmpty($0) }) else { return false }
    return classify(first, continues: false).1 == numberedPrompt
  }

  /// Whether a line begins with a first prompt, and not inside of a docstring.
  private static func hasPrompts(_ lines: [String]) -> Bool {
    for line in lines {
      if case .first = classify(line, continues: false).0 { return true }
      if line.contains("\"\"\"") || line.contains("'''") { return false }
    }
    return false
  }

  private static func classify(_ line: String, continues: Bool) -> (Prompt, String?) {
    let text = line.drop(while: isBlank)
    if let rest = after(">>>", text) { return (.first(rest), ">>> ") }
    if continues, text.hasPrefix("...") {
      // IPython's prompts had more dots behind larger numbers.
      let dots = text.prefix { $0 == "." }
      if let rest = after(dots + ":", text) ?? after("...", text) { return (.next(rest), nil) }
    }
    if text.hasPrefix("In ["), let close = text.firstIndex(of: "]") {
      let number = text[text.index(text.startIndex, offsetBy: 4)..<close]
      let tail = text[text.index(after: close)...]
      if number.allSatisfy({ $0.isASCII && $0.isNumber || $0 == " " || $0 == "*" }), tail.first == ":" {
        return (.first(dropOneBlank(tail.dropFirst())), numberedPrompt)
      }
    }
    return (.output, nil)
  }

  /// What follows a prompt and its blank; nil when the text does not begin with it.
  private static func after(_ prompt: some StringProtocol, _ text: Substring) -> Substring? {
    guard text.hasPrefix(prompt) else { return nil }
    let rest = text.dropFirst(prompt.count)
    guard let next = rest.first else { return rest }
    return isBlank(next) ? rest.dropFirst() : nil
  }

  private static func dropOneBlank(_ text: Substring) -> Substring {
    guard let first = text.first, isBlank(first) else { return text }
    return text.dropFirst()
  }

  private static func isOpen(_ lines: [String]) -> Bool {
    var lexer = Lexer(SourceText(name: "paste", text: PasteCleaner.joined(lines)), allowCommands: true)
    lexer.run()
    switch lexer.failure {
    case .openBracket, .openString: return true
    default: return false
    }
  }

  // MARK: Line numbers

  /// Takes the numbers away that count the lines of a listing.
  ///
  /// The numbered lines must count up by one; lines without a number between them (captions, prose) are left for later.
  static func removeLineNumbers(_ lines: [String]) -> (lines: [String], note: String)? {
    var expected: Int?
    var numbered = 0
    var first = 0
    var others = 0
    var result: [String] = []
    for line in lines {
      if let (number, rest) = numberAtStart(line), expected == nil || number == expected {
        guard number < Int.max else { return nil }
        expected = number + 1
        numbered += 1
        if numbered == 1 { first = number }
        if let next = rest.first(where: { !isBlank($0) }), ",)]}+*/<>=.".contains(next) { return nil }
        result.append(rest)
      } else {
        if !isEmpty(line) { others += 1 }
        result.append(line)
      }
    }
    guard numbered >= 2, others == 0 || (numbered >= 4 && first == 1) else { return nil }
    return (result, "removed line numbers")
  }

  /// The number at the start of a line and the rest after its separator.
  private static func numberAtStart(_ line: String) -> (Int, String)? {
    let text = line.drop(while: isBlank)
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.utf8.count <= 6, let number = Int(digits) else { return nil }
    var rest = text.dropFirst(digits.count)
    guard let next = rest.first else { return (number, "") }
    if next == "." || next == ":" || next == "|" {
      rest = rest.dropFirst()
      guard rest.isEmpty || rest.first.map(isBlank) == true else { return nil }
      return (number, String(dropOneBlank(rest)))
    }
    guard isBlank(next) else { return nil }
    return (number, String(rest.dropFirst()))
  }

  // MARK: Indentation

  private static func indentation(_ line: String) -> Substring { line.prefix { $0 == " " || $0 == "\t" } }

  /// Takes the blanks away that all lines begin with.
  static func removeIndentation(_ lines: [String]) -> (lines: [String], note: String)? {
    var common: Substring?
    for line in lines where !isEmpty(line) {
      let own = indentation(line)
      common = common.map { $0.commonPrefix(own) } ?? own
    }
    guard let common, !common.isEmpty else { return nil }
    let width = common.count
    return (lines.map { isEmpty($0) ? "" : String($0.dropFirst(width)) }, "removed the common indentation")
  }

  /// Replaces tabs at the start of lines, which cannot be told from blanks on a page.
  static func expandTabs(_ lines: [String]) -> (lines: [String], note: String)? {
    guard lines.contains(where: { indentation($0).contains("\t") }) else { return nil }
    for width in [4, 8] {
      let expanded = lines.map { expand($0, width) }
      if PasteCleaner.parses(PasteCleaner.joined(expanded), true) { return (expanded, "replaced tabs") }
      if let (dedented, _) = removeIndentation(expanded), PasteCleaner.parses(PasteCleaner.joined(dedented), true) {
        return (dedented, "replaced tabs")
      }
    }
    return nil
  }

  private static func expand(_ line: String, _ width: Int) -> String {
    var column = 0
    for character in indentation(line) { column = character == "\t" ? (column / width + 1) * width : column + 1 }
    return String(repeating: " ", count: column) + line.drop { $0 == " " || $0 == "\t" }
  }

  /// Where only the first line was copied without its indentation: takes the indentation off the others.
  static func alignWithFirst(_ lines: [String]) -> (lines: [String], note: String)? {
    guard let first = lines.firstIndex(where: { !isEmpty($0) }), indentation(lines[first]).isEmpty,
      let (rest, note) = removeIndentation(Array(lines[(first + 1)...]))
    else { return nil }
    return (Array(lines[...first]) + rest, note)
  }
}

extension Substring {
  /// The characters with which both begin.
  fileprivate func commonPrefix(_ other: Substring) -> Substring {
    var end = startIndex
    var there = other.startIndex
    while end < endIndex, there < other.endIndex, self[end] == other[there] {
      end = index(after: end)
      there = other.index(after: there)
    }
    return self[startIndex..<end]
  }
}
