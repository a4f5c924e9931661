// SPDX-License-Identifier: GPL-3.0-or-later

/// Functions that are straight lines between bends: one pass each.
public enum Clipping: Sendable {
  case clamp(low: Double, high: Double)
  case leaky(slope: Double)
  case hardSigmoid, hardSwish
  case hardShrink(Double)
  case softShrink(Double)

  /// The loop for an element type; nil where it is none of the types that computing is done in.
  public func row(_ kind: ElementKind) -> UnaryRow? {
    switch kind {
    case .float32: row(of: Float.self)
    case .float64: row(of: Double.self)
    case .float16, .bfloat16: row(.float32).map { StorageRows.unary($0, kind) }
    default: nil
    }
  }

  private func row<T: RealNumber>(of type: T.Type) -> UnaryRow {
    switch self {
    case .clamp(let low, let high):
      UnaryRow { [low = T(low), high = T(high)] in
        mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x.between(low, high) }
      }
    case .leaky(let slope):
      UnaryRow { [slope = T(slope)] in
        mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x > 0 ? x : x * slope }
      }
    case .hardSigmoid: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in (x + 3).between(0, 6) / 6 } }
    case .hardSwish: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x * (x + 3).between(0, 6) / 6 } }
    case .hardShrink(let width):
      UnaryRow { [width = T(width)] in
        mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x.magnitude <= width ? 0 : x }
      }
    case .softShrink(let width):
      UnaryRow { [width = T(width)] out, ostep, a, astep, count in
        // PyTorch's vector code gives a plain zero; in what is left of a row a zero keeps its sign.
        let whole = ostep == 1 && astep == 1 ? count & ~15 : 0
        mapRow(out, 1, a, 1, whole) { (x: T) -> T in x > width ? x - width : (x < -width ? x + width : (x == x ? 0 : x))
        }
        let size = MemoryLayout<T>.stride
        mapRow(out + whole &* size, ostep, a + whole &* size, astep, count &- whole) { (x: T) -> T in
          x > width ? x - width : (x < -width ? x + width : x * 0)
        }
      }
    }
  }
}

extension RealNumber {
  /// Limited to the bounds, the upper one last; NaN stays.
  @inline(__always) fileprivate func between(_ low: Self, _ high: Self) -> Self {
    let raised = self < low ? low : self
    return raised > high ? high : raised
  }
}
