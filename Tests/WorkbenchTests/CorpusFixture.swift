import Glibc
import Workbench

/// The programs under `Fixtures/corpus`, and how they are run.
enum CorpusFixture {
  private static let folder =
    #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Fixtures/corpus"

  /// The names of the folders.
  static func topics() -> [String] { entries(of: ".") }

  /// The names of a folder's programs, without their ending.
  static func programs(of topic: String) -> [String] {
    entries(of: topic).filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }
  }

  static func text(_ name: String) -> String {
    guard let file = fopen("\(folder)/\(name)", "rb") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What lies in a folder, seen from that of the corpus.
  static func entries(of path: String) -> [String] {
    guard let stream = opendir("\(folder)/\(path)") else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      // SAFETY: the system ends the name with a zero byte inside of the field.
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private final class Job {
    let work: () -> String
    var result = ""
    init(_ work: @escaping () -> String) { self.work = work }
  }
  // SAFETY: set before the thread starts and read after it ended; the suites run one test after the other.
  private nonisolated(unsafe) static var job = Job { "" }

  /// Runs work on a thread with a stack as large as the shell's.
  static func onLargeStack(_ work: @escaping () -> String) -> String {
    job = Job(work)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 1 << 30)
    var thread = pthread_t()
    pthread_create(
      &thread, &attributes,
      { _ in
        CorpusFixture.job.result = CorpusFixture.job.work()
        return nil
      }, nil)
    pthread_join(thread, nil)
    return job.result
  }

  /// What a program prints: its output, `--- exit STATUS ---`, its error output.
  static func run(_ source: String, name: String) -> String {
    onLargeStack {
      var (output, errors) = ("", "")
      let script = Script(path: name, text: source, arguments: [])
      let status = script.run(write: { output += $0 }, writeError: { errors += $0 })
      return "\(output)--- exit \(status) ---\n\(errors)"
    }
  }
}
