// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Where the new contents of a file go: beside it, to be renamed, so that it is whole at every moment.
public struct FileReplacement {
  /// The file itself, where the name is a symbolic link.
  public let target: String
  /// The permissions of the file that is there, which the new one keeps; nil where there is none.
  public let mode: mode_t?
  /// Whether it is no file but a device or a pipe, such as `/dev/null`: that is written to, and nothing is put in its place.
  public let isDevice: Bool

  /// Looks at what is there; links are not followed where they could lead out of a fence.
  public init(of path: String, followsLinks: Bool = true) {
    target = followsLinks ? Self.resolved(path) : path
    var old = stat()
    let isThere = lstat(target, &old) == 0
    mode = isThere ? old.st_mode & 0o777 : nil
    isDevice = isThere && old.st_mode & S_IFMT != S_IFREG && old.st_mode & S_IFMT != S_IFLNK
  }

  /// The path that a symbolic link leads to, also one whose file does not exist yet; the path itself where it is none.
  public static func resolved(_ path: String) -> String {
    // SAFETY: the system ends the name with a zero byte, and it is freed behind the copy.
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    var link = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &link, link.count - 1)
    guard count > 0 else { return path }
    let target = String(decoding: link[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    if target.hasPrefix("/") { return target }
    guard let slash = path.lastIndex(of: "/") else { return target }
    return path[...slash] + target
  }
}
