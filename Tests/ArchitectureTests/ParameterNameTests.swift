// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite struct ParameterNameTests {
  /// Here a declaration adds parameters to a signature that it got as a value; the examples of all schedulers run these reads.
  static let open = ["Sources/Library/TorchOptim/Schedulers/SchedulerDeclaration.swift"]
  static let library = ["TorchCore", "TorchNN", "TorchOptim", "TorchData", "NumPy", "Pyplot"]

  /// The library reads its arguments by name, and every name stands in the signature.
  @Test func bodiesReadParametersOfTheirSignatures() {
    let files = Self.library.flatMap { Project.swiftFiles(below: "Sources/Library/\($0)") }
      .map { SwiftSource(path: $0, text: Project.lines(of: $0).joined(separator: "\n")) }
    let names = ParameterNames(files)
    #expect(names.bodyCount > 900)
    #expect(names.readCount > 2000)
    for finding in names.findings where !Self.open.contains(where: finding.place.hasPrefix) {
      Issue.record("\(finding.place): \(finding.what)")
    }
  }

  private func findings(_ text: String) -> [String] {
    ParameterNames([SwiftSource(path: "a.swift", text: text)]).findings.map { "\($0.place) \($0.what)" }
  }

  @Test func aWrongNameIsFound() {
    let declaration = """
      let options = "bias=None, *, out=None"
      let all = [
        Declaration("linear", "(input, \\(options))", "A product.") { a in
          try product(a.tensor("input"), a["bias"], helper(a))
        }
      ]
      """
    let helper = """

      func helper(_ a: Bound) throws -> Value { try a["out"] }
      """
    #expect(findings(declaration + helper).isEmpty)
    #expect(
      findings(declaration.replacing("a[\"bias\"]", with: "a[\"biass\"]") + helper)
        == ["a.swift:4 'biass' is no parameter where a.swift:3 reads it"])
    #expect(
      findings(declaration + helper.replacing("out", with: "outs"))
        == ["a.swift:7 'outs' is no parameter where a.swift:3 reads it"])
    #expect(
      findings(declaration.replacing("a[\"bias\"]", with: "a[1]") + helper)
        == ["a.swift:4 an argument is read by its position"])
  }

  @Test func functionsThatMakeDeclarationsAreFollowed() {
    let text = """
      func pair(_ name: String, _ signature: String, _ body: @escaping (Tensor, Bound) throws -> Tensor) -> [Operation] {
        [Operation(name, signature, "") { b in try body(b.tensor("input"), b).value }]
      }
      let all = [
        pair("add", "(input, other, *, alpha=1)") { x, b in try x.add(operand(b, "other"), b.scalar("alpha")) },
        pair("mul", "(input, other)") { try $0.mul($1.tensor("other")) },
      ]
      func operand(_ b: Bound, _ parameter: String) throws -> Tensor { try b.tensor(parameter) }
      """
    #expect(findings(text).isEmpty)
    #expect(findings(text.replacing("$1.tensor(\"other\")", with: "$1.tensor(\"alpha\")")).count == 1)
    #expect(findings(text.replacing("(b, \"other\")", with: "(b, \"othr\")")).count == 1)
  }
}
