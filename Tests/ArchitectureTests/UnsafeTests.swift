// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite struct UnsafeTests {
  /// Where raw pointers are at home. `BigIntegers` is words in memory and GMP's functions on them: pointers to a number's
  /// words are made for the length of a closure (`withMagnitude`), and only those of a new number are written to.
  let homes = [
    "Sources/Numbers/TensorKernels/", "Sources/Numbers/BigIntegers/", "Sources/Numbers/Tensors/Storage/",
    "Sources/Language/PythonRuntime/Evaluator/", "Sources/Language/PythonRuntime/Objects/Hash",
  ]

  /// Elsewhere a raw pointer is a boundary to C, and the lines before it say why it is safe.
  @Test func pointersStayWhereTheyBelong() {
    for file in Project.swiftFiles(below: "Sources") where !homes.contains(where: file.hasPrefix) {
      for line in Self.unexplained(["Unsafe"], in: Project.lines(of: file)) {
        Issue.record("\(file):\(line) has a pointer and no reason")
      }
    }
  }

  /// What takes a type, a lifetime or a thread on trust gives its reason everywhere.
  @Test func trustHasAReason() {
    let words = ["unsafeBitCast", "unsafeDowncast", "Unmanaged", "unowned(unsafe)", "nonisolated(unsafe)"]
    for file in Project.swiftFiles(below: "Sources") {
      for line in Self.unexplained(words, in: Project.lines(of: file)) {
        Issue.record("\(file):\(line) trusts without a reason")
      }
    }
  }

  /// A reason holds for the declaration it stands in or before: to the next brace that closes a declaration of a file or a type.
  /// "(all of them)" makes it hold to the end of the type, "(this file)" to that of the file.
  @Test func reasonsHoldAsFarAsTheySay() {
    let use = "  let a = unsafeDowncast(b, to: B.self)"
    #expect(Self.unexplained(["Downcast"], in: [use]) == [1])
    #expect(Self.unexplained(["Downcast"], in: ["  // SAFETY: b is one.", use, "  }", use]) == [4])
    #expect(Self.unexplained(["Downcast"], in: ["  // SAFETY (all of them): yes.", use, "  }", use, "}", use]) == [6])
    #expect(Self.unexplained(["Downcast"], in: ["// SAFETY (this file): yes.", use, "}", use]).isEmpty)
    #expect(Self.unexplained(["Downcast"], in: ["// no Downcast", "\"Downcast\""]).isEmpty)
  }

  /// The numbers of the lines whose code has one of some words and no reason for it.
  static func unexplained(_ words: [String], in lines: [String]) -> [Int] {
    var found: [Int] = []
    var (hasReason, typeHasReason) = (false, false)
    for (number, line) in lines.enumerated() {
      if line.contains("// SAFETY") {
        hasReason = true
        if line.contains("(this file)") { return found }
        if line.contains("(all of them)") { typeHasReason = true }
      }
      // Every other piece between quotes is a string, such as the name of one of PyTorch's functions.
      let pieces = line.split(separator: "\"", omittingEmptySubsequences: false)
      let quoted = pieces.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
      let code = String(quoted.split(separator: "//", omittingEmptySubsequences: false).first ?? "")
      if !hasReason, !typeHasReason, words.contains(where: code.contains) { found.append(number + 1) }
      if line.hasPrefix("}") { (hasReason, typeHasReason) = (false, false) }
      if line.hasPrefix("  }") { hasReason = false }
    }
    return found
  }
}
