// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonRuntime

/// Functions that run texts, and `__import__`.
extension Builtins {
  static let codeFunctions: [Declaration] = [
    Declaration(
      "eval", "(source, globals=None, locals=None, /)",
      "The value of an expression in a text, or of what compile() gave.",
      example: "eval('1 + 2')"
    ) {
      let scope = try $0.interpreter.scope(globals: $0[1], locals: $0[2], function: "eval")
      if let code = try compiled($0, "eval") { return try $0.interpreter.evaluate(code, in: scope) }
      let text = String(try text($0, "eval", "code").drop { $0 == " " || $0 == "\t" })
      let code = try DynamicCode(SourceText(name: "<string>", text: text), as: .eval, $0.interpreter)
      return try $0.interpreter.evaluate(code, in: scope)
    },
    Declaration(
      "exec", "(source, globals=None, locals=None, /)", "Runs statements in a text, or what compile() gave.",
      example: "exec('x = 1')"
    ) {
      let scope = try $0.interpreter.scope(globals: $0[1], locals: $0[2], function: "exec")
      let code =
        try compiled($0, "exec")
        ?? DynamicCode(SourceText(name: "<string>", text: text($0, "exec", "code")), $0.interpreter)
      _ = try $0.interpreter.evaluate(code, in: scope)
      return .none
    },
    Declaration(
      "compile", "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)",
      "Reads a text as code for exec() (mode 'exec' or 'single') or eval() ('eval').",
      example: "exec(compile('x = 6 * 7', 'answer', 'exec'))\nx"
    ) {
      guard let kind = DynamicCode.Kind(rawValue: try $0.text(2)) else {
        throw PyError.value("compile() mode must be 'exec', 'eval' or 'single'")
      }
      guard try $0.int(3) == 0 else { throw PyError.value("Gradus has no flags for compile()") }
      if let code = $0[0].object as? PyCode { return .object(code) }
      let text = try text($0, "compile", "AST")
      let trimmed = kind == .eval ? String(text.drop { $0 == " " || $0 == "\t" }) : text
      return .object(
        PyCode(try DynamicCode(SourceText(name: try $0.text(1), text: trimmed), as: kind, $0.interpreter)))
    },
    Declaration(
      "__import__", "(name, globals=None, locals=None, fromlist=(), level=0)",
      "Imports a module: of a dotted name the first one, unless fromlist names something.",
      example: "__import__('math').pi"
    ) {
      let name = try $0.text(0)
      guard try $0.int(4) == 0 else {
        throw PyError.make(ExceptionClasses.importError, "Gradus has no relative __import__()")
      }
      let module = try $0.interpreter.importModule(name)
      if try $0[3].isNone || !$0.interpreter.truth($0[3]), name.contains(".") {
        return .object(try $0.interpreter.importModule(String(name.prefix { $0 != "." })))
      }
      return .object(module)
    },
  ]

  /// The text that is to be read.
  private static func text(_ bound: Bound, _ caller: String, _ other: String) throws -> String {
    if let text = bound[0].text { return text }
    guard let bytes = bound[0].object as? PyBytes else {
      throw PyError.type("\(caller)() arg 1 must be a string, bytes or \(other) object")
    }
    // A mark in front says that it is UTF-8.
    let plain = bytes.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.bytes.dropFirst(3)) : bytes.bytes
    guard let text = String(validating: plain, as: UTF8.self) else {
      throw PyError.make(ExceptionClasses.syntaxError, "source code is not UTF-8")
    }
    return text
  }

  /// What `compile` made; nil for anything else.
  private static func compiled(_ bound: Bound, _ caller: String) throws -> DynamicCode? {
    guard let code = bound[0].object as? PyCode else { return nil }
    guard let dynamic = code.dynamic else {
      throw PyError.type(
        "\(caller)() runs what compile() gave; the code of a function runs when the function is called")
    }
    return dynamic
  }
}
