// SPDX-License-Identifier: GPL-3.0-or-later

import JSON
import Notebooks
import Primitives
import Workbench

/// What became of one student's file.
struct GradeRow: Equatable {
  /// What the student is called.
  let student: String
  let path: String
  var result = Grading.Result()
  /// Why nothing could be marked.
  var problem: String?

  /// The status with which a process ends itself whose cell does not stop.
  static let stubborn: Int32 = 3

  /// Reads what a process said that has marked a file; nil when it did not come to its end.
  init?(_ student: String, _ path: String, _ text: String, _ ending: Job.Ending) {
    guard case .status(let status) = ending, status != GradeRow.stubborn,
      let line = text.split(separator: "\n").last, let json = try? JSON(parsing: String(line))
    else { return nil }
    self.student = student
    self.path = path
    problem = json["problem"]?.stringValue
    result.cellCount = json["cells"]?.integerValue ?? 0
    result.remarks = (json["remarks"]?.arrayValue ?? []).compactMap(\.stringValue)
    result.marks = (json["marks"]?.arrayValue ?? []).map {
      Grading.Mark(
        exercise: $0["exercise"]?.stringValue ?? "", isPassed: $0["passed"]?.boolValue ?? false,
        sentence: $0["sentence"]?.stringValue ?? "")
    }
    guard problem != nil || !result.marks.isEmpty else { return nil }
  }

  /// A file whose process never came to its end.
  init(_ student: String, _ path: String, lost ending: Job.Ending) {
    self.student = student
    self.path = path
    problem =
      switch ending {
      case .problem(let what): "could not be run: \(what)"
      case .signal(let number, let what): "it ended the process again and again (signal \(number), \(what))"
      case .status: "it ended the process again and again"
      }
  }

  // MARK: Between the processes

  /// The marks as a line.
  static func text(of result: Grading.Result) -> String {
    JSON.object([
      .init("cells", .integer(result.cellCount)),
      .init("remarks", .array(result.remarks.map { .string($0) })),
      .init(
        "marks",
        .array(
          result.marks.map {
            .object([
              .init("exercise", .string($0.exercise)), .init("passed", .bool($0.isPassed)),
              .init("sentence", .string($0.sentence)),
            ])
          })),
    ]).serialized() + "\n"
  }

  /// A file that cannot be read, as a line.
  static func problem(_ what: String) -> String { JSON.object([.init("problem", .string(what))]).serialized() + "\n" }

  /// The last cell that a process said it had begun.
  static func lastCell(in text: String) -> Int? {
    text.split(separator: "\n").last { $0.hasPrefix("cell ") }.flatMap { Int($0.dropFirst(5)) }
  }

  // MARK: Names

  /// What the students are called: the files' names, or those of their folders where the files are all called the same.
  static func names(of paths: [String]) -> [String] {
    let files = paths.map { path in
      let name = Files.name(of: path)
      return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }
    guard paths.count > 1, Set(files).count < files.count else { return files }
    return zip(paths, files).map { path, file in
      let folder = Files.name(of: Files.folder(of: path))
      return folder.isEmpty || folder == "." ? file : "\(folder)/\(file)"
    }
  }
}
