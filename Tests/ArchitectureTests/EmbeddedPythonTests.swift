// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// A row of `EmbeddedPython.c` is all that makes a file of Python a module: its name must be that of the file.
@Suite struct EmbeddedPythonTests {
  @Test func everyModuleHasTheNameOfItsFile() {
    let lines = Project.lines(of: "Sources/Language/EmbeddedPython/EmbeddedPython.c")
    var names: Set<String> = []
    for (row, embed) in zip(lines, lines.dropFirst()) where embed.hasPrefix("#embed ") {
      let quoted = [row, embed].map { $0.split(separator: "\"", omittingEmptySubsequences: false).map(String.init) }
      guard quoted[0].count > 2, quoted[1].count > 2 else {
        Issue.record("\(row) \(embed)")
        continue
      }
      let (name, path) = (quoted[0][1], quoted[1][1])
      let dotted = path.split(separator: "/").dropFirst().joined(separator: ".")
      #expect(dotted == name + ".py" || dotted == name + ".__init__.py", "\(name) is in \(path)")
      #expect(names.insert(name).inserted, "\(name) stands there twice")
      #expect(Project.lines(of: "Sources/Language/EmbeddedPython/" + path).count > 1, "\(path)")
    }
    #expect(names.count > 200)
  }
}
