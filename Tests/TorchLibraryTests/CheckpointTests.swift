// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Testing

@testable import TorchCore

/// Checkpoints that mean harm, or that are older than Gradus reads.
@Suite struct CheckpointTests {
  private func read(_ pickle: [UInt8]) throws -> Value {
    var reader = PickleReader([0x80, 2] + pickle) { _, _ in throw PyError.runtime("no storage") }
    return try reader.read()
  }

  private func bytes(_ text: String, _ times: Int) -> [UInt8] {
    Array(repeatElement(Array(text.utf8), count: times).joined())
  }

  /// Deep nesting takes time in proportion to its depth. A copy of the stack at each instruction would take minutes here.
  @Test(.timeLimit(.minutes(1))) func deepNestingIsRead() throws {
    let depth = 100_000
    // What is nested so deeply is also released so: on a large stack.
    let result = TorchThread.run { _ in
      guard case .list(let list) = try read(bytes("]", depth) + bytes("a", depth - 1) + bytes(".", 1)),
        case .tuple = try read(bytes("(", depth) + bytes("t", depth) + bytes(".", 1))
      else { throw PyError.runtime("not what was written") }
      if list.items.count != 1 { throw PyError.runtime("\(list.items.count) items") }
    }
    #expect(result.error == nil)
  }

  @Test func oldFormsAreNamed() {
    #expect(Checkpoints.legacyKind([0x80, 2, 0x8A, 10]) == "a plain pickle")
    var archive = [UInt8](repeating: 0, count: 512)
    archive.replaceSubrange(257..<262, with: "ustar".utf8)
    #expect(Checkpoints.legacyKind(archive) == "a tar archive")
    #expect(Checkpoints.legacyKind(Array("PK\u{3}\u{4}".utf8)) == nil)
  }
}
