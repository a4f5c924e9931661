// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// A person's own `.py` file that was imported: its texts, and the names in which its code runs.
///
/// The names stay the same when the file is read again, so that functions of the former text see the new definitions, as in Python.
package final class ModuleFile {
  /// The path as `import` found it.
  package let path: String
  /// Of a package, its folder.
  package let folder: String?
  /// The module's global names.
  package let names = GlobalTable()
  /// The text that was read last, and those before it, whose functions may still be in use.
  package private(set) var sources: [SourceText] = []

  init(path: String) {
    self.path = path
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    folder = parts.last == "__init__.py" ? parts.dropLast().joined(separator: "/") : nil
  }

  /// The text that was read last.
  package var source: SourceText? { sources.last }

  /// Takes a text over.
  package func add(_ source: SourceText) {
    if let known = sources.firstIndex(where: { $0 === source || $0.text == source.text }) {
      sources.append(sources.remove(at: known))
    } else {
      sources.append(source)
    }
  }
}
