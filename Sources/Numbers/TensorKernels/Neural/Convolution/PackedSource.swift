// SPDX-License-Identifier: GPL-3.0-or-later

/// The packed panel that the microkernel reads: source planes are copied so that every tap of every result is one fixed distance
/// from the result's place, with zeros where the window hangs over the edge, and the elements of each phase (see `PolyphaseAxis`) side by side.
struct PackedSource<T: VectorElement> {
  let depth: PolyphaseAxis
  let height: PolyphaseAxis
  let width: PolyphaseAxis
  /// The sizes of a source plane.
  let sizes: (depth: Int, height: Int, width: Int)
  /// The rows of a block.
  let rows: Int
  /// From a row to the next.
  let pitch: Int
  /// From a phase to the next; an odd number of cache lines, since planes whose distance is a power of two would compete
  /// for the same places of the cache.
  let plane: Int

  /// Describes copies for at most `lines` rows of results.
  init(_ depth: PolyphaseAxis, _ height: PolyphaseAxis, _ width: PolyphaseAxis, sizes: (Int, Int, Int), lines: Int) {
    self.depth = depth
    self.height = height
    self.width = width
    self.sizes = sizes
    rows = lines &+ height.length &- height.outputs
    pitch = width.length
    let cacheLines = (rows &* pitch &+ 15) / 16
    plane = (cacheLines | 1) &* 16
  }

  /// The elements of a copied channel.
  var channelSize: Int { depth.taps.count &* height.starts.count &* width.starts.count &* plane }

  /// The distance of each tap from the place of its result, for one channel: depth, height, width, the last fastest.
  var offsets: [Int] {
    var result: [Int] = []
    for d in depth.taps.indices {
      for h in height.taps {
        for w in width.taps {
          let phase = (d &* height.starts.count &+ h.phase) &* width.starts.count &+ w.phase
          result.append(phase &* plane &+ h.base &* pitch &+ w.base)
        }
      }
    }
    return result
  }

  /// The index in the window of each of these taps.
  func kernelIndices(_ geometry: WindowGeometry) -> [Int] {
    var result: [Int] = []
    for d in depth.taps {
      for h in height.taps {
        for w in width.taps {
          result.append((d.kernel &* geometry.height.kernel &+ h.kernel) &* geometry.width.kernel &+ w.kernel)
        }
      }
    }
    return result
  }

  /// Copies what the results of rows `from ..< to` at depth `slice` need of one channel.
  func copy(_ channel: UnsafePointer<T>, slice: Int, from: Int, to: Int, _ target: UnsafeMutablePointer<T>) {
    // SAFETY: `target` has room for `channelSize` elements; source indices are compared with the sizes.
    let count = to &- from &+ height.length &- height.outputs
    var out = target
    for tap in depth.taps {
      let d = depth.starts[tap.phase] &+ (slice &+ tap.base) &* depth.sourceStep
      for hstart in height.starts {
        for wstart in width.starts {
          let (low, high) = validRange(wstart)
          var row = out
          for r in 0..<count {
            let h = hstart &+ (from &+ r) &* height.sourceStep
            if d < 0 || d >= sizes.depth || h < 0 || h >= sizes.height {
              for i in 0..<pitch { row[i] = 0 }
            } else {
              let source = channel + ((d &* sizes.height &+ h) &* sizes.width &+ wstart)
              for i in 0..<low { row[i] = 0 }
              if width.sourceStep == 1 {
                WindowTiles.copy(source + low, row + low, high &- low)
              } else {
                for i in low..<high { row[i] = source[i &* width.sourceStep] }
              }
              for i in high..<pitch { row[i] = 0 }
            }
            row += pitch
          }
          out += plane
        }
      }
    }
  }

  /// Elements of a row that lie inside of the source: `count` of them from `target` on in the copy, and from `source` on in the channel,
  /// every so many.
  struct Piece {
    var target: Int
    var source: Int
    var count: Int
    var step: Int
  }

  /// What the results of rows `from ..< to` at depth `slice` need of a channel, worked out once for all channels and images; everything
  /// else of a copy stays 0.
  func pieces(slice: Int, from: Int, to: Int) -> [Piece] {
    let rows = to &- from &+ height.length &- height.outputs
    var result: [Piece] = []
    var first = 0
    for tap in depth.taps {
      let d = depth.starts[tap.phase] &+ (slice &+ tap.base) &* depth.sourceStep
      for hstart in height.starts {
        for wstart in width.starts {
          let (low, high) = validRange(wstart)
          for r in 0..<rows {
            let h = hstart &+ (from &+ r) &* height.sourceStep
            if d < 0 || d >= sizes.depth || h < 0 || h >= sizes.height || high <= low { continue }
            let source = (d &* sizes.height &+ h) &* sizes.width &+ wstart &+ low &* width.sourceStep
            result.append(
              Piece(target: first &+ r &* pitch &+ low, source: source, count: high &- low, step: width.sourceStep))
          }
          first &+= plane
        }
      }
    }
    return result
  }

  /// Copies these pieces of a channel to a room of zeros.
  @inline(__always)
  static func copy(_ pieces: UnsafeBufferPointer<Piece>, _ channel: UnsafePointer<T>, _ target: UnsafeMutablePointer<T>)
  {
    // SAFETY: pieces lie inside of the channel, and their targets inside of a room of `channelSize`.
    for piece in pieces {
      let (row, source) = (target + piece.target, channel + piece.source)
      if piece.step == 1 {
        WindowTiles.copy(source, row, piece.count)
      } else {
        for i in 0..<piece.count { row[i] = source[i &* piece.step] }
      }
    }
  }

  /// The way back: adds the copy's elements to those of the channel that they stand for.
  @inline(__always)
  static func addBack(
    _ pieces: UnsafeBufferPointer<Piece>, _ copy: UnsafePointer<T>, _ channel: UnsafeMutablePointer<T>
  ) {
    // SAFETY: as above.
    for piece in pieces {
      let (row, target) = (copy + piece.target, channel + piece.source)
      if piece.step == 1 {
        WindowTiles.addLines(row, piece.count, target, 0, lines: 1)
      } else {
        for i in 0..<piece.count { target[i &* piece.step] += row[i] }
      }
    }
  }

  /// The elements of a row that lie inside of the source.
  private func validRange(_ start: Int) -> (Int, Int) {
    let step = width.sourceStep
    let low = start >= 0 ? 0 : min((step &- 1 &- start) / step, pitch)
    let rest = sizes.width &- 1 &- start
    let high = rest < 0 ? 0 : min(rest / step &+ 1, pitch)
    return (min(low, high), high)
  }
}
