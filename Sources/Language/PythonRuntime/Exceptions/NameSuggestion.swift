// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The known name that an uncaught exception's name is nearest to: what Python adds as "Did you mean".
enum NameSuggestion {
  /// Among more names than these nobody looks.
  private static let most = 750

  static func of(_ exception: PyException, _ interpreter: Interpreter) -> String? {
    if let missing = exception.missingAttribute, exception.cls.isSubclass(of: ExceptionClasses.attributeError) {
      let names = interpreter.attributeNames(of: missing.object)
      return names.count >= most ? nil : Suggestion.nearest(missing.name, among: names)
    }
    // `UnboundLocalError` and the like name something that exists.
    guard let missing = exception.missingName else { return nil }
    if missing.locals.count >= most { return nil }
    let globals = interpreter.globals.definitions.map(\.name.name)
    return Suggestion.nearest(missing.name, among: missing.locals)
      ?? Suggestion.nearest(missing.name, among: globals)
      ?? builtin(missing.name, interpreter)
  }

  /// Of built-in names equally near Python takes the one it made first: functions before constants before classes.
  private static func builtin(_ name: String, _ interpreter: Interpreter) -> String? {
    let names = interpreter.builtins.names.map(\.name)
    let constants = ["None", "Ellipsis", "NotImplemented", "False", "True"]
    let functions = names.filter {
      $0.first?.isLowercase == true && interpreter.builtins[Symbol($0)]?.object is BuiltinFunction
    }
    let groups = [functions, constants, names.filter { !functions.contains($0) }]
    let best = groups.compactMap { group in
      Suggestion.nearest(name, among: group).map { ($0, Suggestion.cost($0, name)) }
    }
    guard let least = best.map(\.1).min() else { return nil }
    return best.first { $0.1 == least }?.0
  }
}
