// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

extension ModuleObject {
  /// Whether `hasattr(self, name)`.
  func hasAttribute(_ name: String) throws -> Bool {
    do {
      return try Interpreter.current.attributeIfPresent(value, Symbol(name)) != nil
    } catch let raised as Raised where raised.exception.cls.isSubclass(of: ExceptionClasses.attributeError) {
      return false
    }
  }

  /// The checks that registering a parameter or buffer makes of its name, in PyTorch's order.
  private func checkName(_ name: Value, _ what: String, in dict: PyDict) throws -> String {
    guard isInitialised else {
      throw PyError.make(ExceptionClasses.attributeError, "cannot assign \(what) before Module.__init__() call")
    }
    guard let text = name.text else { throw PyError.type("\(what) name should be a string. Got \(typeName(name))") }
    if text.utf8.contains(UInt8(ascii: ".")) { throw PyError.key(Value("\(what) name can't contain \".\"")) }
    if text.isEmpty { throw PyError.key(Value("\(what) name can't be empty string \"\"")) }
    if try dict.get(name) == nil, try hasAttribute(text) {
      throw PyError.key(Value("attribute '\(text)' already exists"))
    }
    return text
  }

  /// `register_parameter(name, param)`
  func registerParameter(_ name: Value, _ parameter: Value) throws {
    let text = try checkName(name, "parameter", in: parameters)
    if !parameter.isNone {
      guard let tensor = parameter.tensorObject?.tensor, tensor.isParameter else {
        throw PyError.type(
          "cannot assign '\(typeName(parameter))' object to parameter '\(text)' (torch.nn.Parameter or None required)")
      }
      if tensor.gradFn != nil {
        throw PyError.value(
          "Cannot assign non-leaf Tensor to parameter '\(text)'. Model parameters must be created explicitly. To express "
            + "'\(text)' as a function of another Tensor, compute the value in the forward() method.")
      }
    }
    try parameters.set(name, registered("parameter", name, parameter))
  }

  /// `register_buffer(name, tensor, persistent)`
  func registerBuffer(_ name: Value, _ tensor: Value, persistent: Bool) throws {
    let text = try checkName(name, "buffer", in: buffers)
    guard tensor.isNone || tensor.tensorObject != nil else {
      throw PyError.type(
        "cannot assign '\(typeName(tensor))' object to buffer '\(text)' (torch Tensor or None required)")
    }
    try buffers.set(name, registered("buffer", name, tensor))
    nonPersistentBuffers.removeAll { $0 == text }
    if !persistent { nonPersistentBuffers.append(text) }
  }

  /// `add_module(name, module)`
  func addModule(_ name: Value, _ module: Value) throws {
    guard module.isNone || module.module != nil else {
      throw PyError.type("\(typeName(module)) is not a Module subclass")
    }
    guard let text = name.text else { throw PyError.type("module name should be a string. Got \(typeName(name))") }
    guard isInitialised else { throw PyError.attribute(value, "_modules") }
    if try modules.get(name) == nil, try hasAttribute(text) {
      throw PyError.key(Value("attribute '\(text)' already exists"))
    }
    if text.utf8.contains(UInt8(ascii: ".")) {
      throw PyError.key(Value("module name can't contain \".\", got: \(text)"))
    }
    if text.isEmpty { throw PyError.key(Value("module name can't be empty string \"\"")) }
    try modules.set(name, registered("module", name, module))
  }

  /// The module at a dotted path.
  func submodule(_ target: String) throws -> ModuleObject {
    if target.isEmpty { return self }
    let interpreter = Interpreter.current
    var module = self
    for item in target.split(separator: ".", omittingEmptySubsequences: false).map(String.init) {
      guard try module.hasAttribute(item) else {
        throw PyError.make(ExceptionClasses.attributeError, "\(module.cls.name) has no attribute `\(item)`")
      }
      guard let next = try interpreter.getAttribute(module.value, Symbol(item)).module else {
        throw PyError.make(ExceptionClasses.attributeError, "`\(item)` is not an nn.Module")
      }
      module = next
    }
    return module
  }

  /// The last part of a dotted path and the module that the rest leads to.
  func owner(of target: String) throws -> (module: ModuleObject, name: String) {
    guard let dot = target.lastIndex(of: ".") else { return (self, target) }
    return (try submodule(String(target[..<dot])), String(target[target.index(after: dot)...]))
  }
}

/// Methods that register parameters, buffers and child modules, and find them by path.
enum RegistrationMethods {
  static let declarations: [Declaration] = [
    Declaration(
      "register_parameter", "(self, name, param)", "Adds a parameter under a name.",
      example: "m = nn.Module(); m.register_parameter('w', nn.Parameter(torch.ones(2)))"
    ) { a in
      try moduleArgument(a).registerParameter(a["name"], a["param"])
      return .none
    },
    Declaration(
      "register_buffer", "(self, name, tensor, persistent=True)",
      "Adds a tensor that is part of the state but not learned.",
      example: "m = nn.Module(); m.register_buffer('mean', torch.zeros(3))"
    ) { a in
      try moduleArgument(a).registerBuffer(a["name"], a["tensor"], persistent: a.interpreter.truth(a["persistent"]))
      return .none
    },
    Declaration(
      "add_module", "(self, name, module)", "Adds a child module under a name.",
      example: "m = nn.Sequential(); m.add_module('act', nn.ReLU())"
    ) { a in
      try moduleArgument(a).addModule(a["name"], a["module"])
      return .none
    },
    Declaration(
      "register_module", "(self, name, module)", "Another name of add_module.",
      example: "m = nn.Sequential(); m.register_module('act', nn.ReLU())"
    ) { a in
      try moduleArgument(a).addModule(a["name"], a["module"])
      return .none
    },
    Declaration(
      "get_submodule", "(self, target)", "The module at a dotted path.",
      example: "nn.Sequential(nn.ReLU()).get_submodule('0')"
    ) { a in .object(try moduleArgument(a).submodule(a["target"].text ?? "")) },
    Declaration(
      "set_submodule", "(self, target, module, strict=False)", "Replaces the module at a dotted path.",
      example: "m = nn.Sequential(nn.ReLU()); m.set_submodule('0', nn.Tanh())"
    ) { a in
      let module = try moduleArgument(a)
      guard let target = try a["target"].text, !target.isEmpty else {
        throw PyError.value("Cannot set the submodule without a target name!")
      }
      guard try a["module"].module != nil else {
        throw PyError.value(
          "`module` is not an nn.Module, found \(try a.interpreter.str(.object(a.interpreter.type(of: a["module"]))))")
      }
      let (owner, name) = try module.owner(of: target)
      if try owner.hasAttribute(name) {
        guard try owner.get(name).module != nil else {
          throw PyError.make(ExceptionClasses.attributeError, "`\(name)` is not an nn.Module")
        }
      } else if try a.interpreter.truth(a["strict"]) {
        throw PyError.make(ExceptionClasses.attributeError, "\(owner.cls.name) has no attribute `\(name)`")
      }
      try a.interpreter.setAttribute(owner.value, Symbol(name), a["module"])
      return .none
    },
    Declaration(
      "get_parameter", "(self, target)", "The parameter at a dotted path.",
      example: "nn.Linear(2, 3).get_parameter('weight').shape"
    ) { a in
      let (owner, name) = try moduleArgument(a).owner(of: a["target"].text ?? "")
      guard try owner.hasAttribute(name) else {
        throw PyError.make(ExceptionClasses.attributeError, "\(owner.cls.name) has no attribute `\(name)`")
      }
      let found = try owner.get(name)
      guard let tensor = found.tensorObject?.tensor, tensor.isParameter else {
        throw PyError.make(ExceptionClasses.attributeError, "`\(name)` is not an nn.Parameter")
      }
      return found
    },
    Declaration(
      "get_buffer", "(self, target)", "The buffer at a dotted path.",
      example: "nn.BatchNorm1d(2).get_buffer('running_mean')"
    ) { a in
      let (owner, name) = try moduleArgument(a).owner(of: a["target"].text ?? "")
      guard try owner.hasAttribute(name) else {
        throw PyError.make(ExceptionClasses.attributeError, "\(owner.cls.name) has no attribute `\(name)`")
      }
      guard let buffer = try owner.buffers.get(name) else {
        throw PyError.make(ExceptionClasses.attributeError, "`\(name)` is not a buffer")
      }
      return buffer
    },
  ]
}
