// SPDX-License-Identifier: GPL-3.0-or-later

import EmbeddedPython

/// The modules of the library that are written in Python, as texts.
///
/// A target of its own, so that a changed `.py` file builds these lines again and not the evaluator.
public enum EmbeddedModules {
  /// The text of the module of a dotted name; nil when no file has it.
  public static func source(of name: String) -> String? {
    // SAFETY: the text is a constant of the program that ends with a zero byte.
    embeddedPython(name).map { String(cString: $0) }
  }

  /// The names of the standard library's modules of which nothing is native.
  public static var standardNames: [String] {
    var names: [String] = []
    var place: UInt32 = 0
    // SAFETY: the text is a constant of the program that ends with a zero byte.
    while let name = embeddedStandardModule(&place) { names.append(String(cString: name)) }
    return names
  }
}
