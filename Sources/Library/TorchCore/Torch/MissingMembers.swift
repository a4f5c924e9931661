// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Members of PyTorch's classes that Gradus lacks, so that it says so.
package enum MissingMembers {
  package static let module: Set<String> = [
    "T_destination", "ipu", "mtia", "xpu",
  ]
  static let optimizer: Set<String> = [
    "OptimizerPostHook", "OptimizerPreHook", "profile_hook_step",
  ]

  package static func error(_ owner: String, _ name: Symbol) -> any Error {
    PyError.make(ExceptionClasses.attributeError, "Gradus has no \(owner).\(name.name)")
  }
}
