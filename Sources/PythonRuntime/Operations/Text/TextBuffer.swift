import Glibc

/// A text that is being put together: UTF-8 in one piece of memory, which the next text uses again.
struct TextBuffer {
  private(set) var bytes: [UInt8] = []
  // SAFETY: used on the one thread that evaluates.
  private nonisolated(unsafe) static var spare: [UInt8] = []
  /// Longer texts leave no memory behind.
  private static var longestSpare: Int { 1 << 14 }

  /// The text that `body` puts together.
  @inline(__always) static func text(_ body: (inout TextBuffer) throws -> Void) rethrows -> String {
    var buffer = TextBuffer()
    swap(&buffer.bytes, &spare)
    defer { buffer.recycle() }
    try body(&buffer)
    return buffer.text
  }

  private mutating func recycle() {
    guard bytes.capacity <= TextBuffer.longestSpare else { return }
    bytes.removeAll(keepingCapacity: true)
    swap(&bytes, &TextBuffer.spare)
  }

  /// What has been put together so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }
  /// The number of bytes.
  var count: Int { bytes.count }

  // MARK: Appending

  @inline(__always) mutating func append(_ byte: UInt8) { bytes.append(byte) }
  @inline(__always) mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
  mutating func append(_ source: [UInt8]) { bytes.append(contentsOf: source) }

  /// A part of the bytes of a text.
  mutating func append(_ source: borrowing Span<UInt8>, _ range: Range<Int>) {
    // SAFETY: the pointer is good for the time of the closure, which copies from it.
    source.extracting(range).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80 { bytes.append(UInt8(truncatingIfNeeded: scalar.value)) } else { append(String(scalar)) }
  }

  mutating func append(_ byte: UInt8, count: Int) {
    if count > 0 { bytes.append(contentsOf: repeatElement(byte, count: count)) }
  }

  /// A decimal number.
  @inline(__always) mutating func append(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    append(digits: UInt64(number.magnitude))
  }

  /// Decimal digits, with zeros in front up to a number of digits.
  mutating func append(digits number: UInt64, least: Int = 1) {
    if number < 10, least <= 1 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number))
      return
    }
    let length = max(least, TextBuffer.digitCount(number))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: length))
    var rest = number
    var i = bytes.count - 1
    while rest != 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      bytes[i] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = quotient
      i -= 1
    }
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
    get { bytes[position] }
    set { bytes[position] = newValue }
  }

  /// How many bytes from a position on satisfy a condition, up to the first that does not.
  func run(from start: Int, while condition: (UInt8) -> Bool) -> Int {
    var i = start
    while i < bytes.count, condition(bytes[i]) { i += 1 }
    return i - start
  }

  mutating func remove(at position: Int) { bytes.remove(at: position) }
  mutating func replace(_ range: Range<Int>, with new: [UInt8]) { bytes.replaceSubrange(range, with: new) }
  mutating func removeLast(_ count: Int = 1) { bytes.removeLast(count) }

  /// Capital letters for the ASCII letters from a position on.
  mutating func uppercaseASCII(from start: Int) {
    for i in start..<bytes.count where bytes[i] >= UInt8(ascii: "a") && bytes[i] <= UInt8(ascii: "z") { bytes[i] -= 32 }
  }

  /// Puts the same character in several times.
  mutating func insert(_ fill: Unicode.Scalar, count: Int, at place: Int) {
    if count <= 0 { return }
    guard fill.value < 0x80 else {
      let one = Array(String(fill).utf8)
      var filling: [UInt8] = []
      filling.reserveCapacity(count * one.count)
      for _ in 0..<count { filling.append(contentsOf: one) }
      bytes.insert(contentsOf: filling, at: place)
      return
    }
    let byte = UInt8(truncatingIfNeeded: fill.value)
    let end = bytes.count
    bytes.append(contentsOf: repeatElement(byte, count: count))
    if place == end { return }
    var i = end - 1
    while i >= place {
      bytes[i + count] = bytes[i]
      i -= 1
    }
    for i in place..<min(end, place + count) { bytes[i] = byte }
  }

  /// Fills what begins at a position up to a width in characters.
  mutating func pad(from start: Int, width: Int, _ fill: Unicode.Scalar, _ align: UInt8) {
    // No character has less than one byte.
    if width <= 0 { return }
    var missing = width
    for i in start..<bytes.count where bytes[i] & 0xC0 != 0x80 { missing -= 1 }
    if missing <= 0 { return }
    switch align {
    case UInt8(ascii: "<"): insert(fill, count: missing, at: bytes.count)
    case UInt8(ascii: "^"):
      insert(fill, count: missing / 2, at: start)
      insert(fill, count: missing - missing / 2, at: bytes.count)
    default: insert(fill, count: missing, at: start)
    }
  }
}

/// Reading the bytes of UTF-8.
enum UTF8Bytes {
  /// The character at a position and the number of its bytes.
  static func scalar(_ bytes: borrowing Span<UInt8>, at position: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = bytes[position]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = min(first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4, bytes.count - position)
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for i in 1..<max(1, length) { value = value << 6 | UInt32(bytes[position + i] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
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
  static func characters(_ bytes: borrowing Span<UInt8>, before end: Int) -> Int {
    var count = 0
    for i in 0..<end where bytes[i] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// A part as a text.
  static func text(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> String {
    // SAFETY: the pointer is good for the time of the closure, which copies from it.
    bytes.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
