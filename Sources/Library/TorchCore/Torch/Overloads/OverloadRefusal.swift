// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// The TypeError of a function with several forms, when the arguments fit none of them: PyTorch lists the forms, and says
/// of those with as many parameters where they differ.
enum OverloadRefusal {
  /// One form: its text, and its parameters by the last word and the words before it, as PyTorch cuts them.
  private struct Form {
    let text: String
    var parameters: [(type: String, name: String)] = []
    var required = 0
    var positionalCount = 0
    var most = 0

    init(_ text: String) {
      self.text = text
      // PyTorch cuts the form without parameters into one that is empty.
      if text == "()" { parameters.append(("", "")) }
      var isByPlace = true
      for part in text.dropFirst().dropLast().split(separator: ", ") {
        // The star counts as a parameter where PyTorch compares numbers of parameters to describe a form.
        let words = part.split(separator: " ")
        parameters.append((words.dropLast().joined(separator: " "), String(words.last ?? "")))
        if part == "*" {
          isByPlace = false
          continue
        }
        most += 1
        if isByPlace { positionalCount += 1 }
        if !part.contains(" = ") { required += 1 }
      }
    }
  }

  private static let functions = table(CallForms.functions)
  private static let methods = table(CallForms.methods)

  private static func table(_ text: String) -> [String: [Form]] {
    var result: [String: [Form]] = [:]
    var name = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("  ") {
        result[name, default: []].append(Form(String(line.dropFirst(2))))
      } else {
        name = String(line)
      }
    }
    return result
  }

  /// The error to raise in place of one that a function of `torch` raised.
  static func refine(_ function: BuiltinFunction, _ arguments: Arguments, _ error: any Error) -> any Error {
    if function.module == "torch.linalg" { return prefixed("linalg_", several, function, arguments, error) }
    if function.module == "torch.special" { return prefixed("special_", ofTwoNumbers, function, arguments, error) }
    guard function.module == "torch", let raised = error as? Raised,
      raised.exception.cls === ExceptionClasses.typeError, isAboutArguments(raised.exception.message)
    else { return error }
    let isMethod = function.style == .torchMethod
    guard let forms = (isMethod ? methods : functions)[function.declaration.name] else { return error }
    let positional = isMethod ? Array(arguments.positional.dropFirst()) : arguments.positional
    // A single form with as many parameters is refused in particular, which the function has done.
    let count = positional.count + arguments.keywords.count
    let plausible = forms.filter { $0.required <= count && count <= $0.most }
    if plausible.count == 1, let particular = particular(function, plausible[0], positional, raised.exception.message) {
      return particular
    }
    return PyError.type(
      message(function.declaration.name, forms, positional, arguments.keywords.map { ($0.0.name, $0.1) }))
  }

  /// What is wrong with the arguments for the only form that may have been meant; nil when that cannot be said.
  private static func particular(
    _ function: BuiltinFunction, _ form: Form, _ positional: [Value], _ message: String
  ) -> (any Error)? {
    let name = function.declaration.name
    if positional.count > form.positionalCount {
      let limits = form.required == form.positionalCount ? "" : "from \(form.required) to "
      return PyError.type(
        "\(name)() takes \(limits)\(form.positionalCount) positional argument\(form.positionalCount == 1 ? "" : "s") but "
          + "\(positional.count) \(positional.count == 1 ? "was" : "were") given")
    }
    guard message.contains("invalid combination") else { return PyError.type(message) }
    for (i, (value, parameter)) in zip(positional, form.parameters).enumerated()
    where parameter.type == "Tensor" && value.tensor == nil {
      return PyError.type(
        "\(name)(): argument '\(parameter.name)' (position \(i + 1)) must be Tensor, not \(typeName(value))")
    }
    return nil
  }

  /// PyTorch knows the functions of `torch.linalg` and `torch.special` by a name with a prefix.
  private static func prefixed(
    _ prefix: String, _ several: [String: [Form]], _ function: BuiltinFunction, _ arguments: Arguments,
    _ error: any Error
  ) -> any Error {
    guard let raised = error as? Raised, raised.exception.cls === ExceptionClasses.typeError,
      raised.exception.message.hasPrefix("\(function.declaration.name)()")
    else { return error }
    var message = raised.exception.message
    if let forms = several[function.declaration.name], isAboutArguments(message) {
      return PyError.type(
        Self.message(
          prefix + function.declaration.name, forms, arguments.positional,
          arguments.keywords.map { ($0.0.name, $0.1) }))
    }
    for (name, ours, theirs) in otherNames where prefix == "linalg_" && name == function.declaration.name {
      message = message.replacing("argument '\(ours)'", with: "argument '\(theirs)'")
    }
    return PyError.type(prefix + message)
  }

  /// The functions of `torch.linalg` with several forms.
  private static let several: [String: [Form]] = [("pinv", "rcond"), ("matrix_rank", "tol")].reduce(into: [:]) {
    (table, row) in
    table[row.0] =
      ["Tensor", "float"].map {
        Form("(Tensor input, *, \($0) atol = None, \($0) rtol = None, bool hermitian = False, Tensor out = None)")
      }
      + ["Tensor", "float"].map { Form("(Tensor input, \($0) \(row.1), bool hermitian = False, *, Tensor out = None)") }
  }

  /// The functions of `torch.special` that take a number in one of two places.
  private static let ofTwoNumbers: [String: [Form]] = {
    var table: [String: [Form]] = [:]
    let rest = ", *, Tensor out = None)"
    for name in ["zeta", "xlogy", "xlog1py"] {
      table[name] = ["Tensor input, Tensor other", "Number self, Tensor other", "Tensor input, Number other"].map {
        Form("(" + $0 + rest)
      }
    }
    for family in OrthogonalPolynomial.allCases {
      table[family.rawValue] = ["Tensor x, Tensor n", "Number x, Tensor n", "Tensor x, Number n"].map {
        Form("(" + $0 + rest)
      }
    }
    return table
  }()

  /// Parameters of `torch.linalg` that PyTorch's errors name in another way than its documentation.
  private static let otherNames: [(function: String, ours: String, theirs: String)] =
    [
      "cholesky", "cholesky_ex", "eigh", "eigvalsh", "lstsq", "matrix_exp", "matrix_power", "solve_triangular",
      "tensorinv", "tensorsolve",
    ].map { ($0, "A", "input") } + [("lstsq", "B", "b"), ("tensorsolve", "B", "other"), ("vector_norm", "x", "input")]

  private static func isAboutArguments(_ message: String) -> Bool {
    if message.contains("failed to unpack") { return false }
    return
      message.contains(" must be ") && message.contains("argument '")
      || message.contains("invalid combination of arguments")
      || message.contains(" required positional argument") || message.contains(" positional argument")
      || message.contains("unexpected keyword argument")
  }

  private static func message(
    _ name: String, _ forms: [Form], _ positional: [Value], _ keywords: [(String, Value)]
  ) -> String {
    // PyTorch keeps keywords in a table that gives them back from the last to the first.
    let keywords = Array(keywords.reversed())
    var got = (positional.map(typeName) + keywords.map { "\($0.0)=\(typeName($0.1))" }).joined(separator: ", ")
    if positional.isEmpty, !keywords.isEmpty { got += ", " }
    var text = "\(name)() received an invalid combination of arguments - "
    if forms.count == 1 {
      let unknown = unmatched(forms[0], keywords)
      if !unknown.isEmpty { return text + "got unrecognized keyword arguments: \(unknown.joined(separator: ", "))" }
      let shown = fits(forms[0], positional, keywords) ? described(forms[0], positional, keywords) : "(\(got))"
      return text + "got \(shown), but expected \(forms[0].text)"
    }
    text += "got (\(got)), but expected one of:\n"
    for form in forms {
      text += " * \(form.text)\n"
      guard fits(form, positional, keywords) else { continue }
      let unknown = unmatched(form, keywords)
      text +=
        unknown.isEmpty
        ? "      didn't match because some of the arguments have invalid types: \(described(form, positional, keywords))\n"
        : "      didn't match because some of the keywords were incorrect: \(unknown.joined(separator: ", "))\n"
    }
    return text
  }

  private static func fits(_ form: Form, _ positional: [Value], _ keywords: [(String, Value)]) -> Bool {
    form.parameters.count == positional.count + keywords.count
  }

  private static func unmatched(_ form: Form, _ keywords: [(String, Value)]) -> [String] {
    let known = form.parameters.dropFirst(max(0, form.parameters.count - keywords.count)).map(\.name)
    return keywords.map(\.0).filter { !known.contains($0) }
  }

  /// The types of the arguments, those that differ from the form between exclamation marks.
  private static func described(_ form: Form, _ positional: [Value], _ keywords: [(String, Value)]) -> String {
    var parts: [String] = []
    for (i, parameter) in form.parameters.enumerated() {
      let value = i < positional.count ? positional[i] : keywords.first { $0.0 == parameter.name }?.1
      guard let value else { continue }
      let type = typeName(value)
      let matches =
        switch parameter.type {
        case "float": type == "float" || type == "int"
        default: type == parameter.type
        }
      var shown = i < positional.count ? "" : "\(parameter.name)="
      switch value {
      case .tuple(let tuple) where type == "tuple":
        shown += "tuple of (\(tuple.items.map(typeName).joined(separator: ", "))\(tuple.items.count == 1 ? "," : ""))"
      case .list(let list): shown += "list of [\(list.items.map(typeName).joined(separator: ", "))]"
      default: shown += type
      }
      parts.append(matches ? shown : "!\(shown)!")
    }
    return "(" + parts.joined(separator: ", ") + ")"
  }

  private static func typeName(_ value: Value) -> String { Conversions.typeName(value) }
}
