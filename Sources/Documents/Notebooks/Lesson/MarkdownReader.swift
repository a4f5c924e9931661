// SPDX-License-Identifier: GPL-3.0-or-later

import CMD4C

/// Makes blocks of md4c's events.
struct MarkdownReader {
  private(set) var blocks: [ProseBlock] = []
  private var runs: [ProseBlock.Run] = []
  /// The styles that are open, the innermost last.
  private var styles: [ProseBlock.Style] = []
  /// The lists that are open, with the number of the next item; nil without numbers.
  private var lists: [UInt32?] = []
  private var quotes = 0
  /// What stands before the next block: the sign of the item that has begun.
  private var marker = ""
  private var level = 1
  private var rows: [[[ProseBlock.Run]]] = []
  /// Code that was read, before it is cut into lines.
  private var code = ""
  private var isCode = false

  // SAFETY: md4c gives each kind of block the details of that kind, which are good until this returns.
  mutating func enter(_ kind: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
    // Text of an item that stands in no paragraph of its own ends where another block begins.
    if !runs.isEmpty, kind != MD_BLOCK_TH, kind != MD_BLOCK_TD { finish(.paragraph) }
    switch kind {
    case MD_BLOCK_H: level = Int(detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 1)
    case MD_BLOCK_UL: lists.append(nil)
    case MD_BLOCK_OL: lists.append(detail?.assumingMemoryBound(to: MD_BLOCK_OL_DETAIL.self).pointee.start ?? 1)
    case MD_BLOCK_LI: marker = nextMarker()
    case MD_BLOCK_QUOTE: quotes += 1
    case MD_BLOCK_CODE:
      code = ""
      isCode = true
    case MD_BLOCK_TABLE: rows = []
    case MD_BLOCK_TR: rows.append([])
    default: break
    }
  }

  private mutating func nextMarker() -> String {
    guard let last = lists.last, let number = last else { return "-" }
    lists[lists.count - 1] = number &+ 1
    return "\(number)."
  }

  mutating func leave(_ kind: MD_BLOCKTYPE) {
    switch kind {
    case MD_BLOCK_H: finish(.heading(level))
    case MD_BLOCK_P: finish(.paragraph)
    case MD_BLOCK_LI:
      if !runs.isEmpty || !marker.isEmpty { finish(.paragraph) }
    case MD_BLOCK_UL, MD_BLOCK_OL: lists.removeLast()
    case MD_BLOCK_QUOTE: quotes -= 1
    case MD_BLOCK_HR: finish(.rule)
    case MD_BLOCK_CODE:
      isCode = false
      var lines = NotebookParser.split(code)
      if lines.last == "" { lines.removeLast() }
      runs = lines.map { ProseBlock.Run(text: $0, style: .code) }
      finish(.code)
    case MD_BLOCK_TH, MD_BLOCK_TD:
      if !rows.isEmpty { rows[rows.count - 1].append(runs) }
      runs = []
    case MD_BLOCK_TABLE: finish(.table(rows))
    default: break
    }
  }

  private mutating func finish(_ kind: ProseBlock.Kind) {
    blocks.append(
      ProseBlock(kind: kind, runs: runs, depth: lists.count, marker: marker, isQuoted: quotes > 0))
    runs = []
    marker = ""
  }

  mutating func begin(_ kind: MD_SPANTYPE) {
    switch kind {
    case MD_SPAN_CODE: styles.append(.code)
    case MD_SPAN_STRONG: styles.append(.strong)
    case MD_SPAN_EM: styles.append(.emphasis)
    default: styles.append(styles.last ?? .plain)
    }
  }

  mutating func end(_ kind: MD_SPANTYPE) { styles.removeLast() }

  mutating func add(_ kind: MD_TEXTTYPE, _ text: String) {
    if isCode {
      code += text
      return
    }
    let text =
      switch kind {
      case MD_TEXT_SOFTBR, MD_TEXT_BR: " "
      case MD_TEXT_NULLCHAR: "\u{FFFD}"
      case MD_TEXT_ENTITY: MarkdownReader.entities[text] ?? text
      default: text
      }
    let style = styles.last ?? .plain
    if runs.last?.style == style { runs[runs.count - 1].text += text } else { runs.append(.init(text: text, style: style)) }
  }

  /// The entities that Markdown cannot do without.
  private static let entities = [
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&nbsp;": "\u{A0}", "&times;": "×", "&hellip;": "…",
  ]
}
