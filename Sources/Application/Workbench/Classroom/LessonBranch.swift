// SPDX-License-Identifier: GPL-3.0-or-later

import JSON

/// What somebody did on the way through a lesson, and left behind.
struct LessonBranch: Equatable {
  /// Its name, `mine-1`.
  let name: String
  /// The cell whose state the lesson began from, and the cells that led from there to where this began, counted from 0.
  let start: Int
  let line: [Range<Int>]
  /// The cell whose state it began from.
  let base: Int
  /// Its own cells, counted from 0.
  let cells: Range<Int>

  /// Under which name all of a session are kept.
  static let key = "lesson branches"

  /// As they are kept.
  static func text(of branches: [LessonBranch]) -> String {
    JSON.array(
      branches.map {
        .object([
          .init("name", .string($0.name)), .init("start", .integer($0.start)), .init("line", JSON(ranges: $0.line)),
          .init("base", .integer($0.base)), .init("cells", JSON(ranges: [$0.cells])),
        ])
      }
    ).serialized()
  }

  /// Read again; what is no branch is left out.
  static func branches(of text: String) -> [LessonBranch] {
    ((try? JSON(parsing: text))?.arrayValue ?? []).compactMap { json in
      guard let name = json["name"]?.stringValue, let start = json["start"]?.integerValue,
        let base = json["base"]?.integerValue, let cells = json["cells"]?.ranges?.first
      else { return nil }
      return LessonBranch(name: name, start: start, line: json["line"]?.ranges ?? [], base: base, cells: cells)
    }
  }
}

extension JSON {
  /// Ranges as pairs of numbers.
  init(ranges: [Range<Int>]) {
    self = .array(ranges.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) })
  }

  /// Ranges again; nil when there are none.
  var ranges: [Range<Int>]? {
    arrayValue?.compactMap { pair in
      guard let first = pair[0]?.integerValue, let end = pair[1]?.integerValue, first >= 0, first <= end else {
        return nil
      }
      return first..<end
    }
  }
}
