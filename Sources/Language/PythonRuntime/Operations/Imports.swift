// SPDX-License-Identifier: GPL-3.0-or-later

extension Interpreter {
  /// The module of a dotted name.
  public func importModule(_ name: String) throws -> PyModule {
    if let module = modules[name] { return module }
    // What a program put into `sys.modules` counts, and what it took out is read anew.
    if let known = loadedModules {
      if let given = try known.get(Value(name))?.object as? PyModule { return given }
      if fileModules[name] != nil { fileModules[name] = nil }
    } else if let module = fileModules[name] {
      return module
    }
    if let make = moduleMakers[name] {
      let module = try make(self)
      modules[name] = module
      try loadedModules?.set(name, .object(module))
      return module
    }
    if let module = try importFile(name) { return module }
    if let dot = name.lastIndex(of: ".") {
      let parent = try importModule(String(name[..<dot]))
      let last = String(name[name.index(after: dot)...])
      if let module = try attribute(last, of: parent).value?.object as? PyModule { return module }
      let isPackage =
        parent.file?.folder != nil
        || parent.name != "os" && moduleMakers.keys.contains { $0.hasPrefix("\(parent.name).") }
      throw missingModule(name, isPackage ? "" : "; '\(parent.name)' is not a package")
    }
    throw missingModule(name)
  }

  /// `sys.modules`, once somebody has asked for `sys`.
  var loadedModules: PyDict? {
    if case .dict(let known)? = modules["sys"]?.attributes?["modules"] { known } else { nil }
  }

  /// Whether a module has been imported already.
  package func isLoaded(_ name: String) -> Bool { modules[name] != nil || fileModules[name] != nil }

  private func missingModule(_ name: String, _ reason: String = "") -> Raised {
    let hint = MissingModules.names.contains(name) ? "; Gradus has no such module" : reason
    let raised = PyError.make(ExceptionClasses.moduleNotFoundError, "No module named '\(name)'\(hint)")
    raised.exception.attributes?["name"] = Value(name)
    return raised
  }

  /// A module's attribute; nil where its own `__getattr__` refuses it, with what that says.
  private func attribute(_ name: String, of module: PyModule) throws -> (value: Value?, refusal: String) {
    do { return (try attributeIfPresent(.object(module), Symbol(name)), "") } catch let raised as Raised
      where raised.exception.cls.isSubclass(of: ExceptionClasses.attributeError)
    {
      return (nil, raised.exception.message)
    }
  }

  /// `from module import name`
  public func importName(_ name: String, from module: PyModule) throws -> Value {
    let (value, refusal) = try attribute(name, of: module)
    if let value { return value }
    if modules["\(module.name).\(name)"] != nil || moduleMakers["\(module.name).\(name)"] != nil {
      return .object(try importModule("\(module.name).\(name)"))
    }
    if module.file?.folder != nil, let part = try importFile("\(module.name).\(name)") { return .object(part) }
    for message in [refusal, module.missingAttributeMessage?(name) ?? ""] where message.hasPrefix("Gradus has no") {
      throw PyError.make(ExceptionClasses.importError, message)
    }
    if module.file == nil, let refusal = MissingNames.refusal(of: name, in: module.name) {
      throw PyError.make(ExceptionClasses.importError, refusal)
    }
    let raised = PyError.make(
      ExceptionClasses.importError,
      "cannot import name '\(name)' from '\(module.name)' (\(module.file?.path ?? "unknown location"))")
    raised.exception.attributes?["name"] = Value(module.name)
    throw raised
  }

  /// What `from module import *` brings.
  public func publicNames(of module: PyModule) throws -> [(Symbol, Value)] {
    let own = module.attributes ?? AttributeTable()
    var names = own.names
    if let list = own["__all__"] ?? module.file?.names["__all__"] {
      names = try collect(list).compactMap { $0.text.map { Symbol($0) } }
    } else {
      for name in module.dynamicAttributeNames() where !names.contains(name) { names.append(name) }
    }
    var result: [(Symbol, Value)] = []
    for name in names where !name.name.hasPrefix("_") {
      if let value = try attributeIfPresent(.object(module), name) { result.append((name, value)) }
    }
    return result
  }
}
