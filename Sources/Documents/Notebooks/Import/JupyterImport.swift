// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import JSON
import Primitives
import PythonSyntax

/// Reads Jupyter notebooks (nbformat 4).
public enum JupyterImport {
  /// Thrown for a file that is no Jupyter notebook of a known form.
  public struct Refusal: Error, Equatable, CustomStringConvertible {
    /// The sentence that the user reads.
    public let description: String
  }

  /// The notebook that the bytes of an `.ipynb` file hold.
  ///
  /// A code cell stays one cell. Jupyter shows the value of a cell's last expression alone, so the expressions before it get a
  /// `;` at their ends. Lines for IPython (`%magic`, `!command`) become comments. Cells that show a picture, that did something
  /// through IPython, or that have the tag `volatile` (or nbval's `nbval-ignore-output`) are marked as volatile. A cell of Gradus's own
  /// export that nobody has changed becomes what was typed.
  ///
  /// - Parameter keep: takes a picture that is attached to a text and gives the name under which the text finds it; nil where
  ///   pictures are not kept.
  public static func notebook(
    _ bytes: [UInt8], title: String, keep: ((_ name: String, _ bytes: [UInt8]) -> String)? = nil
  ) throws -> Notebook {
    let document: JSON
    do { document = try JSON(parsing: bytes) } catch { throw Refusal(description: "it is no JSON: \(error)") }
    guard let format = document["nbformat"]?.integerValue, let cells = document["cells"]?.arrayValue else {
      throw Refusal(description: "it is no Jupyter notebook of format 4")
    }
    guard format == 4 else { throw Refusal(description: "it is a Jupyter notebook of format \(format), not 4") }
    var text = ImportedText()
    for cell in cells {
      let source = self.text(cell["source"])
      switch cell["cell_type"]?.stringValue {
      case "code":
        let own = cell["metadata"]?[Export.metadataName]
        // What every session starts with anyway, as Gradus's own export puts it in.
        if NotebookCell.comparable(source) == NotebookCell.comparable(Export.preset) { continue }
        if own?["role"]?.stringValue == "preparation" { continue }
        let tags = cell["metadata"]?["tags"]?.arrayValue?.compactMap(\.stringValue) ?? []
        let isVolatile = tags.contains(Export.volatileTag) || tags.contains("nbval-ignore-output")
        let outputs = cell["outputs"]?.arrayValue ?? []
        if let typed = own?["source"]?.stringValue, own?["sum"]?.integerValue == sum(of: source) {
          addTyped(typed, outputs, isVolatile: isVolatile, to: &text)
        } else {
          add(source, outputs, isVolatile: isVolatile, to: &text)
        }
      case "markdown", "raw": addProse(attached(source, cell["attachments"], keep), to: &text)
      default: continue
      }
    }
    let all = text.text
    guard !all.hasPrefix("#") else { return Notebook(parsing: all) }
    return Notebook(parsing: Notebook(title: title).text + (all.isEmpty ? "" : "\n") + all)
  }

  private static func add(_ source: String, _ outputs: [JSON], isVolatile: Bool, to text: inout ImportedText) {
    let trimmed = NotebookCell.comparable(source)
    guard !trimmed.isEmpty else { return }
    let (code, isForJupyter) = python(trimmed)
    var printed = ""
    var isVolatile = isVolatile || isForJupyter
    for output in outputs {
      let (part, isPicture) = self.printed(output)
      if !printed.isEmpty, printed.utf8.last != UInt8(ascii: "\n") { printed += "\n" }
      printed += part
      isVolatile = isVolatile || isPicture
    }
    text.add(NotebookCell(source: code, output: printed, style: LineStyle()), isVolatile: isVolatile)
  }

  /// A cell of Gradus's own export, as it was typed.
  private static func addTyped(_ source: String, _ outputs: [JSON], isVolatile: Bool, to text: inout ImportedText) {
    var (printed, isVolatile) = ("", isVolatile)
    for output in outputs {
      let (part, isPicture) = self.printed(output)
      // Where Jupyter has run it, the chart is matplotlib's.
      if isPicture, part.isEmpty || part.hasPrefix("<") { isVolatile = true }
      if !printed.isEmpty, printed.utf8.last != UInt8(ascii: "\n") { printed += "\n" }
      printed += part
    }
    text.add(NotebookCell(source: source, output: printed, style: LineStyle()), isVolatile: isVolatile)
  }

  /// A number by which a text is known again.
  static func sum(of text: String) -> Int { Int(CRC32.checksum(Array(NotebookCell.comparable(text).utf8))) }

  /// A text with the pictures that are attached to it under the names that they got.
  private static func attached(
    _ source: String, _ attachments: JSON?, _ keep: ((String, [UInt8]) -> String)?
  ) -> String {
    guard let keep, let attachments = attachments?.objectValue else { return source }
    var source = source
    for attachment in attachments {
      let data = attachment.value.objectValue?.first { $0.name.hasPrefix("image/") }
      guard let data, let bytes = Base64.bytes(text(data.value)), PictureKind(bytes) != nil else { continue }
      source = source.replacing("(attachment:\(attachment.name)", with: "(" + keep(attachment.name, bytes))
    }
    return source
  }

  private static func addProse(_ source: String, to text: inout ImportedText) {
    let given = NotebookCell.comparable(source)
    guard !given.isEmpty else { return }
    var prose = ""
    // A fence that the cell leaves open would swallow what follows; and what a text shows as a terminal's is no cell.
    var open: Fence?
    for line in NotebookParser.lines(of: given + "\n") {
      if let fence = open {
        if fence.isClosed(by: line) { open = nil }
        prose += line
      } else {
        open = Fence(opening: line)
        prose += open?.language == "pycon" ? line.replacing("pycon", with: "pycon-text") : String(line)
      }
    }
    if let open {
      prose += String(repeating: open.marker == UInt8(ascii: "`") ? "`" : "~", count: open.count) + "\n"
    }
    text.add(prose: prose)
  }

  /// What an output shows as text, and whether it is a picture.
  private static func printed(_ output: JSON) -> (text: String, isPicture: Bool) {
    switch output["output_type"]?.stringValue {
    case "stream": return (text(output["text"]), false)
    case "execute_result", "display_data":
      let data = output["data"]
      let isPicture = data?.objectValue?.contains { $0.name.hasPrefix("image/") } ?? false
      return (text(data?["text/plain"]), isPicture)
    case "error":
      let lines = output["traceback"]?.arrayValue?.compactMap(\.stringValue) ?? []
      // Gradus's own export has Python's traceback; Jupyter's is drawn in colours, and only its last line is Python's.
      if let first = lines.first, first.hasPrefix("Traceback (most recent call last)") {
        return (lines.joined(separator: "\n"), false)
      }
      let (name, value) = (output["ename"]?.stringValue ?? "", output["evalue"]?.stringValue ?? "")
      return ("Traceback (most recent call last):\n  ...\n\(name)\(value.isEmpty ? "" : ": ")\(value)", false)
    default: return ("", false)
    }
  }

  /// A text of nbformat: a string, or a list of lines that keep their newlines.
  private static func text(_ value: JSON?) -> String {
    value?.stringValue ?? value?.arrayValue?.compactMap(\.stringValue).joined() ?? ""
  }

  /// Lines for IPython that print nothing.
  private static let settings = ["%matplotlib", "%load_ext", "%autoreload", "%config", "%reload_ext"]

  /// Whether a line measures time, which Gradus does as well.
  private static func times(_ line: Substring) -> Bool {
    ["%time", "%timeit"].contains(String(line.prefix { !$0.isWhitespace }))
  }

  /// The code of a cell as Python, and whether it did something through IPython.
  private static func python(_ source: String) -> (code: String, isForJupyter: Bool) {
    var isForJupyter = false
    let lines = NotebookParser.split(source)
    // `%%magic` takes the whole cell.
    if let first = lines.first, first.hasPrefix("%%") {
      if times(first.dropFirst()) { return (source, true) }
      return (lines.map { "# " + $0 }.joined(separator: "\n"), true)
    }
    let cleaned = lines.map { line -> String in
      let code = line.utf8.drop(while: NotebookParser.isBlank)
      guard code.first == UInt8(ascii: "%") || code.first == UInt8(ascii: "!") else { return line }
      let text = String(Substring(code))
      // Files run here as well, and print the same.
      if text.hasPrefix("%run "), code.count == line.utf8.count { return line }
      if text.hasPrefix("%reset"), code.count == line.utf8.count {
        isForJupyter = true
        return "%reset -f"
      }
      if !settings.contains(where: text.hasPrefix) { isForJupyter = true }
      if times(text[...]), code.count == line.utf8.count { return line }
      let indent = line.utf8.count - code.count
      return String(repeating: " ", count: indent) + (indent > 0 ? "pass  # " : "# ") + text
    }.joined(separator: "\n")
    if (try? Parser.parseModule(SourceText(name: "cell", text: cleaned), allowCommands: true)) == nil {
      // `files = !ls`, `x?` and `?x` are IPython's alone.
      let rest = NotebookParser.split(cleaned).map { line in
        let isQuestion = line.hasSuffix("?") || line.hasPrefix("?")
        return isQuestion || line.contains("= !") || line.contains("= %") ? "# " + line : line
      }.joined(separator: "\n")
      if rest != cleaned { return (silenced(rest), true) }
    }
    return (silenced(cleaned), isForJupyter)
  }

  /// The code with a `;` behind each expression but the last statement.
  private static func silenced(_ code: String) -> String {
    let source = SourceText(name: "cell", text: code)
    guard let statements = try? Parser.parseModule(source, allowCommands: true), statements.count > 1 else {
      return code
    }
    var bytes = Array(code.utf8)
    for statement in statements.dropLast().reversed() {
      guard case .expression = statement.kind, statement.span.end <= bytes.count else { continue }
      // Statements on one line have their semicolon.
      let rest = bytes[statement.span.end...].first { $0 != 0x20 && $0 != 0x09 }
      if rest == UInt8(ascii: ";") { continue }
      bytes.insert(UInt8(ascii: ";"), at: statement.span.end)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A notebook's text as it is read: cells that follow each other share a block.
private struct ImportedText {
  private(set) var text = ""
  /// Whether the block at the end is volatile; nil where text stands there.
  private var lastIsVolatile: Bool?

  mutating func add(_ cell: NotebookCell, isVolatile: Bool) {
    let fence = "```\n"
    if lastIsVolatile == isVolatile {
      text.removeLast(fence.count)
    } else {
      text += (text.isEmpty ? "" : "\n") + "```pycon\(isVolatile ? " volatile" : "")\n"
    }
    text += cell.inputText + cell.outputText + fence
    lastIsVolatile = isVolatile
  }

  mutating func add(prose: String) {
    text += (text.isEmpty ? "" : "\n") + prose
    lastIsVolatile = nil
  }
}
