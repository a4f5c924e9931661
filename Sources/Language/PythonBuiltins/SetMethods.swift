// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

extension Builtins {
  private static let readingMethods: [Declaration] = [
    Declaration("copy", "(self, /)", "A new set with the same contents.") {
      let set = try $0.set()
      return set.cls === Classes.frozenset ? $0[0] : .object(try set.copy())
    },
    Declaration(
      "union", "(self, /, *others)", "Everything that is in any of the sets.", example: "{1}.union([2])"
    ) {
      let result = try $0.set().copy()
      for other in $0.variadic(1) { try result.update(other) }
      return .object(result)
    },
    Declaration("intersection", "(self, /, *others)", "What is in all of the sets.") {
      var result = try $0.set()
      let others = $0.variadic(1)
      if others.isEmpty { return .object(try result.copy()) }
      for other in others { result = try result.intersection(other) }
      return .object(result)
    },
    Declaration("difference", "(self, /, *others)", "What is in this set and in no other.") {
      let set = try $0.set()
      guard let first = $0.variadic(1).first else { return .object(try set.copy()) }
      let result = try set.difference(first)
      for other in $0.variadic(1).dropFirst() { try result.subtract(other) }
      return .object(result)
    },
    Declaration("symmetric_difference", "(self, other, /)", "What is in exactly one of both sets.") {
      .object(try $0.set().symmetricDifference($0[1]))
    },
    Declaration("issubset", "(self, other, /)", "Whether the other has everything in this set.") {
      .bool(try $0.set().isSubset(of: asSet($0[1])))
    },
    Declaration("issuperset", "(self, other, /)", "Whether this set has everything in the other.") {
      .bool(try asSet($0[1]).isSubset(of: $0.set()))
    },
    Declaration("isdisjoint", "(self, other, /)", "Whether the sets share nothing.") {
      let set = try $0.set()
      for item in try $0.interpreter.collect($0[1]) where try set.has(item) { return .bool(false) }
      return .bool(true)
    },
  ]

  private static func asSet(_ value: Value) throws -> PySet {
    if case .object(let object) = value, let set = object as? PySet { return set }
    let result = PySet()
    try result.update(value)
    return result
  }

  private static func receiver(_ value: Value, _ method: String) throws -> PySet {
    // SAFETY: objects of this kind are sets.
    if case .object(let object) = value, object.kind == .set { return unsafeDowncast(object, to: PySet.self) }
    throw Bound.wrongReceiver(value, "set", method)
  }

  /// The methods of `frozenset`.
  static let frozensetMethods = readingMethods

  /// The methods of `set`.
  static let setMethods: [Declaration] =
    readingMethods + [
      Declaration("add", "(self, object, /)", "Adds one thing.", example: "s = {1}; s.add(2); s", vectorcall: 2...2) {
        set, item, _ in
        try receiver(set, "add").insert(item)
        return .none
      },
      Declaration("discard", "(self, object, /)", "Removes a thing if it is there.", vectorcall: 2...2) {
        set, item, _ in
        let set = try receiver(set, "discard")
        _ = try set.lookingUp(item) { try set.remove($0) }
        return .none
      },
      Declaration("remove", "(self, object, /)", "Removes a thing that is there.", vectorcall: 2...2) { set, item, _ in
        let set = try receiver(set, "remove")
        guard try set.lookingUp(item, { try set.remove($0) }) else { throw PyError.key(item) }
        return .none
      },
      Declaration("pop", "(self, /)", "Removes something and gives it.", vectorcall: 1...1) { set, _, _ in
        guard let key = try receiver(set, "pop").table.pop() else { throw PyError.key(Value("pop from an empty set")) }
        return key
      },
      Declaration("clear", "(self, /)", "Removes everything.") {
        try $0.set().table = SetTable()
        return .none
      },
      Declaration("update", "(self, /, *others)", "Adds everything in the others.") {
        let set = try $0.set()
        for other in $0.variadic(1) { try set.update(other) }
        return .none
      },
      Declaration("intersection_update", "(self, /, *others)", "Keeps what is in all of the others too.") {
        let set = try $0.set()
        for other in $0.variadic(1) { set.table = try set.intersection(other).table }
        return .none
      },
      Declaration("difference_update", "(self, /, *others)", "Removes what is in the others.") {
        let set = try $0.set()
        for other in $0.variadic(1) { try set.subtract(other) }
        return .none
      },
      Declaration("symmetric_difference_update", "(self, other, /)", "Keeps what is in exactly one of both.") {
        try $0.set().formSymmetricDifference($0[1])
        return .none
      },
      Declaration("__init__", "(self, iterable=(), /)", "Fills the set.") {
        let set = try $0.set()
        set.table = SetTable()
        try set.update($0[1])
        return .none
      },
    ]
}
