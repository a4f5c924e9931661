// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands behind `%watch`: what is watched, a colon, and a loop, which changes the workspace as if it had been typed alone.
public enum WatchedLoop {
  /// The two parts; the loop without its indentation. Nil where there is no loop.
  public static func split(_ text: String) -> (head: String, loop: String)? {
    let bytes = Array(text.utf8)
    guard let colon = colon(in: bytes) else { return nil }
    return (
      String(decoding: bytes[..<colon], as: UTF8.self), dedented(String(decoding: bytes[(colon + 1)...], as: UTF8.self))
    )
  }

  /// The colon outside of brackets and strings behind which a statement begins: a lambda's and a slice's are others.
  private static func colon(in bytes: [UInt8]) -> Int? {
    var (depth, quote) = (0, UInt8(0))
    for (place, byte) in bytes.enumerated() {
      if quote != 0 {
        if byte == quote { quote = 0 }
        continue
      }
      switch byte {
      case 0x22, 0x27: quote = byte
      case 0x28, 0x5B, 0x7B: depth += 1
      case 0x29, 0x5D, 0x7D: depth -= 1
      case 0x3A where depth == 0:
        let rest = bytes[(place + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
        let word = String(decoding: rest.prefix { $0 >= 0x61 && $0 <= 0x7A }, as: UTF8.self)
        if rest.first == 0x0A || rest.first == 0x0D || ["for", "while", "with", "if", "try"].contains(word) {
          return place
        }
      default: break
      }
    }
    return nil
  }

  /// A block without the indentation of its first line; a loop on the command's own line stays as it is.
  private static func dedented(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let head = lines.first, head.allSatisfy({ $0 == " " || $0 == "\t" || $0 == "\r" }) else {
      return String(text.drop { $0 == " " || $0 == "\t" })
    }
    let margin = lines.dropFirst().first { !$0.allSatisfy { $0 == " " || $0 == "\t" } }?.prefix {
      $0 == " " || $0 == "\t"
    }
    return lines.map { line in line.hasPrefix(margin ?? "") ? line.dropFirst(margin?.count ?? 0) : line }
      .joined(separator: "\n")
  }
}
