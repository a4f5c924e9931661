// SPDX-License-Identifier: GPL-3.0-or-later

/// The places of all outputs cut into tiles: several whole images, or some rows of one.
struct WindowTiles {
  /// What is worked on at once: these rows (of all slices, one after the other) of these images.
  struct Tile {
    var images: Range<Int>
    var lines: Range<Int>
    /// The places of these rows in all these images.
    var places: Int
    /// Where the rows begin in their plane.
    var firstPlace: Int
  }

  /// How many images a tile has at most.
  let images: Int
  /// How many rows of each.
  let lines: Int
  /// How many places.
  let places: Int
  /// How many tiles there are.
  let count: Int
  private let batch: Int
  private let geometry: WindowGeometry
  private let tilesPerImage: Int

  /// Cuts tiles of about so many places.
  init(_ geometry: WindowGeometry, batch: Int, places wanted: Int) {
    self.batch = batch
    self.geometry = geometry
    let plane = max(geometry.outputSize, 1)
    // Equal tiles: two of half the size rather than a full one and a rest.
    let together = min(max(wanted / plane, 1), max(batch, 1))
    let parts = (batch &+ together &- 1) / together
    images = parts > 0 ? (batch &+ parts &- 1) / parts : 1
    let pieces = (plane &+ wanted &- 1) / wanted
    lines = max((geometry.lines &+ pieces &- 1) / pieces, 1)
    tilesPerImage = (geometry.lines &+ lines &- 1) / lines
    places = images &* lines &* geometry.width.output
    count = (batch &+ images &- 1) / images &* tilesPerImage
  }

  /// A tile.
  subscript(i: Int) -> Tile {
    let (image, part) = (i / tilesPerImage &* images, i % tilesPerImage)
    let range = image..<min(image &+ images, batch)
    let rows = part &* lines..<min((part &+ 1) &* lines, geometry.lines)
    let width = geometry.width.output
    return Tile(
      images: range, lines: rows, places: range.count &* rows.count &* width, firstPlace: rows.lowerBound &* width)
  }

  /// Calls `body` for each slice that a tile has rows of: the slice, the rows in it, and the place of the first one in the tile's rows.
  @inline(__always) func slices(_ tile: Tile, _ body: (Int, Int, Int, Int) -> Void) {
    let height = geometry.height.output
    var line = tile.lines.lowerBound
    while line < tile.lines.upperBound {
      let slice = line / height
      let from = line &- slice &* height
      let to = min(height, from &+ tile.lines.upperBound &- line)
      body(slice, from, to, (line &- tile.lines.lowerBound) &* geometry.width.output)
      line &+= to &- from
    }
  }
}

// Short rows: calling the C library for each would cost more than copying.
extension WindowTiles {
  // SAFETY (all of them): callers pass rows inside of their rooms.

  /// Copies a row.
  @inline(__always)
  static func copy<T: VectorElement>(_ from: UnsafePointer<T>, _ to: UnsafeMutablePointer<T>, _ count: Int) {
    var i = 0
    while i &+ T.width <= count {
      T.store(T.load(from + i), to + i)
      i &+= T.width
    }
    if i &+ 4 <= count {
      storeFour(four(from + i), to + i)
      i &+= 4
    }
    while i < count {
      to[i] = from[i]
      i &+= 1
    }
  }

  /// Copies rows that lie `pitch` apart to rows without a gap.
  @inline(__always)
  static func copyLines<T: VectorElement>(
    _ from: UnsafePointer<T>, _ pitch: Int, _ to: UnsafeMutablePointer<T>, _ width: Int, lines: Int
  ) {
    switch width {
    case 1: for line in 0..<lines { to[line] = from[line &* pitch] }
    case 2:
      for line in 0..<lines {
        to[2 &* line] = from[line &* pitch]
        to[2 &* line &+ 1] = from[line &* pitch &+ 1]
      }
    case 4: for line in 0..<lines { storeFour(four(from + line &* pitch), to + 4 &* line) }
    default: for line in 0..<lines { copy(from + line &* pitch, to + line &* width, width) }
    }
  }

  /// Adds rows without a gap to rows that lie `pitch` apart.
  @inline(__always)
  static func addLines<T: VectorElement>(
    _ from: UnsafePointer<T>, _ width: Int, _ to: UnsafeMutablePointer<T>, _ pitch: Int, lines: Int
  ) {
    for line in 0..<lines {
      let (row, target) = (from + line &* width, to + line &* pitch)
      var i = 0
      while i &+ T.width <= width {
        T.store(T.load(target + i) + T.load(row + i), target + i)
        i &+= T.width
      }
      if i &+ 4 <= width {
        storeFour(four(target + i) + four(row + i), target + i)
        i &+= 4
      }
      while i < width {
        target[i] += row[i]
        i &+= 1
      }
    }
  }

  @inline(__always) private static func four<T: VectorElement>(_ pointer: UnsafePointer<T>) -> T.Four {
    UnsafeRawPointer(pointer).loadUnaligned(as: T.Four.self)
  }

  @inline(__always)
  private static func storeFour<T: VectorElement>(_ lanes: T.Four, _ pointer: UnsafeMutablePointer<T>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: T.Four.self)
  }
}
