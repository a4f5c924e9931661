// SPDX-License-Identifier: GPL-3.0-or-later

/// The loops of `where`: one for each size of element, since only bits move.
public enum Selection {
  /// Destination, mask, first and second source with their steps.
  public typealias Row = (UnsafePointer<UnsafeMutableRawPointer>, [Int], Int) -> Void

  /// The loop for elements of a size.
  public static func row(_ itemSize: Int) -> Row {
    switch itemSize {
    case 1: { select($0, $1, $2, UInt8.self) }
    case 2: { select($0, $1, $2, UInt16.self) }
    case 4: { select($0, $1, $2, UInt32.self) }
    default: { select($0, $1, $2, UInt64.self) }
    }
  }

  @inline(__always)
  private static func select<T: BitwiseCopyable>(
    _ pointers: UnsafePointer<UnsafeMutableRawPointer>, _ steps: [Int], _ count: Int, _ type: T.Type
  ) {
    let o = pointers[0].assumingMemoryBound(to: T.self)
    let m = pointers[1].assumingMemoryBound(to: UInt8.self)
    let a = pointers[2].assumingMemoryBound(to: T.self)
    let b = pointers[3].assumingMemoryBound(to: T.self)
    let (os, ms, s, t) = (steps[0], steps[1], steps[2], steps[3])
    if os == 1, ms == 1, s == 1, t == 1 {
      for i in 0..<count { o[i] = m[i] != 0 ? a[i] : b[i] }
    } else if os == 1, ms == 1, s == 0, t == 1 {
      let value = a[0]
      for i in 0..<count { o[i] = m[i] != 0 ? value : b[i] }
    } else {
      for i in 0..<count { o[i &* os] = m[i &* ms] != 0 ? a[i &* s] : b[i &* t] }
    }
  }
}
