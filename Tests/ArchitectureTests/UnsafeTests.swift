import Testing

@Suite struct UnsafeTests {
  /// Where raw pointers are at home. `BigIntegers` is words in memory and GMP's functions on them: pointers to a number's
  /// words are made for the length of a closure (`withMagnitude`), and only those of a new number are written to.
  let homes = [
    "Sources/TensorKernels/", "Sources/BigIntegers/", "Sources/Tensors/Storage/", "Sources/PythonRuntime/Evaluator/",
    "Sources/PythonRuntime/Objects/Hash",
  ]

  /// Elsewhere a raw pointer is a boundary to C, and the lines before it say why it is safe.
  @Test func pointersStayWhereTheyBelong() {
    let word = "Uns" + "afe"
    for file in Project.swiftFiles(below: "Sources") where !homes.contains(where: file.hasPrefix) {
      let lines = Project.lines(of: file)
      var hasReason = false
      for (number, line) in lines.enumerated() {
        if line.contains("// SAFETY") { hasReason = true }
        // Every other piece between quotes is a string, such as the name of one of PyTorch's functions.
        let pieces = line.split(separator: "\"", omittingEmptySubsequences: false)
        let code = pieces.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
        if (code.split(separator: "//", omittingEmptySubsequences: false).first ?? "").contains(word) {
          #expect(hasReason, "\(file):\(number + 1) has a pointer and no reason")
        }
        // A reason holds for the declaration it stands in or before.
        if line.hasPrefix("}") || line.hasPrefix("  }") { hasReason = false }
      }
    }
  }
}
