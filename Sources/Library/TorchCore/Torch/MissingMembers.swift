// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Members of PyTorch's classes that Gradus lacks, so that it says so.
package enum MissingMembers {
  package static let module: Set<String> = [
    "T_destination", "ipu", "mtia", "xpu", "register_load_state_dict_post_hook", "register_load_state_dict_pre_hook",
    "register_state_dict_post_hook", "register_state_dict_pre_hook", "to_empty",
  ]
  static let optimizer: Set<String> = [
    "OptimizerPostHook", "OptimizerPreHook", "profile_hook_step", "register_load_state_dict_post_hook",
    "register_load_state_dict_pre_hook", "register_state_dict_post_hook", "register_state_dict_pre_hook",
  ]

  package static func error(_ owner: String, _ name: Symbol) -> any Error {
    PyError.make(ExceptionClasses.attributeError, "Gradus has no \(owner).\(name.name)")
  }
}
