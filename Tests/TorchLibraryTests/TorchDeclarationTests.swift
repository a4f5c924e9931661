// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Testing

@testable import TorchCore

/// The tables of operations are whole: signatures can be read, names stand once, examples run.
@Suite(.serialized) struct TorchDeclarationTests {
  @Test func `every signature can be read and every operation has a sentence`() throws {
    for operation in OperationTable.all + AutogradFunctions.all + AutogradFunctions.functional {
      let signature = try operation.function().signature()
      #expect(!signature.parameterNames.isEmpty || operation.signature == "()", "\(operation.name)")
      #expect(operation.doc.hasSuffix("."), "\(operation.name): \(operation.doc)")
    }
  }

  @Test func `no operation stands twice in one form`() {
    for form in [Operation.Forms.function, .method] {
      var seen: Set<String> = []
      for operation in OperationTable.all where operation.forms == form || operation.forms == .both {
        #expect(seen.insert(operation.name).inserted, "\(operation.name)")
      }
    }
  }

  @Test func `every example runs`() {
    for operation in OperationTable.all + AutogradFunctions.all + AutogradFunctions.functional
    where !operation.example.isEmpty {
      let output = TorchScripts.run("import torch\n\(operation.example)\n")
      #expect(output.isEmpty, "\(operation.example): \(output)")
    }
  }

  @Test func `what PyTorch has and Gradus lacks is refused by name`() {
    #expect(TorchScripts.run("import torch\ntorch.stft") == "AttributeError: Gradus has no torch.stft\n")
    #expect(
      TorchScripts.run("import torch\ntorch.foo") == "AttributeError: module 'torch' has no attribute 'foo'\n")
    #expect(
      TorchScripts.run("import torch\ntorch.ones(1).to(torch.complex64)")
        == "NotImplementedError: Gradus has no tensors of type torch.complex64\n")
  }

  @Test func `a damaged checkpoint is refused and never traps`() throws {
    var archive = ZipArchive()
    archive.add("a/data.pkl", Array("\u{80}\u{2}}.".utf8))
    let bytes = archive.serialized {}
    #expect(try ZipArchive(parsing: bytes).entry(endingIn: "/data.pkl") != nil)
    for cut in stride(from: 0, to: bytes.count, by: 3) { _ = try? ZipArchive(parsing: Array(bytes[..<cut])) }
    var state: UInt64 = 1
    for _ in 0..<2000 {
      var damaged = bytes
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        damaged[Int(state >> 33) % damaged.count] = UInt8(truncatingIfNeeded: state >> 20)
      }
      _ = try? ZipArchive(parsing: damaged)
    }
  }
}
