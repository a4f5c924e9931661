// SPDX-License-Identifier: GPL-3.0-or-later

/// `i0`, `i0e`, `i1` and `i1e` of sixteen float32 values at once, by the same steps as one by one.
enum VectorBessel {
  typealias V = SIMD16<Float>

  static func row(order: Int, isScaled: Bool) -> UnaryRow {
    UnaryRow { out, ostep, a, astep, count in
      let whole = ostep == 1 && astep == 1 ? (count & ~15) &* 4 : 0
      for i in stride(from: 0, to: whole, by: 64) {
        let x = (a + i).loadUnaligned(as: V.self)
        (out + i).storeBytes(of: values(x, order: order, isScaled: isScaled), as: V.self)
      }
      mapRowSlowly(out + whole, ostep, a + whole, astep, count &- whole / 4) { (x: Float) -> Float in
        if order == 0 { return isScaled ? ModifiedBessel.i0e(x) : ModifiedBessel.i0(x) }
        return isScaled ? ModifiedBessel.i1e(x) : ModifiedBessel.i1(x)
      }
    }
  }

  @inline(__always) private static func values(_ x: V, order: Int, isScaled: Bool) -> V {
    let size = x.magnitude
    var growth = V(repeating: 1)
    if !isScaled { for k in 0..<16 { growth[k] = Float.exp(size[k]) } }
    let near = order == 0 ? ModifiedBessel.near0 : ModifiedBessel.near1
    var sum = chebyshev(size * 0.5 - 2, near, from: order == 0 ? 0 : 12)
    // The order of the factors is PyTorch's: it shows in the last digit.
    sum = isScaled ? (order == 0 ? sum : sum * size) : (order == 0 ? growth * sum : growth * size * sum)
    let isFar = .!(size .<= 8)
    if VectorMath.anyNegative(SIMD16<Int32>(repeating: 0).replacing(with: -1, where: isFar)) {
      let far = order == 0 ? ModifiedBessel.far0 : ModifiedBessel.far1
      let terms = chebyshev(32 / size - 2, far, from: order == 0 ? 0 : 18)
      sum = sum.replacing(with: (isScaled ? terms : growth * terms) / size.squareRoot(), where: isFar)
    }
    return order == 0 ? sum : sum.replacing(with: -sum, where: x .< 0)
  }

  @inline(__always) private static func chebyshev(_ x: V, _ coefficients: [Double], from first: Int) -> V {
    var (now, before, earlier) = (V(repeating: Float(coefficients[first])), V(repeating: 0), V(repeating: 0))
    for i in (first &+ 1)..<coefficients.count {
      (earlier, before) = (before, now)
      now = (-earlier).addingProduct(x, before) + Float(coefficients[i])
    }
    return (now - earlier) * 0.5
  }
}
