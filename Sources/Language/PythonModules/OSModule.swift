// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonBuiltins
import PythonRuntime

/// `os` and `os.path`
enum OSModule {
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
    for variable in environmentVariables() {
      guard let split = variable.firstIndex(of: "=") else { continue }
      try environment.set(String(variable[..<split]), Value(String(variable[variable.index(after: split)...])))
    }
    module.set("environ", .dict(environment))
    module.add([
      Declaration("getenv", "(key, default=None)", "An environment variable.") { try environment.get($0[0]) ?? $0[1] },
      Declaration("getcwd", "()", "The current directory.") { _ in Value(currentDirectory()) },
      Declaration("getpid", "()", "The number of this process.") { _ in .int(Int(getpid())) },
      Declaration("cpu_count", "()", "The number of processors.") { _ in .int(sysconf(CInt(_SC_NPROCESSORS_ONLN))) },
      Declaration("chdir", "(path)", "Changes the current directory.") {
        guard Glibc.chdir(try $0.path(0)) == 0 else { throw PyTextFile.failure(try $0.path(0)) }
        return .none
      },
      Declaration("listdir", "(path='.')", "The names in a directory.") {
        Value(list: try names(in: $0.path(0)).map { Value($0) })
      },
      Declaration("mkdir", "(path, mode=511)", "Makes a directory.") {
        guard Glibc.mkdir(try $0.path(0), 0o777) == 0 else { throw PyTextFile.failure(try $0.path(0)) }
        return .none
      },
      Declaration("makedirs", "(name, mode=511, exist_ok=False)", "Makes a directory and those above it.") {
        let path = try $0.path(0)
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
          made += (made.isEmpty || made == "/" ? "" : "/") + part
          if Glibc.mkdir(made, 0o777) != 0, errno != EEXIST { throw PyTextFile.failure(made) }
          if errno == EEXIST, made == path || made + "/" == path, !(try $0.flag(2)) { throw PyTextFile.failure(path) }
          errno = 0
        }
        return .none
      },
      Declaration("remove", "(path)", "Removes a file.") {
        guard Glibc.unlink(try $0.path(0)) == 0 else { throw PyTextFile.failure(try $0.path(0)) }
        return .none
      },
      Declaration("rmdir", "(path)", "Removes an empty directory.") {
        guard Glibc.rmdir(try $0.path(0)) == 0 else { throw PyTextFile.failure(try $0.path(0)) }
        return .none
      },
      Declaration("rename", "(src, dst)", "Renames a file.") {
        guard Glibc.rename(try $0.path(0), try $0.path(1)) == 0 else { throw PyTextFile.failure(try $0.path(0)) }
        return .none
      },
    ])
    return module
  }

  private static func environmentVariables() -> [String] {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let descriptor = open("/proc/self/environ", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func currentDirectory() -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    guard getcwd(&buffer, buffer.count) != nil else { return "." }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The names in a directory, sorted so that they come in the same order everywhere.
  private static func names(in path: String) throws -> [String] {
    guard let directory = opendir(path) else { throw PyTextFile.failure(path) }
    defer { closedir(directory) }
    var result: [String] = []
    while let entry = readdir(directory) {
      // The name is an array of C, which Swift sees as a tuple of characters.
      let characters = Mirror(reflecting: entry.pointee.d_name).children.lazy.compactMap { $0.value as? CChar }
      let name = String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if name != ".", name != ".." { result.append(name) }
    }
    return result.sorted()
  }

  private static func mode(_ path: String) -> mode_t? {
    var info = stat()
    return stat(path, &info) == 0 ? info.st_mode & S_IFMT : nil
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
        .bool(mode(try $0.path(0)) != nil)
      },
      Declaration("isfile", "(path)", "Whether there is such a file.") { .bool(mode(try $0.path(0)) == S_IFREG) },
      Declaration("isdir", "(path)", "Whether there is such a directory.") { .bool(mode(try $0.path(0)) == S_IFDIR) },
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
        return Value(normal(path.hasPrefix("/") ? path : currentDirectory() + "/" + path))
      },
      Declaration("expanduser", "(path)", "The path with ~ replaced by the home directory.") {
        let path = try $0.path(0)
        guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return Value(path) }
        return Value(String(cString: home) + path.dropFirst())
      },
      Declaration("getsize", "(path)", "The size of a file.") {
        var info = stat()
        guard stat(try $0.path(0), &info) == 0 else { throw PyTextFile.failure(try $0.path(0)) }
        return .int(Int(info.st_size))
      },
    ])
    return module
  }
}
