import Glibc
import Testing

/// A snippet of a fixture file with what Python says about it.
struct Snippet: Sendable, CustomTestStringConvertible {
  let expected: String
  let source: String
  var testDescription: String { source }

  /// The snippets of a file: each follows a line that begins with `=== `.
  static func all(in name: String, from path: String = #filePath) -> [Snippet] {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
    var snippets: [Snippet] = []
    for part in contents(of: "\(folder)/Fixtures/\(name)").splitBefore("=== ") {
      let newline = part.firstIndex(of: 0x0A) ?? part.endIndex
      snippets.append(
        Snippet(
          expected: String(decoding: part[part.startIndex..<newline].dropFirst(4), as: UTF8.self),
          source: String(decoding: part[newline...].dropFirst(), as: UTF8.self)))
    }
    return snippets
  }

  private static func contents(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
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
