// SPDX-License-Identifier: GPL-3.0-or-later

import EmbeddedGuides

/// All guides. They are read from their text when somebody asks for the first one.
public struct GuideBook: Sendable {
  // SAFETY: the text is a constant of the program that ends with a zero byte.
  /// Those of the program.
  public static let shared = GuideBook(parsing: String(cString: embeddedGuides()))

  /// The guides in the order of the files.
  public private(set) var guides: [Guide] = []
  private var positions: [String: Int] = [:]
  /// What parameters mean that are the same wherever they stand.
  private var common: [String: String] = [:]
  /// Examples of declarations, with what they print.
  private var recorded: [String: [String]] = [:]

  /// Reads guides: an entry begins with `== NAME`; `== common` has the parameters that mean the same everywhere, `== topic WORDS` is about a
  /// matter, `== example NAME` has an example that was recorded for a declaration.
  public init(parsing text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var start = 0
    while start < lines.count {
      guard lines[start].hasPrefix("== ") else {
        start += 1
        continue
      }
      let rest = lines[(start + 1)...]
      let end = rest.firstIndex { $0.hasPrefix("== ") } ?? lines.count
      add(String(lines[start].dropFirst(3)), lines[(start + 1)..<end])
      start = end
    }
    resolve()
  }

  private mutating func add(_ name: String, _ lines: ArraySlice<Substring>) {
    let isTopic = name.hasPrefix("topic ")
    var guide = Guide(name: isTopic ? String(name.dropFirst("topic ".count)) : name, isTopic: isTopic)
    guide.read(lines)
    if name == "common" {
      common = guide.meanings
    } else if name.hasPrefix("example ") {
      recorded[String(name.dropFirst("example ".count))] = guide.example
    } else {
      positions[name] = guides.count
      guides.append(guide)
    }
  }

  /// Models stand before those that name them, or behind: a chain has at most three links.
  private mutating func resolve() {
    for _ in 0..<3 {
      for (i, guide) in guides.enumerated() {
        guard let model = guide.model, let place = positions[model], place != i else { continue }
        guides[i].inherit(from: guides[place])
      }
    }
  }

  /// The guide of a name as it is typed.
  public subscript(name: String) -> Guide? { positions[name].map { guides[$0] } }

  /// What a parameter means: what the guide says, else what it means everywhere.
  public func meaning(of parameter: String, in guide: Guide?) -> String? {
    guide?.meanings[parameter] ?? common[parameter]
  }

  /// The lines of the example of a declaration, with what they print.
  public func recordedExample(of name: String) -> [String]? { recorded[name] }
}
