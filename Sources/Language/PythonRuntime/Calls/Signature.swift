// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// What a built-in function accepts, read from its signature in Python's notation: `(input, dim=None, *, keepdim=False)`.
public struct Signature {
  /// One parameter.
  public struct Parameter {
    /// The name.
    public let name: Symbol
    /// The default: a literal of the signature; `.undefined` when the parameter is required or its default is `...`.
    public let defaultValue: Value
    /// Whether a call must give it.
    public let isRequired: Bool
  }
  /// In whose words wrong arguments are refused.
  public enum Style: Sendable {
    /// Those of Python's functions.
    case python
    /// Those of PyTorch's compiled functions, which also know numpy's names for some parameters (`axis`).
    case torchFunction
    /// The same for methods, which do not count the receiver.
    case torchMethod
  }
  /// Parameters that can be given by place, in order; the first `positionalOnlyCount` of them not by name.
  public private(set) var positional: [Parameter] = []
  /// How many parameters stand before `/`.
  public private(set) var positionalOnlyCount = 0
  /// Whether there is `*args`; its tuple comes after the positional parameters.
  public private(set) var variadic: Symbol?
  /// Parameters after `*`.
  public private(set) var keywordOnly: [Parameter] = []
  /// Whether there is `**kwargs`; its dictionary comes last.
  public private(set) var keywords: Symbol?

  /// Reads a signature; `text` is the part in parentheses, with them.
  public init(_ text: String) throws {
    let source = SourceText(name: "<signature>", text: "lambda " + text.dropFirst().dropLast() + ": 0")
    guard case .lambda(let parameters, _) = try Parser.parseExpression(source).kind else {
      throw PyError.runtime("bad signature \(text)")
    }
    func convert(_ parameter: Parameters.Parameter) throws -> Parameter {
      guard let expression = parameter.defaultValue else {
        return Parameter(name: Symbol(parameter.name), defaultValue: .undefined, isRequired: true)
      }
      return Parameter(name: Symbol(parameter.name), defaultValue: try Signature.literal(expression), isRequired: false)
    }
    positional = try (parameters.positionalOnly + parameters.positional).map(convert)
    positionalOnlyCount = parameters.positionalOnly.count
    variadic = parameters.variadic.map { Symbol($0.name) }
    keywordOnly = try parameters.keywordOnly.map(convert)
    keywords = parameters.keywords.map { Symbol($0.name) }
  }

  private static func literal(_ expression: Expression) throws -> Value {
    switch expression.kind {
    case .none: return .none
    case .true: return .bool(true)
    case .false: return .bool(false)
    case .integer(let value): return .int(value)
    case .float(let value): return .float(value)
    case .string(let text): return Value(text)
    case .ellipsis: return .undefined
    case .tuple(let items): return Value(tuple: try items.map(literal))
    case .list(let items): return Value(list: try items.map(literal))
    case .unary(.negative, let operand):
      switch try literal(operand) {
      case .int(let value): return .int(-value)
      case .float(let value): return .float(-value)
      default: return .undefined
      }
    case .name("inf"): return .float(.infinity)
    default: return .undefined
    }
  }

  /// All parameters' names in the order of the bound values.
  public var parameterNames: [Symbol] {
    positional.map(\.name) + (variadic.map { [$0] } ?? []) + keywordOnly.map(\.name) + (keywords.map { [$0] } ?? [])
  }

  /// Puts arguments in the order of the parameters: positional, the `*args` tuple, keyword-only, the `**kwargs` dictionary.
  ///
  /// - Throws: TypeError in Python's words, `function` being the qualified name.
  public func bind(_ arguments: Arguments, function: String, style: Style = .python) throws -> [Value] {
    let given = arguments.positional.count
    if arguments.keywords.isEmpty, keywords == nil, variadic == nil, given <= positional.count {
      if given == positional.count, keywordOnly.isEmpty { return arguments.positional }
      if hasOnlyDefaults(from: given) {
        var values = arguments.positional
        values.reserveCapacity(positional.count + keywordOnly.count)
        for i in given..<positional.count { values.append(positional[i].defaultValue) }
        for parameter in keywordOnly { values.append(parameter.defaultValue) }
        return values
      }
    }
    var values = [Value](repeating: .undefined, count: positional.count)
    for i in 0..<min(given, positional.count) { values[i] = arguments.positional[i] }
    var rest: [Value] = []
    if given > positional.count {
      guard variadic != nil else { throw tooMany(given, function, style) }
      rest = Array(arguments.positional[positional.count...])
    }
    var named = [Value](repeating: .undefined, count: keywordOnly.count)
    var extra: PyDict?
    for (name, value) in arguments.keywords {
      if let i = positional.firstIndex(where: { $0.name == name }), i >= positionalOnlyCount {
        guard values[i].isUndefined else {
          throw PyError.type("\(function)() got multiple values for argument '\(name.name)'")
        }
        values[i] = value
      } else if let i = keywordOnly.firstIndex(where: { $0.name == name }) {
        named[i] = value
      } else if style != .python, let i = aliasedPosition(name), i >= positionalOnlyCount, values[i].isUndefined {
        values[i] = value
      } else if style != .python, name == variadic, rest.isEmpty {
        rest = [value]
      } else if keywords != nil {
        let dict = extra ?? PyDict()
        try dict.set(name.name, value)
        extra = dict
      } else {
        let shown = style == .python ? function : Signature.shortName(function)
        throw PyError.type("\(shown)() got an unexpected keyword argument '\(name.name)'")
      }
    }
    var missing: [String] = []
    for i in values.indices where values[i].isUndefined {
      if positional[i].isRequired { missing.append(positional[i].name.name) }
      values[i] = positional[i].defaultValue
    }
    if !missing.isEmpty {
      if style != .python { throw Signature.missingTensors(missing, function) }
      throw Signature.missing(missing, kind: "positional", function)
    }
    for i in named.indices where named[i].isUndefined {
      if keywordOnly[i].isRequired { missing.append(keywordOnly[i].name.name) }
      named[i] = keywordOnly[i].defaultValue
    }
    if !missing.isEmpty { throw Signature.missing(missing, kind: "keyword-only", function) }
    if variadic != nil { values.append(Value(tuple: rest)) }
    values += named
    if keywords != nil { values.append(.dict(extra ?? PyDict())) }
    return values
  }

  private func hasOnlyDefaults(from given: Int) -> Bool {
    for i in given..<positional.count where positional[i].isRequired { return false }
    for parameter in keywordOnly where parameter.isRequired { return false }
    return true
  }

  /// numpy's names for PyTorch's parameters, which PyTorch's functions take as well.
  private func aliasedPosition(_ name: Symbol) -> Int? {
    let meant: [Symbol]
    switch name {
    case "axis": meant = ["dim", "dims"]
    case "keepdims": meant = ["keepdim"]
    case "x", "x1", "a": meant = ["input"]
    case "x2": meant = ["other"]
    default: return nil
    }
    return positional.firstIndex { meant.contains($0.name) }
  }

  private static func shortName(_ function: String) -> String {
    function.split(separator: ".").last.map(String.init) ?? function
  }

  /// PyTorch's words for missing arguments, with an s where one is missing.
  private static func missingTensors(_ names: [String], _ function: String) -> Raised {
    let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
    let plural = names.count == 1 ? "s" : ""
    return PyError.type(
      "\(shortName(function))() missing \(names.count) required positional argument\(plural): \(list)")
  }

  private func tooMany(_ given: Int, _ function: String, _ style: Style) -> Raised {
    if style != .python {
      let hidden = style == .torchMethod ? 1 : 0
      let (limit, given) = (positional.count - hidden, given - hidden)
      if limit == 0, keywordOnly.isEmpty {
        let shown = Signature.shortName(function)
        return PyError.type("TensorBase.\(shown)() takes no arguments (\(given) given)")
      }
      return PyError.type(
        "\(Signature.shortName(function))() takes \(limit) positional argument\(limit == 1 ? "" : "s") but "
          + "\(given) \(given == 1 ? "was" : "were") given")
    }
    let required = positional.filter(\.isRequired).count
    let limit = positional.count
    let takes = required == limit ? "\(limit)" : "from \(required) to \(limit)"
    let plural = limit == 1 && required == limit ? "" : "s"
    let was = given == 1 ? "was" : "were"
    return PyError.type("\(function)() takes \(takes) positional argument\(plural) but \(given) \(was) given")
  }

  /// "f() missing 2 required positional arguments: 'a' and 'b'".
  static func missing(_ names: [String], kind: String, _ function: String) -> Raised {
    let quoted = names.map { "'\($0)'" }
    let list: String
    switch quoted.count {
    case 1: list = quoted[0]
    case 2: list = "\(quoted[0]) and \(quoted[1])"
    default: list = quoted.dropLast().joined(separator: ", ") + ", and " + (quoted.last ?? "")
    }
    return PyError.type(
      "\(function)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(list)")
  }
}
