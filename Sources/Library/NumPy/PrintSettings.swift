// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// How arrays are written: `numpy.set_printoptions`.
struct PrintSettings {
  /// The digits behind the point.
  var precision = 8
  /// Beyond so many elements only the edges are shown.
  var threshold = 1000
  /// How many elements an edge has.
  var edgeItems = 3
  /// How many columns a line has.
  var lineWidth = 75
  /// Whether numbers are never written with powers of ten.
  var suppress = false
  /// The words for what is no number, and for infinity.
  var nan = "nan"
  var infinity = "inf"
  /// `-`, `+` or a blank.
  var sign = "-"
  /// `maxprec`, `fixed`, `unique` or `maxprec_equal`.
  var floatMode = "maxprec"
  /// The functions that write elements, by kinds.
  var formatter = Value.none

  init() {}

  /// The settings as a session keeps them.
  var kept: [SnapshotField] {
    [
      .int(precision), .int(threshold), .int(edgeItems), .int(lineWidth), .bool(suppress), .text(nan), .text(infinity),
      .text(sign), .text(floatMode), .value(formatter),
    ]
  }

  /// What `kept` gave, from a place on.
  init(_ contents: SnapshotReader, from first: Int) throws {
    (precision, threshold) = (try contents.int(first), try contents.int(first + 1))
    (edgeItems, lineWidth) = (try contents.int(first + 2), try contents.int(first + 3))
    suppress = try contents.bool(first + 4)
    (nan, infinity) = (try contents.text(first + 5), try contents.text(first + 6))
    (sign, floatMode) = (try contents.text(first + 7), try contents.text(first + 8))
    formatter = try contents.value(first + 9)
  }

  /// Columns and elements beyond which a limit says nothing.
  private static let most = 1 << 40

  /// A number of a setting; nil for None and for what is none.
  private static func number(_ value: Value) -> Int? {
    if value.isNone { return nil }
    if case .float(let number) = value {
      return number.isNaN ? nil : Int(Swift.min(Swift.max(number, -Double(most)), Double(most)))
    }
    return Conversions.int(value).map { Swift.min(Swift.max($0, -most), most) }
  }

  /// The number of elements beyond which only edges are shown.
  private static func threshold(_ value: Value) throws -> Int? {
    if case .float(let number) = value, number.isNaN {
      throw PyError.value("threshold must be non-NAN, try sys.maxsize for untruncated representation")
    }
    guard let number = number(value) else {
      if value.isNone { return nil }
      throw PyError.type("threshold must be numeric")
    }
    return number
  }

  /// The digits behind the point.
  private static func precision(_ value: Value) throws -> Int? {
    if value.isNone { return nil }
    guard let digits = Conversions.int(value) else { throw PyError.type("precision must be an integer") }
    return Swift.max(0, Swift.min(digits, 100))
  }

  /// The functions of `numpy` that set and tell it.
  static let declarations: [Declaration] = [
    Declaration(
      "set_printoptions",
      "(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None, formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None)",
      "How arrays are written."
    ) { b in
      var settings = NumpyState.current.printing
      if let precision = try PrintSettings.precision(b["precision"]) { settings.precision = precision }
      if let threshold = try PrintSettings.threshold(b["threshold"]) { settings.threshold = threshold }
      if let items = try PrintSettings.number(b["edgeitems"]) { settings.edgeItems = max(0, items) }
      if let width = try PrintSettings.number(b["linewidth"]) { settings.lineWidth = width }
      if try !b["suppress"].isNone { settings.suppress = try b.interpreter.truth(b["suppress"]) }
      if let text = try b["nanstr"].text { settings.nan = text }
      if let text = try b["infstr"].text { settings.infinity = text }
      if let text = try b["sign"].text {
        guard ["-", "+", " "].contains(text) else {
          throw PyError.value("sign option must be one of ' ', '+', or '-'")
        }
        settings.sign = text
      }
      if let text = try b["floatmode"].text {
        guard ["fixed", "unique", "maxprec", "maxprec_equal"].contains(text) else {
          throw PyError.value("floatmode option must be one of 'fixed', 'unique', 'maxprec', 'maxprec_equal'")
        }
        settings.floatMode = text
      }
      settings.formatter = try b["formatter"]
      NumpyState.current.printing = settings
      return .none
    },
    Declaration("get_printoptions", "()", "How arrays are written, as a dictionary.") { _ in
      let settings = NumpyState.current.printing
      let dict = PyDict()
      let pairs: [(String, Value)] = [
        ("edgeitems", .int(settings.edgeItems)), ("threshold", .int(settings.threshold)),
        ("precision", .int(settings.precision)), ("suppress", .bool(settings.suppress)),
        ("linewidth", .int(settings.lineWidth)), ("nanstr", Value(settings.nan)),
        ("infstr", Value(settings.infinity)), ("sign", Value(settings.sign)), ("formatter", settings.formatter),
        ("floatmode", Value(settings.floatMode)), ("legacy", .bool(false)), ("override_repr", .none),
      ]
      for (name, value) in pairs { try dict.set(name, value) }
      return .dict(dict)
    },
    Declaration("_text", "(a, separator, prefix)", "An array as text.") { b in
      guard let array = try b["a"].object as? NumpyArray else { return try Value(b.interpreter.str(b["a"])) }
      return try Value(ArrayText.text(array, separator: b.text("separator"), prefix: b.int("prefix")))
    },
  ]
}
