// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `re`
enum RegexModule {
  // SAFETY (all of them): made once, changed only while their methods are installed, used on one thread.
  nonisolated(unsafe) static let errorClass = PyClass(
    builtin: "error", module: "re", base: ExceptionClasses.exception, attributes: true)
  nonisolated(unsafe) static let patternClass: PyClass = {
    let cls = PyClass(builtin: "Pattern", module: "re")
    cls.add(methods(isMethod: true))
    let pattern = { (value: Value) in value.object as? PyPattern }
    cls.add(properties: [
      GetSetDescriptor(
        "pattern", "The text.", get: { value in pattern(value).map { $0.given(Value($0.pattern)) } ?? .none }),
      GetSetDescriptor(
        "flags", "The flags.",
        get: { value in
          guard let pattern = pattern(value) else { return .none }
          let plain = pattern.isBytes || pattern.flags.contains(.ascii)
          return .int(pattern.flags.rawValue & ~32 | (plain ? 0 : 32))
        }),
      GetSetDescriptor("groups", "The number of groups.", get: { .int(pattern($0)?.groupCount ?? 0) }),
      GetSetDescriptor(
        "groupindex", "The groups' names.",
        get: { .dict(try PyDict((pattern($0)?.names ?? []).map { ($0.0, .int($0.1)) })) }),
    ])
    return cls
  }()
  nonisolated(unsafe) static let matchClass: PyClass = {
    let cls = PyClass(builtin: "Match", module: "re")
    cls.add(matchMethods)
    let match = { (value: Value) in value.object as? PyMatch }
    cls.add(properties: [
      GetSetDescriptor(
        "string", "The text that was searched.",
        get: { match($0).map { $0.pattern.given(.string($0.text)) } ?? Value.none }),
      GetSetDescriptor("re", "The pattern.", get: { match($0).map { .object($0.pattern) } ?? Value.none }),
      GetSetDescriptor("pos", "Where the search began.", get: { _ in .int(0) }),
      GetSetDescriptor("endpos", "Where the search ended.", get: { .int(match($0)?.text.count ?? 0) }),
      GetSetDescriptor(
        "regs", "Where the groups begin and end.",
        get: { value in
          guard let found = match(value) else { return .none }
          return Value(
            tuple: stride(from: 0, to: found.groups.count, by: 2).map {
              Value(tuple: [.int(found.groups[$0]), .int(found.groups[$0 + 1])])
            })
        }),
      GetSetDescriptor(
        "lastindex", "The group that closed last.",
        get: { match($0).flatMap { $0.lastGroup > 0 ? .int($0.lastGroup) : nil } ?? Value.none }),
      GetSetDescriptor(
        "lastgroup", "The name of the group that closed last.",
        get: { value in
          guard let found = match(value) else { return .none }
          return found.pattern.names.first { $0.1 == found.lastGroup }.map { Value($0.0) } ?? Value.none
        }),
    ])
    return cls
  }()

  static func make() -> PyModule {
    let module = PyModule("re")
    // Flags are members of an enumeration, which is made when a program first names one.
    let flags: [Symbol] = [
      "I", "IGNORECASE", "M", "MULTILINE", "S", "DOTALL", "X", "VERBOSE", "A", "ASCII", "U", "UNICODE", "L", "LOCALE",
      "NOFLAG", "RegexFlag", "Scanner",
    ]
    module.lazyNames = { flags }
    module.lazyAttribute = {
      flags.contains($0) ? try Interpreter.current.importModule("_reflags").attributes?[$0] : nil
    }
    module.set("error", .object(errorClass))
    module.set("Pattern", .object(patternClass))
    module.set("Match", .object(matchClass))
    module.add(methods(isMethod: false))
    module.add([
      Declaration(
        "compile", "(pattern, flags=0)", "A pattern that can be used again.", example: "import re; re.compile('a+')"
      ) {
        .object(try pattern($0[0], flags: $0[1]))
      },
      Declaration(
        "escape", "(pattern)", "A text with the characters escaped that mean something in patterns.",
        example: "import re; re.escape('a.b')"
      ) {
        var result = ""
        let bytes = $0[0].object as? PyBytes
        for scalar in try (bytes.map { PyPattern.text(of: $0) } ?? $0.text(0)).unicodeScalars {
          if "()[]{}?*+-|^$\\.&~# \t\n\r\u{0B}\u{0C}".unicodeScalars.contains(scalar) { result += "\\" }
          result.unicodeScalars.append(scalar)
        }
        if bytes != nil { return .object(PyBytes(result.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })) }
        return Value(result)
      },
      Declaration("purge", "()", "Does nothing.") { _ in .none },
    ])
    return module
  }

  private static func pattern(_ value: Value, flags: Value) throws -> PyPattern {
    if let compiled = value.object as? PyPattern {
      if try Interpreter.current.truth(flags) {
        throw PyError.value("cannot process flags argument with a compiled pattern")
      }
      return compiled
    }
    let bytes = value.object as? PyBytes
    guard let text = value.text ?? bytes.map({ PyPattern.text(of: $0) }) else {
      throw PyError.type("first argument must be string or compiled pattern")
    }
    do {
      let flags = RegexFlags(rawValue: flags.smallInteger ?? 0)
      if bytes != nil, flags.contains(.unicode) { throw PyError.value("cannot use UNICODE flag with a bytes pattern") }
      if bytes == nil, flags.contains(.locale) { throw PyError.value("cannot use LOCALE flag with a str pattern") }
      if flags.contains(.ascii), flags.contains(.locale) {
        throw PyError.value("ASCII and LOCALE flags are incompatible")
      }
      if flags.contains(.ascii), flags.contains(.unicode) {
        throw PyError.value("ASCII and UNICODE flags are incompatible")
      }
      return try PyPattern(text, flags: flags, isBytes: bytes != nil)
    } catch let raised as Raised where raised.exception.cls === errorClass {
      // Where it is wrong, in the pattern's own lines.
      let exception = raised.exception
      exception.attributes?["pattern"] = value
      if case .int(let place)? = exception.attributes?["pos"] {
        let before = text.unicodeScalars.prefix(place)
        let line = before.count { $0 == "\n" }
        exception.attributes?["lineno"] = .int(line + 1)
        let start = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
        let column = before.distance(from: start, to: before.endIndex) + 1
        exception.attributes?["colno"] = .int(column)
        if text.unicodeScalars.contains("\n"), let message = exception.arguments.first?.text {
          exception.arguments = [Value("\(message) (line \(line + 1), column \(column))")]
        }
      }
      throw raised
    }
  }

  private static func string(_ bound: Bound, _ index: Int, _ pattern: PyPattern) throws -> PyString {
    switch bound[index] {
    case .string(let string):
      if pattern.isBytes { throw PyError.type("cannot use a bytes pattern on a string-like object") }
      return string
    case .object(let object):
      guard let bytes = object as? PyBytes else { fallthrough }
      if !pattern.isBytes { throw PyError.type("cannot use a string pattern on a bytes-like object") }
      return PyString(PyPattern.text(of: bytes))
    default:
      throw PyError.type(
        "expected string or bytes-like object, got '\(bound.interpreter.type(of: bound[index]).messageName)'")
    }
  }

  /// What the module's functions and the pattern's methods share; functions take the flags last.
  private static func methods(isMethod: Bool) -> [Declaration] {
    func declare(
      _ name: String, _ parameters: String, _ doc: String, flagsAt: Int,
      _ body: @escaping (PyPattern, Bound) throws -> Value
    ) -> Declaration {
      let signature = isMethod ? "(self, \(parameters))" : "(pattern, \(parameters), flags=0)"
      return Declaration(name, signature, doc) {
        try body(pattern($0[0], flags: isMethod ? .int(0) : $0[flagsAt]), $0)
      }
    }
    func range(_ bound: Bound, _ text: PyString) throws -> (Int, Int) {
      guard isMethod else { return (0, text.count) }
      let start = max(0, min(try bound.int(2), text.count))
      return (start, max(0, min(try bound.int(3), text.count)))
    }
    let place = isMethod ? "string, pos=0, endpos=9223372036854775807" : "string"
    func found(_ match: PyMatch?) -> Value { match.map { .object($0) } ?? .none }
    return [
      declare("search", place, "The first match.", flagsAt: 2) {
        let text = try string($1, 1, $0)
        let (start, end) = try range($1, text)
        return found(try $0.search(text, from: start, to: end))
      },
      declare("match", place, "The match at the beginning.", flagsAt: 2) {
        let text = try string($1, 1, $0)
        let (start, end) = try range($1, text)
        return found(try $0.match(text, from: start, to: end, full: false))
      },
      declare("fullmatch", place, "The match of the whole text.", flagsAt: 2) {
        let text = try string($1, 1, $0)
        let (start, end) = try range($1, text)
        return found(try $0.match(text, from: start, to: end, full: true))
      },
      declare("findall", place, "The texts of all matches, or of their groups.", flagsAt: 2) {
        let pattern = $0
        let text = try string($1, 1, pattern)
        let (start, end) = try range($1, text)
        return Value(
          list: try pattern.matches(text, from: start, to: end).map { match in
            let parts = (1...max(1, pattern.groupCount)).map {
              pattern.groupCount == 0 ? match.group(0) : match.group($0)
            }
            let texts = parts.map { $0 ?? pattern.given(Value("")) }
            return texts.count == 1 ? texts[0] : Value(tuple: texts)
          })
      },
      declare("finditer", place, "All matches.", flagsAt: 2) {
        let text = try string($1, 1, $0)
        let (start, end) = try range($1, text)
        return .object(SequenceIterator(try $0.matches(text, from: start, to: end).map { .object($0) }))
      },
      declare("split", "string, maxsplit=0", "The parts between the matches.", flagsAt: 3) {
        let text = try string($1, 1, $0)
        let limit = try $1.int(2)
        var parts: [Value] = []
        var last = 0
        for match in try $0.matches(text, limit: limit > 0 ? limit : limit == 0 ? Int.max : 0) {
          parts.append($0.given(text.slice(start: last, count: match.groups[0] - last, step: 1)))
          for number in 0..<$0.groupCount { parts.append(match.group(number + 1) ?? .none) }
          last = match.groups[1]
        }
        parts.append($0.given(text.slice(start: last, count: text.count - last, step: 1)))
        return Value(list: parts)
      },
      declare("sub", "repl, string, count=0", "The text with its matches replaced.", flagsAt: 4) {
        try $0.given(Value(substitute($0, $1).0))
      },
      declare("subn", "repl, string, count=0", "The text with its matches replaced, and their number.", flagsAt: 4) {
        let (text, count) = try substitute($0, $1)
        return Value(tuple: [$0.given(Value(text)), .int(count)])
      },
    ]
  }

  private static func substitute(_ pattern: PyPattern, _ bound: Bound) throws -> (String, Int) {
    let text = try string(bound, 2, pattern)
    let limit = try bound.int(3)
    let template = pattern.isBytes ? (bound[1].object as? PyBytes).map { PyPattern.text(of: $0) } : bound[1].text
    let isPlain = template.map { !$0.utf8.contains(UInt8(ascii: "\\")) } ?? false
    var result = TextBuffer()
    var last = 0
    let matches = try pattern.matches(text, limit: limit > 0 ? limit : Int.max)
    for match in matches {
      try bound.interpreter.pollInterrupt()
      try result.check()
      result.append(text.substring(start: last, count: match.groups[0] - last, step: 1))
      if let template {
        result.append(isPlain ? template : try match.expand(template))
      } else {
        let replacement = try bound.interpreter.call(bound[1], [.object(match)])
        guard
          let replaced = pattern.isBytes
            ? (replacement.object as? PyBytes).map({ PyPattern.text(of: $0) }) : replacement.text
        else {
          throw PyError.type(
            "expected \(pattern.isBytes ? "a bytes-like object" : "str instance"), \(bound.interpreter.type(of: replacement).name) found"
          )
        }
        result.append(replaced)
      }
      last = match.groups[1]
    }
    result.append(text.substring(start: last, count: text.count - last, step: 1))
    return (try result.text, matches.count)
  }

  private static func match(_ bound: Bound) throws -> PyMatch { try bound.object(as: PyMatch.self) }

  private static let matchMethods: [Declaration] = [
    Declaration("group", "(self, /, *groups)", "The text of groups; of the whole match without arguments.") { bound in
      let match = try match(bound)
      let texts = try bound.variadic(1).map { match.group(try match.number($0)) ?? Value.none }
      return texts.isEmpty ? match.group(0) ?? .none : texts.count == 1 ? texts[0] : Value(tuple: texts)
    },
    Declaration("groups", "(self, default=None)", "The texts of all groups.") { bound in
      let match = try match(bound)
      return Value(tuple: (0..<match.pattern.groupCount).map { match.group($0 + 1) ?? bound[1] })
    },
    Declaration("groupdict", "(self, default=None)", "The texts of the groups with names.") { bound in
      let match = try match(bound)
      return .dict(try PyDict(match.pattern.names.map { ($0.0, match.group($0.1) ?? bound[1]) }))
    },
    Declaration("start", "(self, group=0, /)", "Where a group begins.") {
      let match = try match($0)
      return .int(match.groups[2 * (try match.number($0[1]))])
    },
    Declaration("end", "(self, group=0, /)", "Where a group ends.") {
      let match = try match($0)
      return .int(match.groups[2 * (try match.number($0[1])) + 1])
    },
    Declaration("span", "(self, group=0, /)", "Where a group begins and ends.") {
      let match = try match($0)
      let number = try match.number($0[1])
      return Value(tuple: [.int(match.groups[2 * number]), .int(match.groups[2 * number + 1])])
    },
    Declaration("expand", "(self, template)", "A template with its references filled in.") {
      let match = try match($0)
      if match.pattern.isBytes, let bytes = $0[1].object as? PyBytes {
        return match.pattern.given(Value(try match.expand(PyPattern.text(of: bytes))))
      }
      return Value(try match.expand($0.text(1)))
    },
  ]
}
