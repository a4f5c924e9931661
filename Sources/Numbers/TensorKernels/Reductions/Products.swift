// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

extension Reductions {
  /// Products, in whose order the bits are PyTorch's: a run in four vectors side by side, its rest one after the other.
  static func product<T: Number>(_ g: ReductionGeometry, _ x: UnsafePointer<T>, _ o: UnsafeMutablePointer<T>) {
    guard g.inner == 1 else {
      Workers.shared.split(g.outer, work: g.outer &* g.length &* g.inner) { from, to in
        for block in from..<to {
          let row = o + block &* g.inner
          for i in 0..<g.inner { row[i] = T.oneValue }
          for r in 0..<g.length {
            let line = x + (block &* g.length &+ r) &* g.inner
            for i in 0..<g.inner { row[i] = row[i].times(line[i]) }
          }
        }
      }
      return
    }
    let width = 32 / MemoryLayout<T>.stride
    Workers.shared.split(g.outer, work: g.outer &* g.length) { from, to in
      withUnsafeTemporaryAllocation(of: T.self, capacity: 4 &* width) { chains in
        for block in from..<to {
          var result = T.oneValue
          var i = 0
          let row = x + block &* g.length
          while i < g.length {
            let end = i &+ g.run
            if g.run >= 4 &* width {
              for k in 0..<(4 &* width) { chains[k] = row[i &+ k] }
              i &+= 4 &* width
              while i &+ 4 &* width <= end {
                for k in 0..<(4 &* width) { chains[k] = chains[k].times(row[i &+ k]) }
                i &+= 4 &* width
              }
              for k in 0..<width {
                chains[k] = chains[k].times(chains[width &+ k])
                  .times(chains[2 &* width &+ k].times(chains[3 &* width &+ k]))
              }
              for k in 1..<width { chains[0] = chains[0].times(chains[k]) }
              result = result.times(chains[0])
            }
            while i < end {
              result = result.times(row[i])
              i &+= 1
            }
          }
          o[block] = result
        }
      }
    }
  }
}
