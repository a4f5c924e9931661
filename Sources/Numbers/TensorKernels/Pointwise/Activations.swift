// SPDX-License-Identifier: GPL-3.0-or-later

/// An activation with its settings.
public enum Activation: Sendable {
  case sigmoid
  case elu(alpha: Double, scale: Double, inputScale: Double)
  case gelu, geluTanh, silu, mish, logSigmoid
  case softplus(beta: Double, threshold: Double)
}

/// The row loops of activations and of their gradients: PyTorch's formulas, in its order of operations.
///
/// Its vector code takes sixteen float32 values at once; what is left of a row goes through the C library's functions
/// one by one. Both show in the last bits.
public enum Activations {
  /// The loop that applies an activation.
  public static func row(_ activation: Activation, _ kind: ElementKind) -> UnaryRow? {
    switch kind {
    case .float32: floats(activation)
    case .float64: doubles(activation)
    case .float16, .bfloat16: row(activation, .float32).map { StorageRows.unary($0, kind) }
    default: nil
    }
  }

  /// The loop that makes an input's gradient of the output's gradient and the input.
  public static func gradientRow(_ activation: Activation, _ kind: ElementKind) -> BinaryRow? {
    switch kind {
    case .float32: floatGradients(activation)
    case .float64: doubleGradients(activation)
    case .float16, .bfloat16: gradientRow(activation, .float32).map { StorageRows.binary($0, kind) }
    default: nil
    }
  }

  private static func floats(_ activation: Activation) -> UnaryRow {
    switch activation {
    case .sigmoid: UnaryRow { map(Sigmoid(), $0, $1, $2, $3, $4) }
    case .elu(let alpha, let scale, let inputScale):
      UnaryRow {
        [rule = Elu(alpha: alpha, scale: scale, inputScale: inputScale)] in map(rule, $0, $1, $2, $3, $4)
      }
    case .gelu: UnaryRow { map(Gelu(), $0, $1, $2, $3, $4) }
    case .geluTanh: UnaryRow { map(GeluTanh(), $0, $1, $2, $3, $4) }
    case .silu: UnaryRow { map(Silu(), $0, $1, $2, $3, $4) }
    case .mish: UnaryRow { map(Mish(), $0, $1, $2, $3, $4) }
    case .logSigmoid: UnaryRow { map(LogSigmoid(), $0, $1, $2, $3, $4) }
    case .softplus(let beta, let threshold):
      UnaryRow { [rule = Softplus(beta: beta, threshold: threshold)] in map(rule, $0, $1, $2, $3, $4) }
    }
  }

  private static func floatGradients(_ activation: Activation) -> BinaryRow {
    switch activation {
    case .sigmoid: BinaryRow { zip(Sigmoid(), $0, $1, $2, $3, $4, $5, $6) }
    case .elu(let alpha, let scale, let inputScale):
      BinaryRow {
        [rule = Elu(alpha: alpha, scale: scale, inputScale: inputScale)] in zip(rule, $0, $1, $2, $3, $4, $5, $6)
      }
    case .gelu: BinaryRow { zip(Gelu(), $0, $1, $2, $3, $4, $5, $6) }
    case .geluTanh: BinaryRow { zip(GeluTanh(), $0, $1, $2, $3, $4, $5, $6) }
    case .silu: BinaryRow { zip(Silu(), $0, $1, $2, $3, $4, $5, $6) }
    case .mish: BinaryRow { zip(Mish(), $0, $1, $2, $3, $4, $5, $6) }
    case .logSigmoid: BinaryRow { zip(LogSigmoid(), $0, $1, $2, $3, $4, $5, $6) }
    case .softplus(let beta, let threshold):
      BinaryRow { [rule = Softplus(beta: beta, threshold: threshold)] in zip(rule, $0, $1, $2, $3, $4, $5, $6) }
    }
  }

  private static func doubles(_ activation: Activation) -> UnaryRow {
    func row<R: ActivationRule>(_ rule: R) -> UnaryRow {
      UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: Double) -> Double in rule.value(x) } }
    }
    return switch activation {
    case .sigmoid: row(Sigmoid())
    case .elu(let alpha, let scale, let inputScale): row(Elu(alpha: alpha, scale: scale, inputScale: inputScale))
    case .gelu: row(Gelu())
    case .geluTanh: row(GeluTanh())
    case .silu: row(Silu())
    case .mish: row(Mish())
    case .logSigmoid: row(LogSigmoid())
    case .softplus(let beta, let threshold): row(Softplus(beta: beta, threshold: threshold))
    }
  }

  private static func doubleGradients(_ activation: Activation) -> BinaryRow {
    func row<R: ActivationRule>(_ rule: R) -> BinaryRow {
      BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (g: Double, x: Double) -> Double in rule.gradient(g, x) } }
    }
    return switch activation {
    case .sigmoid: row(Sigmoid())
    case .elu(let alpha, let scale, let inputScale): row(Elu(alpha: alpha, scale: scale, inputScale: inputScale))
    case .gelu: row(Gelu())
    case .geluTanh: row(GeluTanh())
    case .silu: row(Silu())
    case .mish: row(Mish())
    case .logSigmoid: row(LogSigmoid())
    case .softplus(let beta, let threshold): row(Softplus(beta: beta, threshold: threshold))
    }
  }

  // MARK: Loops

  private typealias V = SIMD16<Float>

  // SAFETY: whole vectors are read and written only where sixteen elements are left.
  @inline(__always)
  private static func map<R: ActivationRule>(
    _ rule: R, _ out: UnsafeMutableRawPointer, _ ostep: Int, _ a: UnsafeRawPointer, _ astep: Int, _ count: Int
  ) {
    let o = out.assumingMemoryBound(to: Float.self)
    let x = a.assumingMemoryBound(to: Float.self)
    var i = 0
    if ostep == 1, astep == 1 {
      while i &+ 16 <= count {
        let value = UnsafeRawPointer(x + i).loadUnaligned(as: V.self)
        UnsafeMutableRawPointer(o + i).storeBytes(of: rule.value(value), as: V.self)
        i &+= 16
      }
    }
    while i < count {
      let value = x[i &* astep]
      o[i &* ostep] = R.isVectorOnly ? rule.value(V(repeating: value))[0] : rule.value(value)
      i &+= 1
    }
  }

  @inline(__always)
  private static func zip<R: ActivationRule>(
    _ rule: R, _ out: UnsafeMutableRawPointer, _ ostep: Int, _ a: UnsafeRawPointer, _ astep: Int,
    _ b: UnsafeRawPointer, _ bstep: Int, _ count: Int
  ) {
    let o = out.assumingMemoryBound(to: Float.self)
    let g = a.assumingMemoryBound(to: Float.self)
    let x = b.assumingMemoryBound(to: Float.self)
    var i = 0
    if ostep == 1, astep == 1 || astep == 0, bstep == 1 {
      while i &+ 16 <= count {
        let slope = astep == 0 ? V(repeating: g[0]) : UnsafeRawPointer(g + i).loadUnaligned(as: V.self)
        let value = UnsafeRawPointer(x + i).loadUnaligned(as: V.self)
        UnsafeMutableRawPointer(o + i).storeBytes(of: rule.gradient(slope, value), as: V.self)
        i &+= 16
      }
    }
    while i < count {
      let (slope, value) = (g[i &* astep], x[i &* bstep])
      o[i &* ostep] =
        R.isVectorOnly
        ? rule.gradient(V(repeating: slope), V(repeating: value))[0] : rule.gradient(slope, value)
      i &+= 1
    }
  }
}
