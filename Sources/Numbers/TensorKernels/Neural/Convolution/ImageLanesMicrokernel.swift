// SPDX-License-Identifier: GPL-3.0-or-later

/// The microkernel of `ImageLanesConvolution`: adds the products of one place to the sums of a few channels, a register each.
enum ImageLanesMicrokernel<T: VectorElement> {
  // SAFETY (all of them): callers pass taps that lie inside of the window and of the packed source.

  /// A product of a place's sum: where the weight lies in its window, and the source in its packed channel.
  struct Tap {
    var weight: Int
    var source: Int
  }

  /// What is multiplied.
  struct Operands {
    /// The taps of the place.
    var taps: UnsafeBufferPointer<Tap>
    /// How many source channels.
    var channels: Int
    /// The packed source, and from a channel to the next.
    var source: UnsafePointer<T>
    var sourceStep: Int
    /// The weights of the first row, and from a source channel to the next.
    var weight: UnsafePointer<T>
    var weightStep: Int
    /// From the weights of a row to the next.
    var rowStep: Int
  }

  @inline(__always) private static func load(_ pointer: UnsafePointer<T>) -> T.Wide {
    UnsafeRawPointer(pointer).loadUnaligned(as: T.Wide.self)
  }

  @inline(__always) private static func store(_ lanes: T.Wide, _ pointer: UnsafeMutablePointer<T>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: T.Wide.self)
  }

  /// Twelve rows: as many sums as hide how long each takes, with 32 registers.
  @inline(never)
  static func twelve(_ o: Operands, _ sums: UnsafeMutablePointer<T>, _ step: Int) {
    let (taps, row) = (o.taps, o.rowStep)
    var (source, weight) = (o.source, o.weight)
    var (r0, r1, r2) = (load(sums), load(sums + step), load(sums + 2 &* step))
    var (r3, r4, r5) = (load(sums + 3 &* step), load(sums + 4 &* step), load(sums + 5 &* step))
    var (r6, r7, r8) = (load(sums + 6 &* step), load(sums + 7 &* step), load(sums + 8 &* step))
    var (r9, r10, r11) = (load(sums + 9 &* step), load(sums + 10 &* step), load(sums + 11 &* step))
    for _ in 0..<o.channels {
      for t in 0..<taps.count {
        let (q0, x) = (weight + taps[t].weight, load(source + taps[t].source))
        let q1 = q0 + 4 &* row
        let q2 = q0 + 8 &* row
        r0 = r0.addingProduct(T.Wide(repeating: q0[0]), x)
        r1 = r1.addingProduct(T.Wide(repeating: q0[row]), x)
        r2 = r2.addingProduct(T.Wide(repeating: q0[2 &* row]), x)
        r3 = r3.addingProduct(T.Wide(repeating: q0[3 &* row]), x)
        r4 = r4.addingProduct(T.Wide(repeating: q1[0]), x)
        r5 = r5.addingProduct(T.Wide(repeating: q1[row]), x)
        r6 = r6.addingProduct(T.Wide(repeating: q1[2 &* row]), x)
        r7 = r7.addingProduct(T.Wide(repeating: q1[3 &* row]), x)
        r8 = r8.addingProduct(T.Wide(repeating: q2[0]), x)
        r9 = r9.addingProduct(T.Wide(repeating: q2[row]), x)
        r10 = r10.addingProduct(T.Wide(repeating: q2[2 &* row]), x)
        r11 = r11.addingProduct(T.Wide(repeating: q2[3 &* row]), x)
      }
      source += o.sourceStep
      weight += o.weightStep
    }
    store(r0, sums)
    store(r1, sums + step)
    store(r2, sums + 2 &* step)
    store(r3, sums + 3 &* step)
    store(r4, sums + 4 &* step)
    store(r5, sums + 5 &* step)
    store(r6, sums + 6 &* step)
    store(r7, sums + 7 &* step)
    store(r8, sums + 8 &* step)
    store(r9, sums + 9 &* step)
    store(r10, sums + 10 &* step)
    store(r11, sums + 11 &* step)
  }

  /// Six rows of two registers each, with 16 registers.
  @inline(never)
  static func six(_ o: Operands, _ sums: UnsafeMutablePointer<T>, _ step: Int) {
    let (taps, row) = (o.taps, o.rowStep)
    var (source, weight) = (o.source, o.weight)
    var (r0, r1, r2) = (load(sums), load(sums + step), load(sums + 2 &* step))
    var (r3, r4, r5) = (load(sums + 3 &* step), load(sums + 4 &* step), load(sums + 5 &* step))
    for _ in 0..<o.channels {
      for t in 0..<taps.count {
        let (q0, x) = (weight + taps[t].weight, load(source + taps[t].source))
        let q1 = q0 + 4 &* row
        r0 = r0.addingProduct(T.Wide(repeating: q0[0]), x)
        r1 = r1.addingProduct(T.Wide(repeating: q0[row]), x)
        r2 = r2.addingProduct(T.Wide(repeating: q0[2 &* row]), x)
        r3 = r3.addingProduct(T.Wide(repeating: q0[3 &* row]), x)
        r4 = r4.addingProduct(T.Wide(repeating: q1[0]), x)
        r5 = r5.addingProduct(T.Wide(repeating: q1[row]), x)
      }
      source += o.sourceStep
      weight += o.weightStep
    }
    store(r0, sums)
    store(r1, sums + step)
    store(r2, sums + 2 &* step)
    store(r3, sums + 3 &* step)
    store(r4, sums + 4 &* step)
    store(r5, sums + 5 &* step)
  }
}
