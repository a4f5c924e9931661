// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchNN

/// The modules whose calls an exception passed: where in the net it happened.
///
/// No method of a program is called on the way: what it prints or writes would appear without a reason.
struct ModuleTrail {
  let exception: PyException

  init(_ exception: PyException) { self.exception = exception }

  /// The innermost module: the one that refused.
  var innermost: ModuleObject? { exception.callTrail.first?.callee.object as? ModuleObject }
  /// What it was given.
  var input: Tensor? { exception.callTrail.first?.arguments.first?.tensor }

  /// `conv1 = Conv2d(3, 32, kernel_size=(3, 3), stride=(1, 1))`, nil outside of any module.
  var place: String? {
    guard let module = innermost else { return nil }
    let isPlain = !module.cls.isUserDefined && module.modules.table.count == 0
    let text = isPlain ? try? module.repr() : module.cls.name
    guard let text, !text.contains("\n") else { return nil }
    return path(of: module).map { "\(ModuleTrail.named($0)) = \(text)" } ?? text
  }

  /// The name of a layer as a sentence begins with it; one in a Sequential has a number only.
  static func named(_ path: String) -> String { path.allSatisfy(\.isNumber) ? "layer \(path)" : path }

  /// The dotted name of a module inside the net that was called.
  func path(of module: ModuleObject) -> String? {
    for call in exception.callTrail.reversed() {
      guard let net = call.callee.object as? ModuleObject, let found = try? net.namedModules() else { continue }
      if let entry = found.first(where: { $0.module === module }), !entry.name.isEmpty { return entry.name }
    }
    return nil
  }
}
