// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `torch.func` and the products of `torch.autograd.functional`: functions of functions, written in the language itself.
enum FunctionTransforms {
  static func install(into interpreter: Interpreter) {
    interpreter.moduleMakers["torch.func"] = { try $0.makeModule("torch.func") }
    interpreter.moduleMakers["torch.autograd.function"] = { interpreter in
      try interpreter.makeModule(
        "torch.autograd.function",
        natives: [("Function", .object(TorchState.current.functionClass))])
    }
    interpreter.moduleMakers["torch.autograd._gradgradcheck"] = {
      try $0.makeModule("torch.autograd._gradgradcheck")
    }
    let functional = interpreter.moduleMakers["torch.autograd.functional"]
    interpreter.moduleMakers["torch.autograd.functional"] = { interpreter in
      let products = try interpreter.makeModule("torch.autograd.functional")
      guard let module = try functional?(interpreter) else { return products }
      for name in ["vjp", "jvp", "vhp", "hvp"] {
        module.set(name, try interpreter.getAttribute(.object(products), Symbol(name)))
      }
      return module
    }
  }
}
