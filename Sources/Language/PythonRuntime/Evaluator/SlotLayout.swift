// SPDX-License-Identifier: GPL-3.0-or-later

/// What `__slots__` of a class says, or that there is none.
struct SlotLayout {
  /// The only names that instances can have; nil where they have a dictionary.
  var allowed: [Symbol]?
  /// The names of the class itself.
  var own: [Symbol] = []
  /// What instances get beyond those of the bases, sorted.
  var added: [String] = []
  var hasWeakReferences = false

  /// Reads the declaration, refusing what cannot be.
  init(_ name: String, _ namespace: AttributeTable, _ bases: [PyClass], _ interpreter: Interpreter) throws {
    let baseHasDictionary = bases.contains { $0 !== Classes.object && $0.slots == nil && $0.instancesHaveAttributes }
    // Classes of the library can be referred to weakly where they have a dictionary; exceptions cannot.
    let baseIsWeak = bases.contains {
      $0.hasWeakReferences
        || !$0.isUserDefined && $0 !== Classes.object && $0.instancesHaveAttributes
          && !$0.isSubclass(of: ExceptionClasses.baseException)
    }
    hasWeakReferences = true
    guard let declared = namespace["__slots__"] else {
      if !baseHasDictionary { added.append("__dict__") }
      if !baseIsWeak { added.append("__weakref__") }
      return
    }
    var hasDictionary = false
    var isWeak = false
    for item in declared.text != nil ? [declared] : try interpreter.collect(declared) {
      guard let text = item.text else {
        throw PyError.type("__slots__ items must be strings, not '\(interpreter.type(of: item).messageName)'")
      }
      guard SlotLayout.isIdentifier(text) else { throw PyError.type("__slots__ must be identifiers") }
      switch text {
      case "__dict__":
        if hasDictionary || baseHasDictionary {
          throw PyError.type("__dict__ slot disallowed: we already got one")
        }
        hasDictionary = true
      case "__weakref__":
        if isWeak || baseIsWeak { throw PyError.type("__weakref__ slot disallowed: we already got one") }
        isWeak = true
      default:
        let symbol = Symbol(SlotLayout.mangled(text, in: name))
        if namespace[symbol] != nil, text != "__qualname__", text != "__classcell__" {
          throw PyError.value("\(StringText.repr(symbol.name)) in __slots__ conflicts with class variable")
        }
        own.append(symbol)
      }
    }
    let sized = [Classes.int, Classes.tuple, Classes.bytes, Classes.type]
    if !own.isEmpty, let base = bases.first(where: { base in sized.contains { base.isSubclass(of: $0) } }) {
      throw PyError.type("nonempty __slots__ not supported for subtype of '\(base.name)'")
    }
    hasWeakReferences = isWeak || baseIsWeak
    added = (own.map(\.name) + (hasDictionary ? ["__dict__"] : []) + (isWeak ? ["__weakref__"] : [])).sorted()
    if hasDictionary || baseHasDictionary { return }
    allowed = bases.flatMap { $0.slots ?? [] } + own
  }

  private static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
    return text.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
  }

  private static func mangled(_ name: String, in cls: String) -> String {
    guard name.hasPrefix("__"), !name.hasSuffix("__") else { return name }
    let plain = cls.drop { $0 == "_" }
    return plain.isEmpty ? name : "_\(plain)\(name)"
  }
}
