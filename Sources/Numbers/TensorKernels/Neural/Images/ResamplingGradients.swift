// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

extension ResamplingKernels {
  /// Adds each output's gradient, times its weights, to the inputs that it was made of; `output` is zero-filled. Outputs come one after
  /// the other, as every sum is rounded. `outer` planes of `inner` channels side by side.
  public static func spread(
    _ kind: ElementKind, outer: Int, _ axes: [ResamplingAxis], inner: Int, isCubic: Bool, _ gradient: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer
  ) {
    func run<T: VectorElement>(_: T.Type) {
      let (g, y) = (gradient.assumingMemoryBound(to: T.self), output.assumingMemoryBound(to: T.self))
      let depth = axes.count > 2 ? axes[0] : ResamplingAxis.none
      let height = axes.count > 1 ? axes[axes.count - 2] : ResamplingAxis.none
      let width = axes[axes.count - 1]
      depth.withTaps(T.self) { slices, slicePlaces, sliceWeights in
        height.withTaps(T.self) { rows, rowPlaces, rowWeights in
          width.withTaps(T.self) { columns, columnPlaces, columnWeights in
            let spread = Spread(
              made: (depth.output, height.output, width.output), size: (depth.input, height.input, width.input),
              starts: (slices, rows, columns), places: (slicePlaces, rowPlaces, columnPlaces),
              weights: (sliceWeights, rowWeights, columnWeights), isCubic: isCubic)
            let isCopying = axes.allSatisfy { $0.taps.count == $0.output }
            spread.all(g, y, outer: outer, inner: inner, isCopying: isCopying)
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }
}

/// The way of gradients from outputs to inputs along three axes.
private struct Spread<T: VectorElement> {
  let made: (Int, Int, Int)
  let size: (Int, Int, Int)
  let starts: (UnsafePointer<Int>, UnsafePointer<Int>, UnsafePointer<Int>)
  let places: (UnsafePointer<Int>, UnsafePointer<Int>, UnsafePointer<Int>)
  let weights: (UnsafePointer<T>, UnsafePointer<T>, UnsafePointer<T>)
  let isCubic: Bool

  private var madeCount: Int { made.0 &* made.1 &* made.2 }
  private var sizeCount: Int { size.0 &* size.1 &* size.2 }

  /// All planes. Many of them become as many lanes as are worth it, so that one addition is one of all.
  func all(
    _ g: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, outer: Int, inner: Int, isCopying: Bool
  ) {
    let lanes = T.Wide.scalarCount
    let work = outer &* madeCount &* inner &* (isCopying ? 1 : 4)
    let grouped = inner == 1 && !isCopying ? outer / lanes : 0
    Workers.shared.split(grouped, work: work, pieces: 16) { first, last in
      guard first < last else { return }
      let room = UnsafeMutablePointer<T>.allocate(capacity: (madeCount &+ sizeCount) &* lanes)
      defer { room.deallocate() }
      let sums = room + madeCount &* lanes
      for group in first..<last {
        turn(g + group &* lanes &* madeCount, room, madeCount)
        sums.update(repeating: 0, count: sizeCount &* lanes)
        wide(room, sums)
        turnBack(sums, y + group &* lanes &* sizeCount, sizeCount)
      }
    }
    let rest = grouped &* lanes
    Workers.shared.split(outer &- rest, work: work, pieces: 32) { first, last in
      for plane in (rest &+ first)..<(rest &+ last) {
        let (source, target) = (g + plane &* madeCount &* inner, y + plane &* sizeCount &* inner)
        if isCopying, inner == 1 {
          copies(source, target)
        } else if inner == 1 {
          each(source, 1) { slope, weight, place in
            target[place] = target[place].addingProduct(weight, slope[0])
          } rounded: { slope, row, column, place in
            target[place] += slope[0] * row * column
          }
        } else {
          each(source, inner) { slope, weight, place in
            let sum = target + place &* inner
            for c in 0..<inner { sum[c] = sum[c].addingProduct(weight, slope[c]) }
          } rounded: { slope, row, column, place in
            let sum = target + place &* inner
            for c in 0..<inner { sum[c] += slope[c] * row * column }
          }
        }
      }
    }
  }

  /// Every output was one input.
  private func copies(_ g: UnsafePointer<T>, _ target: UnsafeMutablePointer<T>) {
    var source = g
    for d in 0..<made.0 {
      for h in 0..<made.1 {
        let row = target + (places.0[d] &* size.1 &+ places.1[h]) &* size.2
        for w in 0..<made.2 { row[places.2[w]] += source[w] }
        source += made.2
      }
    }
  }

  /// As many planes at once as there are lanes.
  private func wide(_ g: UnsafePointer<T>, _ sums: UnsafeMutablePointer<T>) {
    let lanes = T.Wide.scalarCount
    @inline(__always) func load(_ pointer: UnsafePointer<T>) -> T.Wide {
      UnsafeRawPointer(pointer).loadUnaligned(as: T.Wide.self)
    }
    @inline(__always) func store(_ value: T.Wide, _ place: Int) {
      UnsafeMutableRawPointer(sums + place &* lanes).storeBytes(of: value, as: T.Wide.self)
    }
    each(g, lanes) { slope, weight, place in
      store(load(sums + place &* lanes).addingProduct(T.Wide(repeating: weight), load(slope)), place)
    } rounded: { slope, row, column, place in
      store(load(sums + place &* lanes) + load(slope) * row * column, place)
    }
  }

  /// Calls `fused` with an output's gradients, a weight and a place for all that an output was made of; or `rounded` with two weights, as
  /// cubic gradients are no vector code in PyTorch, which goes through columns first there.
  @inline(__always)
  private func each(
    _ g: UnsafePointer<T>, _ inner: Int, fused: (UnsafePointer<T>, T, Int) -> Void,
    rounded: (UnsafePointer<T>, T, T, Int) -> Void
  ) {
    var source = g
    for d in 0..<made.0 {
      for h in 0..<made.1 {
        for w in 0..<made.2 {
          if isCubic {
            for j in starts.2[w]..<starts.2[w &+ 1] {
              for i in starts.1[h]..<starts.1[h &+ 1] {
                rounded(source, weights.1[i], weights.2[j], places.1[i] &* size.2 &+ places.2[j])
              }
            }
          } else {
            for a in starts.0[d]..<starts.0[d &+ 1] {
              for i in starts.1[h]..<starts.1[h &+ 1] {
                let share = weights.0[a] * weights.1[i]
                let row = (places.0[a] &* size.1 &+ places.1[i]) &* size.2
                for j in starts.2[w]..<starts.2[w &+ 1] { fused(source, share * weights.2[j], row &+ places.2[j]) }
              }
            }
          }
          source += inner
        }
      }
    }
  }

  /// Planes become lanes.
  private func turn(_ planes: UnsafePointer<T>, _ target: UnsafeMutablePointer<T>, _ count: Int) {
    let lanes = T.Wide.scalarCount
    let whole = count / lanes &* lanes
    for i in stride(from: 0, to: whole, by: lanes) { T.turn(planes + i, count, target + i &* lanes, lanes) }
    for i in whole..<count { for k in 0..<lanes { target[i &* lanes &+ k] = planes[k &* count &+ i] } }
  }

  /// Lanes become planes.
  private func turnBack(_ source: UnsafePointer<T>, _ planes: UnsafeMutablePointer<T>, _ count: Int) {
    let lanes = T.Wide.scalarCount
    let whole = count / lanes &* lanes
    for i in stride(from: 0, to: whole, by: lanes) { T.turn(source + i &* lanes, lanes, planes + i, count) }
    for i in whole..<count { for k in 0..<lanes { planes[k &* count &+ i] = source[i &* lanes &+ k] } }
  }
}
