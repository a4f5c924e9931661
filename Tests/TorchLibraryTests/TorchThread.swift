import Diagnostics
import Glibc
import PythonBuiltins
import PythonModules
import PythonRuntime
import TorchLibrary

/// Files beside the tests.
enum NetworkFixture {
  static func text(_ name: String, from path: String = #filePath) -> String {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
    guard let file = fopen("\(folder)/Fixtures/\(name)", "rb") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }
}

/// Runs programs with the library on a thread with a large stack, as the shell does.
enum TorchThread {
  struct Result: Sendable {
    var output = ""
    var errorOutput = ""
    var error: String?
  }
  private final class Job {
    let work: (Interpreter) throws -> Void
    var result = Result()
    init(_ work: @escaping (Interpreter) throws -> Void) { self.work = work }
  }
  // SAFETY: set before the thread starts and read after it ended; suites of this target run one after the other.
  private nonisolated(unsafe) static var job = Job { _ in }

  /// Runs a program.
  static func run(_ source: String) -> Result {
    run { try $0.run(SourceText(name: "test.py", text: source)) }
  }

  /// Runs work in a fresh workspace.
  static func run(_ work: @escaping (Interpreter) throws -> Void) -> Result {
    job = Job(work)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 512 << 20)
    var thread = pthread_t()
    pthread_create(&thread, &attributes, { _ in TorchThread.work() }, nil)
    pthread_join(thread, nil)
    return job.result
  }

  private static func work() -> UnsafeMutableRawPointer? {
    let job = job
    let interpreter = Interpreter()
    Interpreter.current = interpreter
    Builtins.install(into: interpreter)
    StandardModules.install(into: interpreter)
    TorchLibrary.install(into: interpreter)
    interpreter.write = { job.result.output += $0 }
    interpreter.writeError = { job.result.errorOutput += $0 }
    do {
      try job.work(interpreter)
    } catch {
      let exception = interpreter.normalise(error)
      job.result.error = "\(exception.cls.name): \(exception.message)"
    }
    return nil
  }
}
