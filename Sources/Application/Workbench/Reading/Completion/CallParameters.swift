// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// The parameters that a call may still name.
enum CallParameters {
  /// As `name=`: without those before it that were given by place, and without those that were named.
  static func words(of callee: StillValue, given pieces: [String], _ interpreter: Interpreter) -> [String] {
    let named = Set(pieces.compactMap(keyword))
    let places = pieces.filter { keyword($0) == nil && !$0.hasPrefix("*") }.count
    let parameters = names(of: callee, interpreter)
    return (parameters.places.dropFirst(places) + parameters.others).filter {
      !$0.isEmpty && !named.contains($0) && !$0.hasPrefix("_")
    }
    .map { $0 + "=" }
  }

  /// The name of `name=value`.
  private static func keyword(_ piece: String) -> String? {
    let name = piece.prefix { $0 == "_" || $0.isLetter || $0.isNumber }
    let rest = String(piece.dropFirst(name.count)).trimmed
    return !name.isEmpty && rest.hasPrefix("=") && !rest.hasPrefix("==") ? String(name) : nil
  }

  /// Parameters by place, without the receiver, and those by name alone. Positional-only ones are empty texts.
  private static func names(of callee: StillValue, _ interpreter: Interpreter) -> (places: [String], others: [String]) {
    switch callee.value?.object {
    case let method as PyMethod: return dropReceiver(names(of: interpreter.still(method.function), interpreter))
    case let cls as PyClass:
      guard let initialiser = cls.lookup("__init__") else { return ([], []) }
      return dropReceiver(names(of: interpreter.still(initialiser), interpreter))
    case let function as BuiltinFunction:
      guard let signature = try? function.signature() else { return ([], []) }
      let places = signature.positional.enumerated().map { $0 < signature.positionalOnlyCount ? "" : $1.name.name }
      return (places, signature.keywordOnly.map(\.name.name))
    case let function as PyFunction:
      let parameters = function.code.parameters
      let places = parameters.positional.enumerated().map { $0 < parameters.positionalOnlyCount ? "" : $1.name }
      return (places, parameters.keywordOnly.map(\.name))
    default:
      // An object that is called: a layer's parameters are those of its `forward`.
      guard let method = callee.cls.lookup("forward") ?? callee.cls.lookup("__call__"),
        method.object !== callee.value?.object
      else { return ([], []) }
      return dropReceiver(names(of: interpreter.still(method), interpreter))
    }
  }

  private static func dropReceiver(_ names: (places: [String], others: [String])) -> (
    places: [String], others: [String]
  ) {
    (Array(names.places.dropFirst()), names.others)
  }
}
