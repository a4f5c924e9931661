// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Glibc
import PythonBuiltins
import PythonModules
import TestSupport
import Testing

@testable import PythonRuntime

/// What programs behind a fence can do, and what is left outside.
@Suite(.serialized) struct FenceTests {
  private let temporary = TemporaryFolder(in: "/var/tmp")
  let outer: String
  let folder: String

  init() throws {
    outer = temporary.path
    folder = outer + "/notebook"
    mkdir(folder, 0o777)
    mkdir(folder + "/data", 0o777)
    try FilePolicy.writeAll(Array("secret\n".utf8), to: outer + "/private.txt", O_CREAT)
    try FilePolicy.writeAll(Array("one\n".utf8), to: folder + "/data/a.txt", O_CREAT)
    try FilePolicy.writeAll(Array("token\n".utf8), to: folder + "/.netrc", O_CREAT)
    symlink("../private.txt", folder + "/link.txt")
    symlink("/", folder + "/root")
    symlink("data/a.txt", folder + "/inside.txt")
    mkfifo(folder + "/pipe", 0o666)
  }

  /// Runs a program with a policy; gives what it printed, or its exception's line.
  private func run(_ program: String, _ change: (inout FilePolicy) -> Void = { _ in }) -> String {
    let interpreter = Interpreter()
    Interpreter.current = interpreter
    interpreter.policy = FilePolicy(fence: Fence(folder: folder))
    change(&interpreter.policy)
    Builtins.install(into: interpreter)
    StandardModules.install(into: interpreter)
    var printed = ""
    interpreter.write = { printed += $0 }
    do {
      try interpreter.run(SourceText(name: "cell 1", text: "import os\n" + program))
    } catch {
      let exception = interpreter.normalise(error)
      printed += "\(exception.cls.name): \(exception.message)"
    }
    interpreter.policy.fence?.throwAway()
    return printed
  }

  private func throwAway() {
    for name in [
      "/notebook/data/a.txt", "/notebook/.netrc", "/notebook/link.txt", "/notebook/root", "/notebook/inside.txt",
    ] {
      unlink(outer + name)
    }
    for name in ["/notebook/pipe", "/private.txt"] { unlink(outer + name) }
    for name in ["/notebook/data", "/notebook", ""] { rmdir(outer + name) }
  }

  @Test func readsInsideAndWritesBesides() throws {
    defer { throwAway() }
    #expect(run("print(open('data/a.txt').read(), end='')") == "one\n")
    #expect(run("print(open('inside.txt').read(), end='')") == "one\n")
    let rewrite = """
      with open('out.txt', 'w') as f: n = f.write('kept')
      with open('data/a.txt', 'a') as f: n = f.write('two')
      os.makedirs('new/deep'); os.rename('out.txt', 'new/deep/b.txt')
      print(open('new/deep/b.txt').read(), open('data/a.txt').read(), os.listdir('.'), os.path.exists('out.txt'))
      os.remove('data/a.txt'); os.rmdir('data'); print(os.path.exists('data'), os.listdir())
      os.mkdir('data'); print(os.listdir('data'))
      open('/tmp/gradus-never.txt', 'w').write('x'); print(os.path.getsize('/tmp/gradus-never.txt'))
      """
    #expect(
      run(rewrite) == """
        kept one
        two ['data', 'inside.txt', 'new'] False
        False ['new']
        []
        1

        """)
    #expect(String(decoding: try FilePolicy.readAll(folder + "/data/a.txt"), as: UTF8.self) == "one\n")
    #expect(Fence.kind(folder + "/out.txt") == nil && Fence.kind(folder + "/new") == nil)
    #expect(Fence.kind("/tmp/gradus-never.txt") == nil)
  }

  @Test(arguments: [
    "open('../private.txt')", "open('link.txt')", "open('link.txt', 'w')", "open('root/etc/passwd')",
    "open('/etc/passwd')",
    "open('/proc/self/environ')", "open('/dev/zero')", "open('data/../../private.txt')", "open('.netrc')",
    "open('pipe')",
    "os.remove('../private.txt')", "os.listdir('..')", "os.listdir('/')", "os.mkdir('../x')", "os.chdir('..')",
    "os.rename('data/a.txt', '../a.txt')", "open('/proc/self/cwd/../../etc/passwd')",
  ])
  func refusesByName(call: String) {
    defer { throwAway() }
    let said = run(call)
    #expect(said.hasPrefix("PermissionError: Gradus keeps this notebook behind a fence: "), "\(said)")
    #expect(Fence.kind(outer + "/private.txt") == S_IFREG)
  }

  @Test func knowsNothingOfTheMachine() {
    defer { throwAway() }
    #expect(
      run("print(dict(os.environ), os.getenv('HOME'), os.path.expanduser('~/x'))") == "{'LANG': 'C.UTF-8'} None ~/x\n")
    #expect(run("print(os.path.exists('../private.txt'), os.path.isfile('.netrc'))") == "False False\n")
    #expect(
      run("os.chdir('data'); print(os.listdir(), os.path.abspath('a.txt'))") == "['a.txt'] \(folder)/data/a.txt\n")
    #expect(run("input()") == "EOFError: EOF when reading a line")
  }

  @Test func looksWithoutWriting() {
    defer { throwAway() }
    func look(_ program: String) -> String {
      run(program) {
        $0 = FilePolicy(); $0.looking = true
      }
    }
    let refusal = "PermissionError: Gradus writes no files while it looks: "
    #expect(look("open('\(folder)/x', 'w')") == refusal + "open('\(folder)/x', 'w')")
    #expect(look("os.remove('\(folder)/inside.txt')") == refusal + "os.remove('\(folder)/inside.txt')")
    #expect(look("print(open('\(folder)/data/a.txt').read())") == "one\n\n")
  }

  @Test func nothingCatchesTheWatchdog() {
    defer { throwAway() }
    for program in [
      "while True: pass", "sum(range(10**15))", "any(iter(int, 1))",
      "while True:\n  try:\n    while True: pass\n  except BaseException: pass",
      "while True:\n  try:\n    while True: pass\n  finally:\n    continue",
      "class C:\n  def __enter__(s): pass\n  def __exit__(s, *a): return True\nwhile True:\n  with C():\n    while True: pass",
    ] {
      Watchdog.measure()
      Watchdog.begin(Watchdog.Limits(seconds: 1))
      let said = run(program)
      #expect(Watchdog.end() == .time)
      #expect(said.hasSuffix("it ran longer than 1 s (--timeout)"), "\(said)")
    }
    Watchdog.measure()
    Watchdog.begin(Watchdog.Limits(seconds: 60, bytes: 64 << 20))
    #expect(
      run("a = []\nwhile True: a.append('x' * 10000 + str(len(a)))").hasPrefix("MemoryError: Gradus stopped this cell"))
    #expect(Watchdog.end() == .memory)
    #expect(run("print(1)") == "1\n")
  }
}
