// SPDX-License-Identifier: GPL-3.0-or-later

/// Classes with fields of `collections.namedtuple`: what makes them is kept, not the functions that it made.
extension NamedTuples {
  /// The fields and the defaults of the last of them; nil for other classes.
  static func parts(of cls: PyClass) -> (fields: [String], defaults: [Value])? {
    guard case .tuple(let names)? = cls.namespace["_fields"], cls.isSubclass(of: Classes.tuple),
      case .dict(let defaults)? = cls.namespace["_field_defaults"]
    else { return nil }
    let fields = names.items.compactMap(\.text)
    return fields.count == names.items.count ? (fields, defaults.table.values) : nil
  }

  /// The attributes that a program gave such a class.
  static func ownAttributes(of cls: PyClass) -> AttributeTable {
    var table = AttributeTable()
    for (name, value) in zip(cls.namespace.names, cls.namespace.values) {
      if name == "_fields" || name == "_field_defaults" || isMade(value) { continue }
      table[name] = value
    }
    return table
  }

  private static func isMade(_ value: Value) -> Bool {
    switch value.object {
    case is BuiltinFunction, is GetSetDescriptor: true
    case let wrapper as PyClassOrStaticMethod: wrapper.function.object is BuiltinFunction
    default: false
    }
  }
}
