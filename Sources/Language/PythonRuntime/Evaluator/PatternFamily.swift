// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether `match` takes instances of a class for sequences or for mappings: what the first class in the order of resolution says that is one of
/// them, or was registered as one.
enum PatternFamily {
  case sequence, mapping

  static func of(_ cls: PyClass, _ interpreter: Interpreter) -> PatternFamily? {
    for base in cls.mro {
      if let own = own(base) ?? registered(base, interpreter) { return own }
    }
    return nil
  }

  private static func own(_ cls: PyClass) -> PatternFamily? {
    if cls.isOfProgram { return nil }
    switch cls.name {
    case "list", "tuple", "range", "deque", "array", "Sequence", "MutableSequence": return .sequence
    case "dict", "mappingproxy", "Mapping", "MutableMapping": return .mapping
    default: return nil
    }
  }

  /// What a program declared with `register`.
  private static func registered(_ cls: PyClass, _ interpreter: Interpreter) -> PatternFamily? {
    guard cls.isUserDefined, case .dict(let declared)? = interpreter.modules["abc"]?.attributes?["_declared"] else {
      return nil
    }
    for (key, value) in declared.table.pairs {
      guard let abstract = key.object as? PyClass, case .tuple(let classes) = value,
        classes.items.contains(where: { $0.object === cls })
      else { continue }
      for base in abstract.mro { if let family = own(base) { return family } }
    }
    return nil
  }
}
