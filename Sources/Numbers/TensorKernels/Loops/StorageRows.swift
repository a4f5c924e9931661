// SPDX-License-Identifier: GPL-3.0-or-later

extension ElementKind {
  /// The type in which row loops compute: 16-bit floats in float32, narrow integers in int32 (whose low bits are those that
  /// narrow arithmetic would give); all others in themselves.
  var computing: ElementKind {
    switch self {
    case .float16, .bfloat16: .float32
    case .uint8, .int8, .int16: .int32
    default: self
    }
  }
}

/// Row loops of types that are only storage, made of those of the type in which they compute: blocks are widened, computed, and
/// rounded or cut. So no loop is compiled for 16-bit floats and narrow integers, which no hot loop of a network uses.
enum StorageRows {
  private static let block = 256

  /// A loop with one operand. `rounds` is false for questions, whose results are truth values.
  static func unary(_ row: UnaryRow, _ kind: ElementKind, rounds: Bool = true) -> UnaryRow {
    let (widen, narrow) = (Copying.row(from: kind, to: kind.computing), Copying.row(from: kind.computing, to: kind))
    let size = kind.itemSize
    return UnaryRow { out, ostep, a, astep, count in
      withBlocks { x, _, result in
        var start = 0
        while start < count {
          let n = min(block, count - start)
          widen(x, 1, a + start &* astep &* size, astep, n)
          if rounds {
            row(result, 1, x, 1, n)
            narrow(out + start &* ostep &* size, ostep, result, 1, n)
          } else {
            row(out + start &* ostep, ostep, x, 1, n)
          }
          start += n
        }
      }
    }
  }

  /// A loop with two operands. `rounds` is false for comparisons.
  static func binary(_ row: BinaryRow, _ kind: ElementKind, rounds: Bool = true) -> BinaryRow {
    let (widen, narrow) = (Copying.row(from: kind, to: kind.computing), Copying.row(from: kind.computing, to: kind))
    let size = kind.itemSize
    return BinaryRow { out, ostep, a, astep, b, bstep, count in
      withBlocks { x, y, result in
        var start = 0
        while start < count {
          let n = min(block, count - start)
          widen(x, 1, a + start &* astep &* size, astep, n)
          widen(y, 1, b + start &* bstep &* size, bstep, n)
          if rounds {
            row(result, 1, x, 1, y, 1, n)
            narrow(out + start &* ostep &* size, ostep, result, 1, n)
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
      // SAFETY: the allocation has three blocks of elements of four bytes.
      guard let base = buffer.baseAddress else { return }
      body(base, base + block * 4, base + 2 * block * 4)
    }
  }
}
