// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Puts blanks before every line but the first.
func indentRest(_ text: String, by count: Int) -> String {
  guard text.utf8.contains(10) else { return text }
  let blanks = String(repeating: " ", count: count)
  return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).joined(separator: "\n" + blanks)
}

extension ModuleObject {
  /// The name in the text form: `_get_name()`.
  func displayName() throws -> String {
    if let method = override("_get_name") { return try Interpreter.current.call(method, [value]).text ?? cls.name }
    return cls.name
  }

  /// What `extra_repr()` says, the settings in parentheses.
  func extraText() throws -> String {
    let result = try Interpreter.current.callMethod(value, "extra_repr")
    return try result.text ?? Interpreter.current.str(result)
  }

  /// The nested text form of `print(net)`.
  func moduleText() throws -> String {
    let interpreter = Interpreter.current
    try interpreter.enter()
    defer { interpreter.leave() }
    let extra = try extraText()
    let extraLines =
      extra.isEmpty ? [] : extra.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var childLines: [String] = []
    for (key, child) in modules.table.pairs {
      let text = indentRest(try interpreter.repr(child), by: 2)
      childLines.append("(\(key.text ?? "")): \(text)")
    }
    let name = try displayName()
    if extraLines.isEmpty && childLines.isEmpty { return name + "()" }
    if extraLines.count == 1 && childLines.isEmpty { return "\(name)(\(extraLines[0]))" }
    return name + "(\n  " + (extraLines + childLines).joined(separator: "\n  ") + "\n)"
  }
}
