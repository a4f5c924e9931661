// SPDX-License-Identifier: GPL-3.0-or-later

/// Where matrices send the pixels of an image, with every step rounded.
public enum AffineGridKernels {
  // SAFETY of both: `lines` has one line of coordinates for each dimension, the last one first; `matrices` are dense, of as many rows as
  // there are lines and one column more; `points` has that many coordinates for every pixel of every image.

  /// `points[n][pixel][k]`, the sums of coordinates times a row of the matrix.
  public static func forward(
    _ kind: ElementKind, images: Int, lines: [UnsafeMutableRawPointer], sizes: [Int], matrices: UnsafeRawPointer,
    points: UnsafeMutableRawPointer
  ) {
    func run<T: VectorElement>(_: T.Type) {
      let theta = matrices.assumingMemoryBound(to: T.self)
      var target = points.assumingMemoryBound(to: T.self)
      let rank = lines.count
      for image in 0..<images {
        let matrix = theta + image &* rank &* (rank &+ 1)
        if rank == 2 {
          let (x, y) = (lines[0].assumingMemoryBound(to: T.self), lines[1].assumingMemoryBound(to: T.self))
          for h in 0..<sizes[1] {
            let (a, b) = (y[h] * matrix[1], y[h] * matrix[4])
            for w in 0..<sizes[0] {
              target[2 &* w] = x[w] * matrix[0] + a + matrix[2]
              target[2 &* w &+ 1] = x[w] * matrix[3] + b + matrix[5]
            }
            target += 2 &* sizes[0]
          }
          continue
        }
        each(T.self, lines, sizes) { place in
          for k in 0..<rank {
            let row = matrix + k &* (rank &+ 1)
            var sum = place[0] * row[0]
            for m in 1..<rank { sum += place[m] * row[m] }
            target[k] = sum + row[rank]
          }
          target += rank
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// Adds to the gradients of the matrices what those of the points give, pixel after pixel.
  public static func backward(
    _ kind: ElementKind, images: Int, lines: [UnsafeMutableRawPointer], sizes: [Int], points: UnsafeRawPointer,
    matrices: UnsafeMutableRawPointer
  ) {
    func run<T: VectorElement>(_: T.Type) {
      let theta = matrices.assumingMemoryBound(to: T.self)
      var source = points.assumingMemoryBound(to: T.self)
      let rank = lines.count
      for image in 0..<images {
        let matrix = theta + image &* rank &* (rank &+ 1)
        each(T.self, lines, sizes) { place in
          for k in 0..<rank {
            let row = matrix + k &* (rank &+ 1)
            for m in 0..<rank { row[m] += place[m] * source[k] }
            row[rank] += source[k]
          }
          source += rank
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// Calls `body` with the coordinates of each pixel, the last dimension's first.
  @inline(__always)
  private static func each<T: VectorElement>(
    _: T.Type, _ lines: [UnsafeMutableRawPointer], _ sizes: [Int], _ body: (UnsafeMutablePointer<T>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: T.self, capacity: 3) { room in
      guard let place = room.baseAddress else { return }
      for d in 0..<(sizes.count > 2 ? sizes[2] : 1) {
        if sizes.count > 2 { place[2] = lines[2].assumingMemoryBound(to: T.self)[d] }
        for h in 0..<sizes[1] {
          place[1] = lines[1].assumingMemoryBound(to: T.self)[h]
          let line = lines[0].assumingMemoryBound(to: T.self)
          for w in 0..<sizes[0] {
            place[0] = line[w]
            body(place)
          }
        }
      }
    }
  }
}
