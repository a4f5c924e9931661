// SPDX-License-Identifier: GPL-3.0-or-later

import CMD4C

/// Reads Markdown with md4c into blocks that a terminal draws.
public enum MarkdownBlocks {
  /// The blocks of a text; one paragraph of the whole where md4c cannot read it.
  public static func blocks(of markdown: String) -> [ProseBlock] {
    var reader = MarkdownReader()
    var text = markdown
    // SAFETY: md4c reads the text and calls back only until it returns, on this thread; text and reader outlive the call.
    let status = text.withUTF8 { bytes -> Int32 in
      guard let start = bytes.baseAddress, let size = UInt32(exactly: bytes.count) else { return bytes.isEmpty ? 0 : -1 }
      return withUnsafeMutablePointer(to: &reader) { reader in
        gradus_markdown_events(
          start, size,
          { kind, detail, reader in
            reader?.assumingMemoryBound(to: MarkdownReader.self).pointee.enter(kind, detail)
            return 0
          },
          { kind, _, reader in
            reader?.assumingMemoryBound(to: MarkdownReader.self).pointee.leave(kind)
            return 0
          },
          { kind, _, reader in
            reader?.assumingMemoryBound(to: MarkdownReader.self).pointee.begin(kind)
            return 0
          },
          { kind, _, reader in
            reader?.assumingMemoryBound(to: MarkdownReader.self).pointee.end(kind)
            return 0
          },
          { kind, piece, size, reader in
            let bytes = UnsafeRawBufferPointer(start: piece, count: Int(size))
            reader?.assumingMemoryBound(to: MarkdownReader.self).pointee.add(kind, String(decoding: bytes, as: UTF8.self))
            return 0
          }, reader)
      }
    }
    if status == 0 { return reader.blocks }
    return [
      ProseBlock(
        kind: .paragraph, runs: [ProseBlock.Run(text: markdown, style: .plain)], depth: 0, marker: "", isQuoted: false)
    ]
  }
}
