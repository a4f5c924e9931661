// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The program that the tests start: the one that was built beside them, or what `GRADUS_PROGRAM` names (a release build).
enum BuiltProgram {
  static let path: String? = {
    if let path = getenv("GRADUS_PROGRAM") { return String(cString: path) }
    var folder = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &folder, folder.count - 1)
    guard length > 0 else { return nil }
    let test = String(decoding: folder[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return test.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/gradus"
  }()
}
