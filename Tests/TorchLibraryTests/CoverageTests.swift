// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Glibc
import PythonRuntime
import TestSupport
import Testing

/// `docs/coverage.md`: each name that it lists as there is there, each that it lists as refused is refused as a gap of Gradus's own, and it lists
/// none as unknown. `Scripts/coverage.py` makes the page of the installed packages.
@Suite(.serialized) struct CoverageTests {
  private static let owners = [
    "numpy": "numpy", "numpy.ndarray": "numpy.zeros(2)", "numpy.linalg": "numpy.linalg", "numpy.random": "numpy.random",
    "matplotlib.pyplot": "matplotlib.pyplot", "Axes": "matplotlib.pyplot.gca()", "Figure": "matplotlib.pyplot.gcf()",
  ]

  @Test func `the page of numpy and matplotlib is true`() {
    let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    let page = read("\(folder)/docs/coverage.md")
    var program = "import numpy, matplotlib.pyplot\n" + Self.question
    var (owner, sections, names) = ("", 0, 0)
    for line in page.split(separator: "\n") {
      if line.hasPrefix("## ") {
        owner = Self.owners[String(line.dropFirst(3))] ?? ""
        sections += owner.isEmpty ? 0 : 1
      }
      #expect(!line.hasPrefix("Unknown: "))
      for (head, isThere) in [("There: ", "True"), ("Refused: ", "False")] where line.hasPrefix(head) {
        let found = line.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        names += found.count
        program += "look(\(owner), \(isThere), '\(found.joined(separator: " "))')\n"
      }
    }
    #expect(sections == Self.owners.count && names > 1000)
    let run = TorchThread.run { interpreter in
      try interpreter.run(SourceText(name: "coverage.py", text: program))
    }
    #expect(run.error == nil)
    #expect(run.output == "", "Scripts/coverage.py --write docs/coverage.md makes the page anew")
  }

  private static let question = """
    def look(owner, there, names):
        for name in names.split():
            try:
                getattr(owner, name)
                answer = True
            except Exception as error:
                answer = False if 'Gradus' in str(error) else str(error)
            if answer is not there:
                print(owner, name, answer)

    """

  private func read(_ path: String) -> String {
    guard let file = fopen(path, "rb") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { break }
      bytes += piece[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
