// SPDX-License-Identifier: GPL-3.0-or-later

/// A part of what a cell printed, which other formats show in their own ways; what lies between the parts is plain text.
public struct OutputPart: Sendable, Equatable {
  /// What it is.
  public enum Kind: Sendable, Equatable {
    /// The value of an expression.
    case echo
    /// The traceback of an exception.
    case error
    /// A chart: as a picture, what it says in words, and how many points its longest line has.
    case chart(svg: String, words: [String], length: Int?)
  }
  /// What it is.
  public let kind: Kind
  /// The bytes of the cell's output that it takes.
  public let range: Range<Int>

  /// A part of an output.
  public init(_ kind: Kind, _ range: Range<Int>) { (self.kind, self.range) = (kind, range) }

  /// The same part of a longer output.
  public func moved(by count: Int) -> OutputPart {
    OutputPart(kind, range.lowerBound + count..<range.upperBound + count)
  }
}

/// What a cell of a notebook printed when it ran again for an export.
public struct CellOutput: Sendable, Equatable {
  /// All of it.
  public let text: String
  /// Its parts, in their order.
  public let parts: [OutputPart]

  /// An output with its parts.
  public init(_ text: String, _ parts: [OutputPart]) { (self.text, self.parts) = (text, parts) }

  /// The output in pieces: each part, and as `nil` the plain text between them.
  public var pieces: [(kind: OutputPart.Kind?, text: String)] {
    let bytes = Array(text.utf8)
    var (result, position) = ([(kind: OutputPart.Kind?, text: String)](), 0)
    func add(_ kind: OutputPart.Kind?, _ range: Range<Int>) {
      let text = String(decoding: bytes[range], as: UTF8.self)
      if !text.isEmpty { result.append((kind, text)) }
    }
    for part in parts where part.range.lowerBound >= position && part.range.upperBound <= bytes.count {
      add(nil, position..<part.range.lowerBound)
      add(part.kind, part.range)
      position = part.range.upperBound
    }
    add(nil, position..<bytes.count)
    return result
  }
}
