// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Testing

@testable import TorchNN
@testable import TorchOptim

/// The tables of layers, functions, optimizers and schedulers are whole: signatures can be read, names stand once, examples run.
@Suite(.serialized) struct NetworkDeclarationTests {
  private static let preset = """
    import torch
    import torch.nn as nn
    import torch.nn.functional as F
    import torch.optim as optim
    from torch.optim.lr_scheduler import *

    """

  /// Every example with the name it belongs to.
  private static var examples: [(name: String, text: String)] {
    let functions = FunctionTable.families.joined().map { ("F." + $0.name, $0.example) }
    let initial = InitFunctions.all.map { ("nn.init." + $0.name, $0.example) }
    let methods = ModuleMethods.all.joined().map { ("Module." + $0.name, $0.example) }
    let layers = Layers.families.joined().flatMap { layer in
      [(layer.name, layer.example)] + layer.methods.map { (layer.name + "." + $0.name, $0.example) }
    }
    let optimizers = Optimizers.all.map { ($0.name, $0.example) } + Schedulers.all.map { ($0.name, $0.example) }
    return functions + initial + methods + layers + optimizers
  }

  @Test func everyExampleRuns() {
    for (name, text) in Self.examples where !text.isEmpty {
      let run = TorchThread.run(Self.preset + text + "\n")
      #expect(run.error == nil, "\(name): \(text)")
    }
  }

  @Test func namesStandOnce() {
    let functions = FunctionTable.names
    #expect(Set(functions).count == functions.count)
    let layers = Layers.families.joined().map(\.name)
    #expect(Set(layers).count == layers.count)
  }

  @Test func everyLayerHasItsBaseAndItsFunction() throws {
    for layer in Layers.families.joined() {
      #expect(layer.base == "Module" || Layers.table[layer.base] != nil, "\(layer.name)")
      if case .function(let function, _) = layer.forward {
        #expect(FunctionTable.find(function) != nil, "\(layer.name) needs \(function)")
      }
    }
  }

  @Test func signaturesCanBeRead() throws {
    let signatures =
      FunctionTable.families.joined().map(\.signature) + Layers.families.joined().map(\.signature)
      + Optimizers.all.map(\.signature) + Schedulers.all.map(\.signature)
    for signature in signatures { _ = try Signature(signature) }
  }
}
