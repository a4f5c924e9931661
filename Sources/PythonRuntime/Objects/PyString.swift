/// A `str`: a sequence of Unicode code points.
public final class PyString: PyObject {
  private var stored: String
  /// What few strings need.
  private var details: Details?
  /// Whether the text has been made; else it is a beginning of `details.growing`.
  private var isSettled = true
  /// The number of UTF-8 bytes if the text is pure ASCII, else one of the two marks below.
  private var knownASCIICount = PyString.unknown
  private static var unknown: Int { -2 }
  private static var notASCII: Int { -1 }
  /// The hash of the text, 0 while nobody asked.
  private var knownHash = 0

  private final class Details {
    /// What the text is the beginning of.
    var growing: GrowingText?
    var growingCount = 0
    /// The code points of a text that is not ASCII, made when somebody indexes it.
    var scalars: [Unicode.Scalar]?
  }

  /// Makes a string (or an instance of a subclass of `str`).
  public init(_ text: String, cls: PyClass = Classes.string) {
    stored = text
    super.init(cls: cls, kind: .string)
  }

  /// Makes a string of ASCII characters only.
  init(ascii text: String) {
    stored = text
    super.init(cls: Classes.string, kind: .string)
    knownASCIICount = text.utf8.count
  }

  private init(_ growing: GrowingText, ascii: Bool) {
    stored = ""
    super.init(cls: Classes.string, kind: .string)
    let details = Details()
    details.growing = growing
    details.growingCount = growing.bytes.count
    self.details = details
    isSettled = false
    if ascii { knownASCIICount = details.growingCount }
  }

  /// The characters.
  public var text: String {
    @inline(__always) get { isSettled ? stored : settle() }
  }

  @inline(never) private func settle() -> String {
    guard let details, let growing = details.growing else { return stored }
    stored = String(decoding: growing.bytes[..<details.growingCount], as: UTF8.self)
    isSettled = true
    // Somebody else has gone on: the bytes are of no more use here.
    if growing.bytes.count != details.growingCount { details.growing = nil }
    return stored
  }

  // MARK: Characters

  // SAFETY: made once, never changed, used on one thread.
  private nonisolated(unsafe) static let asciiCharacters = (0..<128).map {
    PyString(ascii: String(Unicode.Scalar(UInt8($0))))
  }

  /// The string of one ASCII character; all of the same character are one object, as in CPython.
  @inline(__always) static func character(_ byte: UInt8) -> Value { .string(asciiCharacters[Int(byte & 0x7F)]) }

  /// The string of one character.
  static func character(_ scalar: Unicode.Scalar) -> Value {
    scalar.value < 0x80 ? character(UInt8(truncatingIfNeeded: scalar.value)) : Value(String(scalar))
  }

  // MARK: Asking

  /// The hash of the text.
  public var textHash: Int {
    if knownHash != 0 { return knownHash }
    let made = Hashing.text(text)
    knownHash = made
    return made
  }

  private var asciiCount: Int {
    if knownASCIICount == PyString.unknown {
      let text = text
      knownASCIICount = UTF8Bytes.isASCII(text.utf8.span) ? text.utf8.count : PyString.notASCII
    }
    return knownASCIICount
  }

  /// Whether every character is ASCII.
  public var isASCII: Bool { asciiCount >= 0 }

  /// The code points.
  public var codePoints: [Unicode.Scalar] {
    if let made = details?.scalars { return made }
    let made = Array(text.unicodeScalars)
    let details = details ?? Details()
    details.scalars = made
    self.details = details
    return made
  }

  /// The number of code points, `len(s)`.
  public var count: Int { asciiCount >= 0 ? asciiCount : codePoints.count }

  /// The character at an index within `count`.
  func character(at index: Int) -> Value {
    if asciiCount < 0 { return PyString.character(codePoints[index]) }
    let text = text
    return PyString.character(text.utf8.span[index])
  }

  /// The characters at `start`, `start + step`, …; the caller has clamped them.
  public func slice(start: Int, count: Int, step: Int) -> Value {
    if count <= 0 { return Value("") }
    if count == 1 { return character(at: start) }
    if asciiCount >= 0 {
      let text = text
      if step == 1, count == asciiCount { return cls.isUserDefined ? Value(text) : .string(self) }
      let bytes = text.utf8.span
      if step == 1 { return .string(PyString(ascii: UTF8Bytes.text(bytes, start..<start + count))) }
      return .string(
        PyString(
          ascii: TextBuffer.text { buffer in
            let bytes = text.utf8.span
            for i in 0..<count { buffer.append(bytes[start + i * step]) }
          }))
    }
    let points = codePoints
    return Value(
      TextBuffer.text { buffer in
        for i in 0..<count { buffer.append(points[start + i * step]) }
      })
  }

  /// The same as a Swift string.
  func substring(start: Int, count: Int, step: Int) -> String {
    slice(start: start, count: count, step: step).text ?? ""
  }

  /// The length in UTF-8, without making a text that is not made yet.
  var byteCount: Int { isSettled ? stored.utf8.count : details?.growingCount ?? 0 }

  /// `left + right` of plain strings.
  static func concatenation(_ left: PyString, _ right: PyString) -> PyString {
    let more = right.text
    let count = left.byteCount
    if count < GrowingText.least {
      let made = PyString(
        TextBuffer.text {
          $0.append(left.text)
          $0.append(more)
        })
      if left.knownASCIICount >= 0, right.knownASCIICount >= 0 { made.knownASCIICount = made.stored.utf8.count }
      return made
    }
    let growing: GrowingText
    if let own = left.details?.growing, own.bytes.count == count {
      growing = own
    } else {
      growing = GrowingText(left.text, room: more.utf8.count)
    }
    growing.bytes.append(contentsOf: more.utf8)
    return PyString(growing, ascii: left.knownASCIICount >= 0 && right.isASCII)
  }

  /// Python's equality: the same code points (Swift's `==` would take é and e + accent for equal).
  @inline(__always) public static func equal(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && UTF8Bytes.equal(left.utf8.span, right.utf8.span)
  }

  public override func length() throws -> Int? { count }
  public override func makeIterator() throws -> PyIterator? { StringIterator(self) }
  public override func truth() throws -> Bool? { !isSettled || !stored.isEmpty }
  public override func str() throws -> String { text }
}

/// The bytes of a text that `+` makes longer again and again: every string on the way is a beginning of it, so that adding a
/// little to a long string does not copy all of it.
final class GrowingText {
  /// Shorter texts are simply copied.
  static let least = 256
  var bytes: [UInt8]
  init(_ text: String, room: Int) {
    bytes = []
    bytes.reserveCapacity(2 * text.utf8.count + room)
    bytes.append(contentsOf: text.utf8)
  }
}

/// Walks the characters of a string.
final class StringIterator: PyIterator {
  private let string: PyString
  private let count: Int
  private var index = 0
  init(_ string: PyString) {
    self.string = string
    count = string.count
    super.init(cls: Classes.stringIterator)
  }
  override func next() throws -> Value? {
    guard index < count else { return nil }
    index += 1
    return string.character(at: index - 1)
  }
  override func visitReferences(_ visit: (Value) -> Void) { visit(.string(string)) }
  override func captureContents() -> (() -> Void)? {
    let index = index
    return { [self] in self.index = index }
  }
}

extension StringIterator: Kept {
  static var keptName: String { "string iterator" }
  func keep() throws -> KeptRecord { KeptRecord([.ref(string), .int(index)]) }
  static func remake(_ facts: KeptReader) throws -> AnyObject {
    let iterator = StringIterator(try facts.object(0))
    iterator.index = try facts.count(1)
    return iterator
  }
}
