// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Workbench

/// Reads the equations in what an explanation printed, and computes them again.
struct EquationReader {
  /// A line `name = arithmetic = result`.
  struct Line {
    let name: String
    let arithmetic: String
    let result: String
    let hasRemark: Bool
  }
  let lines: [Line]

  /// Takes a text that was drawn wide enough for every equation to stand on one line.
  init(_ text: String) {
    lines = text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "=", omittingEmptySubsequences: false).map { $0.trimmed }
      guard parts.count == 3, !parts[1].isEmpty, parts[1].utf8.allSatisfy({ $0 != UInt8(ascii: "|") }) else {
        return nil
      }
      let words = parts[2].split(separator: " ", maxSplits: 1)
      guard let result = words.first, Double(String(result)) != nil else { return nil }
      return Line(name: parts[0], arithmetic: parts[1], result: String(result), hasRemark: words.count > 1)
    }
  }

  /// The lines whose arithmetic gives something else than the printed result.
  var wrong: [String] {
    lines.compactMap { line in
      guard let value = EquationChecker.value(line.arithmetic), let printed = Double(line.result) else {
        return "cannot compute \(line)"
      }
      if value == printed || (value.isNaN && printed.isNaN) { return nil }
      return abs(value - printed) <= EquationReader.tolerance(line.result) ? nil : "\(line): \(value)"
    }
  }

  /// Half a unit of the last digit that a result can have been rounded to: trailing zeros are not printed, three digits are the least.
  static func tolerance(_ text: String) -> Double {
    let mantissa = text.split(separator: "e")[0].filter { $0.isNumber }
    let digits = max(String(mantissa.drop { $0 == "0" }).utf8.count, 3)
    guard let value = Double(text), value != 0 else { return 1e-12 }
    var exponent = 0
    var size = abs(value)
    while size >= 10 { (size, exponent) = (size / 10, exponent + 1) }
    while size < 1 { (size, exponent) = (size * 10, exponent - 1) }
    var unit = 1.0
    for _ in 0..<abs(exponent - digits + 1) { unit *= 10 }
    return 0.5000001 * (exponent - digits + 1 < 0 ? 1 / unit : unit)
  }
}

/// A session whose drawings are wide.
func makeWideSession() -> (session: Session, recorder: Recorder) {
  let recorder = Recorder()
  let presentation = Presentation(rendering: .init(width: 1000, height: 15, glyphs: .ascii, color: .none))
  return (Session(output: Output(presentation: presentation) { recorder.add($0) }), recorder)
}
