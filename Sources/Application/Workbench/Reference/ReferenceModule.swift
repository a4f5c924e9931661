// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// What a page says of a module, or of a class that has a page of its own.
struct ReferenceModule {
  let name: String
  private var entries: [ReferenceEntry] = []
  /// Exceptions with their bases, and names of other values.
  private var exceptions: [String] = []
  private var others: [String] = []

  /// A module: the names that completion offers.
  init(_ module: PyModule, _ interpreter: Interpreter) {
    name = module.name
    let known = Set((module.attributes?.names ?? []) + module.lazyNames()).map(\.name)
    for name in known.sorted() where !name.hasPrefix("_") {
      guard let value = try? interpreter.attributeIfPresent(.object(module), Symbol(name)) else { continue }
      add(name, value)
    }
  }

  /// The methods and attributes of a class.
  init(of cls: PyClass, _ interpreter: Interpreter) {
    name = "\(cls.module).\(cls.name)"
    entries = ReferenceEntry.members(of: cls, prefix: "")
  }

  var file: String { "\(name).md" }
  var count: Int { entries.count { $0.level == 2 } + exceptions.count + others.count }
  var isEmpty: Bool { count == 0 }

  private mutating func add(_ name: String, _ value: Value) {
    switch value.object {
    case is PyModule: return
    case let cls as PyClass where cls.isSubclass(of: ExceptionClasses.baseException):
      exceptions.append("`\(name)`" + (cls.bases.first.map { " (\($0.name))" } ?? ""))
    case let cls as PyClass:
      // What a module written in Python has imported for itself is none of its names.
      if isForeign(cls.module) { return }
      entries.append(ReferenceEntry(name, of: cls))
      // The class Tensor has its own page.
      if self.name == "torch", name == "Tensor" { return }
      if cls.name == name { entries += ReferenceEntry.members(of: cls, prefix: name + ".") }
    case let object?:
      if let function = object as? PyFunction, isForeign(function.code.source.name) { return }
      if let entry = ReferenceEntry(name, object) { entries.append(entry) } else { others.append("`\(name)`") }
    case nil: others.append("`\(name)`")
    }
  }

  /// Whether something comes from a module that is neither this one nor above or below it, such as `enum` in `re`.
  private func isForeign(_ origin: String) -> Bool {
    let origin = origin.hasPrefix("<") ? String(origin.dropFirst().dropLast()) : origin
    let known = Set(["abc", "collections", "contextlib", "enum", "functools", "types", "typing", "warnings"])
    return known.contains(origin) && origin.split(separator: ".")[0] != name.split(separator: ".")[0]
  }

  var text: String {
    var text = "# \(name)\n"
    for entry in entries { text += entry.text }
    if !exceptions.isEmpty { text += "\n## Exceptions\n\n" + exceptions.joined(separator: ", ") + "\n" }
    if !others.isEmpty { text += "\n## Other values\n\n" + others.joined(separator: ", ") + "\n" }
    return text
  }
}
