// SPDX-License-Identifier: GPL-3.0-or-later

// Sums of a dense row in the element type, in the order of PyTorch's vector code: one vector takes the elements in turns,
// its first lanes take what is left, and the lanes are added last. A row shorter than a vector is added one by one.
//
// Products inside of the loop are rounded before they are added; where the compiled code rounds product and sum of the
// rest at once, `fused` says so.

extension WideSums {
  /// The sum of `count` > 0 terms; `term` gives a vector of them from an index on, `single` one, and `join` adds one.
  @inline(__always)
  static func laneSum(
    _ count: Int, _ term: (Int) -> Lanes, _ single: (Int) -> Self, _ join: (Self, Int) -> Self
  ) -> Self {
    let width = Lanes.scalarCount
    // What is empty has not even a first element, and no range may end before it begins: nothing checks that here.
    if count <= 0 { return 0 }
    if count < width {
      var sum = single(0)
      for i in 1..<count { sum += single(i) }
      return sum
    }
    var sums = term(0)
    var i = width
    while i &+ width <= count {
      sums += term(i)
      i &+= width
    }
    for k in 0..<(count &- i) { sums[k] = join(sums[k], i &+ k) }
    return total(sums)
  }

  /// The sum of a row.
  @inline(__always) static func rowSum(_ x: UnsafePointer<Self>, _ count: Int) -> Self {
    laneSum(count) {
      load(x + $0)
    } _: {
      x[$0]
    } _: {
      $0 + x[$1]
    }
  }

  /// The sum of a row whose elements before `start`, a whole number of vectors, are in the lanes of `sums` already.
  @inline(__always)
  static func laneSum(from start: Int, _ sums: Lanes, _ x: UnsafePointer<Self>, _ count: Int) -> Self {
    if count < width { return rowSum(x, count) }
    var (sums, i) = (sums, start)
    while i &+ width <= count {
      sums += load(x + i)
      i &+= width
    }
    for k in 0..<(count &- i) { sums[k] += x[i &+ k] }
    return total(sums)
  }

  /// The sum of the products of two rows.
  @inline(__always)
  static func rowProduct(_ x: UnsafePointer<Self>, _ y: UnsafePointer<Self>, _ count: Int, fused: Bool = true) -> Self {
    laneSum(count) {
      load(x + $0) * load(y + $0)
    } _: {
      x[$0] * y[$0]
    } _: {
      fused ? $0.addingProduct(x[$1], y[$1]) : $0 + x[$1] * y[$1]
    }
  }

  /// The sum of the products of three rows.
  @inline(__always)
  static func rowProduct(
    _ x: UnsafePointer<Self>, _ y: UnsafePointer<Self>, _ z: UnsafePointer<Self>, _ count: Int
  ) -> Self {
    laneSum(count) {
      load(x + $0) * load(y + $0) * load(z + $0)
    } _: {
      x[$0] * y[$0] * z[$0]
    } _: {
      $0.addingProduct(x[$1] * y[$1], z[$1])
    }
  }

  /// The sum of `(x - centre) y`.
  @inline(__always)
  static func rowProduct(
    _ x: UnsafePointer<Self>, from centre: Self, _ y: UnsafePointer<Self>, _ count: Int
  ) -> Self {
    laneSum(count) {
      (load(x + $0) - centre) * load(y + $0)
    } _: {
      (x[$0] - centre) * y[$0]
    } _: {
      $0.addingProduct(x[$1] - centre, y[$1])
    }
  }

  /// The sums of `g`, and those of `(x - centre) g`, of two rows of equal length; side by side, as every addition waits for the one before.
  @inline(__always)
  static func rowSumsAndProducts(
    _ g: (UnsafePointer<Self>, UnsafePointer<Self>), _ x: (UnsafePointer<Self>, UnsafePointer<Self>),
    from centre: Self, _ count: Int
  ) -> (sums: (Self, Self), products: (Self, Self)) {
    if count < width {
      return (
        (rowSum(g.0, count), rowSum(g.1, count)),
        (rowProduct(x.0, from: centre, g.0, count), rowProduct(x.1, from: centre, g.1, count))
      )
    }
    var sums = (load(g.0), load(g.1))
    var products = ((load(x.0) - centre) * sums.0, (load(x.1) - centre) * sums.1)
    var i = width
    while i &+ width <= count {
      let slopes = (load(g.0 + i), load(g.1 + i))
      sums.0 += slopes.0
      sums.1 += slopes.1
      products.0 += (load(x.0 + i) - centre) * slopes.0
      products.1 += (load(x.1 + i) - centre) * slopes.1
      i &+= width
    }
    for k in 0..<(count &- i) {
      let slopes = (g.0[i &+ k], g.1[i &+ k])
      sums.0[k] += slopes.0
      sums.1[k] += slopes.1
      products.0[k] = products.0[k].addingProduct(x.0[i &+ k] - centre, slopes.0)
      products.1[k] = products.1[k].addingProduct(x.1[i &+ k] - centre, slopes.1)
    }
    return ((total(sums.0), total(sums.1)), (total(products.0), total(products.1)))
  }

  /// Mean and mean squared deviation of a row: Welford's recurrence lane by lane over sixteen vectors, whose moments are
  /// merged in pairs, pairs of pairs and so on.
  static func rowMoments(_ x: UnsafePointer<Self>, _ count: Int) -> (mean: Self, variance: Self) {
    let width = Lanes.scalarCount
    let vectors = count / width
    let chunks = (vectors &+ 15) / 16
    let depth = chunks <= 1 ? 0 : Int.bitWidth &- (chunks &- 1).leadingZeroBitCount
    var moments = RunningMoments<Lanes>(0, Lanes.zero, Lanes.zero)
    if vectors > 0 {
      withUnsafeTemporaryAllocation(of: RunningMoments<Lanes>.self, capacity: max(depth, 1)) { levels in
        levels.initialize(repeating: moments)
        for chunk in 0..<chunks {
          let size = min(16, vectors &- chunk &* 16)
          var (mean, squares) = (Lanes.zero, Lanes.zero)
          for j in 0..<size {
            let value = load(x + (chunk &* 16 &+ j) &* width)
            let distance = value - mean
            mean = mean.addingProduct(Lanes(repeating: 1 / Self(j &+ 1)), distance)
            squares = squares.addingProduct(distance, value - mean)
          }
          levels[0].merge(RunningMoments(size, mean, squares))
          var (bits, level) = (chunk &+ 1, 1)
          while level < depth, bits & 1 == 0 {
            levels[level].merge(levels[level &- 1])
            levels[level &- 1] = RunningMoments(0, Lanes.zero, Lanes.zero)
            bits >>= 1
            level &+= 1
          }
        }
        for level in 1..<max(depth, 1) { levels[0].merge(levels[level]) }
        moments = levels[0]
      }
    }
    // What is left comes first, then lane after lane.
    var (known, mean, squares) = (0, 0 as Self, 0 as Self)
    for i in (vectors &* width)..<count {
      let distance = x[i] - mean
      known &+= 1
      mean += distance / Self(known)
      squares += distance * (x[i] - mean)
    }
    if vectors > 0 {
      for k in 0..<width {
        let part = Self(vectors) / Self(known &+ vectors)
        let distance = moments.mean[k] - mean
        mean = mean.addingProduct(part, distance)
        squares += moments.squares[k].addingProduct(distance * distance * part, Self(known))
        known &+= vectors
      }
    }
    return (mean, squares / Self(count))
  }
}

/// How many elements a lane has seen, their mean, and the sum of their squared deviations.
private struct RunningMoments<Lanes: SIMD> where Lanes.Scalar: BinaryFloatingPoint {
  var count: Int
  var mean: Lanes
  var squares: Lanes

  @inline(__always) init(_ count: Int, _ mean: Lanes, _ squares: Lanes) {
    self.count = count
    self.mean = mean
    self.squares = squares
  }

  /// Takes another's elements in.
  @inline(__always) mutating func merge(_ other: RunningMoments) {
    let all = count &+ other.count
    let part = all == 0 ? 0 : Lanes.Scalar(other.count) / Lanes.Scalar(all)
    let distance = other.mean - mean
    let move = distance * part
    squares = (squares + other.squares).addingProduct(distance * Lanes.Scalar(count), move)
    mean += move
    count = all
  }
}
