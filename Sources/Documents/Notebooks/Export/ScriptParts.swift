// SPDX-License-Identifier: GPL-3.0-or-later

import EmbeddedModules

/// The functions that exported scripts need in the place of commands: plain PyTorch and matplotlib, a file of the library's Python.
enum ScriptParts {
  /// The parts of these names and of what they need, in the order of the file.
  static func text(_ names: Set<String>) -> String {
    guard !names.isEmpty, let source = EmbeddedModules.source(of: "gradus._export") else { return "" }
    var parts: [(name: String, needs: [String], text: String)] = []
    for piece in source.split(separator: "\n#: ").dropFirst() {
      let end = piece.firstIndex(of: "\n") ?? piece.endIndex
      let words = piece[..<end].split(separator: " ").map(String.init)
      parts.append((words[0], Array(words.dropFirst(2)), piece[end...].trimmingBlanks))
    }
    var wanted = names
    for part in parts.reversed() where wanted.contains(part.name) { wanted.formUnion(part.needs) }
    let texts = parts.filter { wanted.contains($0.name) }.map(\.text)
    return "# In the place of commands of Gradus: plain PyTorch and matplotlib.\n" + texts.joined(separator: "\n\n\n")
      + "\n"
  }
}

extension StringProtocol {
  /// Without line breaks at both ends.
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.first == "\n" { text = text.dropFirst() }
    while text.last == "\n" { text = text.dropLast() }
    return String(text)
  }
}
