// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A folder for a test, which goes away with everything in it when nothing holds it any more.
package final class TemporaryFolder: Sendable {
  package let path: String

  /// Makes an empty one.
  ///
  /// - Parameter parent: where; `/var/tmp` for what runs behind a fence, which lays a sheet over `/tmp`.
  package init(in parent: String = "/tmp") {
    var template = Array("\(parent)/gradus-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { preconditionFailure("no folder can be made in \(parent)") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    var info = stat()
    guard lstat(path, &info) == 0 else { return }
    guard info.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    // A test may have taken the rights away.
    chmod(path, 0o700)
    guard let stream = opendir(path) else { return }
    while let entry = readdir(stream) {
      // SAFETY: the system ends the name with a zero byte inside of the field.
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { remove(path + "/" + name) }
    }
    closedir(stream)
    rmdir(path)
  }
}
