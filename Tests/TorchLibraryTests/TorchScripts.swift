import Diagnostics
import Glibc
import PythonBuiltins
import PythonModules
import PythonRuntime
import Testing
import TorchLibrary

/// Runs programs as `gradus run` does and collects what they print.
enum TorchScripts {
  /// The folder of the fixtures.
  static let fixtures = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")

  /// The text of a fixture.
  static func text(_ name: String) throws -> String {
    let file = try #require(fopen("/\(fixtures)/Fixtures/torch/\(name)", "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[0..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a program prints; an error that ends it is the last line.
  static func run(_ source: String) -> String {
    let job = Job(source)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 512 << 20)
    var thread = pthread_t()
    // SAFETY: the job outlives the thread, which is waited for.
    pthread_create(
      &thread, &attributes,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Job>.fromOpaque(pointer).takeUnretainedValue().run()
        return nil
      }, Unmanaged.passUnretained(job).toOpaque())
    pthread_join(thread, nil)
    pthread_attr_destroy(&attributes)
    return withExtendedLifetime(job) { job.output }
  }

  // The thread writes before the test reads.
  private final class Job: @unchecked Sendable {
    let source: String
    var output = ""
    init(_ source: String) { self.source = source }

    func run() {
      let interpreter = Interpreter()
      Interpreter.current = interpreter
      interpreter.write = { [self] in output += $0 }
      Builtins.install(into: interpreter)
      StandardModules.install(into: interpreter)
      TorchLibrary.install(into: interpreter)
      do { try interpreter.run(SourceText(name: "test", text: source)) } catch {
        let exception = interpreter.normalise(error)
        output += "\(exception.cls.name): \(exception.message)\n"
      }
    }
  }

  /// A text with every address replaced, since objects are counted here.
  static func withoutAddresses(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "0x") {
      result += rest[..<start.lowerBound] + "ADDRESS"
      rest = rest[start.upperBound...].drop { $0.isHexDigit }
    }
    return result + rest
  }

  /// The first line in which two texts differ, nil when they agree.
  static func difference(_ got: String, _ wanted: String) -> String? {
    let (a, b) = (withoutAddresses(got).split(separator: "\n"), withoutAddresses(wanted).split(separator: "\n"))
    for i in 0..<max(a.count, b.count) {
      let (x, y) = (i < a.count ? String(a[i]) : "(nothing)", i < b.count ? String(b[i]) : "(nothing)")
      if x != y { return "line \(i + 1): \(x)\n  PyTorch: \(y)" }
    }
    return nil
  }
}
