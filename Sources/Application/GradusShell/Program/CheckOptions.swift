// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// The options of `gradus check`.
struct CheckOptions: Equatable {
  /// Whether the new outputs are written into the notebooks.
  var accepts = false
  /// Whether the notebooks run without a fence.
  var trusts = false
  /// How many notebooks are checked at a time.
  var jobs = 1
  /// What a cell may have.
  var limits = Watchdog.Limits()
  /// Whether this process is the one that checks a single notebook for another.
  var isWorker = false

  /// The options of before anything is said.
  init() {}

  /// Takes the options off the front of the arguments, up to the first file or `--`.
  init(taking words: inout ArraySlice<String>) throws(Arguments.Mistake) {
    var memory: Int?
    while let word = words.first, word.hasPrefix("-") {
      words.removeFirst()
      switch word {
      case "--": break
      case "--accept": accepts = true
      case "--trust": trusts = true
      case "--worker": isWorker = true
      case "--timeout":
        limits.seconds = try CheckOptions.number(word, words.popFirst(), 1...86_400, "seconds from 1 to 86400")
      case "--jobs": jobs = try CheckOptions.number(word, words.popFirst(), 1...256, "a number from 1 to 256")
      case "--memory":
        guard let size = words.popFirst().flatMap(CheckOptions.bytes) else {
          throw Arguments.Mistake(sentence: "--memory needs a size from 16M on, as in 500M or 4G")
        }
        memory = size
      default: throw Arguments.Mistake(sentence: "check has no option \(word)")
      }
      if word == "--" { break }
    }
    limits.bytes = memory ?? limits.bytes / jobs
  }

  private static func number(_ option: String, _ word: String?, _ range: ClosedRange<Int>, _ what: String)
    throws(Arguments.Mistake) -> Int
  {
    guard let word, let number = Int(word), range.contains(number) else {
      throw Arguments.Mistake(sentence: "\(option) needs \(what)")
    }
    return number
  }

  /// A size such as `500M`; without a letter, megabytes.
  private static func bytes(_ word: String) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    let unit =
      switch word.dropFirst(digits.count).lowercased() {
      case "", "m", "mb": 20
      case "g", "gb": 30
      default: -1
      }
    guard unit > 0, let number = Int(digits), number > 0, number < 1 << 30 else { return nil }
    let size = number << unit
    return size >= 16 << 20 ? size : nil
  }

  /// The arguments with which this program checks one of the notebooks.
  func workerArguments(for path: String) -> [String] {
    var words = ["check", "--worker", "--timeout", "\(limits.seconds)", "--memory", "\(max(16, limits.bytes >> 20))M"]
    if accepts { words.append("--accept") }
    if trusts { words.append("--trust") }
    return words + ["--", path]
  }
}
