// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// A finished statement in a journal: a line `cell NUMBER OUTCOME SOURCE-BYTES OUTPUT-BYTES CHECKSUM`, the source and the output,
/// each followed by a line feed. The checksum is the CRC-32 of the line up to it and of both texts.
struct JournalRecord: Equatable {
  let cell: KeptCell

  /// Reads the record that begins at an offset and moves the offset behind it; nil when no whole record stands there.
  init?(_ bytes: [UInt8], at offset: inout Int) {
    // The longest line has six fields of at most 20 characters; a longer one is none of ours.
    let window = bytes[offset..<min(bytes.count, offset + 128)]
    guard let lineEnd = window.firstIndex(of: 0x0A) else { return nil }
    let fields = window[..<lineEnd].split(separator: 0x20, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard fields.count == 6, fields[0] == "cell", let number = Int(fields[1]),
      let outcome = KeptCell.Outcome(rawValue: fields[2]),
      let sourceCount = Int(fields[3]), let outputCount = Int(fields[4]), let checksum = UInt32(fields[5])
    else { return nil }
    let rest = bytes.count - lineEnd - 1
    guard sourceCount >= 0, outputCount >= 0, sourceCount <= rest - 2, outputCount <= rest - 2 - sourceCount else {
      return nil
    }
    let body = bytes[(lineEnd + 1)..<(lineEnd + 1 + sourceCount + outputCount + 2)]
    let facts = bytes[offset..<(lineEnd - fields[5].utf8.count)]
    let source = body.prefix(sourceCount)
    let output = body.dropFirst(sourceCount + 1).prefix(outputCount)
    guard CRC32.checksum(Array(facts) + body) == checksum,
      let sourceText = String(validating: source, as: UTF8.self),
      let outputText = String(validating: output, as: UTF8.self)
    else { return nil }
    cell = KeptCell(number: number, source: sourceText, output: outputText, outcome: outcome)
    offset = body.endIndex
  }
}
