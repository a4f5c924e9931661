// SPDX-License-Identifier: GPL-3.0-or-later

/// The built-in names of CPython that Gradus lacks: they are refused by name, since they are defined everywhere else.
enum MissingBuiltins {
  private static let functions: Set<String> = [
    "__build_class__", "aiter", "anext", "breakpoint", "copyright", "credits", "license",
  ]
  private static let classes: Set<String> = ["BaseExceptionGroup", "ExceptionGroup", "memoryview"]

  /// What is said of such a name; nil for all others.
  static func refusal(of name: String) -> String? {
    if name == "breakpoint" { return "Gradus has no breakpoint(): %debug looks into the frames of the last error" }
    if functions.contains(name) { return "Gradus has no \(name)()" }
    return classes.contains(name) || name == "__loader__" || name == "__spec__" ? "Gradus has no \(name)" : nil
  }
}
