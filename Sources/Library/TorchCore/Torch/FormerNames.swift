// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Names of earlier releases, which a module of the library's Python has.
package enum FormerNames {
  static func install(into interpreter: Interpreter) {
    interpreter.moduleMakers["torch._old"] = { try $0.makeModule("torch._old") }
    interpreter.moduleMakers["torch.utils.checkpoint"] = { try $0.makeModule("torch.utils.checkpoint") }
  }

  /// Names of `torch.nn.init`.
  package static let initialisations: Set<String> = [
    "uniform", "normal", "constant", "eye", "dirac", "xavier_uniform", "xavier_normal", "kaiming_uniform",
    "kaiming_normal", "orthogonal", "sparse",
  ]
  /// Names of `torch.nn.functional`.
  package static let functions: Set<String> = [
    "upsample", "upsample_nearest", "upsample_bilinear", "adaptive_max_pool1d_with_indices",
    "adaptive_max_pool2d_with_indices", "max_pool1d_with_indices", "max_pool2d_with_indices",
    "max_pool3d_with_indices",
  ]
  /// Functions of `torch` that only say what takes their place.
  static let removed: Set<String> = ["symeig", "matrix_rank", "solve", "lstsq", "eig"]

  /// The value of a name in one of the module's dictionaries.
  package static func value(_ table: String, _ name: String) throws -> Value? {
    let interpreter = Interpreter.current
    let module = try interpreter.importModule("torch._old")
    guard case .dict(let names) = try interpreter.getAttribute(.object(module), Symbol(table)) else { return nil }
    return try names.get(name)
  }
}
