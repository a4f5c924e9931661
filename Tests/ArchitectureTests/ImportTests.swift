import Testing

/// Each target may import what stands here, and what lies below that.
private let arrows: [String: [String]] = [
  "Primitives": [],
  "TensorKernels": ["COpenBLAS", "Primitives"],
  "Tensors": ["TensorKernels"],
  "NeuralNetworks": ["Tensors"],
  "Optimization": ["Tensors"],
  "Charts": ["Primitives"],
  "BigIntegers": ["CGMP"],
  "Diagnostics": ["Primitives"],
  "PythonSyntax": ["Diagnostics"],
  "PythonRuntime": ["PythonSyntax", "BigIntegers", "EmbeddedPython"],
  "TorchLibrary": ["PythonRuntime", "NeuralNetworks", "Optimization", "Charts"],
  "Safetensors": [],
  "Notebooks": ["TorchLibrary", "Safetensors"],
  "Workbench": ["Notebooks"],
  "GradusShell": ["Workbench", "CReadline"],
  "gradus": ["GradusShell"],
]

/// The same for the tools, which are no part of the program.
private let tools: [String: [String]] = ["fuzz": ["TorchLibrary"]]

@Suite struct ImportTests {
  /// Modules of the toolchain that any target may import. Foundation is not among them: it costs start-up time.
  let toolchain: Set<String> = ["Glibc", "Synchronization"]

  @Test(arguments: arrows.keys.sorted() + tools.keys.sorted()) func targetImportsOnlyWhatLiesBelowIt(target: String) {
    var allowed = toolchain
    var pending = arrows[target] ?? tools[target] ?? []
    while let next = pending.popLast() {
      if allowed.insert(next).inserted { pending += arrows[next] ?? [] }
    }
    let files = Project.swiftFiles(below: "\(tools[target] == nil ? "Sources" : "Benchmarks")/\(target)")
    #expect(!files.isEmpty)
    for file in files {
      for line in Project.lines(of: file) {
        guard let module = importedModule(line) else { continue }
        #expect(allowed.contains(module), "\(file) imports \(module)")
      }
    }
  }

  /// What a target imports it names in Package.swift, or SwiftPM would not build it again when only that has changed.
  @Test(arguments: arrows.keys.sorted()) func targetNamesWhatItImports(target: String) {
    var (declaration, current) = ("", "")
    for line in Project.lines(of: "Package.swift") {
      if line.contains("arget(") { current = "" }
      current += line
      if current.contains("name: \"\(target)\"") { declaration = current }
    }
    for file in Project.swiftFiles(below: "Sources/\(target)") {
      for module in Project.lines(of: file).compactMap(importedModule) where !toolchain.contains(module) {
        #expect(declaration.contains("\"\(module)\""), "\(file) imports \(module)")
      }
    }
  }

  @Test func everyTargetIsInTheTable() {
    let targets = Set(Project.swiftFiles(below: "Sources").map(Project.target))
    #expect(targets == Set(arrows.keys))
  }

  /// The module of an `import` line; nil for other lines. The formatter puts imports at the margin; an indented one is Python
  /// in a string.
  private func importedModule(_ line: String) -> String? {
    if line.hasPrefix(" ") { return nil }
    var words = line.split(separator: " ")
    while let first = words.first, first.hasPrefix("@") || ["public", "internal", "private"].contains(first) {
      words.removeFirst()
    }
    guard words.count >= 2, words[0] == "import" else { return nil }
    let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    let name = words.count >= 3 && kinds.contains(String(words[1])) ? words[2] : words[1]
    return name.split(separator: ".").first.map(String.init)
  }
}
