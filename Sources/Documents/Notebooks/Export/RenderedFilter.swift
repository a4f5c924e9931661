// SPDX-License-Identifier: GPL-3.0-or-later

/// Goes through md4c's HTML: keeps links to http, https, mailto and places beside the page, keeps pictures that lie beside it,
/// and gives code the look of the page. md4c writes every `<`, `>` and `"` of a text as an entity, so each of these
/// that stands here is its own.
struct RenderedFilter {
  private var rest: ArraySlice<UInt8>
  private var output: [UInt8] = []
  /// For each link that is open, whether it is one on the page.
  private var links: [Bool] = []

  private let formulas: MarkdownFormulas
  private let picture: Export.Picture?

  init(_ html: [UInt8], _ formulas: MarkdownFormulas, _ picture: Export.Picture?) {
    rest = html[...]
    self.formulas = formulas
    self.picture = picture
  }

  mutating func filtered() -> String {
    while let first = rest.first {
      if first == UInt8(ascii: "<") { element() } else { add(take(until: UInt8(ascii: "<")), formulas.page) }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Adds text or a tag, with the formulas in it.
  private mutating func add(_ bytes: ArraySlice<UInt8>, _ filled: (String) -> String) {
    // The marks for formulas begin with a byte that is rare.
    guard bytes.contains(0xF3) else { return output += bytes }
    output += filled(String(decoding: bytes, as: UTF8.self)).utf8
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
    } else if tag.starts(with: "<img ".utf8) {
      return image(tag, pieces)
    }
    add(tag, formulas.plain)
    output.append(UInt8(ascii: ">"))
  }

  /// A picture: one that lies beside the text is put into the page where its bytes are to be had; of others the words stay.
  private mutating func image(_ tag: ArraySlice<UInt8>, _ pieces: [ArraySlice<UInt8>]) {
    guard pieces.count > 3 else { return }
    let address = Address(pieces[1])
    guard address.isBeside || address.isPicture else { return add(pieces[3], formulas.plain) }
    guard let picture, address.isBeside else {
      add(tag, formulas.plain)
      return output.append(UInt8(ascii: ">"))
    }
    let name = Address.plain(RenderedFilter.plain(pieces[1]))
    guard let bytes = picture(name), let kind = PictureKind(bytes) else {
      output += "<span class=\"missing\">[".utf8
      add(pieces[3].isEmpty ? pieces[1] : pieces[3], formulas.plain)
      return output += "]</span>".utf8
    }
    output += "<img src=\"data:\(kind.rawValue);base64,\(Base64.text(bytes))\" alt=\"".utf8
    add(pieces[3], formulas.plain)
    output += "\">".utf8
  }

  private mutating func code() {
    rest = rest.dropFirst("<pre>".utf8.count)
    let tag = take(until: UInt8(ascii: ">"))
    rest = rest.dropFirst()
    let text = take(until: UInt8(ascii: "<"))
    rest = rest.dropFirst("</code></pre>".utf8.count)
    output += "<pre class=\"code\">".utf8
    let isPython = tag.elementsEqual("<code class=\"language-python\"".utf8)
    if isPython {
      output += formulas.plain(PageWriter.coloured(RenderedFilter.plain(text))).utf8
    } else {
      add(text, formulas.plain)
    }
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

    /// Whether it is the picture itself, in letters and digits.
    var isPicture: Bool {
      guard let scheme, String(decoding: scheme, as: UTF8.self).lowercased() == "data" else { return false }
      let rest = String(decoding: text[scheme.endIndex...].dropFirst().prefix(40), as: UTF8.self)
      return PictureKind.allCases.contains { rest.hasPrefix($0.rawValue + ";base64,") }
    }

    /// An address without its `%20`.
    static func plain(_ address: String) -> String {
      var bytes: [UInt8] = []
      var rest = Array(address.utf8)[...]
      while let first = rest.popFirst() {
        if first == UInt8(ascii: "%"), let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
          bytes.append(byte)
          rest = rest.dropFirst(2)
        } else {
          bytes.append(first)
        }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
