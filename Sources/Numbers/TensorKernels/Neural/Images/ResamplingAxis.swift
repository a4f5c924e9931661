// SPDX-License-Identifier: GPL-3.0-or-later

/// How the outputs along a dimension are weighted sums of a few inputs each.
public struct ResamplingAxis: Sendable {
  /// The size of the input.
  public let input: Int
  /// The taps of all outputs, one output's after the other's: which input, and its weight (a number of the element type).
  public private(set) var taps: [(place: Int, weight: Double)] = []
  /// Where the taps of each output begin, and where the last one's end.
  public private(set) var starts = [0]
  /// Whether sums begin with the first product alone, as those of PyTorch do whose number of taps is not known beforehand.
  public let isOpen: Bool

  /// An axis that has no outputs yet.
  public init(input: Int, isOpen: Bool) {
    self.input = input
    self.isOpen = isOpen
  }

  /// Every element stays as it is.
  public init(copying size: Int) {
    self.init(input: size, isOpen: false)
    for i in 0..<size { add([(i, 1)]) }
  }

  /// A dimension that is not there.
  static var none: ResamplingAxis { ResamplingAxis(copying: 1) }

  /// Adds an output.
  public mutating func add(_ more: [(place: Int, weight: Double)]) {
    taps += more
    starts.append(taps.count)
  }

  /// All outputs become what the first one is, if the size changes.
  public mutating func repeatFirst() {
    let first = Array(taps.prefix(starts[1]))
    let count = output
    guard count != input else { return }
    (taps, starts) = ([], [0])
    for _ in 0..<count { add(first) }
  }

  /// How many outputs there are.
  public var output: Int { starts.count &- 1 }

  /// The taps with weights of an element type, for the time of a call.
  func withTaps<T: VectorElement>(
    _: T.Type, _ body: (UnsafePointer<Int>, UnsafePointer<Int>, UnsafePointer<T>) -> Void
  ) {
    let places = taps.map(\.place)
    let weights = taps.map { T($0.weight) }
    // SAFETY: the pointers end with the call; lists without elements would be those of no outputs.
    starts.withUnsafeBufferPointer { s in
      places.withUnsafeBufferPointer { p in
        weights.withUnsafeBufferPointer { w in
          guard let s = s.baseAddress, let p = p.baseAddress, let w = w.baseAddress else { return }
          body(s, p, w)
        }
      }
    }
  }
}
