// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// The system's functions that reach out of the process are called where the file policy is, and in the application's own files:
/// a program of the language has no way around the policy of its interpreter.
@Suite struct SystemCallTests {
  /// Functions for files, the environment and processes.
  static let functions: Set<String> = [
    "open", "openat", "fopen", "freopen", "opendir", "readdir", "unlink", "unlinkat", "rmdir", "rename",
    "mkdir",
    "mkdtemp", "mkstemp", "chdir", "fchdir", "chmod", "chown", "link", "symlink", "readlink", "access",
    "stat",
    "lstat", "realpath", "getenv", "setenv", "putenv", "environ", "getcwd", "system", "popen", "fork", "execv",
    "execve",
    "posix_spawn", "socket", "connect", "dlopen", "readLine", "glob", "nftw",
  ]
  /// Functions whose names are also those of functions here: only with the library's name before them.
  static let ambiguous: Set<String> = ["Glibc.remove", "Glibc.truncate"]
  /// Who may call them.
  static let allowed = [
    // The policy itself.
    "Sources/Language/PythonRuntime/Files/",
    // Numbers about this process alone.
    "Sources/Language/PythonRuntime/Evaluator/Watchdog.swift", "Sources/Numbers/Tensors/Storage/Buffer.swift",
    // A library of the system, by a fixed name.
    "Sources/Numbers/TensorKernels/LinearAlgebra/OpenBLAS.swift", "Sources/Language/PythonModules/Zlib.swift",
    "Sources/Numbers/Primitives/MemoryBudget.swift",
    // Loads a library of the system that makes pictures of a figure; the file is written through the policy.
    "Sources/Library/Pyplot/DrawingLibrary.swift",
    // What the program does for its user, not for a program of the language.
    "Sources/Documents/Notebooks/Files/", "Sources/Documents/SessionStore/", "Sources/Application/GradusShell/",
  ]

  @Test func onlyThePolicyReachesOut() {
    var seen: Set<String> = []
    for file in Project.swiftFiles(below: "Sources") {
      let lines = Project.lines(of: file)
      // Without the library's names nobody can call them.
      guard lines.contains(where: { $0.hasSuffix("import Glibc") }) else { continue }
      // What a file declares itself is its own.
      let calls = Self.calls(in: lines).filter { call in !lines.contains { $0.contains("func \(call.name)(") } }
      guard !calls.isEmpty else { continue }
      if let home = Self.allowed.first(where: file.hasPrefix) {
        seen.insert(home)
        continue
      }
      for (line, name) in calls { Issue.record("\(file):\(line) calls \(name), past the file policy") }
    }
    #expect(Self.allowed.filter { !seen.contains($0) } == [], "these need no permission any more")
  }

  @Test func callsAreFound() {
    #expect(Self.calls(in: ["  guard Glibc.unlink(path) == 0 else {"]).map(\.name) == ["unlink"])
    #expect(Self.calls(in: ["let file = fopen(path, \"r\")"]).map(\.name) == ["fopen"])
    #expect(Self.calls(in: ["// open(path)", "names.remove(at: 1)", "\"open(x)\"", "func rename(a: Int)"]).isEmpty)
  }

  /// The calls of the system's functions in some lines, with the numbers of the lines.
  static func calls(in lines: [String]) -> [(line: Int, name: String)] {
    var found: [(Int, String)] = []
    for (number, line) in lines.enumerated() {
      let pieces = line.split(separator: "\"", omittingEmptySubsequences: false)
      let quoted = pieces.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: "\"\"")
      let code = Array((quoted.split(separator: "//", omittingEmptySubsequences: false).first ?? "").utf8)
      var start = 0
      while start < code.count {
        guard isWord(code[start]) else {
          start += 1
          continue
        }
        var end = start
        while end < code.count, isWord(code[end]) { end += 1 }
        let word = String(decoding: code[start..<end], as: UTF8.self)
        let before = String(decoding: code[..<start], as: UTF8.self)
        // A member of that name is somebody else's, unless it is a member of the library.
        let isMember = before.hasSuffix(".") && !before.hasSuffix("Glibc.")
        let isNamed = before.hasSuffix("Glibc.") && ambiguous.contains("Glibc." + word)
        let isDeclared = before.hasSuffix("func ") || before.hasSuffix("case ") || before.hasSuffix("let ")
        if end < code.count, code[end] == UInt8(ascii: "("), functions.contains(word) || isNamed, !isMember, !isDeclared
        {
          found.append((number + 1, word))
        }
        start = end
      }
    }
    return found
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }
}
