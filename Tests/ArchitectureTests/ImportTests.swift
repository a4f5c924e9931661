// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// The table of targets in ARCHITECTURE.md: what each may import, besides what lies below that.
private let arrows: [String: [String]] = {
  var arrows: [String: [String]] = [:]
  for line in Project.lines(of: "ARCHITECTURE.md") where line.hasPrefix("| `") {
    let cells = line.split(separator: "|").map { String($0) }
    guard cells.count == 3 else { continue }
    for name in names(in: cells[0]) { arrows[name] = names(in: cells[2]) }
  }
  return arrows
}()

private func names(in cell: String) -> [String] {
  cell.split { !($0.isLetter || $0.isNumber) }.map(String.init)
}

/// The folders of the targets, by their names: `Sources/GROUP/TARGET`, as the table groups them.
private let folders: [String: String] = {
  var folders = ["fuzz": "Benchmarks/fuzz"]
  for group in Project.folders(below: "Sources") {
    for target in Project.folders(below: "Sources/\(group)") { folders[target] = "Sources/\(group)/\(target)" }
  }
  return folders
}()

/// Where the files of a target lie.
private func folder(of target: String) -> String { folders[target] ?? "" }

/// The targets that are written in Swift.
private let swiftTargets = arrows.keys.filter { !Project.swiftFiles(below: folder(of: $0)).isEmpty }.sorted()

@Suite struct ImportTests {
  /// Modules of the toolchain that any target may import (`Swift` for what its library keeps to itself). Foundation is not among them: it costs start-up time.
  let toolchain: Set<String> = ["Glibc", "Swift", "Synchronization"]

  @Test(arguments: swiftTargets) func targetImportsOnlyWhatLiesBelowIt(target: String) {
    var allowed = toolchain
    var pending = arrows[target] ?? []
    while let next = pending.popLast() {
      if allowed.insert(next).inserted { pending += arrows[next] ?? [] }
    }
    for file in Project.swiftFiles(below: folder(of: target)) {
      for line in Project.lines(of: file) {
        guard let module = importedModule(line) else { continue }
        #expect(allowed.contains(module), "\(file) imports \(module)")
      }
    }
  }

  /// What a target imports it names in Package.swift, or SwiftPM would not build it again when only that has changed.
  @Test(arguments: swiftTargets) func targetNamesWhatItImports(target: String) {
    var (declaration, current) = ("", "")
    for line in Project.lines(of: "Package.swift") {
      if line.contains("arget(") { current = "" }
      current += line
      if current.contains("name: \"\(target)\"") { declaration = current }
    }
    for file in Project.swiftFiles(below: folder(of: target)) {
      for module in Project.lines(of: file).compactMap(importedModule) where !toolchain.contains(module) {
        #expect(declaration.contains("\"\(module)\""), "\(file) imports \(module)")
      }
    }
  }

  /// The table has every target, in the group whose folder it lies in, and nothing else.
  @Test func theTableIsWhole() {
    #expect(Set(folders.keys) == Set(arrows.keys))
    var group = ""
    for line in Project.lines(of: "ARCHITECTURE.md") {
      if line.hasPrefix("| **") { group = names(in: line).first ?? "" }
      guard line.hasPrefix("| `"), let cell = line.split(separator: "|").first else { continue }
      for name in names(in: String(cell)) where name != "fuzz" {
        #expect(folders[name] == "Sources/\(group)/\(name)")
      }
    }
    #expect(swiftTargets.count > 20)
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
