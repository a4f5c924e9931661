// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Convolution as products of matrices: the windows of several images stand side by side as the columns of one matrix. It serves small
/// planes with many channels, where a plane alone fills no registers and reading the weights takes the time: here they are read once for
/// all images of a tile.
///
/// Tiles are cut by sizes alone, so every sum has one order, whatever the number of threads. A tile's matrices are bounded: by
/// `tileBytes` or, for very many weights, by a hundred windows.
struct UnfoldedConvolution<T: VectorElement> {
  private typealias Product = PanelProduct<T>

  let geometry: WindowGeometry
  let batch: Int
  let channels: (input: Int, output: Int)
  let groups: Int
  private let tiles: WindowTiles
  private let source: PackedSource<T>
  private let offsets: [Int]

  /// Prepares products of the windows described.
  ///
  /// - Parameter isShared: whether each thread is to have tiles of its own: what one core writes, another reads slowly.
  init(
    _ geometry: WindowGeometry, batch: Int, channels: (input: Int, output: Int), groups: Int, isShared: Bool = false
  ) {
    self.geometry = geometry
    self.batch = batch
    self.channels = channels
    self.groups = groups
    let rows = channels.input / groups &* geometry.kernelSize
    let places = Self.tileBytes / MemoryLayout<T>.stride / max(rows, 1)
    let most = min(max(places, 128), 1024)
    let all = batch &* geometry.outputSize
    // Two tiles at least, unless they would be so small that reading the weights twice takes the time.
    let half = (all / 2 &+ Product.width &- 1) / Product.width &* Product.width
    tiles = WindowTiles(
      geometry, batch: batch, places: isShared && all >= 4 &* Product.width ? min(most, half) : most)
    source = PackedSource(
      PolyphaseAxis(forward: geometry.depth), PolyphaseAxis(forward: geometry.height),
      PolyphaseAxis(forward: geometry.width), sizes: geometry.inputSizes,
      lines: min(tiles.lines, geometry.height.output))
    offsets = source.offsets
  }

  /// How large the matrix of a tile's windows may be: it stays in the cache beside the weights.
  private static var tileBytes: Int { 2 << 20 }
  /// Rows of a matrix that are made and used at once.
  private static var blockRows: Int { 512 }

  private var inPerGroup: Int { channels.input / groups }
  private var outPerGroup: Int { channels.output / groups }
  /// The rows of a group's matrix of windows.
  private var rows: Int { inPerGroup &* geometry.kernelSize }
  /// The time for a tile, in elements of a cheap operation.
  private var work: Int { tiles.places &* outPerGroup &* rows / 8 }

  /// Input channels of a group, a block of which makes `blockRows` rows of windows.
  private var channelBlock: Int {
    // At least two, for two threads.
    max(min(Self.blockRows / geometry.kernelSize, (inPerGroup &+ 1) / 2), 1)
  }

  /// `output = input * weight (+ bias)`.
  func forward(
    _ input: UnsafePointer<T>, _ weight: UnsafePointer<T>, _ bias: UnsafePointer<T>?, _ output: UnsafeMutablePointer<T>
  ) {
    // SAFETY: operands are dense and as described; rooms have a tile's size, and pieces write to rows of their own.
    let units = groups &* tiles.count
    let plane = geometry.outputSize
    func run(_ unit: Int) {
      let (g, tile) = (unit / tiles.count, tiles[unit % tiles.count])
      let count = tile.places
      let direct = tile.images.count == 1
      let (width, panels) = (PanelProduct<T>.width, PanelProduct<T>.panels(count))
      let room = rows &* panels &* width &+ (direct ? 0 : outPerGroup &* count)
      BlockCache.shared.withRoom(for: T.self, room) { room in
        let results = room + rows &* panels &* width
        Workers.shared.split(inPerGroup, work: work) { first, last in unfoldPanels(input, g, first..<last, tile, room) }
        let out = output + (tile.images.lowerBound &* channels.output &+ g &* outPerGroup) &* plane + tile.firstPlace
        Workers.shared.split(outPerGroup, work: work, grain: 12, pieces: 4) { first, last in
          let (target, step) = direct ? (out + first &* plane, plane) : (results + first &* count, count)
          for o in first..<last {
            (target + (o &- first) &* step).update(repeating: bias?[g &* outPerGroup &+ o] ?? 0, count: count)
          }
          PanelProduct<T>.add(
            rows: last &- first, columns: count, inner: rows, weight + (g &* outPerGroup &+ first) &* rows, rows, room,
            target, step)
          if direct { return }
          for o in first..<last {
            for n in 0..<tile.images.count {
              WindowTiles.copy(results + (o &* count &+ n &* plane), out + (n &* channels.output &+ o) &* plane, plane)
            }
          }
        }
      }
    }
    // Several tiles keep both threads busy without waiting for each other.
    if units == 2 || units >= 4 {
      Workers.shared.split(units, work: units &* work, pieces: units) { first, last in
        for unit in first..<last { run(unit) }
      }
    } else {
      for unit in 0..<units { run(unit) }
    }
  }

  /// `input = transposed convolution of output with weight`.
  func transposed(_ output: UnsafePointer<T>, _ weight: UnsafePointer<T>, _ input: UnsafeMutablePointer<T>) {
    // SAFETY: as above; a piece has input channels of its own.
    Copying.zero(input, batch &* channels.input &* geometry.inputSize &* MemoryLayout<T>.stride)
    let kernel = geometry.kernelSize
    withOutputs(output) { g, tile, outputs, step in
      let count = tile.places
      let panels = Product.panels(count)
      BlockCache.shared.withRoom(for: T.self, panels &* Product.width &* outPerGroup) { turned in
        Product.cutIntoPanels(count, outPerGroup, outputs, step, turned, 0..<panels)
        eachBlock { block in
          BlockCache.shared.withRoom(for: T.self, block.count &* kernel &* count) { room in
            Product.multiply(
              rows: block.count &* kernel, columns: count, inner: outPerGroup,
              weight + (g &* outPerGroup &* rows &+ block.lowerBound &* kernel), rows, turned, room, count,
              isTurned: true)
            fold(room, g, block, tile, input)
          }
        }
      }
    }
  }

  /// `weight = sum over images and windows of output times input`; the weight is zero-filled.
  func correlation(_ output: UnsafePointer<T>, _ input: UnsafePointer<T>, _ weight: UnsafeMutablePointer<T>) {
    // SAFETY: as above.
    let kernel = geometry.kernelSize
    withOutputs(output) { g, tile, outputs, step in
      let count = tile.places
      eachBlock { block in
        let size = block.count &* kernel
        let panels = Product.panels(size)
        BlockCache.shared.withRoom(for: T.self, (size &+ panels &* Product.width) &* count) { room in
          unfold(input, g, block, tile, room, step: count)
          let turned = room + size &* count
          Product.turnIntoPanels(size, count, room, count, turned, 0..<panels)
          Product.add(
            rows: outPerGroup, columns: size, inner: count, outputs, step, turned,
            weight + (g &* outPerGroup &* rows &+ block.lowerBound &* kernel), rows)
        }
      }
    }
  }

  /// Blocks of a group's input channels, on both threads.
  private func eachBlock(_ body: (Range<Int>) -> Void) {
    let size = channelBlock
    let count = (inPerGroup &+ size &- 1) / size
    Workers.shared.split(count, work: work, pieces: count) { first, last in
      for i in first..<last { body(i &* size..<min((i &+ 1) &* size, inPerGroup)) }
    }
  }

  /// Calls `body` for every group and tile with the outputs as a matrix of channels and places, and the step between its rows.
  private func withOutputs(_ output: UnsafePointer<T>, _ body: (Int, WindowTiles.Tile, UnsafePointer<T>, Int) -> Void) {
    let plane = geometry.outputSize
    BlockCache.shared.withRoom(for: T.self, tiles.images > 1 ? outPerGroup &* tiles.places : 1) { room in
      for g in 0..<groups {
        for i in 0..<tiles.count {
          let tile = tiles[i]
          let first = output + (tile.images.lowerBound &* channels.output &+ g &* outPerGroup) &* plane
          if tile.images.count == 1 {
            body(g, tile, first + tile.firstPlace, plane)
            continue
          }
          for o in 0..<outPerGroup {
            for n in 0..<tile.images.count {
              WindowTiles.copy(
                first + (n &* channels.output &+ o) &* plane, room + (o &* tile.places &+ n &* plane), plane)
            }
          }
          body(g, tile, room, tile.places)
        }
      }
    }
  }

  /// Room for the packed copy of a source channel, of which rows are read a register beyond their end.
  private var copyRoom: Int { source.channelSize &+ source.pitch &+ T.width }

  /// Writes the windows of some channels in panels for `PanelProduct`.
  private func unfoldPanels(
    _ input: UnsafePointer<T>, _ group: Int, _ block: Range<Int>, _ tile: WindowTiles.Tile,
    _ panels: UnsafeMutablePointer<T>
  ) {
    let (width, kernel) = (PanelProduct<T>.width, geometry.kernelSize)
    let count = PanelProduct<T>.panels(tile.places)
    // A few channels at a time, which stay in the first-level cache.
    let together = max(4096 / (kernel &* count &* width), 1)
    BlockCache.shared.withRoom(for: T.self, together &* kernel &* count &* width) { room in
      for i in 0..<(together &* kernel &* count &* width) { room[i] = 0 }
      var c = block.lowerBound
      while c < block.upperBound {
        let end = min(c &+ together, block.upperBound)
        unfold(input, group, c..<end, tile, room, step: count &* width)
        for p in 0..<count {
          let target = panels + (p &* rows &+ c &* kernel) &* width
          for row in 0..<((end &- c) &* kernel) {
            WindowTiles.copy(room + (row &* count &+ p) &* width, target + row &* width, width)
          }
        }
        c = end
      }
    }
  }

  /// Calls `body` for each channel and image of a tile with the room for its copy, which holds zeros, and the pieces to copy: the row of the
  /// channel's first window, the place of the image's first column, where the channel's plane begins and which of its places are meant.
  @inline(__always)
  private func eachPlane(
    _ group: Int, _ block: Range<Int>, _ tile: WindowTiles.Tile,
    _ body: (Int, Int, Int, Range<Int>, UnsafeBufferPointer<PackedSource<T>.Piece>, UnsafeMutablePointer<T>) -> Void
  ) {
    let size = tile.lines.count &* geometry.width.output
    withUnsafeTemporaryAllocation(of: T.self, capacity: copyRoom) { room in
      guard let copy = room.baseAddress else { return }
      tiles.slices(tile) { slice, from, to, place in
        for i in 0..<copyRoom { copy[i] = 0 }
        let pieces = source.pieces(slice: slice, from: from, to: to)
        let (width, height) = (geometry.width.output, geometry.height.output)
        let places = (slice &* height &+ from) &* width..<(slice &* height &+ to) &* width
        pieces.withUnsafeBufferPointer { pieces in
          for (row, c) in block.enumerated() {
            for (i, n) in tile.images.enumerated() {
              let channel = (n &* channels.input &+ group &* inPerGroup &+ c) &* geometry.inputSize
              body(row &* geometry.kernelSize, i &* size &+ place, channel, places, pieces, copy)
            }
          }
        }
      }
    }
  }

  /// Writes the windows of some channels: a row for each channel and tap, a column for each place of the tile.
  private func unfold(
    _ input: UnsafePointer<T>, _ group: Int, _ block: Range<Int>, _ tile: WindowTiles.Tile,
    _ columns: UnsafeMutablePointer<T>, step: Int
  ) {
    let (width, kernel) = (geometry.width.output, geometry.kernelSize)
    offsets.withUnsafeBufferPointer { offsets in
      eachPlane(group, block, tile) { row, place, channel, places, pieces, copy in
        let target = columns + (row &* step &+ place)
        if geometry.isPointwise {
          WindowTiles.copy(input + (channel &+ places.lowerBound), target, places.count)
          return
        }
        let lines = places.count / width
        PackedSource.copy(pieces, input + channel, copy)
        for t in 0..<kernel {
          WindowTiles.copyLines(copy + offsets[t], source.pitch, target + t &* step, width, lines: lines)
        }
      }
    }
  }

  /// Adds the windows of some channels to the inputs that they came from.
  private func fold(
    _ columns: UnsafePointer<T>, _ group: Int, _ block: Range<Int>, _ tile: WindowTiles.Tile,
    _ input: UnsafeMutablePointer<T>
  ) {
    let (width, count, kernel) = (geometry.width.output, tile.places, geometry.kernelSize)
    offsets.withUnsafeBufferPointer { offsets in
      eachPlane(group, block, tile) { row, place, channel, places, pieces, copy in
        let first = columns + (row &* count &+ place)
        if geometry.isPointwise {
          WindowTiles.addLines(first, places.count, input + (channel &+ places.lowerBound), 0, lines: 1)
          return
        }
        let lines = places.count / width
        for t in 0..<kernel {
          WindowTiles.addLines(first + t &* count, width, copy + offsets[t], source.pitch, lines: lines)
        }
        PackedSource.addBack(pieces, copy, input + channel)
        for i in 0..<copyRoom { copy[i] = 0 }
      }
    }
  }
}
