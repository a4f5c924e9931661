// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// What a program may do outside of its own memory: every function that touches files, the environment or the terminal's
/// input asks the policy of its interpreter, and reaches them through it alone.
///
/// There are three modes. Free is how a user's own programs run. Behind a `Fence` a program reads its notebook's folder and
/// writes into a scratch folder. And while Gradus looks (a command that promises to change nothing evaluates an
/// expression), nothing is written at all.
public struct FilePolicy {
  /// The fence; nil for programs that may do what their user may.
  public var fence: Fence?
  /// Whether a look is going on: reads are allowed, writes are refused.
  public var looking = false

  /// The policy of a user's own programs.
  public init() {}

  /// The policy behind a fence.
  public init(fence: Fence) { self.fence = fence }

  /// Whether a program may ask the person at the terminal.
  public var allowsInput: Bool { fence == nil }

  /// The variables that a program sees: behind a fence a single one, which says nothing of the machine.
  public var environment: [(name: String, value: String)] {
    guard fence == nil else { return [("LANG", "C.UTF-8")] }
    guard let bytes = try? FilePolicy.readAll("/proc/self/environ") else { return [] }
    return bytes.split(separator: 0).compactMap { variable in
      guard let equals = variable.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      return (
        String(decoding: variable[..<equals], as: UTF8.self), String(decoding: variable[(equals + 1)...], as: UTF8.self)
      )
    }
  }

  /// The user's home folder; nil behind a fence, where `~` is a name like any other.
  public var home: String? {
    guard fence == nil, let home = getenv("HOME") else { return nil }
    return String(cString: home)
  }

  /// The current folder.
  public var currentFolder: String {
    if let fence { return fence.currentFolder }
    var buffer = [CChar](repeating: 0, count: 4096)
    guard getcwd(&buffer, buffer.count) != nil else { return "." }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Refuses to change anything while Gradus looks. `call` is how the program wrote it.
  public func checkWriting(_ call: @autoclosure () -> String) throws {
    if looking {
      throw PyError.make(ExceptionClasses.permissionError, "Gradus writes no files while it looks: \(call())")
    }
  }

  /// The file that is read when a program reads `path`.
  func readable(_ path: String, _ call: @autoclosure () -> String) throws -> String {
    try FilePolicy.checkName(path)
    guard let fence else { return path }
    if path.isEmpty { throw FilePolicy.failure(path, number: ENOENT) }
    return try fence.readable(path, call())
  }

  /// The file that is written when a program writes `path`, with what it holds so far if the program wants to keep that.
  func writable(_ path: String, keepsContents: Bool, _ call: @autoclosure () -> String) throws -> String {
    try FilePolicy.checkName(path)
    try checkWriting(call())
    guard let fence else { return path }
    if path.isEmpty { throw FilePolicy.failure(path, number: ENOENT) }
    return try fence.writable(path, keepsContents: keepsContents, call())
  }

  static func checkName(_ path: String) throws {
    if path.utf8.contains(0) { throw PyError.value("embedded null byte") }
  }

  /// The exception for the last error of the system, or for an error with a number.
  public static func failure(_ path: String, number: Int32 = errno) -> Raised {
    let cls = ExceptionClasses.ofSystem(Int(number))
    let text = String(cString: strerror(number))
    return Raised(PyException(cls: cls, arguments: [.int(Int(number)), Value(text), Value(path)]))
  }
}
