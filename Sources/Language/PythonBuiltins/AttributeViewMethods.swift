// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

extension Builtins {
  private static func view(_ a: Bound) throws -> AttributeView {
    guard case .object(let object) = a[0], let view = object as? AttributeView else {
      throw PyError.type("descriptor '\(a.function)' requires a '__dict__'")
    }
    return view
  }

  /// Calls a method of `dict` on a copy of the attributes: for those that only read.
  private static func reading(_ name: String, _ signature: String) -> Declaration {
    Declaration(name, signature, "As for any dictionary.", example: "class A: pass\n\nvars(A()).\(name)") { a in
      try a.interpreter.callMethod(.dict(view(a).dictionary()), Symbol(name), Array(a.values.dropFirst()))
    }
  }

  /// The methods of `object.__dict__` that must reach the object's attributes.
  static func installAttributeViewMethods() {
    AttributeView.viewClass.add([
      reading("keys", "(self, /)"), reading("values", "(self, /)"), reading("items", "(self, /)"),
      reading("copy", "(self, /)"), reading("get", "(self, key, default=None, /)"),
      Declaration(
        "update", "(self, other=(), /, **kwargs)", "Sets attributes from a mapping and from keywords.",
        example: "class A: pass\n\na = A()\na.__dict__.update(x=1)\na.x"
      ) { a in
        let view = try view(a)
        let collected = PyDict()
        if case .tuple(let nothing) = a[1], nothing.items.isEmpty {
        } else {
          try a.interpreter.update(collected, from: a[1])
        }
        if case .dict(let keywords) = a[2] { try a.interpreter.update(collected, from: .dict(keywords)) }
        for (key, value) in collected.table.pairs where try !view.setItem(key, value) {
          throw PyError.type("'mappingproxy' object does not support item assignment")
        }
        return .none
      },
      Declaration(
        "pop", "(self, key, default=..., /)", "Removes an attribute and gives its value.",
        example: "class A: pass\n\na = A()\na.x = 1\na.__dict__.pop('x')"
      ) { a in
        let view = try view(a)
        guard try view.contains(a[1]) == true, let value = try view.getItem(a[1]) else {
          if a[2].isUndefined { throw PyError.key(a[1]) }
          return a[2]
        }
        _ = try view.deleteItem(a[1])
        return value
      },
      Declaration(
        "setdefault", "(self, key, default=None, /)", "The attribute, set first if it is missing.",
        example: "class A: pass\n\nA().__dict__.setdefault('x', 1)"
      ) { a in
        let view = try view(a)
        if try view.contains(a[1]) == true, let value = try view.getItem(a[1]) { return value }
        _ = try view.setItem(a[1], a[2])
        return a[2]
      },
      Declaration("__reversed__", "(self, /)", "An iterator over the names from the end.") { a in
        let keys = try view(a).dictionary().table.keys
        return .object(SequenceIterator(keys.reversed()))
      },
      Declaration("clear", "(self, /)", "Removes all attributes.", example: "class A: pass\n\nA().__dict__.clear()") {
        a in
        try view(a).owner.attributes = AttributeTable()
        return .none
      },
    ])
  }
}
