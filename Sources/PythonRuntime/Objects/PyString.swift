/// A `str`: a sequence of Unicode code points.
public final class PyString: PyObject {
  /// The characters.
  public let text: String
  /// The code points of a text that is not ASCII, made when somebody indexes it.
  private var scalars: [Unicode.Scalar]?
  /// The number of UTF-8 bytes if the text is pure ASCII, else -1.
  private lazy var asciiCount: Int = text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : -1

  /// Makes a string (or an instance of a subclass of `str`).
  public init(_ text: String, cls: PyClass = Classes.string) {
    self.text = text
    super.init(cls: cls, kind: .string)
  }

  /// The hash of the text.
  public private(set) lazy var textHash: Int = Hashing.text(text)

  /// Whether every character is ASCII.
  public var isASCII: Bool { asciiCount >= 0 }

  /// The code points.
  public var codePoints: [Unicode.Scalar] {
    if let scalars { return scalars }
    let made = Array(text.unicodeScalars)
    scalars = made
    return made
  }

  /// The number of code points, `len(s)`.
  public var count: Int { asciiCount >= 0 ? asciiCount : codePoints.count }

  /// The characters at `start`, `start + step`, …; the caller has clamped them.
  public func slice(start: Int, count: Int, step: Int) -> String {
    if count <= 0 { return "" }
    if asciiCount >= 0 {
      let bytes = text.utf8
      if step == 1 {
        let from = bytes.index(bytes.startIndex, offsetBy: start)
        let to = bytes.index(from, offsetBy: count)
        return String(text[from..<to])
      }
      let all = Array(bytes)
      return String(decoding: (0..<count).map { all[start + $0 * step] }, as: UTF8.self)
    }
    var result = String.UnicodeScalarView()
    let points = codePoints
    for i in 0..<count { result.append(points[start + i * step]) }
    return String(result)
  }

  /// Python's equality: the same code points (Swift's `==` would take é and e + accent for equal).
  public static func equal(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
  }

  public override func length() throws -> Int? { count }
  public override func makeIterator() throws -> PyIterator? {
    SequenceIterator(codePoints.map { Value(String(Character($0))) }, cls: Classes.stringIterator)
  }
  public override func truth() throws -> Bool? { !text.isEmpty }
  public override func str() throws -> String { text }
}
