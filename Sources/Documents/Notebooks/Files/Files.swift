// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime

/// A failed operation on a file, in Python's words.
public struct FileError: Error, Equatable, CustomStringConvertible {
  /// The system's error number.
  public let number: Int32
  /// The file.
  public let path: String

  /// Makes an error; without a number, from the last failed call.
  public init(_ path: String, number: Int32 = errno) {
    self.number = number
    self.path = path
  }

  /// `[Errno 2] No such file or directory: 'x.md'`
  public var description: String {
    "[Errno \(number)] \(String(cString: strerror(number))): '\(path)'"
  }

  /// The class that Python raises for it.
  public var pythonClassName: String {
    switch number {
    case ENOENT: "FileNotFoundError"
    case EEXIST: "FileExistsError"
    case EISDIR: "IsADirectoryError"
    case EACCES, EPERM: "PermissionError"
    default: "OSError"
    }
  }
}

/// Whole files: read, replaced in one step, made safe against a crash.
public enum Files {
  /// The bytes of a file.
  public static func read(_ path: String) throws -> [UInt8] {
    let file = try open(path, O_RDONLY)
    defer { close(file) }
    return try readAll(file, name: path)
  }

  /// The bytes of an open file, such as standard input, up to its end.
  public static func readAll(_ file: Int32, name: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // SAFETY: the system writes at most as many bytes as the array holds.
      let count = chunk.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw FileError(name)
      }
    }
  }

  /// The text of a UTF-8 file; a file in another encoding is refused, so that it is never damaged by writing it again.
  public static func readText(_ path: String) throws -> String {
    let bytes = try read(path)
    guard let text = String(validating: bytes, as: UTF8.self) else { throw FileError(path, number: EILSEQ) }
    return text
  }

  /// Puts new contents in a file's place: at every moment, also after a crash, the path holds the old or the new contents.
  /// A symbolic link stays one, and the new file keeps the old one's mode. What is no file, such as `/dev/null` or a pipe, is written to.
  public static func replace(_ path: String, with bytes: [UInt8]) throws {
    let place = FileReplacement(of: path)
    let target = place.target
    if place.isDevice {
      let device = try open(target, O_WRONLY)
      defer { close(device) }
      return try write(bytes, to: device, path: path)
    }
    let temporary = "\(target).\(getpid()).tmp"
    unlink(temporary)
    let file = try open(temporary, O_WRONLY | O_CREAT | O_EXCL)
    do {
      defer { close(file) }
      if let mode = place.mode { fchmod(file, mode) }
      try write(bytes, to: file, path: temporary)
      guard fsync(file) == 0 else { throw FileError(temporary) }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, target) == 0 else {
      let error = FileError(path)
      unlink(temporary)
      throw error
    }
    synchroniseFolder(of: target)
  }

  /// Puts a text in a file's place; see ``replace(_:with:)-([UInt8])``.
  public static func replace(_ path: String, with text: String) throws {
    try replace(path, with: Array(text.utf8))
  }

  /// Adds bytes at the end of a file in one piece; makes it, readable by its owner alone, if it is missing.
  public static func append(_ bytes: [UInt8], to path: String) throws {
    let isNew = !exists(path)
    let file = try open(path, O_WRONLY | O_APPEND | O_CREAT)
    defer { close(file) }
    if isNew { fchmod(file, 0o600) }
    try write(bytes, to: file, path: path)
  }

  /// True if there is a file or folder of this name.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// True if there is a folder of this name.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The size of a file in bytes; 0 when there is none.
  package static func byteCount(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// True if there is a plain file of this name: no folder, device or pipe.
  public static func isPlainFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// True if this is a symbolic link, wherever it leads.
  package static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Makes a folder and those above it, unless they exist.
  public static func makeFolder(_ path: String) throws {
    if path.isEmpty || isFolder(path) { return }
    let parent = folder(of: path)
    if parent != path { try makeFolder(parent) }
    guard mkdir(path, 0o777) == 0 || isFolder(path) else { throw FileError(path) }
  }

  /// The folder that holds a path: `.` for a bare name.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The part of a path after its last slash.
  public static func name(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }

  /// A setting of the environment; nil when it is missing or empty.
  public static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// A folder for the user's files by the XDG rules, such as `environment` `XDG_DATA_HOME`, else `fallback` in the home folder.
  public static func userFolder(_ name: String, fallback: String) -> String {
    if let folder = environment(name), folder.hasPrefix("/") { return folder + "/gradus" }
    return (environment("HOME") ?? "") + "/" + fallback + "/gradus"
  }

  // MARK: For the other files of this folder

  /// Opens a file and gives its descriptor; it is not passed on to other programs.
  package static func open(_ path: String, _ flags: Int32) throws -> Int32 {
    while true {
      let file = Glibc.open(path, flags | O_CLOEXEC, 0o666)
      if file >= 0 { return file }
      if errno != EINTR { throw FileError(path) }
    }
  }

  /// Writes all bytes.
  package static func write(_ bytes: [UInt8], to file: Int32, path: String) throws {
    var start = 0
    while start < bytes.count {
      // SAFETY: the system reads only bytes of the array.
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress?.advanced(by: start), $0.count - start) }
      if count >= 0 { start += count } else if errno != EINTR { throw FileError(path) }
    }
  }

  /// Makes a rename in the folder of this path survive a crash of the machine.
  static func synchroniseFolder(of path: String) {
    guard let folder = try? open(folder(of: path), O_RDONLY | O_DIRECTORY) else { return }
    fsync(folder)
    close(folder)
  }

  /// The path that a symbolic link leads to, also one whose file does not exist yet.
  package static func resolved(_ path: String) -> String { FileReplacement.resolved(path) }

  /// The names in a folder; none when it cannot be read.
  package static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    // SAFETY: an entry's name ends in a zero byte within its field.
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
