// SPDX-License-Identifier: GPL-3.0-or-later

/// Any value of the language.
///
/// Numbers, truth values and `None` live in the enum; everything else is a reference to a `PyObject`. The common built-in
/// classes have cases of their own so that the evaluator can tell them apart without a cast; make values from objects
/// of unknown class with `Value(object)`, which picks the right case.
public enum Value {
  /// No value: an unset variable, an argument not given. Never visible to programs.
  case undefined
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(PyString)
  case list(PyList)
  case tuple(PyTuple)
  case dict(PyDict)
  case object(PyObject)

  /// Wraps any object in the case that belongs to its class.
  public init(_ object: PyObject) {
    switch object.kind {
    // SAFETY: objects of these four kinds are of these classes and their subclasses.
    case .string: self = .string(unsafeDowncast(object, to: PyString.self))
    case .list: self = .list(unsafeDowncast(object, to: PyList.self))
    case .tuple: self = .tuple(unsafeDowncast(object, to: PyTuple.self))
    case .dict: self = .dict(unsafeDowncast(object, to: PyDict.self))
    default: self = .object(object)
    }
  }

  /// A string.
  public init(_ text: String) { self = .string(PyString(text)) }
  /// A list.
  public init(list items: [Value]) { self = .list(PyList(items)) }
  /// A tuple.
  public init(tuple items: [Value]) { self = .tuple(PyTuple(items)) }

  /// The object behind a reference value; nil for numbers, truth values and `None`.
  public var object: PyObject? {
    switch self {
    case .undefined, .none, .bool, .int, .float: nil
    case .string(let object): object
    case .list(let object): object
    case .tuple(let object): object
    case .dict(let object): object
    case .object(let object): object
    }
  }

  // SAFETY: for use while the value itself is held.
  /// The object behind a reference value, without counting a reference.
  @inline(__always) var unretainedObject: Unmanaged<PyObject>? {
    // SAFETY: for use while the value itself is held.
    switch self {
    case .undefined, .none, .bool, .int, .float: nil
    case .string(let object): .passUnretained(object)
    case .list(let object): .passUnretained(object)
    case .tuple(let object): .passUnretained(object)
    case .dict(let object): .passUnretained(object)
    case .object(let object): .passUnretained(object)
    }
  }
  // SAFETY: as above.
  /// The list, likewise.
  @inlinable @inline(__always) package var unretainedList: Unmanaged<PyList>? {
    if case .list(let list) = self { .passUnretained(list) } else { nil }
  }
  // SAFETY: as above.
  /// The string, likewise.
  @inlinable @inline(__always) package var unretainedString: Unmanaged<PyString>? {
    if case .string(let string) = self { .passUnretained(string) } else { nil }
  }
  // SAFETY: as above.
  /// The dictionary, likewise.
  @inlinable @inline(__always) package var unretainedDict: Unmanaged<PyDict>? {
    if case .dict(let dict) = self { .passUnretained(dict) } else { nil }
  }
  /// Whether it is a number, a text or the like, which refers to nothing.
  @inlinable @inline(__always) public var isPlain: Bool {
    switch self {
    case .undefined, .none, .bool, .int, .float, .string: true
    default: false
    }
  }
  /// Whether there is no value.
  @inlinable @inline(__always) public var isUndefined: Bool {
    if case .undefined = self { true } else { false }
  }
  /// Whether this is `None`.
  @inlinable @inline(__always) public var isNone: Bool {
    if case .none = self { true } else { false }
  }
  /// The value, or nil when it is `None` or was not given.
  @inlinable @inline(__always) public var ifGiven: Value? {
    switch self {
    case .undefined, .none: nil
    default: self
    }
  }
  /// The text of a string.
  public var text: String? {
    if case .string(let string) = self { string.text } else { nil }
  }

  /// Python's `is`.
  public static func identical(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.none, .none), (.undefined, .undefined): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    default:
      if let a = left.object, let b = right.object { a === b || a.kind == .other && sameView(a, b) } else { false }
    }
  }

  /// Whether both are the dictionary of the same object's attributes: views of it are made when they are asked for.
  @inline(never) private static func sameView(_ a: PyObject, _ b: PyObject) -> Bool {
    guard b.kind == .other, let a = a as? AttributeView, let b = b as? AttributeView else { return false }
    return a.owner === b.owner
  }

  // SAFETY: a number needs no end of life.
  /// What assigning does, a little faster where no object was.
  @inline(__always) mutating func replace(with value: Value) {
    switch self {
    case .int, .float, .bool, .none, .undefined: withUnsafeMutablePointer(to: &self) { $0.initialize(to: value) }
    default: self = value
    }
  }

  /// The byte that says `.object`, whose reference is the word before it.
  static let objectTag: UInt8 = 7

  // SAFETY: a value is a word and the byte that tells what it is (`LayoutCheck`).
  /// Whether two values are the same bits: the same number or the same object.
  @inline(__always) static func haveSameBits(_ a: UnsafePointer<Value>, _ b: UnsafePointer<Value>) -> Bool {
    let (left, right) = (UnsafeRawPointer(a), UnsafeRawPointer(b))
    return left.load(as: UInt.self) == right.load(as: UInt.self)
      && left.load(fromByteOffset: 8, as: UInt8.self) == right.load(fromByteOffset: 8, as: UInt8.self)
  }
}
