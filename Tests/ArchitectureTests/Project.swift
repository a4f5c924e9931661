// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The sources of this package, read from disk.
enum Project {
  /// The package's folder.
  static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

  /// The paths of all Swift files below a folder of the package, relative to it, in order.
  static func swiftFiles(below folder: String) -> [String] {
    var files: [String] = []
    var pending = [folder]
    while let next = pending.popLast() {
      guard let stream = opendir("\(root)/\(next)") else { continue }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        // SAFETY: the system ends the name with a zero byte inside of the field.
        let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        if name.hasPrefix(".") { continue }
        let path = "\(next)/\(name)"
        if name.hasSuffix(".swift") {
          files.append(path)
        } else if entry.pointee.d_type == DT_DIR {
          pending.append(path)
        }
      }
    }
    return files.sorted()
  }

  /// The names of the folders in a folder of the package.
  static func folders(below folder: String) -> [String] {
    guard let stream = opendir("\(root)/\(folder)") else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      // SAFETY: the system ends the name with a zero byte inside of the field.
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if entry.pointee.d_type == DT_DIR, !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The lines of a file of the package.
  static func lines(of path: String) -> [String] {
    guard let file = fopen("\(root)/\(path)", "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }
}
