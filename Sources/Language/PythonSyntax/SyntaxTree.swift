// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// An expression and where it stands.
public struct Expression: Sendable {
  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: SourceSpan

  /// Makes a node.
  public init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// Every form an expression can take.
  public indirect enum Kind: Sendable {
    case none, `true`, `false`, ellipsis
    /// A decimal integer that fits in 64 bits.
    case integer(Int)
    /// A larger integer, as decimal digits.
    case bigInteger(String)
    case float(Double)
    case imaginary(Double)
    case string(String)
    /// A bytes literal, one value per byte.
    case bytes([UInt8])
    /// An f-string: literal text and replacement fields in order.
    case formatted([FormattedPart])
    case name(String)
    case tuple([Expression])
    case list([Expression])
    case set([Expression])
    /// `key` nil stands for `**value`.
    case dictionary([DictionaryItem])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `a < b <= c`: the first operand, then each operator with its right side.
    case comparison(Expression, [ComparisonPart])
    /// `and` / `or` chains, two operands or more.
    case boolean(BooleanOperator, [Expression])
    case conditional(test: Expression, then: Expression, otherwise: Expression)
    case lambda(Parameters, Expression)
    case attribute(Expression, String, nameSpan: SourceSpan)
    /// `x[i]`; several indices arrive as one `tuple`.
    case `subscript`(Expression, Expression)
    case slice(Expression?, Expression?, Expression?)
    case call(Expression, [Argument])
    /// `*x` in calls' place of a display, subscript or assignment target.
    case starred(Expression)
    case listComprehension(Expression, [ComprehensionClause])
    case setComprehension(Expression, [ComprehensionClause])
    case dictionaryComprehension(key: Expression, value: Expression, [ComprehensionClause])
    case generator(Expression, [ComprehensionClause])
    /// `name := value`
    case namedExpression(String, Expression)
    case yield(Expression?)
    case yieldFrom(Expression)
  }
}

/// One piece of an f-string.
public enum FormattedPart: Sendable {
  /// Text between the fields, braces already undoubled.
  case text(String)
  /// `{expression=!r:spec}`; `debugText` is the source text of `{x=}` up to and including the `=`.
  case field(expression: Expression, conversion: Character?, format: [FormattedPart], debugText: String?)
}

/// One entry of a dictionary display.
public struct DictionaryItem: Sendable {
  /// The key, or nil for `**value`.
  public let key: Expression?
  /// The value.
  public let value: Expression
  /// Makes an entry.
  public init(key: Expression?, value: Expression) {
    self.key = key
    self.value = value
  }
}

/// `operator right` of a comparison chain.
public struct ComparisonPart: Sendable {
  /// The operator.
  public let op: ComparisonOperator
  /// The right side.
  public let right: Expression
  /// Makes a part.
  public init(op: ComparisonOperator, right: Expression) {
    self.op = op
    self.right = right
  }
}

/// One argument of a call.
public struct Argument: Sendable {
  /// How it is passed.
  public enum Kind: Sendable, Equatable {
    case positional
    case keyword(String)
    /// `*iterable`
    case star
    /// `**mapping`
    case doubleStar
  }
  /// How it is passed.
  public let kind: Kind
  /// Its value.
  public let value: Expression
  /// Makes an argument.
  public init(_ kind: Kind, _ value: Expression) {
    self.kind = kind
    self.value = value
  }
}

/// `for target in iterable if condition …`
public struct ComprehensionClause: Sendable {
  /// What each item is assigned to.
  public let target: Expression
  /// What is iterated.
  public let iterable: Expression
  /// The conditions after it.
  public let conditions: [Expression]
  /// Makes a clause.
  public init(target: Expression, iterable: Expression, conditions: [Expression]) {
    self.target = target
    self.iterable = iterable
    self.conditions = conditions
  }
}

/// The parameters of a function or lambda.
public struct Parameters: Sendable {
  /// One name with its default and annotation.
  public struct Parameter: Sendable {
    /// The name.
    public let name: String
    /// The default, evaluated when the function is defined.
    public let defaultValue: Expression?
    /// The annotation, evaluated when the function is defined.
    public let annotation: Expression?
    /// Where the name stands.
    public let span: SourceSpan
    /// Makes a parameter.
    public init(name: String, defaultValue: Expression?, annotation: Expression?, span: SourceSpan) {
      self.name = name
      self.defaultValue = defaultValue
      self.annotation = annotation
      self.span = span
    }
  }
  /// Parameters before `/`.
  public var positionalOnly: [Parameter] = []
  /// Parameters that can be given by place or by name.
  public var positional: [Parameter] = []
  /// `*args`
  public var variadic: Parameter?
  /// Parameters after `*`.
  public var keywordOnly: [Parameter] = []
  /// `**kwargs`
  public var keywords: Parameter?
  /// Makes an empty list.
  public init() {}
}

/// `-x +x ~x not x`
public enum UnaryOperator: String, Sendable {
  case negative = "-"
  case positive = "+"
  case invert = "~"
  case not = "not"
}

/// Arithmetic and bitwise operators.
public enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case matrixMultiply = "@"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
  case leftShift = "<<"
  case rightShift = ">>"
  case bitAnd = "&"
  case bitOr = "|"
  case bitXor = "^"
}

/// Comparison operators.
public enum ComparisonOperator: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessEqual = "<="
  case greater = ">"
  case greaterEqual = ">="
  case `is` = "is"
  case isNot = "is not"
  case `in` = "in"
  case notIn = "not in"
}

/// `and`, `or`
public enum BooleanOperator: String, Sendable {
  case and, or
}

/// A statement and where it stands.
public struct Statement: Sendable {
  /// What it is.
  public let kind: Kind
  /// Where it stands, a compound statement with its whole body.
  public let span: SourceSpan

  /// Makes a node.
  public init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// Every form a statement can take.
  public indirect enum Kind: Sendable {
    case expression(Expression)
    /// `a = b = value`: the targets from left to right.
    case assign([Expression], Expression)
    case augmentedAssign(Expression, BinaryOperator, Expression)
    /// `target: annotation = value`
    case annotatedAssign(Expression, annotation: Expression, value: Expression?)
    case delete([Expression])
    case pass, `break`, `continue`
    case `return`(Expression?)
    case raise(Expression?, cause: Expression?)
    case global([String])
    case nonlocal([String])
    case assert(Expression, message: Expression?)
    /// `import a.b as c`
    case `import`([ImportName])
    /// `from a.b import c as d`; `names` empty stands for `*`; `level` counts leading dots.
    case importFrom(module: String, level: Int, names: [ImportName])
    case `if`(test: Expression, body: [Statement], otherwise: [Statement])
    case `while`(test: Expression, body: [Statement], otherwise: [Statement])
    case `for`(target: Expression, iterable: Expression, body: [Statement], otherwise: [Statement])
    case `try`(body: [Statement], handlers: [ExceptionHandler], otherwise: [Statement], finally: [Statement])
    case with([WithItem], body: [Statement])
    case match(Expression, [MatchCase])
    case function(FunctionDefinition)
    case `class`(ClassDefinition)
    /// `%name arguments`: a command line; its argument text is parsed as the arguments of a call.
    case command(CommandLine)
  }
}

/// `name as alias`
public struct ImportName: Sendable {
  /// The dotted name.
  public let name: String
  /// The name after `as`.
  public let alias: String?
  /// Where it stands.
  public let span: SourceSpan
  /// Makes a name.
  public init(name: String, alias: String?, span: SourceSpan) {
    self.name = name
    self.alias = alias
    self.span = span
  }
}

/// `except type as name: body`
public struct ExceptionHandler: Sendable {
  /// The class or tuple of classes; nil catches everything.
  public let type: Expression?
  /// The name after `as`.
  public let name: String?
  /// What runs.
  public let body: [Statement]
  /// Makes a handler.
  public init(type: Expression?, name: String?, body: [Statement]) {
    self.type = type
    self.name = name
    self.body = body
  }
}

/// `context as target`
public struct WithItem: Sendable {
  /// The context manager.
  public let context: Expression
  /// What `__enter__` gives is assigned to this.
  public let target: Expression?
  /// Makes an item.
  public init(context: Expression, target: Expression?) {
    self.context = context
    self.target = target
  }
}

/// `def name(parameters): body`
public struct FunctionDefinition: Sendable {
  /// The name.
  public let name: String
  /// Where the name stands.
  public let nameSpan: SourceSpan
  /// The parameters.
  public let parameters: Parameters
  /// The body.
  public let body: [Statement]
  /// Decorators, outermost first.
  public let decorators: [Expression]
  /// The annotation after `->`, never evaluated.
  public let returns: Expression?
  /// Makes a definition.
  public init(
    name: String, nameSpan: SourceSpan, parameters: Parameters, body: [Statement], decorators: [Expression],
    returns: Expression?
  ) {
    self.name = name
    self.nameSpan = nameSpan
    self.parameters = parameters
    self.body = body
    self.decorators = decorators
    self.returns = returns
  }
}

/// `class name(arguments): body`
public struct ClassDefinition: Sendable {
  /// The name.
  public let name: String
  /// Bases and keywords.
  public let arguments: [Argument]
  /// The body.
  public let body: [Statement]
  /// Decorators, outermost first.
  public let decorators: [Expression]
  /// Makes a definition.
  public init(name: String, arguments: [Argument], body: [Statement], decorators: [Expression]) {
    self.name = name
    self.arguments = arguments
    self.body = body
    self.decorators = decorators
  }
}

/// `%name arguments`, `%%name arguments` with the lines below it, or `!program`, as typed.
public struct CommandLine: Sendable {
  /// The name that stands for `!`.
  public static let shellName = "system"
  /// The name without `%`; of the two in `%%name` one is left.
  public let name: String
  /// The arguments, parsed as those of a call; commands take them unevaluated.
  public let arguments: [Argument]
  /// The text after the name as typed, for commands that take free text such as file names.
  public let text: String
  /// Whether the text is a call's arguments; false for free text.
  public let hasArguments: Bool
  /// Makes a command line.
  public init(name: String, arguments: [Argument], text: String, hasArguments: Bool = true) {
    self.name = name
    self.arguments = arguments
    self.text = text
    self.hasArguments = hasArguments
  }
}
