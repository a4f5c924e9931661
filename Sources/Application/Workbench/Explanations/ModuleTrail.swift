// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchNN

/// The modules whose calls an exception passed: where in the net it happened.
struct ModuleTrail {
  let exception: PyException
  let interpreter: Interpreter

  init(_ exception: PyException, _ interpreter: Interpreter) {
    self.exception = exception
    self.interpreter = interpreter
  }

  /// The innermost module: the one that refused.
  var innermost: ModuleObject? { exception.callTrail.first?.callee.object as? ModuleObject }
  /// What it was given.
  var input: Tensor? { exception.callTrail.first?.arguments.first?.tensor }

  /// `conv1 = Conv2d(3, 32, kernel_size=(3, 3), stride=(1, 1))`, nil outside of any module.
  var place: String? {
    guard let module = innermost, let text = try? interpreter.repr(.object(module)), !text.contains("\n") else {
      return nil
    }
    return path(of: module).map { "\(ModuleTrail.named($0)) = \(text)" } ?? text
  }

  /// The name of a layer as a sentence begins with it; one in a Sequential has a number only.
  static func named(_ path: String) -> String { path.allSatisfy(\.isNumber) ? "layer \(path)" : path }

  /// The dotted name of a module inside the net that was called.
  func path(of module: ModuleObject) -> String? {
    for call in exception.callTrail.reversed() {
      guard let pairs = try? interpreter.collect(interpreter.callMethod(call.callee, "named_modules")) else { continue }
      for case .tuple(let pair) in pairs where pair.items.count == 2 {
        if let object = pair.items[1].object, object === module, let name = pair.items[0].text, !name.isEmpty {
          return name
        }
      }
    }
    return nil
  }
}
