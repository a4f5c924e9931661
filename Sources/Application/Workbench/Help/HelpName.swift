// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Names as they are typed in a session, which guides are filed under: `nn.Linear`, `F.relu`, `optim.SGD`, `StepLR`.
enum HelpName {
  static func of(_ function: BuiltinFunction) -> String {
    if function.module == "torch", function.qualname.hasPrefix("Tensor.") { return function.qualname }
    return name(function.qualname, in: function.module)
  }

  static func of(_ cls: PyClass) -> String { name(cls.name, in: cls.module) }

  /// A name of a module, as it is typed with the imports of a session.
  static func name(_ name: String, in module: String) -> String {
    switch module {
    case "builtins": name
    case "torch.nn.functional": "F.\(name)"
    case "torch.optim.lr_scheduler": name
    case _ where module.hasPrefix("torch.nn.modules") || module == "torch.nn" || module == "torch.nn.parameter":
      "nn.\(name)"
    case _ where module.hasPrefix("torch.nn."): "nn.\(module.dropFirst("torch.nn.".count)).\(name)"
    case _ where module.hasPrefix("torch.optim"): "optim.\(name)"
    case _ where module.hasPrefix("torch.utils.data."): "torch.utils.data.\(name)"
    case "torch._tensor": name
    default: "\(module).\(name)"
    }
  }

  /// The names whose guides hold for a name, the first that there is: a method of tensors is explained by the function, one in
  /// place by the one that makes a new tensor.
  static func candidates(for name: String) -> [String] {
    var names = [name]
    let parts = name.split(separator: ".").map(String.init)
    guard let last = parts.last, parts.count > 1, ["Tensor", "torch", "F"].contains(parts[0]) else { return names }
    let plain = last.hasSuffix("_") ? String(last.dropLast()) : last
    for owner in ["Tensor", "torch", "F"] { names += ["\(owner).\(last)", "\(owner).\(plain)"] }
    return names
  }

  /// A text as it is compared: without case, blanks, points and underscores.
  static func folded(_ text: some StringProtocol) -> String {
    String(
      decoding: text.utf8.filter { !" _.-".utf8.contains($0) }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 },
      as: UTF8.self)
  }
}

/// The parameters of a signature as they are written: names with their defaults.
enum SignatureText {
  struct Parameter {
    let name: String
    let defaultText: String?
    var label: String { defaultText.map { "\(name)=\($0)" } ?? name }
  }

  static func parameters(_ signature: String) -> [Parameter] {
    var parts: [Substring] = []
    var depth = 0
    var quote: Character?
    let inner = signature.dropFirst().dropLast()
    var start = inner.startIndex
    for index in inner.indices {
      let character = inner[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if "([{".contains(character) {
        depth += 1
      } else if ")]}".contains(character) {
        depth -= 1
      } else if character == ",", depth == 0 {
        parts.append(inner[start..<index])
        start = inner.index(after: index)
      }
    }
    parts.append(inner[start...])
    return parts.map { $0.trimmed }.filter { !["", "*", "/"].contains($0) }.map { part in
      let equals = part.firstIndex(of: "=")
      let name = equals.map { part[..<$0].trimmed } ?? part
      return Parameter(
        name: String(name.drop { $0 == "*" }), defaultText: equals.map { part[part.index(after: $0)...].trimmed })
    }
  }
}
