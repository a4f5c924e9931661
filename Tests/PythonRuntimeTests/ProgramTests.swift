import Diagnostics
import Glibc
import PythonBuiltins
import PythonModules
import PythonRuntime
import Testing

/// Programs whose output is compared with what CPython 3.11 printed.
@Suite(.serialized) struct ProgramTests {
  @Test(arguments: [
    "numbers", "containers", "classes", "caches", "messages", "modules", "library", "evaluation", "tools",
    "expressions", "calls", "attribute_changes", "table_operations", "generator_steps", "traceback_texts",
  ])
  func printsWhatCPythonPrints(program: String) throws {
    let expected = Fixture.text("python/\(program).txt").split(separator: "\n", omittingEmptySubsequences: false)
    let run = LanguageThread.run(Fixture.text("python/\(program).py"))
    #expect(run.error == nil, "\(program)")
    let printed = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, (ours, theirs)) in zip(printed, expected).enumerated() where ours != theirs {
      let before = line > 0 ? " after \(printed[line - 1])" : ""
      Issue.record("\(program).txt, line \(line + 1)\(before): \(ours) instead of \(theirs)")
      return
    }
    #expect(printed.count == expected.count, "\(program): the last line is \(printed.last { !$0.isEmpty } ?? "")")
    #expect(!printed.isEmpty, "\(program)")
  }
}

/// Files beside the tests.
enum Fixture {
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

/// Runs programs of the language on a thread with a large stack, as the shell does.
enum LanguageThread {
  struct Result: Sendable {
    var output = ""
    var errorOutput = ""
    var error: String?
  }
  private final class Job {
    let source: String
    var result = Result()
    init(_ source: String) { self.source = source }
  }
  // SAFETY: set before the thread starts and read after it ended; tests of this target run one after the other.
  private nonisolated(unsafe) static var job = Job("")

  static func run(_ source: String) -> Result {
    job = Job(source)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 512 << 20)
    var thread = pthread_t()
    pthread_create(&thread, &attributes, { _ in LanguageThread.work() }, nil)
    pthread_join(thread, nil)
    return job.result
  }

  private static func work() -> UnsafeMutableRawPointer? {
    let job = job
    let interpreter = Interpreter()
    Interpreter.current = interpreter
    Builtins.install(into: interpreter)
    StandardModules.install(into: interpreter)
    interpreter.write = { job.result.output += $0 }
    interpreter.writeError = { job.result.errorOutput += $0 }
    do {
      try interpreter.run(SourceText(name: "test.py", text: job.source))
    } catch {
      let exception = interpreter.normalise(error)
      job.result.error = "\(exception.cls.name): \(exception.message)"
    }
    return nil
  }
}
