// SPDX-License-Identifier: GPL-3.0-or-later

/// `repr`, `str` and `format` of values.
extension Interpreter {
  /// `repr(value)`
  public func repr(_ value: Value) throws -> String {
    switch value {
    case .undefined: return "<unset>"
    case .none: return "None"
    case .bool(let flag): return flag ? "True" : "False"
    case .int(let number): return String(number)
    case .float(let number): return FloatText.repr(number)
    case .string(let string) where string.cls === Classes.string: return StringText.repr(string.text)
    default: break
    }
    if let object = value.object, object.isBuiltinContainer || object.cls.isUserDefined,
      let method = object.cls.lookup("__repr__"), !isPlainText(object)
    {
      if userFunction(method) != nil || object.isBuiltinContainer {
        let result = try vectorcall(method, value)
        guard let text = result.text else {
          throw PyError.type("__repr__ returned non-string (type \(type(of: result).name))")
        }
        return text
      }
    }
    return try nativeRepr(value)
  }

  private func isPlainText(_ object: PyObject) -> Bool {
    object.cls === Classes.list || object.cls === Classes.tuple || object.cls === Classes.dict
  }

  /// The text form that a built-in class gives its objects.
  package func nativeRepr(_ value: Value) throws -> String {
    switch value {
    case .string(let string): return StringText.repr(string.text)
    case .list(let list):
      return try guarded(list, "[...]") {
        try TextBuffer.text { buffer in
          buffer.append(UInt8(ascii: "["))
          // The items are asked for anew each time: showing one may change the list, and so may `__del__`, which runs when asked for Ctrl-C.
          var i = 0
          while true {
            try pollInterrupt()
            guard i < list.items.count else { break }
            if i > 0 { buffer.append(", ") }
            try append(repr: list.items[i], to: &buffer)
            i += 1
          }
          buffer.append(UInt8(ascii: "]"))
        }
      }
    case .tuple(let tuple):
      return try guarded(tuple, "(...)") {
        try TextBuffer.text { buffer in
          buffer.append(UInt8(ascii: "("))
          try self.append(tuple.items, to: &buffer)
          buffer.append(tuple.items.count == 1 ? ",)" : ")")
        }
      }
    case .dict(let dict):
      return try guarded(dict, "{...}") {
        try TextBuffer.text { buffer in
          buffer.append(UInt8(ascii: "{"))
          try self.append(dict, to: &buffer)
          buffer.append(UInt8(ascii: "}"))
        }
      }
    case .object(let object):
      try enter()
      defer { leave() }
      return try object.repr()
    default: return try repr(value)
    }
  }

  /// `repr` of several values, with commas between them.
  package func reprs(_ items: [Value]) throws -> String { try TextBuffer.text { try append(items, to: &$0) } }

  private func append(_ items: [Value], to buffer: inout TextBuffer) throws {
    for i in items.indices {
      try pollInterrupt()
      if i > 0 { buffer.append(", ") }
      try append(repr: items[i], to: &buffer)
    }
  }

  private func append(_ dict: PyDict, to buffer: inout TextBuffer) throws {
    for (i, pair) in dict.table.pairs.enumerated() {
      try pollInterrupt()
      if i > 0 { buffer.append(", ") }
      try append(repr: pair.key, to: &buffer)
      buffer.append(": ")
      try append(repr: pair.value, to: &buffer)
    }
  }

  // MARK: Putting texts together

  /// Appends `repr(value)`.
  func append(repr value: Value, to buffer: inout TextBuffer) throws {
    try buffer.check()
    switch value {
    case .int(let number): buffer.append(number)
    case .float(let number): FloatText.append(repr: number, to: &buffer)
    case .string(let string) where string.cls === Classes.string: StringText.append(repr: string.text, to: &buffer)
    default: buffer.append(try repr(value))
    }
  }

  /// Appends `str(value)`.
  func append(str value: Value, to buffer: inout TextBuffer) throws {
    switch value {
    case .int(let number): buffer.append(number)
    case .float(let number): FloatText.append(repr: number, to: &buffer)
    case .string(let string) where !string.cls.isUserDefined: buffer.append(string)
    default: buffer.append(try str(value))
    }
  }

  /// Appends `format(value, '')`.
  func append(format value: Value, to buffer: inout TextBuffer) throws {
    switch value {
    case .int(let number): buffer.append(number)
    case .float(let number): FloatText.append(repr: number, to: &buffer)
    case .string(let string) where !string.cls.isUserDefined: buffer.append(string)
    default: buffer.append(try format(value, ""))
    }
  }

  /// Runs `body` unless the text of the same object is being made further out: then the short form.
  public func guarded(_ object: PyObject, _ short: String, _ body: () throws -> String) throws -> String {
    if objectsBeingShown.contains(where: { $0 === object }) { return short }
    try enter()
    objectsBeingShown.append(object)
    defer {
      objectsBeingShown.removeLast()
      leave()
    }
    return try body()
  }

  /// `str(value)`
  public func str(_ value: Value) throws -> String {
    switch value {
    case .string(let string) where !string.cls.isUserDefined: return string.text
    case .undefined, .none, .bool, .int, .float: return try repr(value)
    default: break
    }
    guard let object = value.object else { return "" }
    if object.cls.isUserDefined {
      if let method = userMethod(value, "__str__") {
        let result = try vectorcall(method, value)
        guard let text = result.text else {
          throw PyError.type("__str__ returned non-string (type \(type(of: result).name))")
        }
        return text
      }
      if !(object is PyException), object.kind != .string, userMethod(value, "__repr__") != nil {
        return try repr(value)
      }
    }
    return try nativeStr(value)
  }

  /// The text that a built-in class gives its objects.
  package func nativeStr(_ value: Value) throws -> String {
    switch value {
    case .string(let string): return string.text
    case .object(let object):
      try enter()
      defer { leave() }
      return try object.str()
    default: return try repr(value)
    }
  }

  /// `format(value, spec)`
  public func format(_ value: Value, _ spec: String) throws -> String {
    switch value {
    case .string(let string) where !string.cls.isUserDefined:
      if spec.isEmpty { return string.text }
      return try TextBuffer.text { try FormatSpec(spec, "str").append(text: string.text, to: &$0) }
    case .undefined, .none, .bool, .int, .float:
      if spec.isEmpty { return try repr(value) }
    default:
      if let method = userMethod(value, "__format__") {
        let result = try call(method, [value, Value(spec)])
        guard let text = result.text else {
          throw PyError.type("__format__ must return a str, not \(type(of: result).name)")
        }
        return text
      }
    }
    return try nativeFormat(value, spec)
  }

  /// What the built-in classes make of a format that is not empty.
  package func nativeFormat(_ value: Value, _ spec: String) throws -> String {
    if spec.isEmpty {
      // Some classes format an empty specification in their own way: a tensor with one number gives the number.
      if case .object(let object) = value, let text = try object.format(spec) { return text }
      return try str(value)
    }
    let plain = value.unboxed
    switch plain {
    case .int(let number):
      let name = type(of: value).name
      return try TextBuffer.text { try FormatSpec(spec, name).append(integer: number, name, to: &$0) }
    case .float(let number):
      let name = type(of: value).name
      return try TextBuffer.text { try FormatSpec(spec, name).append(float: number, name, to: &$0) }
    case .string(let string):
      let name = type(of: value).name
      return try TextBuffer.text { try FormatSpec(spec, name).append(text: string.text, name, to: &$0) }
    default:
      if let number = plain.bigInteger {
        let name = type(of: value).name
        return try TextBuffer.text { try FormatSpec(spec, name).append(integer: number, name, to: &$0) }
      }
      if let text = try value.object?.format(spec) { return text }
      throw PyError.type("unsupported format string passed to \(type(of: value).name).__format__")
    }
  }
}
