// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import TestSupport

/// The built program with its streams in files, as in a script of the shell.
struct ProgramRun {
  /// Its exit status; 128 and a signal's number when one ended it.
  let status: Int32
  /// What it wrote to standard output and standard error.
  let output: String

  /// Runs `gradus` in the home folder with these arguments; `environment` is all that it knows besides a home folder.
  init(_ arguments: [String], input: String = "", home: String, environment: [String: String] = [:]) throws {
    guard let program = BuiltProgram.path else { throw FileError("gradus", number: ENOENT) }
    let (typed, printed) = (home + "/.input", home + "/.output")
    try Files.replace(typed, with: input)
    defer {
      unlink(typed)
      unlink(printed)
    }
    let variables = ["HOME": home, "PATH": "/usr/bin:/bin", "TMPDIR": home].merging(environment) { $1 }
    // SAFETY: the copies live until the program has been started.
    let changing = ["/bin/sh", "-c", #"cd "$HOME" && exec "$0" "$@""#, program]
    var words = (changing + arguments).map { strdup($0) } + [nil]
    var settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + settings { free(pointer) } }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    // The threads of tests block signals, which the program would inherit.
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, typed, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, printed, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", &actions, &attributes, &words, &settings) == 0 else {
      throw FileError(program)
    }
    var end: Int32 = 0
    while waitpid(process, &end, 0) < 0, errno == EINTR {}
    status = end & 0x7F == 0 ? end >> 8 & 0xFF : 128 + end & 0x7F
    output = String(decoding: try Files.read(printed), as: UTF8.self)
  }
}

/// A folder for a test, with everything that is in it.
struct Playground {
  // Outside of `/tmp`, over which a fence lays a sheet.
  private let folder = TemporaryFolder(in: "/var/tmp")
  var path: String { folder.path }

  /// Writes a file, and the folders above it.
  func write(_ name: String, _ text: String) throws {
    try Files.makeFolder(Files.folder(of: path + "/" + name))
    try Files.replace(path + "/" + name, with: text)
  }

  /// The text of a file.
  func read(_ name: String) throws -> String { try Files.readText(path + "/" + name) }

  /// Every name with what it holds: contents of files, targets of links.
  func contents(_ folder: String = "") -> [String: String] {
    var result: [String: String] = [:]
    guard let stream = opendir(path + "/" + folder) else { return [:] }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      // SAFETY: the system ends the name with a zero byte inside of the field.
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name == "." || name == ".." { continue }
      let full = folder.isEmpty ? name : folder + "/" + name
      var info = stat()
      lstat(path + "/" + full, &info)
      switch info.st_mode & S_IFMT {
      case S_IFDIR:
        result.merge(contents(full)) { $1 }
        result[full] = "folder"
      case S_IFREG: result[full] = (try? read(full)) ?? "unreadable"
      default: result[full] = "other"
      }
    }
    return result
  }
}
