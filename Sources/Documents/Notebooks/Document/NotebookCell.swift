// SPDX-License-Identifier: GPL-3.0-or-later

/// One input of a notebook and what it printed.
public struct NotebookCell: Sendable, Equatable {
  /// What was typed, without prompts and without a final newline.
  public let source: String
  /// What it printed: empty, or lines that each end in a newline.
  public private(set) var output: String
  /// The lines of the document that hold the input, verbatim.
  let inputText: String
  /// The lines of the document that hold the output, verbatim.
  private(set) var outputText: String

  /// A cell as it was read.
  init(source: String, output: String, inputText: String, outputText: String) {
    self.source = source
    self.output = output
    self.inputText = inputText
    self.outputText = outputText
  }

  /// A new cell in a block with this style of lines.
  init(source: String, output: String, style: LineStyle) {
    let lines = NotebookParser.split(source)
    var input = ""
    for (number, line) in lines.enumerated() {
      let prompt = number == 0 ? ">>>" : "..."
      input += style.line(line.isEmpty ? prompt : prompt + " " + line)
    }
    self.source = source
    self.inputText = input
    self.output = ""
    self.outputText = ""
    setOutput(output, style: style)
  }

  /// The output without blank lines at its end, by which two runs are compared.
  public var comparableOutput: String { NotebookCell.comparable(output) }

  /// A text without blanks and blank lines at its end, and without progress bars, which tell other times at each run.
  public static func comparable(_ given: String) -> String {
    var output = given
    if output.contains("%|") {
      output = output.split(separator: "\n", omittingEmptySubsequences: false).filter { !isProgressBar($0) }
        .joined(separator: "\n")
    }
    var bytes = Substring(output).utf8
    while let last = bytes.last, NotebookParser.isBlank(last) { bytes.removeLast() }
    return String(bytes) ?? output
  }

  /// `100%|##########| 10/10 [00:01<00:00,  9.90it/s]`
  private static func isProgressBar(_ line: Substring) -> Bool {
    guard let bar = line.firstRange(of: "%|"), line.hasSuffix("]"),
      let tail = line[bar.upperBound...].firstRange(of: "| ")
    else { return false }
    let rest = line[tail.upperBound...]
    return rest.first?.isNumber == true && rest.contains("[") && rest.contains("<")
  }

  /// True if the output ends in an exception's traceback.
  public var hasTraceback: Bool {
    output.hasPrefix("Traceback (most recent call last)") || output.contains("\nTraceback (most recent call last)")
  }

  mutating func setOutput(_ newOutput: String, style: LineStyle) {
    guard !newOutput.isEmpty else {
      output = ""
      outputText = ""
      return
    }
    output = newOutput.utf8.last == UInt8(ascii: "\n") ? newOutput : newOutput + "\n"
    outputText = NotebookParser.split(output).dropLast().map { style.line(NotebookParser.escaped($0)) }.joined()
  }

  /// Adds the newline that the last line of an unfinished document may lack.
  func finishingLine(_ newline: String) -> NotebookCell {
    if outputText.isEmpty {
      guard inputText.utf8.last != UInt8(ascii: "\n") else { return self }
      return NotebookCell(source: source, output: output, inputText: inputText + newline, outputText: "")
    }
    guard outputText.utf8.last != UInt8(ascii: "\n") else { return self }
    return NotebookCell(source: source, output: output, inputText: inputText, outputText: outputText + newline)
  }
}

/// How the lines of a block are written: its indentation and its line ending.
struct LineStyle: Sendable, Equatable {
  var indent = ""
  var newline = "\n"

  func line(_ text: String) -> String { (text.isEmpty ? "" : indent + text) + newline }
}
