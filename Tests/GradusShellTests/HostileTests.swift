// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import Testing

/// Notebooks that mean harm, checked by the built program: nothing outside is touched, and each gets its verdict.
@Suite(.serialized) struct HostileTests {
  static let folder = #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Fixtures/hostile"
  static let names = [
    "delete", "overwrite", "home", "passwd", "environment", "loop", "memory", "escapes", "links", "nesting", "output",
    "processes", "commands", "cards", "imports", "laughs", "tensors", "others",
  ]

  /// A module beside the notebook that reaches for what it should not.
  private static let helper = """
    import os
    def read(path): return open(path).read()
    def attempt(function, *arguments):
        try:
            return function(*arguments)
        except Exception as error:
            return type(error).__name__
    print('helper wants', attempt(read, '../victim.txt'), attempt(open, '../victim.txt', 'w'))
    """

  @Test(arguments: names) func endsWithAVerdict(name: String) throws {
    let place = Playground()
    let text = try Files.readText("\(Self.folder)/\(name).md")
    try place.write("notebook/\(name).md", text)
    try place.write("notebook/own.txt", "my own")
    try place.write("notebook/.netrc", "PRIVATE KEY")
    try place.write("victim.txt", "PRIVATE KEY")
    try place.write("victim.py", "print('PRIVATE')")
    try place.write("notebook/helper.py", Self.helper)
    try place.write("home/.bashrc", "alias ls=ls")
    try place.write("home/.ssh/id_rsa", "PRIVATE KEY")
    try Files.makeFolder(place.path + "/empty")
    symlink("../victim.txt", place.path + "/notebook/link.txt")
    symlink("../victim.py", place.path + "/notebook/linked.py")
    symlink("..", place.path + "/notebook/folder")
    mkfifo(place.path + "/notebook/pipe", 0o600)
    let before = place.contents()
    // Two seconds where that is what stops it, elsewhere what a busy machine may need.
    let seconds = text.contains("ran longer than 2 s") ? "2" : "120"
    let run = try ProgramRun(
      ["check", "--timeout", seconds, "--memory", "200M", "\(place.path)/notebook/\(name).md"],
      home: place.path + "/home",
      environment: ["GRADUS_TEST_SECRET": "hunter2"])
    #expect(run.status == 1, "\(run.output)")
    #expect(place.contents() == before)
    #expect(!Files.exists("/etc/gradus-was-here"))
    #expect(!run.output.contains("hunter2\n") && !run.output.contains("PRIVATE"))
    #expect(!run.output.utf8.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F })
    for line in text.split(separator: "\n") where line.hasPrefix("says: ") {
      #expect(run.output.contains(line.dropFirst("says: ".count)), "no '\(line)' in: \(run.output)")
    }
  }
}
