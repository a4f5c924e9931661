// SPDX-License-Identifier: GPL-3.0-or-later

extension Signature {
  /// The error of a call with wrong arguments in the words of a function that CPython has in C, nil when those are the same as a
  /// Python function's.
  func nativeError(_ arguments: Arguments, qualname: String, module: String) -> Raised? {
    guard variadic == nil else { return invalidKeyword(arguments, qualname) }
    var parts = qualname.split(separator: ".").map(String.init)
    var isClass = false
    if parts.count > 1, parts.last == "__new__" || parts.last == "__init__" {
      parts.removeLast()
      isClass = true
    }
    let isMethod = qualname.contains(".")
    let isPlain = module == "builtins" || isMethod
    let full = (isPlain ? "" : module + ".") + parts.joined(separator: ".")
    let short = parts.last ?? full
    let skipped = isMethod ? 1 : 0
    let own = Array(positional.dropFirst(skipped))
    let given = arguments.positional.count - skipped
    if given < 0 { return PyError.type("unbound method \(full)() needs an argument") }
    let required = own.filter(\.isRequired).count
    let positionalOnly = max(0, positionalOnlyCount - skipped)
    if positionalOnly >= own.count, keywordOnly.isEmpty, keywords == nil {
      if !arguments.keywords.isEmpty { return PyError.type("\(full)() takes no keyword arguments") }
      if own.isEmpty { return PyError.type("\(full)() takes no arguments (\(given) given)") }
      if own.count == 1, required == 1, !isClass, short != "reversed" {
        return PyError.type("\(full)() takes exactly one argument (\(given) given)")
      }
      // The searches of texts read their arguments in a way of their own.
      let searches: Set = ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]
      if isMethod, given < required, required == 1, own.count == 3, searches.contains(short) {
        return PyError.type("\(short)() takes at least 1 argument (\(given) given)")
      }
      let (limit, amount) =
        required == own.count
        ? (required, "") : given < required ? (required, "at least ") : (own.count, "at most ")
      return PyError.type("\(short) expected \(amount)\(limit) argument\(limit == 1 ? "" : "s"), got \(given)")
    }
    if let invalid = invalidKeyword(arguments, qualname) { return invalid }
    if given > own.count {
      if own.isEmpty { return PyError.type("\(short)() takes no positional arguments") }
      let limit = own.count
      if short == "sorted" { return PyError.type("sorted expected 1 argument, got \(given)") }
      let kind = keywordOnly.isEmpty ? "argument" : "positional argument"
      let most = required == limit ? "exactly" : "at most"
      return PyError.type("\(short)() takes \(most) \(limit) \(kind)\(limit == 1 ? "" : "s") (\(given) given)")
    }
    for (i, parameter) in own.enumerated()
    where i >= given && parameter.isRequired && arguments.keyword(parameter.name) == nil {
      if i < positionalOnly {
        return PyError.type(
          "\(short)() takes at least \(i + 1) positional argument\(i == 0 ? "" : "s") (\(given) given)")
      }
      return PyError.type("\(short)() missing required argument '\(parameter.name.name)' (pos \(i + 1))")
    }
    return nil
  }

  private func invalidKeyword(_ arguments: Arguments, _ qualname: String) -> Raised? {
    guard keywords == nil else { return nil }
    var parts = qualname.split(separator: ".").map(String.init)
    if parts.count > 1, parts.last == "__new__" || parts.last == "__init__" { parts.removeLast() }
    let known = Set((positional.dropFirst(positionalOnlyCount) + keywordOnly).map(\.name))
    for (name, _) in arguments.keywords where !known.contains(name) {
      return PyError.type("'\(name.name)' is an invalid keyword argument for \(parts.last ?? qualname)()")
    }
    return nil
  }
}
