// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

/// A snippet of a fixture file with what Python says about it.
struct Snippet: Sendable, CustomTestStringConvertible {
  let expected: String
  let source: String
  var testDescription: String { source }

  /// The snippets of a file: each follows a line that begins with `=== `.
  static func all(in name: String) -> [Snippet] {
    var snippets: [Snippet] = []
    for part in Fixture.bytes(name).splitBefore("=== ") {
      let newline = part.firstIndex(of: 0x0A) ?? part.endIndex
      snippets.append(
        Snippet(
          expected: String(decoding: part[part.startIndex..<newline].dropFirst(4), as: UTF8.self),
          source: String(decoding: part[newline...].dropFirst(), as: UTF8.self)))
    }
    return snippets
  }
}

extension [UInt8] {
  /// The parts that begin at lines with a prefix.
  fileprivate func splitBefore(_ prefix: String) -> [ArraySlice<UInt8>] {
    let mark = Array(prefix.utf8)
    var starts: [Int] = []
    for offset in indices where offset == 0 || self[offset - 1] == 0x0A {
      if self[offset...].starts(with: mark) { starts.append(offset) }
    }
    return zip(starts, starts.dropFirst() + [count]).map { self[$0..<$1] }
  }
}
