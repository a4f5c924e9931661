// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonBuiltins
import PythonRuntime

/// `os` and `os.path`
package enum OSModule {
  private static func terminalSize(_ parts: [Value]) -> Value {
    .tuple(NamedTuples.make("terminal_size", ["columns", "lines"], parts, module: "os"))
  }

  static func make(_ interpreter: Interpreter) throws -> PyModule {
    let module = PyModule("os")
    module.set("sep", Value("/"))
    module.set("linesep", Value("\n"))
    module.set("name", Value("posix"))
    module.set("curdir", Value("."))
    module.set("pardir", Value(".."))
    let paths = try interpreter.importModule("os.path")
    module.set("path", .object(paths))
    let environment = PyDict()
    module.set("environ", .dict(environment))
    try fillEnvironment(of: interpreter, environment)
    module.add([
      Declaration("getenv", "(key, default=None)", "An environment variable.") { try environment.get($0[0]) ?? $0[1] },
      Declaration("getcwd", "()", "The current directory.") { Value($0.interpreter.policy.currentFolder) },
      Declaration("getpid", "()", "The number of this process.") { _ in .int(Int(getpid())) },
      Declaration("urandom", "(size, /)", "Random bytes of the machine's own.") {
        let size = try $0.int(0)
        if size < 0 { throw PyError.value("negative argument not allowed") }
        try MemoryLimit.check(bytes: size)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + 8)
        while bytes.count < size {
          let word = $0.interpreter.outside.entropy()
          for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
        }
        return .object(PyBytes(Array(bytes.prefix(size))))
      },
      Declaration("get_terminal_size", "(fd=1, /)", "Columns and lines of the terminal.") {
        guard let size = $0.interpreter.terminal?.size() else {
          throw Raised(
            PyException(
              cls: ExceptionClasses.osError, arguments: [.int(25), Value("Inappropriate ioctl for device")]))
        }
        return terminalSize([.int(size.columns), .int(size.rows)])
      },
      Declaration("terminal_size", "(sequence, /)", "Columns and lines.") {
        let parts = try $0.interpreter.collect($0[0])
        guard parts.count == 2 else {
          throw PyError.type("os.terminal_size() takes a 2-sequence (\(parts.count)-sequence given)")
        }
        return terminalSize(parts)
      },
      Declaration("cpu_count", "()", "The number of processors.") { _ in .int(sysconf(CInt(_SC_NPROCESSORS_ONLN))) },
      Declaration("chdir", "(path)", "Changes the current directory.") {
        let path = try $0.path(0)
        try $0.interpreter.policy.changeFolder(path, call("chdir", path))
        return .none
      },
      Declaration("listdir", "(path='.')", "The names in a directory.") {
        let path = try $0.path(0)
        return Value(list: try $0.interpreter.policy.names(in: path, call("listdir", path)).map { Value($0) })
      },
      Declaration("mkdir", "(path, mode=511)", "Makes a directory.") {
        let path = try $0.path(0)
        try $0.interpreter.policy.makeFolder(path, call("mkdir", path))
        return .none
      },
      Declaration("makedirs", "(name, mode=511, exist_ok=False)", "Makes a directory and those above it.") {
        try makeFolders($0.path(0), existingIsFine: $0.flag(2), $0.interpreter.policy)
        return .none
      },
      Declaration("remove", "(path)", "Removes a file.") {
        let path = try $0.path(0)
        try $0.interpreter.policy.remove(path, folder: false, call("remove", path))
        return .none
      },
      Declaration("rmdir", "(path)", "Removes an empty directory.") {
        let path = try $0.path(0)
        try $0.interpreter.policy.remove(path, folder: true, call("rmdir", path))
        return .none
      },
      Declaration("rename", "(src, dst)", "Renames a file.") {
        let (path, other) = (try $0.path(0), try $0.path(1))
        try $0.interpreter.policy.rename(path, to: other, call("rename", path, other))
        return .none
      },
      Declaration("_stat", "(path, follow)", "What the system knows of a file.") {
        Value(
          tuple: try $0.interpreter.policy.information($0.path(0), followsLinks: $0.flag(1)).map { .int($0) })
      },
    ])
    module.addNames(writtenIn: "_os")
    return module
  }

  /// How a program writes the call of a function of `os`, for refusals.
  private static func call(_ name: String, _ paths: String...) -> String {
    "os.\(name)(\(paths.map { StringText.repr($0) }.joined(separator: ", ")))"
  }

  private static func makeFolders(_ path: String, existingIsFine: Bool, _ policy: FilePolicy) throws {
    var made = path.hasPrefix("/") ? "/" : ""
    let parts = path.split(separator: "/")
    if path.isEmpty { throw FilePolicy.failure(path, number: ENOENT) }
    if parts.isEmpty, !existingIsFine { throw FilePolicy.failure(path, number: EEXIST) }
    for (i, part) in parts.enumerated() {
      made += (made.isEmpty || made == "/" ? "" : "/") + part
      if let there = try policy.status(made) {
        let isLast = i == parts.count - 1
        if isLast, !existingIsFine || there.kind != S_IFDIR { throw FilePolicy.failure(path, number: EEXIST) }
        continue
      }
      try policy.makeFolder(made, call("makedirs", path))
    }
  }

  /// Puts the variables that the interpreter's policy shows into `os.environ`, if a program has imported `os`.
  package static func fillEnvironment(of interpreter: Interpreter) throws {
    guard case .dict(let environment)? = interpreter.modules["os"]?.attributes?["environ"] else { return }
    try fillEnvironment(of: interpreter, environment)
  }

  private static func fillEnvironment(of interpreter: Interpreter, _ environment: PyDict) throws {
    for (name, value) in interpreter.policy.environment { try environment.set(name, Value(value)) }
  }

  private static func normal(_ path: String) -> String {
    if path.isEmpty { return "." }
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
  }

  private static func split(_ path: String) -> (String, String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    var head = String(path[...slash])
    while head.count > 1, head.hasSuffix("/") { head.removeLast() }
    return (head, String(path[path.index(after: slash)...]))
  }

  private static func splitExtension(_ path: String) -> (String, String) {
    let name = split(path).1
    guard let dot = name.lastIndex(of: "."), !name[..<dot].allSatisfy({ $0 == "." }) else { return (path, "") }
    let ending = String(name[dot...])
    return (String(path.dropLast(ending.count)), ending)
  }

  static func path() -> PyModule {
    let module = PyModule("os.path")
    module.set("sep", Value("/"))
    module.add([
      Declaration("join", "(a, *p)", "Paths put together.", example: "import os; os.path.join('a', 'b')") {
        bound in
        var result = try bound.path(0)
        for part in try bound.variadic(1).map({ try bound.interpreter.path(of: $0) }) {
          if part.hasPrefix("/") {
            result = part
          } else {
            result += result.isEmpty || result.hasSuffix("/") ? part : "/" + part
          }
        }
        return Value(result)
      },
      Declaration("exists", "(path)", "Whether there is such a file or directory.") {
        .bool(try $0.interpreter.policy.status($0.path(0)) != nil)
      },
      Declaration("isfile", "(path)", "Whether there is such a file.") {
        .bool(try $0.interpreter.policy.status($0.path(0))?.kind == S_IFREG)
      },
      Declaration("isdir", "(path)", "Whether there is such a directory.") {
        .bool(try $0.interpreter.policy.status($0.path(0))?.kind == S_IFDIR)
      },
      Declaration("isabs", "(path)", "Whether the path begins at the root.") { .bool(try $0.path(0).hasPrefix("/")) },
      Declaration("basename", "(path)", "The last part.") { Value(split(try $0.path(0)).1) },
      Declaration("dirname", "(path)", "Everything but the last part.") { Value(split(try $0.path(0)).0) },
      Declaration("split", "(path)", "Everything but the last part, and the last part.") {
        let (head, tail) = split(try $0.path(0))
        return Value(tuple: [Value(head), Value(tail)])
      },
      Declaration("splitext", "(path)", "The path without its ending, and the ending.") {
        let (root, ending) = splitExtension(try $0.path(0))
        return Value(tuple: [Value(root), Value(ending)])
      },
      Declaration("normpath", "(path)", "The path without detours.") { Value(normal(try $0.path(0))) },
      Declaration("abspath", "(path)", "The path from the root.") {
        let path = try $0.path(0)
        return Value(normal(path.hasPrefix("/") ? path : $0.interpreter.policy.currentFolder + "/" + path))
      },
      Declaration("expanduser", "(path)", "The path with ~ replaced by the home directory.") {
        let path = try $0.path(0)
        guard path == "~" || path.hasPrefix("~/"), let home = $0.interpreter.policy.home else { return Value(path) }
        return Value(home + path.dropFirst())
      },
      Declaration("getsize", "(path)", "The size of a file.") {
        let path = try $0.path(0)
        guard let there = try $0.interpreter.policy.status(path) else {
          throw FilePolicy.failure(path, number: ENOENT)
        }
        return .int(there.size)
      },
    ])
    module.addNames(writtenIn: "_ospath")
    return module
  }
}
