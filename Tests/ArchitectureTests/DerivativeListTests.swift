// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// A graph that was written to disk finds its rules by name: a rule that no list makes known would be lost there.
@Suite struct DerivativeListTests {
  private static let lists = [
    "Sources/Numbers/Tensors": "Sources/Numbers/Tensors/Autograd/BuiltInDerivatives.swift",
    "Sources/Numbers/NeuralNetworks": "Sources/Numbers/NeuralNetworks/Support/Registration.swift",
  ]

  @Test(arguments: lists.keys.sorted()) func everyRuleIsKnownByName(_ folder: String) throws {
    let list = try #require(Self.lists[folder])
    let known = Set(
      Project.lines(of: list).flatMap { line in line.split { !$0.isLetter && !$0.isNumber } }.map(String.init))
    var count = 0
    for file in Project.swiftFiles(below: folder) where file != list {
      for line in Project.lines(of: file) {
        let words = line.split { " `:=(".contains($0) }
        guard words.starts(with: ["static", "let"]), words.count > 2,
          line.contains("Backward") || line.contains("Derivative(")
        else { continue }
        count += 1
        #expect(known.contains(String(words[2])), "\(file): \(words[2]) is not in \(list)")
      }
    }
    #expect(count > 15)
  }
}
