// SPDX-License-Identifier: GPL-3.0-or-later

/// Goes through md4c's HTML: keeps links to http, https, mailto and places beside the page, keeps pictures that lie beside it,
/// and gives code the look of the page. md4c writes every `<`, `>` and `"` of a text as an entity, so each of these
/// that stands here is its own.
struct RenderedFilter {
  private var rest: ArraySlice<UInt8>
  private var output: [UInt8] = []
  /// For each link that is open, whether it is one on the page.
  private var links: [Bool] = []

  init(_ html: [UInt8]) { rest = html[...] }

  mutating func filtered() -> String {
    while let first = rest.first {
      if first == UInt8(ascii: "<") { element() } else { output += take(until: UInt8(ascii: "<")) }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Takes what stands before a byte.
  private mutating func take(until byte: UInt8) -> ArraySlice<UInt8> {
    let taken = rest.prefix { $0 != byte }
    rest = rest[taken.endIndex...]
    return taken
  }

  private mutating func element() {
    if rest.starts(with: "<pre><code".utf8) { return code() }
    let tag = take(until: UInt8(ascii: ">"))
    rest = rest.dropFirst()
    // `<a href="…" title="…"`, `<img src="…" alt="…" title="…"`: every other piece is a value.
    let pieces = tag.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    if tag.starts(with: "<a ".utf8) {
      let isKept = pieces.count > 1 && Address(pieces[1]).isLink
      links.append(isKept)
      if !isKept { return }
    } else if tag.elementsEqual("</a".utf8) {
      if links.popLast() == false { return }
    } else if tag.starts(with: "<img ".utf8), pieces.count < 4 || !Address(pieces[1]).isBeside {
      if pieces.count > 3 { output += pieces[3] }
      return
    }
    output += tag
    output.append(UInt8(ascii: ">"))
  }

  private mutating func code() {
    rest = rest.dropFirst("<pre>".utf8.count)
    let tag = take(until: UInt8(ascii: ">"))
    rest = rest.dropFirst()
    let text = take(until: UInt8(ascii: "<"))
    rest = rest.dropFirst("</code></pre>".utf8.count)
    output += "<pre class=\"code\">".utf8
    let isPython = tag.elementsEqual("<code class=\"language-python\"".utf8)
    output += isPython ? Array(PageWriter.coloured(RenderedFilter.plain(text)).utf8)[...] : text
    output += "</pre>".utf8
  }

  /// The text that md4c wrote with entities.
  private static func plain(_ text: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var rest = text
    while let first = rest.first {
      let entity = first == UInt8(ascii: "&") ? entities.first { rest.starts(with: $0.name.utf8) } : nil
      result.append(entity?.byte ?? first)
      rest = rest.dropFirst(entity?.name.utf8.count ?? 1)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let entities: [(name: String, byte: UInt8)] = [
    ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&quot;", UInt8(ascii: "\"")),
    ("&amp;", UInt8(ascii: "&")),
  ]

  /// Where a link or a picture leads, as a browser reads it: the letters before a colon that comes first are a scheme.
  private struct Address {
    let text: ArraySlice<UInt8>
    private let scheme: ArraySlice<UInt8>?

    init(_ text: ArraySlice<UInt8>) {
      self.text = text
      let head = text.prefix { !":/?#".utf8.contains($0) }
      scheme = text.dropFirst(head.count).first == UInt8(ascii: ":") ? head : nil
    }

    var isLink: Bool {
      guard let scheme else { return true }
      return ["http", "https", "mailto"].contains(String(decoding: scheme, as: UTF8.self).lowercased())
    }

    var isBeside: Bool { scheme == nil && !text.starts(with: "//".utf8) }
  }
}
