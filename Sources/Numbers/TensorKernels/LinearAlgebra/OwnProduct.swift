// SPDX-License-Identifier: GPL-3.0-or-later

import COpenBLAS
import Primitives

/// `y = x wᵀ + bias` in single precision for two matrices whose rows lie in memory and are multiplied with each other, as a linear layer's input
/// and weights. What lies as it is multiplied, OpenBLAS copies as quickly.
///
/// OpenBLAS copies both matrices into its own order on each thread, and its results are read once more to add a bias. Here one of them is turned
/// into panels (`PanelProduct`), the other is read as it lies, and a bias is added to finished sums. A sum takes its products in their order, as
/// OpenBLAS's does for up to 448 of them.
///
/// Each thread turns what it needs itself, into the same part of a room each time: to read what the other core has written takes longer than
/// to multiply it.
struct OwnProduct {
  let n: Int
  let k: Int
  let m: Int
  let x: UnsafePointer<Float>
  let xStep: Int
  let w: UnsafePointer<Float>
  let wStep: Int

  private typealias Product = PanelProduct<Float>
  private var work: Int { n &* k &* m / 16 }

  /// Whether it is faster for these sizes.
  static func isFaster(_ n: Int, _ k: Int, _ m: Int) -> Bool {
    // Kernels for 256 bits would stand against those for 512 that OpenBLAS may have.
    guard gradus_has_wide_registers() != 0, m >= 12, n &* k &* m >= 1 << 18 else { return false }
    return n >= 24 && k <= 2048 || isNarrow(n, k, m)
  }

  /// Whether the rows of `x` become panels, and those of `w`, which are many and read once, stay as they lie.
  private static func isNarrow(_ n: Int, _ k: Int, _ m: Int) -> Bool { n < 24 && k &* m >= 1 << 18 }

  /// All rows.
  func multiply(_ y: UnsafeMutablePointer<Float>, bias: UnsafePointer<Float>?) {
    // SAFETY: the matrices are as described; pieces write to rows or columns of their own.
    if Self.isNarrow(n, k, m) { return multiplyNarrow(y, bias: bias) }
    if Product.panels(m) > 1, n <= m { multiplyColumns(y, bias) } else { multiplyRows(y, bias) }
  }

  /// How many panels are made and used at once: they stay in the second-level cache.
  private var together: Int { max((1 << 17) / (Product.width &* k), 1) }

  /// Each thread has columns of the result, and reads all of `x`.
  private func multiplyColumns(_ y: UnsafeMutablePointer<Float>, _ bias: UnsafePointer<Float>?) {
    let (panels, width) = (Product.panels(m), Product.width)
    BlockCache.shared.withRoom(for: Float.self, panels &* width &* k) { room in
      Workers.shared.split(panels, work: work, pieces: 2) { first, last in
        var p = first
        while p < last {
          let (end, column) = (min(p &+ together, last), p &* width)
          Product.turnIntoPanels(m, k, w, wStep, room, p..<end)
          Product.multiply(
            rows: n, columns: min(end &* width, m) &- column, inner: k, x, xStep, room + column &* k, y + column, m,
            bias: bias.map { $0 + column })
          p = end
        }
      }
    }
  }

  /// Each thread has rows of the result, and turns all of `w`.
  private func multiplyRows(_ y: UnsafeMutablePointer<Float>, _ bias: UnsafePointer<Float>?) {
    let panels = Product.panels(m)
    let size = panels &* Product.width &* k
    BlockCache.shared.withRoom(for: Float.self, 2 &* size) { room in
      Workers.shared.split(n, work: work, grain: 12, pieces: 2) { first, last in
        let own = first == 0 ? room : room + size
        Product.turnIntoPanels(m, k, w, wStep, own, 0..<panels)
        Product.multiply(
          rows: last &- first, columns: m, inner: k, x + first &* xStep, xStep, own, y + first &* m, m, bias: bias)
      }
    }
  }

  private func multiplyNarrow(_ y: UnsafeMutablePointer<Float>, bias: UnsafePointer<Float>?) {
    let columns = Product.panels(n) &* Product.width
    BlockCache.shared.withRoom(for: Float.self, columns &* (k &+ m)) { room in
      Product.turnIntoPanels(n, k, x, xStep, room, 0..<Product.panels(n))
      let results = room + columns &* k
      Workers.shared.split(m, work: work, grain: 48, pieces: 4) { first, last in
        Product.multiply(
          rows: last &- first, columns: columns, inner: k, w + first &* wStep, wStep, room, results + first &* columns,
          columns)
        for i in 0..<n {
          let (row, column) = (y + i &* m, results + i)
          for j in first..<last { row[j] = column[j &* columns] }
          if let bias { for j in first..<last { row[j] = bias[j] + row[j] } }
        }
      }
    }
  }
}
