// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Starts workers one after the other and keeps what kills them.
struct Supervisor {
  let program: String
  let corpus: [String]
  let folder: String
  /// When to stop: after so many inputs or so many seconds, whichever comes first.
  let inputs: Int
  let seconds: Double
  let firstSeed: Int

  private static let share = 20_000

  struct Figures {
    var inputs = 0
    var crashes = 0
    var hangs = 0
    var stubborn = 0
  }

  func run() -> Figures {
    mkdir(folder, 0o755)
    let (file, progress) = ("\(folder)/current-\(firstSeed)", "\(folder)/progress-\(firstSeed)")
    var figures = Figures()
    let start = Supervisor.now
    var next = firstSeed
    while figures.inputs < inputs, Supervisor.now - start < seconds {
      let count = min(Supervisor.share, inputs - figures.inputs)
      unlink(progress)
      let status = spawn(["--worker", "\(next)", "\(count)", file, progress] + corpus)
      let reached = Files.text(progress).flatMap { Int($0.trimmingNewline) } ?? next
      let ended = status == 0 ? next + count : reached + 1
      figures.inputs += ended - next
      if status != 0 {
        let kind: String
        switch status {
        case Worker.Status.hang:
          figures.hangs += 1
          kind = "hang"
        case Worker.Status.stubborn:
          figures.stubborn += 1
          kind = "stubborn"
        default:
          figures.crashes += 1
          kind = "crash"
        }
        rename(file, "\(folder)/\(kind)-\(reached).py")
        print("\(kind) (status \(status)) at input \(reached)")
      }
      next = ended
      let elapsed = Supervisor.now - start
      print(
        "\(figures.inputs) inputs, \(Int(Double(figures.inputs) / elapsed)) a second: \(figures.crashes) crashes, "
          + "\(figures.hangs) hangs, \(figures.stubborn) that caught the interrupt again and again")
      fflush(nil)
    }
    unlink(file)
    unlink(progress)
    return figures
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Runs this program again; a signal that ended it counts as 128 and its number.
  private func spawn(_ arguments: [String]) -> Int32 {
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var child = pid_t()
    guard posix_spawn(&child, program, nil, nil, words, environ) == 0 else { return 1 }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

enum Files {
  static func text(_ path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The Python files below a folder, or the file itself.
  static func programs(below path: String) -> [String] {
    guard let stream = opendir(path) else { return path.hasSuffix(".py") ? [path] : [] }
    defer { closedir(stream) }
    var found: [String] = []
    while let entry = readdir(stream) {
      // SAFETY: the system ends the name with a zero byte inside of the field.
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { found += programs(below: "\(path)/\(name)") }
    }
    return found.sorted()
  }
}

extension String {
  var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
