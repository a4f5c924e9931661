// SPDX-License-Identifier: GPL-3.0-or-later

import COpenBLAS

/// Products of a matrix that is read as it lies with one that its maker writes in panels: columns side by side that fill 512 bits, row after
/// row. A library would copy both matrices into an order of its own first, which takes a good part of the time where one of them has
/// few columns: the weights of a network's deep layers, and those of a recurrent layer at each step.
///
/// A sum takes its products in their order, 256 at a time, whatever the number of threads.
enum PanelProduct<T: VectorElement> {
  /// The columns of a panel.
  @inline(__always) static var width: Int { T.Wide.scalarCount }
  /// How many products are summed before the next rows: a panel of so many rows stays in the first-level cache.
  private static var depth: Int { 256 }
  /// How many rows of the first matrix are used for all panels before the next ones.
  private static var height: Int { 96 }

  /// How many panels so many columns are.
  @inline(__always) static func panels(_ columns: Int) -> Int { (columns &+ width &- 1) / width }

  /// How a block's sums begin and end: from what the results hold or from 0, and with a row of numbers that is added at the end or without.
  private struct Ends {
    var isFresh: Bool
    var added: UnsafePointer<T>?
  }

  /// `c += a b` for a matrix of `rows` rows, `lda` apart, and panels of `inner` rows; `c` has `columns` columns, rows `ldc` apart.
  static func add(
    rows: Int, columns: Int, inner: Int, _ a: UnsafePointer<T>, _ lda: Int, _ panels: UnsafePointer<T>,
    _ c: UnsafeMutablePointer<T>, _ ldc: Int
  ) {
    run(rows, columns, inner, a, lda, panels, c, ldc, isTurned: false, isFresh: false, nil)
  }

  /// `c = a b + bias`, likewise; a bias has a number for each column, and is added to finished sums.
  ///
  /// - Parameter isTurned: whether the columns of `a` lie in memory where its rows are meant, `lda` apart.
  static func multiply(
    rows: Int, columns: Int, inner: Int, _ a: UnsafePointer<T>, _ lda: Int, _ panels: UnsafePointer<T>,
    _ c: UnsafeMutablePointer<T>, _ ldc: Int, isTurned: Bool = false, bias: UnsafePointer<T>? = nil
  ) {
    run(rows, columns, inner, a, lda, panels, c, ldc, isTurned: isTurned, isFresh: true, bias)
  }

  @inline(never)
  private static func run(
    _ rows: Int, _ columns: Int, _ inner: Int, _ a: UnsafePointer<T>, _ lda: Int, _ panels: UnsafePointer<T>,
    _ c: UnsafeMutablePointer<T>, _ ldc: Int, isTurned: Bool, isFresh: Bool, _ bias: UnsafePointer<T>?
  ) {
    // SAFETY: callers pass matrices as described; a last panel that is not full goes through a room of its own.
    let (full, count) = (columns / width, Self.panels(columns))
    let spare = full < count ? rows &* width : 0
    // Rows a multiple of 4 KiB apart would all compete for one place of the cache.
    let distance = lda &* MemoryLayout<T>.stride
    let isCopied = isTurned || distance.isMultiple(of: 4096)
    let pitch = depth &+ width
    BlockCache.shared.withRoom(for: T.self, spare &+ (isCopied ? height &* pitch : 0)) { rest in
      let copy = rest + spare
      for i in 0..<spare { rest[i] = 0 }
      var k = 0
      while k < inner {
        let length = min(depth, inner &- k)
        let isLast = k &+ length == inner
        var first = 0
        while first < rows {
          let last = min(first &+ height, rows)
          var (source, step) = (a + (first &* lda &+ k), lda)
          if isTurned {
            turn(length, last &- first, a + (k &* lda &+ first), lda, copy, pitch)
          } else if isCopied {
            for r in 0..<(last &- first) { WindowTiles.copy(source + r &* lda, copy + r &* pitch, length) }
          }
          if isCopied { (source, step) = (UnsafePointer(copy), pitch) }
          for p in 0..<count {
            let panel = panels + (p &* inner &+ k) &* width
            if p < full {
              let ends = Ends(isFresh: isFresh && k == 0, added: isLast ? bias.map { $0 + p &* width } : nil)
              block(last &- first, length, source, step, panel, c + (first &* ldc &+ p &* width), ldc, ends)
            } else {
              let ends = Ends(isFresh: false, added: nil)
              block(last &- first, length, source, step, panel, rest + first &* width, width, ends)
            }
          }
          first = last
        }
        k &+= length
      }
      if spare == 0 { return }
      for r in 0..<rows {
        let (from, to) = (rest + r &* width, c + r &* ldc)
        for i in (full &* width)..<columns {
          let sum = from[i &- full &* width]
          to[i] = isFresh ? bias.map { $0[i] + sum } ?? sum : to[i] + sum
        }
      }
    }
  }

  /// Some rows times one panel.
  private static func block(
    _ rows: Int, _ inner: Int, _ a: UnsafePointer<T>, _ lda: Int, _ panel: UnsafePointer<T>,
    _ c: UnsafeMutablePointer<T>, _ ldc: Int, _ ends: Ends
  ) {
    var r = 0
    if gradus_has_wide_registers() != 0 {
      while r &+ 12 <= rows {
        twelve(inner, a + r &* lda, lda, panel, c + r &* ldc, ldc, ends)
        r &+= 12
      }
    } else {
      while r &+ 6 <= rows {
        six(inner, a + r &* lda, lda, panel, c + r &* ldc, ldc, ends)
        r &+= 6
      }
    }
    while r &+ 4 <= rows {
      four(inner, a + r &* lda, lda, panel, c + r &* ldc, ldc, ends)
      r &+= 4
    }
    while r < rows {
      one(inner, a + r &* lda, panel, c + r &* ldc, ends)
      r &+= 1
    }
  }

  @inline(__always) private static func start(_ pointer: UnsafePointer<T>, _ ends: Ends) -> T.Wide {
    ends.isFresh ? .zero : load(pointer)
  }

  @inline(__always) private static func finish(_ sums: T.Wide, _ pointer: UnsafeMutablePointer<T>, _ ends: Ends) {
    store(ends.added.map { load($0) + sums } ?? sums, pointer)
  }

  @inline(__always) private static func load(_ pointer: UnsafePointer<T>) -> T.Wide {
    UnsafeRawPointer(pointer).loadUnaligned(as: T.Wide.self)
  }

  @inline(__always) private static func store(_ lanes: T.Wide, _ pointer: UnsafeMutablePointer<T>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: T.Wide.self)
  }
}

extension PanelProduct {
  /// Twelve rows: as many sums as hide how long each takes, with 32 registers.
  @inline(__always)
  private static func twelve(
    _ inner: Int, _ a: UnsafePointer<T>, _ lda: Int, _ panel: UnsafePointer<T>, _ c: UnsafeMutablePointer<T>,
    _ ldc: Int, _ ends: Ends
  ) {
    var r0 = start(c, ends)
    var r1 = start(c + ldc, ends)
    var r2 = start(c + 2 &* ldc, ends)
    var r3 = start(c + 3 &* ldc, ends)
    var r4 = start(c + 4 &* ldc, ends)
    var r5 = start(c + 5 &* ldc, ends)
    var r6 = start(c + 6 &* ldc, ends)
    var r7 = start(c + 7 &* ldc, ends)
    var r8 = start(c + 8 &* ldc, ends)
    var r9 = start(c + 9 &* ldc, ends)
    var r10 = start(c + 10 &* ldc, ends)
    var r11 = start(c + 11 &* ldc, ends)
    var q0 = a
    var q1 = a + 4 &* lda
    var q2 = a + 8 &* lda
    var place = panel
    for _ in 0..<inner {
      let x = load(place)
      r0 = r0.addingProduct(T.Wide(repeating: q0[0]), x)
      r1 = r1.addingProduct(T.Wide(repeating: q0[lda]), x)
      r2 = r2.addingProduct(T.Wide(repeating: q0[2 &* lda]), x)
      r3 = r3.addingProduct(T.Wide(repeating: q0[3 &* lda]), x)
      r4 = r4.addingProduct(T.Wide(repeating: q1[0]), x)
      r5 = r5.addingProduct(T.Wide(repeating: q1[lda]), x)
      r6 = r6.addingProduct(T.Wide(repeating: q1[2 &* lda]), x)
      r7 = r7.addingProduct(T.Wide(repeating: q1[3 &* lda]), x)
      r8 = r8.addingProduct(T.Wide(repeating: q2[0]), x)
      r9 = r9.addingProduct(T.Wide(repeating: q2[lda]), x)
      r10 = r10.addingProduct(T.Wide(repeating: q2[2 &* lda]), x)
      r11 = r11.addingProduct(T.Wide(repeating: q2[3 &* lda]), x)
      q0 += 1
      q1 += 1
      q2 += 1
      place += width
    }
    finish(r0, c, ends)
    finish(r1, c + ldc, ends)
    finish(r2, c + 2 &* ldc, ends)
    finish(r3, c + 3 &* ldc, ends)
    finish(r4, c + 4 &* ldc, ends)
    finish(r5, c + 5 &* ldc, ends)
    finish(r6, c + 6 &* ldc, ends)
    finish(r7, c + 7 &* ldc, ends)
    finish(r8, c + 8 &* ldc, ends)
    finish(r9, c + 9 &* ldc, ends)
    finish(r10, c + 10 &* ldc, ends)
    finish(r11, c + 11 &* ldc, ends)
  }

  /// Six rows of two registers each, with 16 registers.
  @inline(__always)
  private static func six(
    _ inner: Int, _ a: UnsafePointer<T>, _ lda: Int, _ panel: UnsafePointer<T>, _ c: UnsafeMutablePointer<T>,
    _ ldc: Int, _ ends: Ends
  ) {
    var r0 = start(c, ends)
    var r1 = start(c + ldc, ends)
    var r2 = start(c + 2 &* ldc, ends)
    var r3 = start(c + 3 &* ldc, ends)
    var r4 = start(c + 4 &* ldc, ends)
    var r5 = start(c + 5 &* ldc, ends)
    var q0 = a
    var q1 = a + 4 &* lda
    var place = panel
    for _ in 0..<inner {
      let x = load(place)
      r0 = r0.addingProduct(T.Wide(repeating: q0[0]), x)
      r1 = r1.addingProduct(T.Wide(repeating: q0[lda]), x)
      r2 = r2.addingProduct(T.Wide(repeating: q0[2 &* lda]), x)
      r3 = r3.addingProduct(T.Wide(repeating: q0[3 &* lda]), x)
      r4 = r4.addingProduct(T.Wide(repeating: q1[0]), x)
      r5 = r5.addingProduct(T.Wide(repeating: q1[lda]), x)
      q0 += 1
      q1 += 1
      place += width
    }
    finish(r0, c, ends)
    finish(r1, c + ldc, ends)
    finish(r2, c + 2 &* ldc, ends)
    finish(r3, c + 3 &* ldc, ends)
    finish(r4, c + 4 &* ldc, ends)
    finish(r5, c + 5 &* ldc, ends)
  }

  /// Four rows.
  @inline(__always)
  private static func four(
    _ inner: Int, _ a: UnsafePointer<T>, _ lda: Int, _ panel: UnsafePointer<T>, _ c: UnsafeMutablePointer<T>,
    _ ldc: Int, _ ends: Ends
  ) {
    var r0 = start(c, ends)
    var r1 = start(c + ldc, ends)
    var r2 = start(c + 2 &* ldc, ends)
    var r3 = start(c + 3 &* ldc, ends)
    var q0 = a
    var place = panel
    for _ in 0..<inner {
      let x = load(place)
      r0 = r0.addingProduct(T.Wide(repeating: q0[0]), x)
      r1 = r1.addingProduct(T.Wide(repeating: q0[lda]), x)
      r2 = r2.addingProduct(T.Wide(repeating: q0[2 &* lda]), x)
      r3 = r3.addingProduct(T.Wide(repeating: q0[3 &* lda]), x)
      q0 += 1
      place += width
    }
    finish(r0, c, ends)
    finish(r1, c + ldc, ends)
    finish(r2, c + 2 &* ldc, ends)
    finish(r3, c + 3 &* ldc, ends)
  }

  /// One row.
  @inline(__always)
  private static func one(
    _ inner: Int, _ a: UnsafePointer<T>, _ panel: UnsafePointer<T>, _ c: UnsafeMutablePointer<T>, _ ends: Ends
  ) {
    var sum = start(c, ends)
    for k in 0..<inner { sum = sum.addingProduct(T.Wide(repeating: a[k]), load(panel + k &* width)) }
    finish(sum, c, ends)
  }
}
