// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// What the sources declare they use: a name that stands only in its declarations is dead, or lives for tests alone.
@Suite struct UnusedTests {
  /// Names that are called by others than the sources' own text.
  static let reasons: [String: String] = [
    "callAsFunction": "the compiler calls it where a value is used as a function"
  ]

  @Test func everyDeclaredNameIsUsed() {
    var declared: [String: (count: Int, file: String)] = [:]
    var standing: [String: Int] = [:]
    for file in Project.swiftFiles(below: "Sources") + Project.swiftFiles(below: "Benchmarks") {
      let words = SwiftWords(Project.lines(of: file).joined(separator: "\n")).texts
      let found = DeclaredNames(words)
      for word in found.standing { standing[word, default: 0] += 1 }
      for name in found.names { declared[name, default: (0, file)].count += 1 }
    }
    #expect(declared.count > 5000)
    for (name, place) in declared.sorted(by: { $0.value.file < $1.value.file })
    where standing[name, default: 0] <= place.count && Self.reasons[name] == nil {
      Issue.record("\(place.file): nothing uses \(name)")
    }
    for name in Self.reasons.keys { #expect(standing[name] != nil, "the reason for \(name) is no longer needed") }
  }
}
