// SPDX-License-Identifier: GPL-3.0-or-later

/// What there is to say of a name beyond its declaration: shapes, formula, the meaning of the parameters, an example with what it
/// prints, what belongs together. The names, order and defaults of the parameters are the declaration's.
public struct Guide: Sendable {
  /// The name as it is typed in a session, `nn.Linear`; for a topic its words, `learning rate`.
  public let name: String
  /// Other words under which people look for it.
  public internal(set) var topics: [String] = []
  /// Shapes in and out, a line each.
  public internal(set) var shape: [String] = []
  /// The formula, a line each.
  public internal(set) var formula: [String] = []
  /// What the parameters mean.
  public internal(set) var meanings: [String: String] = [:]
  /// What else is worth knowing, a paragraph each.
  public internal(set) var notes: [String] = []
  /// What belongs together.
  public internal(set) var related: [String] = []
  /// Lines after `>>> ` and `... ` with what they print.
  public internal(set) var example: [String] = []
  /// The name of a guide whose topics, formula, meanings and notes hold here too.
  var model: String?

  init(name: String, isTopic: Bool = false) {
    self.name = name
    self.isTopic = isTopic
  }

  /// Whether it is about a matter, such as the learning rate, and not about a name.
  public let isTopic: Bool

  /// Reads the lines of an entry: `key: text`, where later lines that begin with blanks go on; the example last.
  mutating func read(_ lines: ArraySlice<Substring>) {
    var key = ""
    for (offset, line) in zip(lines.indices, lines) {
      if line.hasPrefix(">>> ") {
        example = lines[offset...].map(String.init)
        while example.last?.isEmpty == true { example.removeLast() }
        break
      }
      if line.isEmpty { continue }
      if line.hasPrefix("  ") {
        extend(key, Guide.trimmed(line))
      } else if let colon = line.firstIndex(of: ":") {
        key = String(line[..<colon])
        add(key, Guide.trimmed(line[line.index(after: colon)...]))
      }
    }
  }

  private mutating func add(_ key: String, _ text: String) {
    switch key {
    case "topics": topics += Guide.list(text)
    case "shape": shape.append(text)
    case "formula": formula.append(text)
    case "note": notes.append(text)
    case "see": related += Guide.list(text)
    case "like": model = text
    case _ where key.hasPrefix(Guide.parameter): meanings[String(key.dropFirst(Guide.parameter.count))] = text
    default: for name in Guide.list(key) { meanings[name] = text }
    }
  }

  /// Stands before a parameter whose name is that of another part: `parameter shape: …`.
  private static let parameter = "parameter "

  private mutating func extend(_ key: String, _ text: String) {
    switch key {
    case "topics": topics += Guide.list(text)
    case "shape": shape.append(text)
    case "formula": formula.append(text)
    case "note": notes[notes.count - 1] += " " + text
    case "see": related += Guide.list(text)
    default: for name in Guide.list(key) { meanings[name, default: ""] += " " + text }
    }
  }

  /// Takes over from a model what is not said here.
  mutating func inherit(from model: Guide) {
    if topics.isEmpty { topics = model.topics }
    if formula.isEmpty { formula = model.formula }
    if shape.isEmpty { shape = model.shape }
    if notes.isEmpty { notes = model.notes }
    meanings.merge(model.meanings) { own, _ in own }
    for name in [model.name] + model.related where name != self.name && !related.contains(name) { related.append(name) }
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { trimmed($0) }.filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var bytes = Array(text.utf8)[...]
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
