// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

/// Thousands of random calls with the values, types, shapes, texts, gradients and errors that PyTorch gave.
///
/// `Tests/Fixtures/generate/parity.py` makes them; a line of `cases.txt` is the call, a tab, and what `prelude.py` printed.
@Suite(.serialized) struct ParityCasesTests {
  private static let batch = 400

  @Test func `random calls give what PyTorch gives`() throws {
    let prelude = Fixture.text("parity/prelude.py")
    let lines = Fixture.text("parity/cases.txt").split(separator: "\n")
    #expect(lines.count >= 5000)
    var failures: [String] = []
    var start = 0
    while start < lines.count {
      let part = lines[start..<min(start + Self.batch, lines.count)]
      failures += try Self.failures(Array(part), prelude)
      start += Self.batch
    }
    #expect(failures.isEmpty, "\(failures.count) differ:\n\(failures.prefix(20).joined(separator: "\n"))")
  }

  /// The cases of one program that differ.
  private static func failures(_ lines: [Substring], _ prelude: String) throws -> [String] {
    var program = prelude
    var wanted: [[Substring]] = []
    for (i, line) in lines.enumerated() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      program += "R(\(i), \(fields[0]))\n"
      wanted.append(Array(fields.dropFirst()))
    }
    var got = [[Substring]](repeating: [], count: lines.count)
    let result = TorchThread.run(program)
    for line in result.output.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      if let number = Int(fields[0]), number < got.count { got[number] = Array(fields.dropFirst()) }
    }
    if let error = result.error { return ["the program ended: \(error)"] }
    return lines.indices.compactMap { i in
      ParityLine.agree(got[i], wanted[i])
        ? nil
        : "\(lines[i].prefix { $0 != "\t" })\n  got  \(got[i].joined(separator: " ").prefix(300))\n  want "
          + wanted[i].joined(separator: " ").prefix(300)
    }
  }

  @Test(arguments: [
    ("T\tfloat32\t[1]\t-\t1\ttensor([1.])", "T\tfloat32\t[1]\t-\t1.00001\ttensor([1.0000])"),
    ("T\tfloat32\t[1]\t-\t1\ttensor([1.])", "T\tfloat64\t[1]\t-\t1\ttensor([1.])"),
    ("T\tint64\t[1]\t-\t1\ttensor([1])", "T\tint64\t[1]\t-\t2\ttensor([2])"),
    ("T\tfloat32\t[1]\t-\t1\ttensor([1.])", "T\tfloat32\t[1]\t-\t1\ttensor([1.0])"),
    ("T\tfloat32\t[1]\t-\tnan\ttensor([nan])", "T\tfloat32\t[1]\t-\tinf\ttensor([inf])"),
    ("E\tTypeError\ta", "E\tTypeError\tb"), ("G\tRuntimeError\ta is not implemented", "V\tint\t1"),
    ("V\tbool\tTrue", "V\tbool\tFalse"),
  ])
  func `the comparison sees differences`(_ a: String, _ b: String) {
    let x = a.split(separator: "\t", omittingEmptySubsequences: false)
    let y = b.split(separator: "\t", omittingEmptySubsequences: false)
    #expect(ParityLine.agree(x, x) && ParityLine.agree(y, y))
    #expect(!ParityLine.agree(x, y))
  }
}

/// The comparison of two printed results, as `parity.py` has it: numbers within the rounding of their type.
enum ParityLine {
  private static let tolerances: [Substring: Double] = [
    "float32": 2e-6, "float64": 1e-9, "float16": 1.1e-3, "bfloat16": 8.5e-3,
  ]

  /// What one rounding of a number near 1 leaves where such numbers cancel.
  private static let units: [Substring: Double] = ["float32": 2.4e-7, "float64": 4.5e-16]

  static func agree(_ got: [Substring], _ wanted: [Substring]) -> Bool {
    if got == wanted { return true }
    guard got.count == wanted.count, got.first == wanted.first else { return false }
    // Refusals, of the call or of its gradient, are the same word for word.
    if ["A", "E", "G"].contains(got[0]) { return false }
    var factor = 1.0
    var i = 0
    while i < got.count {
      if got[i] == "G" { factor *= 4 }
      if got[i] == "T", wanted[i] == "T", i + 5 < got.count {
        guard got[(i + 1)...(i + 3)] == wanted[(i + 1)...(i + 3)] else { return false }
        let tolerance = (tolerances[got[i + 1]] ?? 0) * factor
        if got[i + 4] == wanted[i + 4] {
          if got[i + 5] != wanted[i + 5] { return false }
        } else if !numbersAgree(got[i + 4], wanted[i + 4], tolerance, unit: units[got[i + 1]] ?? 0) {
          return false
        }
        i += 6
        continue
      }
      if got[i] != wanted[i], !numbersAgree(got[i], wanted[i], 1e-5) { return false }
      i += 1
    }
    return true
  }

  private static func numbersAgree(_ a: Substring, _ b: Substring, _ tolerance: Double, unit: Double = 0) -> Bool {
    let x = a.split(separator: " ").map { Double($0) }
    let y = b.split(separator: " ").map { Double($0) }
    guard x.count == y.count, tolerance > 0 else { return false }
    let scale = 0.5 * (y.compactMap { $0 }.filter(\.isFinite).map(\.magnitude).max() ?? 0)
    return zip(x, y).allSatisfy { p, q in
      guard let p, let q else { return false }
      if p == q || p.isNaN && q.isNaN { return true }
      return p.isFinite && q.isFinite && (p - q).magnitude <= tolerance * (q.magnitude + scale) + unit
    }
  }
}
