// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

extension GridSampleKernels {
  /// The gradients of the images (added to zeros) and of the grid, where they are wanted. PyTorch takes as many points at a time as fill a
  /// register, one pixel of all of them after the other; `inRows` tells whether registers end with the grid's rows.
  public func backward(
    _ kind: ElementKind, gradient: UnsafeRawPointer, input: UnsafeRawPointer, grid: UnsafeRawPointer, inRows: Bool,
    inputGradient: UnsafeMutableRawPointer?, gridGradient: UnsafeMutableRawPointer?
  ) {
    func run<T: VectorElement>(_: T.Type) {
      let (dy, x) = (gradient.assumingMemoryBound(to: T.self), input.assumingMemoryBound(to: T.self))
      let g = grid.assumingMemoryBound(to: T.self)
      let dx = inputGradient?.assumingMemoryBound(to: T.self)
      let dg = gridGradient?.assumingMemoryBound(to: T.self)
      let (lines, length) = inRows ? (rows, columns) : (1, points)
      Workers.shared.split(images, work: images &* channels &* points &* 16) { first, last in
        let register = GridRegister<T>(self, hasImages: dx != nil)
        defer { register.deallocate() }
        for image in first..<last {
          for line in 0..<lines {
            var start = line &* length
            let end = start &+ length
            while start < end {
              let count = min(T.width, end &- start)
              let point = 2 &* (image &* points &+ start)
              register.find(g + point, count)
              for c in 0..<channels {
                let channel = image &* channels &+ c
                let slopes = dy + (channel &* points &+ start)
                if let dx { register.spread(slopes, dx + channel &* plane, count) }
                if dg != nil { register.addSlopes(slopes, x + channel &* plane, count) }
              }
              if let dg { register.store(dg + point, count) }
              start &+= count
            }
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }
}

/// The gradients at as many points as fill a register.
private struct GridRegister<T: VectorElement> {
  let taps: GridTaps<T>
  /// For each point the sums of its two coordinates' gradients, by how much places move with coordinates, and what these sums need: the
  /// distances from the upper left pixel, or the slopes of eight cubic weights.
  private let room: UnsafeMutablePointer<T>

  init(_ kernels: GridSampleKernels, hasImages: Bool) {
    // PyTorch's program for cubic gradients of the grid alone fuses what the other does not.
    taps = GridTaps(kernels, capacity: T.width, fuses: !hasImages)
    room = .allocate(capacity: 12 &* T.width)
  }

  func deallocate() {
    taps.deallocate()
    room.deallocate()
  }

  @inline(__always) private func place(_ k: Int, _ p: Int) -> Int { k &* T.width &+ p }

  /// Finds the pixels of the points.
  func find(_ grid: UnsafePointer<T>, _ count: Int) {
    room.update(repeating: 0, count: 12 &* T.width)
    if taps.kernels.mode == .nearest { return taps.find(grid, count) }
    for p in 0..<count {
      let (u, v) = (grid[2 &* p], grid[2 &* p &+ 1])
      if taps.kernels.mode == .bicubic {
        let (x, y) = (taps.horizontal.raw(u), taps.vertical.raw(v))
        taps.neighbours(x, y, p)
        (room[place(2, p)], room[place(3, p)]) = (taps.horizontal.scale, taps.vertical.scale)
        let across = taps.cubic.slopes(x - x.rounded(.down))
        let down = taps.cubic.slopes(y - y.rounded(.down))
        for k in 0..<4 { (room[place(4 &+ k, p)], room[place(8 &+ k, p)]) = (across[k], down[k]) }
      } else {
        let ((x, slopeX), (y, slopeY)) = (taps.horizontal.placeAndSlope(u), taps.vertical.placeAndSlope(v))
        taps.corners(x, y, p)
        (room[place(2, p)], room[place(3, p)]) = (slopeX, slopeY)
        (room[place(4, p)], room[place(5, p)]) = (x - x.rounded(.down), y - y.rounded(.down))
      }
    }
  }

  /// Adds a channel's gradients to the pixels that its points are made of.
  func spread(_ gradient: UnsafePointer<T>, _ target: UnsafeMutablePointer<T>, _ count: Int) {
    @inline(__always) func add(_ tap: Int, _ p: Int, _ value: T) {
      let place = taps.place(tap, p)
      if place >= 0 { target[place] += value }
    }
    switch taps.kernels.mode {
    case .nearest: for p in 0..<count { add(0, p, gradient[p]) }
    case .bilinear:
      for tap in 0..<4 { for p in 0..<count { add(tap, p, taps.weight(tap, p) * gradient[p]) } }
    case .bicubic:
      for i in 0..<4 {
        for j in 0..<4 {
          for p in 0..<count { add(4 &* j &+ i, p, gradient[p] * taps.weight(i, p) * taps.weight(4 &+ j, p)) }
        }
      }
    }
  }

  /// Adds a channel's part to the gradients of the coordinates.
  func addSlopes(_ gradient: UnsafePointer<T>, _ plane: UnsafePointer<T>, _ count: Int) {
    switch taps.kernels.mode {
    case .nearest: break
    case .bilinear:
      for p in 0..<count {
        let (a, b) = (taps.value(plane, 0, p), taps.value(plane, 1, p))
        let (c, d) = (taps.value(plane, 2, p), taps.value(plane, 3, p))
        let (w, n) = (room[place(4, p)], room[place(5, p)])
        let across = ((b - a) * (1 - n)).addingProduct(d - c, n)
        let down = ((c - a) * (1 - w)).addingProduct(d - b, w)
        room[place(0, p)] = room[place(0, p)].addingProduct(across, gradient[p])
        room[place(1, p)] = room[place(1, p)].addingProduct(down, gradient[p])
      }
    case .bicubic:
      for p in 0..<count {
        var (x, y) = (room[place(0, p)], room[place(1, p)])
        for i in 0..<4 {
          for j in 0..<4 {
            let share = taps.value(plane, 4 &* j &+ i, p) * gradient[p]
            x = x.addingProduct(-(share * room[place(4 &+ i, p)]), taps.weight(4 &+ j, p))
            y = y.addingProduct(-(share * room[place(8 &+ j, p)]), taps.weight(i, p))
          }
        }
        (room[place(0, p)], room[place(1, p)]) = (x, y)
      }
    }
  }

  /// Writes the gradients of the coordinates.
  func store(_ target: UnsafeMutablePointer<T>, _ count: Int) {
    for p in 0..<count {
      target[2 &* p] = room[place(0, p)] * room[place(2, p)]
      target[2 &* p &+ 1] = room[place(1, p)] * room[place(3, p)]
    }
  }
}
