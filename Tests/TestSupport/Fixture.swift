// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The files under `Tests/Fixtures`.
package enum Fixture {
  private static let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/") + "/Fixtures"

  /// Where a file or folder is on disk.
  package static func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// The bytes of a file; none if it cannot be read.
  package static func bytes(_ name: String) -> [UInt8] {
    guard let file = fopen(path(name), "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes
  }

  /// The text of a file.
  package static func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

  /// The lines of a file that are not empty.
  package static func lines(_ name: String) -> [String] { text(name).split(separator: "\n").map(String.init) }

  /// The names of the files and folders in a folder, in order.
  package static func names(in name: String) -> [String] {
    guard let stream = opendir(path(name)) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      // SAFETY: the system ends the name with a zero byte inside of the field.
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
