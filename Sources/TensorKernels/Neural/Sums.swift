/// Sums in double precision over dense elements, with several running sums so that they are fast and well rounded.
protocol WideSums: NeuralElement {
  /// The sum of the elements.
  static func sum(_ x: UnsafePointer<Self>, _ count: Int) -> Double
  /// The sum of the squared deviations from a centre.
  static func deviation(_ x: UnsafePointer<Self>, _ count: Int, from centre: Double) -> Double
  /// The sum of `y (x - centre)`.
  static func product(_ y: UnsafePointer<Self>, _ x: UnsafePointer<Self>, _ count: Int, from centre: Double) -> Double
}

// SAFETY of all of these: the vectors below read `count` elements and no further; loads need no alignment.

extension Float: WideSums {
  @inline(__always) private static func load(_ x: UnsafePointer<Float>, _ i: Int) -> SIMD8<Double> {
    SIMD8<Double>(UnsafeRawPointer(x + i).loadUnaligned(as: SIMD8<Float>.self))
  }

  static func sum(_ x: UnsafePointer<Float>, _ count: Int) -> Double {
    var (a, b) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
    var i = 0
    while i &+ 16 <= count {
      a += load(x, i)
      b += load(x, i &+ 8)
      i &+= 16
    }
    var total = (a + b).sum()
    while i < count {
      total += Double(x[i])
      i &+= 1
    }
    return total
  }

  static func deviation(_ x: UnsafePointer<Float>, _ count: Int, from centre: Double) -> Double {
    var (a, b) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
    var i = 0
    while i &+ 16 <= count {
      let (p, q) = (load(x, i) - centre, load(x, i &+ 8) - centre)
      a += p * p
      b += q * q
      i &+= 16
    }
    var total = (a + b).sum()
    while i < count {
      let p = Double(x[i]) - centre
      total += p * p
      i &+= 1
    }
    return total
  }

  static func product(_ y: UnsafePointer<Float>, _ x: UnsafePointer<Float>, _ count: Int, from centre: Double) -> Double
  {
    var (a, b) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
    var i = 0
    while i &+ 16 <= count {
      a += load(y, i) * (load(x, i) - centre)
      b += load(y, i &+ 8) * (load(x, i &+ 8) - centre)
      i &+= 16
    }
    var total = (a + b).sum()
    while i < count {
      total += Double(y[i]) * (Double(x[i]) - centre)
      i &+= 1
    }
    return total
  }
}

extension Double: WideSums {
  @inline(__always) private static func load(_ x: UnsafePointer<Double>, _ i: Int) -> SIMD8<Double> {
    UnsafeRawPointer(x + i).loadUnaligned(as: SIMD8<Double>.self)
  }

  static func sum(_ x: UnsafePointer<Double>, _ count: Int) -> Double {
    var a = SIMD8<Double>.zero
    var i = 0
    while i &+ 8 <= count {
      a += load(x, i)
      i &+= 8
    }
    var total = a.sum()
    while i < count {
      total += x[i]
      i &+= 1
    }
    return total
  }

  static func deviation(_ x: UnsafePointer<Double>, _ count: Int, from centre: Double) -> Double {
    var a = SIMD8<Double>.zero
    var i = 0
    while i &+ 8 <= count {
      let p = load(x, i) - centre
      a += p * p
      i &+= 8
    }
    var total = a.sum()
    while i < count {
      let p = x[i] - centre
      total += p * p
      i &+= 1
    }
    return total
  }

  static func product(
    _ y: UnsafePointer<Double>, _ x: UnsafePointer<Double>, _ count: Int, from centre: Double
  ) -> Double {
    var a = SIMD8<Double>.zero
    var i = 0
    while i &+ 8 <= count {
      a += load(y, i) * (load(x, i) - centre)
      i &+= 8
    }
    var total = a.sum()
    while i < count {
      total += y[i] * (x[i] - centre)
      i &+= 1
    }
    return total
  }
}
