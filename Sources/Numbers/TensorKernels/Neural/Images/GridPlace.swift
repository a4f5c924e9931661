// SPDX-License-Identifier: GPL-3.0-or-later

/// From the coordinates of a grid, -1 to 1, to places among so many pixels, with the roundings of PyTorch's vectors.
struct GridPlace<T: VectorElement> {
  let size: T
  let border: GridBorder
  let alignCorners: Bool
  /// Pixels for one unit of the grid.
  let scale: T
  private let low: T
  private let span: T

  init(_ size: Int, _ border: GridBorder, alignCorners: Bool) {
    self.size = T(size)
    self.border = border
    self.alignCorners = alignCorners
    scale = alignCorners ? T(size - 1) / 2 : T(size) / 2
    low = alignCorners ? 0 : -0.5
    span = alignCorners ? T(2 * (size - 1)) : T(2 * size)
  }

  /// The place as if there were no border.
  @inline(__always) func raw(_ x: T) -> T {
    alignCorners ? (x + 1) * scale : (-0.5 as T).addingProduct(x + 1, scale)
  }

  /// The place inside of the image, if points outside are moved there.
  @inline(__always) func place(_ x: T) -> T {
    switch border {
    case .zeros: raw(x)
    case .border: clipped(raw(x))
    case .reflection: clipped(reflected(raw(x)))
    }
  }

  /// Where a pixel outside of the image is read, for cubic neighbours.
  @inline(__always) func neighbour(_ x: T) -> T {
    switch border {
    case .zeros: x
    case .border: clipped(x)
    case .reflection: clipped(reflected(x))
    }
  }

  /// What is not a number becomes 0.
  @inline(__always) private func clipped(_ x: T) -> T { min(x > 0 ? x : 0, size - 1) }

  @inline(__always) private func reflected(_ x: T) -> T {
    if span == 0 { return 0 }
    let distance = abs(x - low)
    let extra = distance.addingProduct(-(distance / span).rounded(.towardZero), span)
    return min(extra, span - extra) + low
  }

  /// The place, and by how much it moves with the coordinate: not at all where it is clipped.
  @inline(__always) func placeAndSlope(_ x: T) -> (T, T) {
    var at = raw(x)
    var slope = scale
    if border == .reflection {
      if span == 0 { return (0, 0) }
      let distance = at - low
      let away = abs(distance)
      let extra = away.addingProduct(-(away / span).rounded(.towardZero), span)
      if (extra > span - extra) != (distance < 0) { slope = -slope }
      at = min(extra, span - extra) + low
    }
    if border != .zeros {
      if !(at > 0 && at < size - 1) { slope = 0 }
      at = clipped(at)
    }
    return (at, slope)
  }

  /// The pixel of a whole place; nil outside.
  @inline(__always) func pixel(_ x: T) -> Int? { x >= 0 && x < size ? Int(x) : nil }
}

/// Weights of cubic convolution with a = -0.75 at a distance behind the second of four pixels. Which products are fused with what is added to
/// them differs between PyTorch's kernels.
struct GridCubic<T: VectorElement> {
  /// Whether all are; otherwise only those of the two inner weights.
  let fuses: Bool

  @inline(__always) private func product(_ a: T, _ b: T, plus c: T) -> T { fuses ? c.addingProduct(a, b) : a * b + c }

  @inline(__always) func weights(_ t: T) -> SIMD4<T> {
    let a: T = -0.75
    @inline(__always) func near(_ x: T) -> T {
      (1 as T).addingProduct((-(a + 3)).addingProduct(a + 2, x) * x, x)
    }
    @inline(__always) func far(_ x: T) -> T {
      product(product(product(a, x, plus: -5 * a), x, plus: 8 * a), x, plus: -4 * a)
    }
    return SIMD4(far(t + 1), near(t), near(1 - t), far(2 - t))
  }

  /// Their derivatives, with the other sign.
  @inline(__always) func slopes(_ t: T) -> SIMD4<T> {
    let a: T = -0.75
    @inline(__always) func far(_ x: T, _ side: T) -> T {
      product(product(side * 3 * a, x, plus: -10 * a), x, plus: side * 8 * a)
    }
    @inline(__always) func near(_ x: T, _ side: T) -> T { product(side * 3 * (a + 2), x, plus: -2 * (a + 3)) * x }
    return SIMD4(far(-1 - t, -1), near(-t, -1), near(1 - t, 1), far(2 - t, 1))
  }
}
