// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `json`: the functions. The classes of `json.decoder` and `json.encoder` are written in Python and made when somebody needs them.
enum JSONModule {
  private static let writingOptions =
    "*, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw"
  private static let readingOptions =
    "*, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw"

  static func make() -> PyModule {
    let module = PyModule("json")
    module.add([
      Declaration(
        "dumps", "(obj, \(writingOptions))", "A value as JSON.",
        example: "import json; json.dumps({'a': [1, None]})"
      ) { try written($0, first: 1, $0[0]) },
      Declaration("dump", "(obj, fp, \(writingOptions))", "Writes a value as JSON to a file.") {
        guard let text = try written($0, first: 2, $0[0]).text else {
          throw PyError.type("encode() should return a str")
        }
        try $0.interpreter.writeText(text, to: $0[1])
        return .none
      },
      Declaration(
        "loads", "(s, \(readingOptions))", "The value of a JSON text.",
        example: "import json; json.loads('[1, 2.5]')"
      ) { try read($0, $0[0]) },
      Declaration("load", "(fp, \(readingOptions))", "The value of a JSON file.") {
        try read($0, $0.interpreter.callMethod($0[0], "read"))
      },
      Declaration("detect_encoding", "(b)", "The encoding of the bytes of a JSON text.") {
        guard let bytes = $0[0].object as? PyBytes else {
          throw PyError.type("a bytes-like object is required, not '\($0.interpreter.type(of: $0[0]).name)'")
        }
        return Value(JSONEncoding(of: bytes.bytes).rawValue)
      },
    ])
    let places = ["JSONDecoder": "decoder", "JSONDecodeError": "decoder", "JSONEncoder": "encoder"]
    module.lazyAttribute = { name in
      if ["decoder", "encoder"].contains(name.name) { return .object(try part(name.name)) }
      return try places[name.name].map { try member($0, name.name) }
    }
    module.lazyNames = { (places.keys.sorted() + ["decoder", "encoder"]).map { Symbol($0) } }
    return module
  }

  /// `json.decoder`
  static func decoder(_ interpreter: Interpreter) throws -> PyModule {
    let scan = Declaration(
      "_scan",
      "(text, start, object_hook, parse_float, parse_int, parse_constant, strict, object_pairs_hook)",
      "The value that begins at a place, and where it ends."
    ) {
      let start = try $0.int(1)
      if start < 0 { throw PyError.value("idx cannot be negative") }
      guard case .string(let text) = $0[0] else {
        throw PyError.type("first argument must be a string, not \($0.interpreter.type(of: $0[0]).name)")
      }
      let options = JSONReading(
        objectHook: $0[2].ifGiven, pairsHook: $0[7].ifGiven, parseFloat: $0[3].ifGiven, parseInteger: $0[4].ifGiven,
        parseConstant: $0[5].ifGiven, allowsControls: try !$0.flag(6))
      let (value, end) = try options.value(of: text, from: start)
      return Value(tuple: [value, .int(end)])
    }
    return try interpreter.makeModule("json.decoder", natives: [native(scan, "json.decoder")])
  }

  /// `json.encoder`
  static func encoder(_ interpreter: Interpreter) throws -> PyModule {
    let write = Declaration(
      "_write",
      "(obj, skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys)",
      "A value as JSON."
    ) {
      let options = try JSONWriting(
        skipsKeys: $0[1], escapesNonASCII: $0[2], checksCycles: $0[3], allowsNaN: $0[4], indent: $0[5],
        separators: $0[6], standard: $0[7], sortsKeys: $0[8])
      return try options.text(of: $0[0])
    }
    return try interpreter.makeModule("json.encoder", natives: [native(write, "json.encoder")])
  }

  private static func native(_ declaration: Declaration, _ module: String) -> (name: String, value: Value) {
    (declaration.name, .object(BuiltinFunction(declaration, module: module)))
  }

  private static func part(_ name: String) throws -> PyModule { try Interpreter.current.importModule("json.\(name)") }

  private static func member(_ place: String, _ name: String) throws -> Value {
    try Interpreter.current.getAttribute(.object(part(place)), Symbol(name))
  }

  /// `JSONDecodeError(message, text, position)`, the position counted in characters.
  static func decodeError(_ message: String, _ text: PyString, at position: Int) -> any Error {
    do {
      let made = try Interpreter.current.call(
        member("decoder", "JSONDecodeError"), [Value(message), .string(text), .int(position)])
      if let exception = made.object as? PyException { return Raised(exception) }
      return PyError.value(message)
    } catch { return error }
  }

  private static func read(_ bound: Bound, _ source: Value) throws -> Value {
    let text: PyString
    switch source {
    case .string(let string):
      if string.text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) {
        throw decodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", string, at: 0)
      }
      text = string
    default:
      guard let bytes = source.object as? PyBytes else {
        throw PyError.type(
          "the JSON object must be str, bytes or bytearray, not \(bound.interpreter.type(of: source).name)")
      }
      text = PyString(try JSONEncoding(of: bytes.bytes).text(of: bytes.bytes))
    }
    var more: [(name: Symbol, value: Value)] = []
    if case .dict(let dict) = bound[7] {
      more = dict.table.pairs.compactMap { pair in pair.key.text.map { (Symbol($0), pair.value) } }
    }
    if bound[1].ifGiven == nil, more.isEmpty {
      let options = JSONReading(
        objectHook: bound[2].ifGiven, pairsHook: bound[6].ifGiven, parseFloat: bound[3].ifGiven,
        parseInteger: bound[4].ifGiven, parseConstant: bound[5].ifGiven, allowsControls: false)
      return try options.document(text)
    }
    let names: [Symbol] = ["object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"]
    let given = zip(names, 2...6).compactMap { name, i in bound[i].ifGiven.map { (name: name, value: $0) } }
    let cls = try bound[1].ifGiven ?? member("decoder", "JSONDecoder")
    let decoder = try bound.interpreter.call(cls, Arguments([], keywords: more + given))
    return try bound.interpreter.callMethod(decoder, "decode", [.string(text)])
  }

  private static func written(_ bound: Bound, first: Int, _ value: Value) throws -> Value {
    var more: [(name: Symbol, value: Value)] = []
    if case .dict(let dict) = bound[first + 9] {
      more = dict.table.pairs.compactMap { pair in pair.key.text.map { (Symbol($0), pair.value) } }
    }
    if bound[first + 4].ifGiven == nil, more.isEmpty {
      let options = try JSONWriting(
        skipsKeys: bound[first], escapesNonASCII: bound[first + 1], checksCycles: bound[first + 2],
        allowsNaN: bound[first + 3], indent: bound[first + 5], separators: bound[first + 6],
        standard: bound[first + 7], sortsKeys: bound[first + 8])
      return try options.text(of: value)
    }
    let names: [(Symbol, Int)] = [
      ("skipkeys", 0), ("ensure_ascii", 1), ("check_circular", 2), ("allow_nan", 3), ("indent", 5), ("separators", 6),
      ("default", 7), ("sort_keys", 8),
    ]
    let given = names.map { (name: $0.0, value: bound[first + $0.1]) }
    let cls = try bound[first + 4].ifGiven ?? member("encoder", "JSONEncoder")
    let encoder = try bound.interpreter.call(cls, Arguments([], keywords: given + more))
    return try bound.interpreter.callMethod(encoder, "encode", [value])
  }
}
