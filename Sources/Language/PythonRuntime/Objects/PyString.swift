// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Transactions

/// A `str`: a sequence of Unicode code points.
public final class PyString: PyObject {
  /// The number of its bytes in what grows, as long as the text has not been made; negative once it has. (Half a word, in the place that the base leaves.)
  @usableFromInline var growingCount: Int32 = -1
  @usableFromInline var stored: String
  /// What few texts have, in one place, so that the others are small: what a text is the beginning of that was put together by `+`, or the code points of a text
  /// that is not ASCII.
  private var rest: TextRest?
  /// The number of UTF-8 bytes if the text is pure ASCII, else one of the two marks below.
  @usableFromInline var knownASCIICount = PyString.unknown
  @inlinable static var unknown: Int { -2 }
  @inlinable static var notASCII: Int { -1 }
  /// The hash of the text, 0 while nobody asked.
  private var knownHash = 0

  /// Makes a string (or an instance of a subclass of `str`).
  public init(_ text: String, cls: PyClass) {
    stored = text
    super.init(cls: cls, kind: .string)
  }

  /// Makes a string.
  public init(_ text: String) {
    stored = text
    super.init(plain: Classes.References.string, kind: .string)
  }

  /// Makes a string of ASCII characters only.
  package init(ascii text: String) {
    stored = text
    super.init(plain: Classes.References.string, kind: .string)
    knownASCIICount = text.utf8.count
  }

  /// Makes a string of so many ASCII characters.
  package init(ascii text: String, count: Int) {
    stored = text
    super.init(plain: Classes.References.string, kind: .string)
    knownASCIICount = count
  }

  // SAFETY (of both): `fill` gets memory for so many bytes and writes all of them.
  /// Makes a string of so many ASCII characters, all of which `fill` writes.
  @inline(__always)
  package convenience init(asciiCount count: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) {
    if SmallText.fits(count) {
      self.init(room: count)
      // A `String` made first would be counted, as if its words were a reference.
      withUnsafeMutableBytes(of: &stored) { SmallText.write(count, to: $0, fill) }
    } else {
      self.init(ascii: PyString.large(count, fill), count: count)
    }
  }

  /// Makes a string for so many ASCII characters, which its maker puts into its words.
  private init(room count: Int) {
    stored = ""
    super.init(plain: Classes.References.string, kind: .string)
    knownASCIICount = count
  }

  // SAFETY: as above.
  @inline(__always) private static func large(_ count: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) -> String {
    String(unsafeUninitializedCapacity: count) { buffer in
      guard let start = buffer.baseAddress else { return 0 }
      fill(start)
      return count
    }
  }

  private init(_ growing: GrowingText, ascii: Bool) {
    stored = ""
    rest = growing
    growingCount = Int32(truncatingIfNeeded: growing.bytes.count)
    super.init(plain: Classes.References.string, kind: .string)
    knownASCIICount = ascii ? growing.bytes.count : PyString.notASCII
  }

  /// Whether the text has been made; else it is a beginning of what grows.
  @inlinable @inline(__always) var isSettled: Bool { growingCount < 0 }

  /// The characters.
  @inlinable public var text: String {
    @inline(__always) get { isSettled ? stored : settle() }
  }

  @usableFromInline @inline(never) @discardableResult func settle() -> String {
    guard let growing = rest as? GrowingText else { return stored }
    let count = Int(growingCount)
    stored = String(decoding: growing.bytes[..<count], as: UTF8.self)
    growingCount = -1
    // Somebody else has gone on: the bytes are of no more use here.
    if growing.bytes.count != count { rest = nil }
    return stored
  }

  // SAFETY: the bytes are good for the time of `body`; the text is contiguous, so that nothing is written.
  /// Calls `body` with the bytes of the text in UTF-8, without counting a reference.
  @inlinable @inline(__always)
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    if !isSettled { settle() }
    let count = SmallText.count(words.1)
    if count < 0 { return try stored.withUTF8(body) }
    return try withUnsafeBytes(of: &stored) {
      try body(UnsafeBufferPointer(start: $0.baseAddress?.assumingMemoryBound(to: UInt8.self), count: count))
    }
  }

  // SAFETY: there is room for the text, and `room` is what there is.
  /// Writes the bytes of the text and gives their number.
  @inline(__always) func copy(to target: UnsafeMutablePointer<UInt8>, room: Int) -> Int {
    let words = words
    let count = isSettled ? SmallText.count(words.1) : -1
    if count >= 0, room >= 16 {
      // What comes behind the text is written next.
      let target = UnsafeMutableRawPointer(target)
      target.storeBytes(of: words.0, as: UInt64.self)
      target.storeBytes(of: words.1, toByteOffset: 8, as: UInt64.self)
      return count
    }
    return withBytes { bytes in
      if let source = bytes.baseAddress { target.update(from: source, count: bytes.count) }
      return bytes.count
    }
  }

  // MARK: Characters

  // SAFETY: made once, never changed, used on one thread; 128 strings.
  @usableFromInline nonisolated(unsafe) static var characters: UnsafePointer<Value>?

  @usableFromInline @inline(never) static func makeCharacters() -> UnsafePointer<Value> {
    let made = UnsafeMutablePointer<Value>.allocate(capacity: 128)
    for code in 0..<128 {
      (made + code).initialize(to: .string(PyString(ascii: String(Unicode.Scalar(UInt8(code))))))
    }
    characters = UnsafePointer(made)
    return UnsafePointer(made)
  }

  /// The string of one ASCII character; all of the same character are one object, as in CPython.
  @inlinable @inline(__always) package static func character(_ byte: UInt8) -> Value {
    (characters ?? makeCharacters())[Int(byte & 0x7F)]
  }

  /// The string of one character.
  package static func character(_ scalar: Unicode.Scalar) -> Value {
    scalar.value < 0x80 ? character(UInt8(truncatingIfNeeded: scalar.value)) : Value(String(scalar))
  }

  /// `str(number)`
  package static func decimal(_ number: Int) -> Value {
    if number >= 0, number < 10 { return character(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)) }
    let magnitude = UInt64(number.magnitude)
    let count = TextBuffer.digitCount(magnitude) + (number < 0 ? 1 : 0)
    return .string(
      PyString(asciiCount: count) { start in
        if number < 0 { start[0] = UInt8(ascii: "-") }
        TextBuffer.write(magnitude, number < 0 ? start + 1 : start, number < 0 ? count - 1 : count)
      })
  }

  // MARK: Asking

  /// The hash of the text.
  public var textHash: Int {
    if knownHash != 0 { return knownHash }
    let made = withBytes { Hashing.text($0) }
    knownHash = made
    return made
  }

  @inlinable var asciiCount: Int {
    @inline(__always) get { knownASCIICount == PyString.unknown ? countASCII() : knownASCIICount }
  }

  @usableFromInline @inline(never) func countASCII() -> Int {
    knownASCIICount = withBytes { bytes in bytes.reduce(0, |) < 0x80 ? bytes.count : PyString.notASCII }
    return knownASCIICount
  }

  /// Whether every character is ASCII.
  @inlinable public var isASCII: Bool { asciiCount >= 0 }

  /// The code points.
  public var codePoints: [Unicode.Scalar] {
    let text = text
    if let points = rest as? CodePoints { return points.scalars }
    let made = CodePoints(Array(text.unicodeScalars))
    rest = made
    return made.scalars
  }

  /// The number of code points, `len(s)`.
  @inlinable public var count: Int { asciiCount >= 0 ? asciiCount : codePoints.count }

  /// The character at an index within `count`.
  @inlinable @inline(__always) package func character(at index: Int) -> Value {
    asciiCount >= 0 ? PyString.character(withBytes { $0[index] }) : wideCharacter(at: index)
  }

  @usableFromInline @inline(never) func wideCharacter(at index: Int) -> Value { PyString.character(codePoints[index]) }

  /// The characters at `start`, `start + step`, …; the caller has clamped them.
  public func slice(start: Int, count: Int, step: Int) -> Value {
    if count <= 0 { return .string(PyString(ascii: "")) }
    if count == 1 { return character(at: start) }
    if asciiCount >= 0 {
      if step == 1, count == asciiCount { return cls.isUserDefined ? Value(text) : .string(self) }
      return withBytes { bytes in
        .string(
          PyString(asciiCount: count) { target in
            // SAFETY: all places are within the text.
            if step == 1 {
              if let source = bytes.baseAddress { target.update(from: source + start, count: count) }
            } else {
              var place = start
              for i in 0..<count {
                target[i] = bytes[place]
                place &+= step
              }
            }
          })
      }
    }
    let points = codePoints
    return Value(
      TextBuffer.shortText { buffer in
        for i in 0..<count { buffer.append(points[start + i * step]) }
      })
  }

  /// The same as a Swift string.
  package func substring(start: Int, count: Int, step: Int) -> String {
    slice(start: start, count: count, step: step).text ?? ""
  }

  // SAFETY: the words are those of a text of as many ASCII characters (`SmallText`).
  /// The text with each word of a short one replaced by another; nil for one whose ASCII characters are not in its words.
  @inline(__always) func mappedWords(_ change: (UInt64) -> UInt64) -> PyString? {
    let words = words
    guard isSettled, SmallText.count(words.1) >= 0 else { return nil }
    let made = PyString(room: SmallText.count(words.1))
    let mark: UInt64 = 0xFF << 56
    withUnsafeMutableBytes(of: &made.stored) {
      $0.storeBytes(of: change(words.0), as: UInt64.self)
      $0.storeBytes(of: change(words.1 & ~mark) | words.1 & mark, toByteOffset: 8, as: UInt64.self)
    }
    return made
  }

  /// The length in UTF-8, without making a text that is not made yet.
  package var byteCount: Int { isSettled ? stored.utf8.count : Int(growingCount) }

  /// `left + right` of plain strings.
  static func concatenation(_ left: PyString, _ right: PyString) -> PyString {
    let count = left.byteCount
    let isASCII = left.isASCII && right.isASCII
    if count < GrowingText.least {
      if isASCII {
        return left.withBytes { bytes in
          right.withBytes { more in
            PyString(asciiCount: bytes.count + more.count) { target in
              // SAFETY: there is room for both.
              if let source = bytes.baseAddress { target.update(from: source, count: bytes.count) }
              if let source = more.baseAddress { (target + bytes.count).update(from: source, count: more.count) }
            }
          }
        }
      }
      return PyString(
        TextBuffer.shortText {
          $0.append(left.text)
          $0.append(right.text)
        })
    }
    let growing: GrowingText
    if let own = left.rest as? GrowingText, own.bytes.count == count {
      growing = own
    } else {
      growing = GrowingText(left.text, room: right.byteCount)
    }
    right.withBytes { growing.bytes.append(contentsOf: $0) }
    return PyString(growing, ascii: isASCII)
  }

  /// `string += text` of a plain string that only the caller's variable holds, as in CPython in the memory where it lies; false when somebody may know it.
  static func append(_ text: PyString, to string: inout PyString) -> Bool {
    guard !string.hasUserClass, !text.hasUserClass, string.serial == 0, string.storeRow == 0, string.isSettled,
      isKnownUniquelyReferenced(&string)
    else { return false }
    let isASCII = string.isASCII && text.isASCII
    string.stored.append(text.text)
    string.rest = nil
    string.knownHash = 0
    string.knownASCIICount = isASCII ? string.stored.utf8.count : PyString.notASCII
    return true
  }

  // SAFETY: a text is two words (`SmallText`).
  @inlinable var words: (UInt64, UInt64) {
    @inline(__always) get {
      withUnsafeBytes(of: &stored) { ($0.load(as: UInt64.self), $0.load(fromByteOffset: 8, as: UInt64.self)) }
    }
  }

  /// Whether this one character is in a text that holds its ASCII characters within itself; nil for any other two.
  @inline(__always) func isSmallPart(of string: PyString) -> Bool? {
    if !isSettled || !string.isSettled { return nil }
    let (part, text) = (words, string.words)
    guard SmallText.count(part.1) == 1, SmallText.count(text.1) >= 0, part.0 != 0 else { return nil }
    return SmallText.hasByte(part.0, text.0) || SmallText.hasByte(part.0, text.1)
  }

  /// Whether two strings have the same code points.
  @inline(__always) static func equal(_ left: PyString, _ right: PyString) -> Bool {
    if left === right { return true }
    if left.isSettled, right.isSettled, let answer = SmallText.equal(left.words, right.words) { return answer }
    return left.withBytes { bytes in
      right.withBytes { others in
        guard bytes.count == others.count else { return false }
        guard let p = bytes.baseAddress, let q = others.baseAddress else { return true }
        // SAFETY: as many bytes are there.
        return memcmp(p, q, bytes.count) == 0
      }
    }
  }

  /// -1, 0 or 1 by code points (the order of bytes is the same); nil for strings of classes that may compare in their own way.
  @inline(__always) static func order(_ left: PyString, _ right: PyString) -> Int? {
    if left === right { return 0 }
    if left.cls.isUserDefined || right.cls.isUserDefined { return nil }
    return left.withBytes { bytes in
      right.withBytes { others in
        if let p = bytes.baseAddress, let q = others.baseAddress {
          // SAFETY: as many bytes are there.
          let order = memcmp(p, q, min(bytes.count, others.count))
          if order != 0 { return order < 0 ? -1 : 1 }
        }
        return bytes.count == others.count ? 0 : bytes.count < others.count ? -1 : 1
      }
    }
  }

  /// The first eight bytes as a number that is ordered as they are; zeros where there are fewer.
  var beginning: UInt64 {
    withBytes { bytes in
      var number: UInt64 = 0
      for i in 0..<min(8, bytes.count) { number |= UInt64(bytes[i]) << UInt64(56 - 8 * i) }
      return number
    }
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

/// What few texts have.
class TextRest {}

/// The code points of a text that is not ASCII, made when somebody indexes it.
private final class CodePoints: TextRest {
  let scalars: [Unicode.Scalar]
  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }
}

/// The bytes of a text that `+` makes longer again and again: every string on the way is a beginning of it, so that adding a
/// little to a long string does not copy all of it.
final class GrowingText: TextRest {
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
  private var index = 0 { willSet { willChange() } }
  init(_ string: PyString) {
    self.string = string
    count = string.count
    super.init(cls: Classes.stringIterator)
  }
  override var lengthHint: Int? { count - index }
  override func next() throws -> Value? {
    guard index < count else { return nil }
    index += 1
    return string.character(at: index - 1)
  }
  override func captureContents() -> (() -> Void)? {
    let index = index
    return { [self] in self.index = index }
  }
}

extension StringIterator: Snapshotable {
  static var snapshotName: String { "string iterator" }
  func snapshot() throws -> SnapshotRecord { SnapshotRecord([.ref(string), .int(index)]) }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let iterator = StringIterator(try facts.object(0))
    iterator.index = try facts.count(1)
    return iterator
  }
}
