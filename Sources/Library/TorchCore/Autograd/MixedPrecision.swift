// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `torch.amp`: what asks for CUDA is disabled with PyTorch's warning; autocasting on the processor is refused by name.
enum MixedPrecision {
  static func install(into interpreter: Interpreter) {
    interpreter.moduleMakers["torch.amp"] = { try $0.makeModule("torch.amp") }
    interpreter.moduleMakers["torch.amp.autocast_mode"] = { try $0.importModule("torch.amp") }
    interpreter.moduleMakers["torch.amp.grad_scaler"] = { try $0.importModule("torch.amp") }
    interpreter.moduleMakers["torch.cuda.amp"] = { try $0.makeModule("torch.cuda.amp") }
    interpreter.moduleMakers["torch.cpu"] = { try $0.makeModule("torch.cpu") }
  }
}
