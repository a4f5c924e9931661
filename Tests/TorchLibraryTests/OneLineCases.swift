// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

/// A program of one line with what a library gives: a line of a `cases.txt`, which `generate/one_line_cases.py` writes.
///
/// Lines that begin with `differs` are known differences with their reason; one that has been mended is reported, so that its
/// reason is taken out of the script.
struct OneLineCase: Sendable {
  let program: Substring
  private let result: [Substring]
  private let reason: Substring?

  private init(_ line: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    let isKnown = fields.count > 2 && fields[0] == "differs"
    reason = isKnown ? fields[1] : nil
    program = fields[isKnown ? 2 : 0]
    result = Array(fields.dropFirst(isKnown ? 3 : 1))
  }

  /// The cases of a folder of fixtures.
  static func all(in folder: String) -> [OneLineCase] {
    Fixture.text("\(folder)/cases.txt").split(separator: "\n").map(OneLineCase.init)
  }

  /// Runs all cases in one program and compares.
  static func check(_ cases: [OneLineCase], in folder: String) {
    let program = cases.enumerated().map { $0.element.line($0.offset) }.joined()
    let run = TorchThread.run(Fixture.text("\(folder)/prelude.py") + program)
    #expect(run.error == nil)
    var printed: [Int: [Substring]] = [:]
    for line in run.output.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      if let number = fields.first.flatMap({ Int($0) }) { printed[number] = Array(fields.dropFirst()) }
    }
    for (number, item) in cases.enumerated() {
      let got = printed[number] ?? []
      let agrees = OneLineResult.agree(got, item.result)
      if let reason = item.reason {
        #expect(!agrees, "\(item.program) no longer differs (\(reason)): take it out of DIFFERS")
      } else if !agrees {
        Issue.record(
          "\(item.program)\n  got  \(got.joined(separator: " "))\n  want \(item.result.joined(separator: " "))")
      }
    }
  }

  /// A line of a program that prints what the case gives.
  private func line(_ number: Int) -> String {
    var parts = program.split(separator: "; ")
    let expression = parts.removeLast()
    return "def c(): \(parts.map { $0 + "; " }.joined())return \(expression)\nR(\(number), c)\n"
  }

  /// Whether the program has a name that does not go on behind it.
  func mentions(_ name: String) -> Bool {
    program.ranges(of: name).contains { range in
      program[range.upperBound...].first.map { !$0.isLetter && !$0.isNumber && $0 != "_" } ?? true
    }
  }

  /// The word before the last `.name`.
  func owner(of name: String) -> String {
    guard let range = program.ranges(of: ".\(name)").last else { return "" }
    return String(String(program[..<range.lowerBound].reversed().prefix { $0.isLetter }).reversed())
  }
}

/// The comparison of two printed results, as `one_line_cases.py` has it: floats may differ in their last bits.
enum OneLineResult {
  private static let tolerances: [Substring: Double] = ["float64": 1e-14, "float32": 5e-7, "float16": 2e-3]

  static func agree(_ got: [Substring], _ wanted: [Substring]) -> Bool {
    guard got.count == wanted.count else { return false }
    var i = 0
    while i < got.count {
      if got[i] == wanted[i] {
        i += 1
      } else if i >= 4, got[i - 4] == "A", wanted[i - 4] == "A", let tolerance = tolerances[got[i - 2]],
        isClose(got[i], wanted[i], tolerance)
      {
        // The text forms of elements that differ may differ too.
        i += 3
      } else if i >= 2, got[i - 2] == "V", wanted[i - 2] == "V", got[i - 1] == "float",
        isClose(got[i], wanted[i], 1e-14)
      {
        i += 1
      } else {
        return false
      }
    }
    return true
  }

  private static func isClose(_ a: Substring, _ b: Substring, _ tolerance: Double) -> Bool {
    let (x, y) = (a.split(separator: " ").map { Double($0) }, b.split(separator: " ").map { Double($0) })
    return x.count == y.count
      && zip(x, y).allSatisfy { p, q in
        guard let p, let q else { return false }
        return p == q || p.isNaN && q.isNaN || (p - q).magnitude <= tolerance * max(q.magnitude, 1e-2)
      }
  }
}
