// SPDX-License-Identifier: GPL-3.0-or-later

extension Interpreter {
  /// `dict.update(other)`: a mapping, or an iterable of pairs.
  public func update(_ dict: PyDict, from other: Value) throws {
    if case .dict(let source) = other, !source.cls.isUserDefined || userMethod(other, "__iter__") == nil {
      if source === dict { return }
      if dict.table.count == 0 {
        // They share their memory until one of them changes.
        if source.table.count > 0 { dict.table = source.table }
        return
      }
      let (held, count) = (source.table, source.table.count)
      try held.forEachEntry { key, value, hash in
        try dict.set(key, hash: hash, value)
        if source.table.count != count { throw PyError.runtime("dict mutated during update") }
      }
      return
    }
    if case .object(let object) = other, let view = object as? AttributeView {
      for (key, value) in try view.dictionary().table.pairs { try dict.set(key, value) }
      return
    }
    if let object = other.object, object.cls.lookup("keys") != nil {
      for key in try collect(callMethod(other, "keys")) { try dict.set(key, getItem(other, key)) }
      return
    }
    for (i, pair) in try collect(other).enumerated() {
      let items: [Value]
      do {
        items = try collect(pair)
      } catch let raised as Raised where raised.exception.cls === ExceptionClasses.typeError {
        throw PyError.type("cannot convert dictionary update sequence element #\(i) to a sequence")
      }
      guard items.count == 2 else {
        throw PyError.value("dictionary update sequence element #\(i) has length \(items.count); 2 is required")
      }
      try dict.set(items[0], items[1])
    }
  }
}
