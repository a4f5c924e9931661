// SPDX-License-Identifier: GPL-3.0-or-later

/// A special function of one number, in the precision of the element (16-bit floats in float32), with the steps of PyTorch's kernel.
public enum SpecialFunction: String, CaseIterable, Sendable {
  case i0, i0e, i1, i1e, ndtri, erfcx, entr, sinc
  case logNdtr = "log_ndtr"
  case airyAi = "airy_ai"
  case besselJ0 = "bessel_j0"
  case besselJ1 = "bessel_j1"
  case besselY0 = "bessel_y0"
  case besselY1 = "bessel_y1"
  case modifiedI0 = "modified_bessel_i0"
  case modifiedI1 = "modified_bessel_i1"
  case modifiedK0 = "modified_bessel_k0"
  case modifiedK1 = "modified_bessel_k1"
  case scaledK0 = "scaled_modified_bessel_k0"
  case scaledK1 = "scaled_modified_bessel_k1"
  case sphericalJ0 = "spherical_bessel_j0"

  /// Whether 16-bit floats have it.
  private var hasHalf: Bool {
    switch self {
    case .i0, .i0e, .i1, .i1e, .sinc: true
    default: false
    }
  }

  /// The loop for an element type; nil when the type has no such function.
  public func row(_ kind: ElementKind) -> UnaryRow? {
    switch kind {
    case .float32: vector ?? row(Float.self)
    case .float64: row(Double.self)
    case .float16, .bfloat16: hasHalf ? StorageRows.unary(vector ?? row(Float.self), kind) : nil
    default: nil
    }
  }

  /// The loops of float32 that take several values at once.
  private var vector: UnaryRow? {
    switch self {
    case .i0, .modifiedI0: VectorBessel.row(order: 0, isScaled: false)
    case .i0e: VectorBessel.row(order: 0, isScaled: true)
    case .i1: VectorBessel.row(order: 1, isScaled: false)
    case .i1e: VectorBessel.row(order: 1, isScaled: true)
    default: nil
    }
  }

  private func row<T: RealNumber>(_ type: T.Type) -> UnaryRow {
    switch self {
    case .i0: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in ModifiedBessel.i0(x) } }
    case .i0e: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in ModifiedBessel.i0e(x) } }
    case .i1: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in ModifiedBessel.i1(x) } }
    case .i1e: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in ModifiedBessel.i1e(x) } }
    case .ndtri: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in NormalDistribution.ndtri(x) } }
    case .erfcx: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in NormalDistribution.erfcx(x) } }
    case .entr: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in NormalDistribution.entr(x) } }
    case .sinc:
      UnaryRow {
        mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in
          let angle = T(Double.pi) * x
          return x == 0 ? 1 : T.sin(angle) / angle
        }
      }
    case .logNdtr: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in NormalDistribution.logNdtr(x) } }
    case .airyAi: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in Airy.ai(x) } }
    case .besselJ0: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in Bessel.j0(x) } }
    case .besselJ1: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in Bessel.j1(x) } }
    case .besselY0: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in Bessel.y0(x) } }
    case .besselY1: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in Bessel.y1(x) } }
    case .modifiedI0: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in ModifiedBessel.i0(x) } }
    case .modifiedI1: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in ModifiedBessel.longI1(x) } }
    case .modifiedK0: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in ModifiedBessel.k0(x) } }
    case .modifiedK1: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in ModifiedBessel.k1(x) } }
    case .scaledK0: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in ModifiedBessel.scaledK0(x) } }
    case .scaledK1: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in ModifiedBessel.scaledK1(x) } }
    case .sphericalJ0: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in Bessel.sphericalJ0(x) } }
    }
  }

  /// The loop of the n-th derivative of the digamma function.
  public static func polygamma(_ n: Int, _ kind: ElementKind) -> UnaryRow? {
    switch kind {
    case .float32: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: Float) -> Float in Zeta.polygamma(n, x) } }
    case .float64: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: Double) -> Double in Zeta.polygamma(n, x) } }
    case .float16: StorageRows.unary(polygamma(n) { HalfFloat(single: $0).single }, kind)
    case .bfloat16: StorageRows.unary(polygamma(n) { BrainFloat(single: $0).single }, kind)
    default: nil
    }
  }

  private static func polygamma(_ n: Int, rounding round: @escaping (Float) -> Float) -> UnaryRow {
    UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: Float) -> Float in Zeta.polygamma(n, x, rounding: round) } }
  }
}
