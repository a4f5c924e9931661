// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A text that is being put together, or some bytes: UTF-8 in one piece of memory, which the next text uses again.
///
/// A text that would be longer than there is memory for stops growing: what is appended then is dropped, and who asks for the result gets
/// MemoryError. So no place that puts a text together has to foresee its length.
///
/// SAFETY: `base` points to `capacity` bytes that belong to this value alone until it ends, for it cannot be copied; the first
/// `count` of them are initialised. Places that callers give are places of bytes that they have appended.
package struct TextBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The number of bytes.
  package private(set) var count = 0
  /// Whether it would have become longer than it may.
  private var isTooLong = false
  /// Whether it is asked how long it becomes: not where it cannot be longer than what it is made of.
  private let isAsked: Bool
  // SAFETY: used on the one thread that evaluates.
  private nonisolated(unsafe) static var spare: UnsafeMutablePointer<UInt8>?
  /// The size of the memory that waits for the next text; longer texts leave none behind.
  private static var spareCapacity: Int { 1 << 12 }

  package init(isAsked: Bool = true) {
    self.isAsked = isAsked
    capacity = TextBuffer.spareCapacity
    if let spare = TextBuffer.spare {
      base = spare
      TextBuffer.spare = nil
    } else {
      base = .allocate(capacity: capacity)
    }
  }

  deinit {
    if capacity > TextBuffer.spareCapacity {
      free(base)
    } else if TextBuffer.spare == nil {
      TextBuffer.spare = base
    } else {
      base.deallocate()
    }
  }

  /// The string that `body` puts together.
  @inline(__always) static func string(_ body: (inout TextBuffer) throws -> Void) throws -> Value {
    var buffer = TextBuffer()
    try body(&buffer)
    return .string(try buffer.string)
  }

  /// The text that `body` puts together.
  @inline(__always) package static func text(_ body: (inout TextBuffer) throws -> Void) throws -> String {
    var buffer = TextBuffer()
    try body(&buffer)
    return try buffer.text
  }

  /// The bytes that `body` puts together.
  @inline(__always) package static func bytes(_ body: (inout TextBuffer) throws -> Void) throws -> [UInt8] {
    var buffer = TextBuffer()
    try body(&buffer)
    return try buffer.bytes
  }

  /// The text that `body` puts together, which is about as long as what it is made of.
  @inline(__always) package static func shortText(_ body: (inout TextBuffer) -> Void) -> String {
    var buffer = TextBuffer(isAsked: false)
    body(&buffer)
    return buffer.copy
  }

  // SAFETY (of all): the first `count` bytes are initialised, and they are copied.
  private var copy: String {
    String(unsafeUninitializedCapacity: count) { target in
      target.baseAddress?.update(from: base, count: count)
      return count
    }
  }
  /// What has been put together so far.
  package var text: String {
    get throws {
      try checkResult()
      return copy
    }
  }
  /// The same as a string of the language.
  var string: PyString {
    get throws {
      try checkResult()
      // SAFETY: as above.
      let bytes = UnsafeBufferPointer(start: base, count: count)
      if !UTF8Bytes.isASCII(bytes) { return PyString(copy) }
      return PyString(asciiCount: count) { $0.update(from: base, count: count) }
    }
  }
  /// The same of bytes that are all ASCII.
  package var asciiString: Value {
    get throws {
      try checkResult()
      if count == 1 { return PyString.character(base[0]) }
      return .string(PyString(asciiCount: count) { $0.update(from: base, count: count) })
    }
  }
  /// The bytes themselves.
  package var bytes: [UInt8] {
    get throws {
      try checkResult()
      // SAFETY: as above.
      return Array(UnsafeBufferPointer(start: base, count: count))
    }
  }

  /// Throws MemoryError if it would have become too long: for loops that would go on in vain.
  @inline(__always) package func check() throws {
    if isTooLong { throw MemoryLimit.refusal }
  }
  /// Throws MemoryError as well if it cannot be copied.
  @inline(__always) private func checkResult() throws {
    if isTooLong || count >= 1 << 22 { try checkCopy() }
  }
  @inline(never) private func checkCopy() throws {
    try check()
    if isAsked { try MemoryLimit.check(bytes: count) }
  }

  /// Makes room for more bytes; false when there cannot be so many.
  @inline(__always) private mutating func reserve(_ more: Int) -> Bool {
    more <= capacity - count || grow(more)
  }

  @inline(never) private mutating func grow(_ more: Int) -> Bool {
    let (needed, overflow) = count.addingReportingOverflow(more)
    var wanted = max(capacity * 2, needed)
    if isTooLong || overflow || isAsked && !MemoryLimit.allows(bytes: wanted) {
      wanted = needed
      if isTooLong || overflow || !MemoryLimit.allows(bytes: wanted) {
        isTooLong = true
        return false
      }
    }
    // SAFETY: the old memory belongs to this value alone; all but the first comes from the C library, which moves a large piece without copying it.
    let isFirst = capacity == TextBuffer.spareCapacity
    guard let larger = realloc(isFirst ? nil : base, wanted)?.assumingMemoryBound(to: UInt8.self) else {
      isTooLong = true
      return false
    }
    if isFirst {
      larger.update(from: base, count: count)
      base.deallocate()
    }
    base = larger
    capacity = wanted
    return true
  }

  // MARK: Appending

  @inline(__always) package mutating func append(_ byte: UInt8) {
    guard reserve(1) else { return }
    base[count] = byte
    count += 1
  }

  @inline(__always) package mutating func append(_ text: String) {
    let bytes = text.utf8.span
    append(bytes, 0..<bytes.count)
  }

  package mutating func append(_ source: [UInt8]) { append(source.span, 0..<source.count) }

  /// A part of the bytes of a text.
  @inline(__always) package mutating func append(_ source: borrowing Span<UInt8>, _ range: Range<Int>) {
    let length = range.count
    if length == 0 { return }
    guard reserve(length) else { return }
    let end = base + count
    // SAFETY: there is room for them, and the pointer is good for the time of the closure.
    source.extracting(range).withUnsafeBufferPointer { bytes in
      if let first = bytes.baseAddress { end.update(from: first, count: length) }
    }
    count += length
  }

  // SAFETY: the range lies within the source, and there is room for it.
  /// A part of some bytes.
  @inline(__always) package mutating func append(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let length = range.count
    guard length > 0, let first = source.baseAddress, reserve(length) else { return }
    (base + count).update(from: first + range.lowerBound, count: length)
    count += length
  }

  /// The text of a string.
  @inline(__always) package mutating func append(_ string: PyString) {
    string.withBytes { append($0, 0..<$0.count) }
  }

  package mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80 { append(UInt8(truncatingIfNeeded: scalar.value)) } else { append(String(scalar)) }
  }

  package mutating func append(_ byte: UInt8, count times: Int) {
    guard times > 0, reserve(times) else { return }
    (base + count).update(repeating: byte, count: times)
    count += times
  }

  /// A decimal number.
  @inline(__always) package mutating func append(_ number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(digits: UInt64(number.magnitude))
  }

  /// Decimal digits, with zeros in front up to a number of digits.
  package mutating func append(digits number: UInt64, least: Int = 1) {
    if number < 10, least <= 1 { return append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)) }
    let length = max(least, TextBuffer.digitCount(number))
    guard reserve(length) else { return }
    TextBuffer.write(number, base + count, length)
    count += length
  }

  // SAFETY: the target has room for so many digits.
  /// Writes a number as so many digits, two at a time.
  @inline(__always) static func write(_ number: UInt64, _ target: UnsafeMutablePointer<UInt8>, _ length: Int) {
    var rest = number
    var i = length
    while i >= 2 {
      let quotient = rest / 100
      let pair = UInt32(truncatingIfNeeded: rest &- quotient &* 100)
      let tens = (pair &* 103) >> 10
      target[i - 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: pair &- tens &* 10)
      target[i - 2] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: tens)
      rest = quotient
      i -= 2
    }
    if i == 1 { target[0] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10) }
  }

  /// How many decimal digits a number has.
  static func digitCount(_ number: UInt64) -> Int {
    var count = 1
    var bound: UInt64 = 10
    while count < 19, number >= bound {
      count += 1
      bound &*= 10
    }
    return count == 19 && number >= 10_000_000_000_000_000_000 ? 20 : count
  }

  // MARK: Changing what is there

  subscript(position: Int) -> UInt8 {
    // What was dropped is not there.
    get { position < count ? base[position] : 0 }
    set { if position < count { base[position] = newValue } }
  }

  /// How many bytes from a position on satisfy a condition, up to the first that does not.
  func run(from start: Int, while condition: (UInt8) -> Bool) -> Int {
    var i = start
    while i < count, condition(base[i]) { i += 1 }
    return i - start
  }

  /// Opens a gap of so many bytes at a position; false when there cannot be so many.
  private mutating func open(_ length: Int, at place: Int) -> Bool {
    guard place <= count, reserve(length) else { return false }
    var i = count - 1
    while i >= place {
      base[i + length] = base[i]
      i -= 1
    }
    count += length
    return true
  }

  mutating func remove(at position: Int) {
    if position >= count { return }
    for i in position..<count - 1 { base[i] = base[i + 1] }
    count -= 1
  }

  /// Puts as many bytes or more in the place of a part.
  mutating func replace(_ range: Range<Int>, with new: [UInt8]) {
    guard open(max(0, new.count - range.count), at: range.upperBound) else { return }
    for (i, byte) in new.enumerated() { base[range.lowerBound + i] = byte }
  }

  /// Capital letters for the ASCII letters from a position on.
  mutating func uppercaseASCII(from start: Int) {
    for i in min(start, count)..<count where base[i] >= UInt8(ascii: "a") && base[i] <= UInt8(ascii: "z") {
      base[i] -= 32
    }
  }

  /// Puts the same character in several times.
  mutating func insert(_ fill: Unicode.Scalar, count times: Int, at place: Int) {
    if times <= 0 { return }
    if fill.value < 0x80 {
      guard open(times, at: place) else { return }
      (base + place).update(repeating: UInt8(truncatingIfNeeded: fill.value), count: times)
      return
    }
    let one = Array(String(fill).utf8)
    let (length, overflow) = times.multipliedReportingOverflow(by: one.count)
    guard open(overflow ? Int.max : length, at: place) else { return }
    for i in 0..<times * one.count { base[place + i] = one[i % one.count] }
  }

  /// Fills what begins at a position up to a width in characters.
  mutating func pad(from start: Int, width: Int, _ fill: Unicode.Scalar, _ align: UInt8) {
    // No character has less than one byte.
    if width <= 0 { return }
    var missing = width
    for i in min(start, count)..<count where base[i] & 0xC0 != 0x80 { missing -= 1 }
    if missing <= 0 { return }
    switch align {
    case UInt8(ascii: "<"): insert(fill, count: missing, at: count)
    case UInt8(ascii: "^"):
      insert(fill, count: missing / 2, at: start)
      insert(fill, count: missing - missing / 2, at: count)
    default: insert(fill, count: missing, at: start)
    }
  }
}

/// Reading the bytes of UTF-8.
package enum UTF8Bytes {
  /// The character at a position and the number of its bytes.
  package static func scalar(_ bytes: borrowing Span<UInt8>, at position: Int) -> (scalar: Unicode.Scalar, length: Int)
  {
    let first = bytes[position]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = min(first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4, bytes.count - position)
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for i in 1..<max(1, length) { value = value << 6 | UInt32(bytes[position + i] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  // SAFETY: bytes that the caller keeps.
  /// Whether there are only ASCII characters.
  @inline(__always) static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var seen: UInt8 = 0
    for byte in bytes { seen |= byte }
    return seen < 0x80
  }
  /// Whether there are only ASCII characters.
  static func isASCII(_ bytes: borrowing Span<UInt8>) -> Bool {
    // SAFETY: the pointer is good for the time of the closure.
    bytes.withUnsafeBufferPointer { $0.reduce(0, |) < 0x80 }
  }

  /// Whether two texts of the same length have the same bytes.
  @inline(__always) static func equal(_ left: borrowing Span<UInt8>, _ right: borrowing Span<UInt8>) -> Bool {
    // SAFETY: both pointers are good for the time of the closures, and as many bytes are there.
    left.withUnsafeBufferPointer { a in
      right.withUnsafeBufferPointer { b in
        guard let p = a.baseAddress, let q = b.baseAddress else { return a.count == b.count }
        return memcmp(p, q, min(a.count, b.count)) == 0
      }
    }
  }

  /// -1, 0 or 1 by code points: the order of bytes is the same.
  static func order(_ left: borrowing Span<UInt8>, _ right: borrowing Span<UInt8>) -> Int {
    // SAFETY: both pointers are good for the time of the closures, and as many bytes are there.
    let common = left.withUnsafeBufferPointer { a in
      right.withUnsafeBufferPointer { b in
        guard let p = a.baseAddress, let q = b.baseAddress else { return 0 }
        return Int(memcmp(p, q, min(a.count, b.count)))
      }
    }
    if common != 0 { return common < 0 ? -1 : 1 }
    return left.count == right.count ? 0 : left.count < right.count ? -1 : 1
  }

  /// How many characters begin before a position.
  package static func characters(_ bytes: borrowing Span<UInt8>, before end: Int) -> Int {
    var count = 0
    for i in 0..<end where bytes[i] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// A part as a text.
  package static func text(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> String {
    // SAFETY: the pointer is good for the time of the closure, which copies from it.
    bytes.extracting(range).withUnsafeBufferPointer { source in
      String(unsafeUninitializedCapacity: source.count) { target in
        guard let start = source.baseAddress, let end = target.baseAddress else { return 0 }
        end.update(from: start, count: source.count)
        return source.count
      }
    }
  }
}
