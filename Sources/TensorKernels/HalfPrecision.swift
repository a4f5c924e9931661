// The two 16-bit float types are only storage: kernels read them as float32, compute there, and round once to store.

/// IEEE's half precision: 11 significant bits, up to 65504.
struct HalfFloat: Element {
  let bits: UInt16

  static var kind: ElementKind { .float16 }
  static var isFloat: Bool { true }
  @inline(__always) var single: Float { Float(Float16(bitPattern: bits)) }
  @inline(__always) init(single: Float) { bits = Float16(single).bitPattern }
  @inline(__always) var wide: Double { Double(single) }
  @inline(__always) var integer: Int64 { truncatedInt64(wide) }
  // Doubles go through float32, as PyTorch converts them.
  @inline(__always) init(wide: Double) { self.init(single: Float(wide)) }
  @inline(__always) init(integer: Int64) { self.init(single: Float(integer)) }
}

/// The upper half of a float32: 8 significant bits, the range of float32.
struct BrainFloat: Element {
  let bits: UInt16

  static var kind: ElementKind { .bfloat16 }
  static var isFloat: Bool { true }
  @inline(__always) var single: Float { Float(bitPattern: UInt32(bits) &<< 16) }
  /// Rounds to nearest, ties to even; NaN stays NaN whatever its low bits are.
  @inline(__always) init(single: Float) {
    let pattern = single.bitPattern
    let even = 0x7fff &+ (pattern &>> 16) & 1
    bits = single != single ? 0x7fc0 : UInt16(truncatingIfNeeded: (pattern &+ even) &>> 16)
  }
  @inline(__always) var wide: Double { Double(single) }
  @inline(__always) var integer: Int64 { truncatedInt64(wide) }
  @inline(__always) init(wide: Double) { self.init(single: Float(wide)) }
  @inline(__always) init(integer: Int64) { self.init(single: Float(integer)) }
}

/// Row loops of 16-bit floats, made of those of float32: blocks are widened, computed, and rounded.
enum HalfRows {
  private static let block = 256

  /// A loop with one operand. `rounds` is false for questions, whose results are truth values.
  static func unary(_ row: @escaping UnaryRow, _ kind: ElementKind, rounds: Bool = true) -> UnaryRow {
    let (widen, narrow) = (Copying.row(from: kind, to: .float32), Copying.row(from: .float32, to: kind))
    return { out, ostep, a, astep, count in
      withBlocks { x, _, result in
        var start = 0
        while start < count {
          let n = min(block, count - start)
          widen(x, 1, a + start &* astep &* 2, astep, n)
          if rounds {
            row(result, 1, x, 1, n)
            narrow(out + start &* ostep &* 2, ostep, result, 1, n)
          } else {
            row(out + start &* ostep, ostep, x, 1, n)
          }
          start += n
        }
      }
    }
  }

  /// A loop with two operands. `rounds` is false for comparisons.
  static func binary(_ row: @escaping BinaryRow, _ kind: ElementKind, rounds: Bool = true) -> BinaryRow {
    let (widen, narrow) = (Copying.row(from: kind, to: .float32), Copying.row(from: .float32, to: kind))
    return { out, ostep, a, astep, b, bstep, count in
      withBlocks { x, y, result in
        var start = 0
        while start < count {
          let n = min(block, count - start)
          widen(x, 1, a + start &* astep &* 2, astep, n)
          widen(y, 1, b + start &* bstep &* 2, bstep, n)
          if rounds {
            row(result, 1, x, 1, y, 1, n)
            narrow(out + start &* ostep &* 2, ostep, result, 1, n)
          } else {
            row(out + start &* ostep, ostep, x, 1, y, 1, n)
          }
          start += n
        }
      }
    }
  }

  /// Room for two operands and a result of one block.
  @inline(__always)
  private static func withBlocks(
    _ body: (UnsafeMutableRawPointer, UnsafeMutableRawPointer, UnsafeMutableRawPointer) -> Void
  ) {
    withUnsafeTemporaryAllocation(byteCount: 3 * block * 4, alignment: 64) { buffer in
      // SAFETY: the allocation has three blocks of floats.
      guard let base = buffer.baseAddress else { return }
      body(base, base + block * 4, base + 2 * block * 4)
    }
  }
}
