// SPDX-License-Identifier: GPL-3.0-or-later

/// A loop over one operand. (A structure, as an optional function is wrapped anew, twice on the heap, each time that it is handed on.)
public struct UnaryRow {
  @usableFromInline let body: (UnsafeMutableRawPointer, Int, UnsafeRawPointer, Int, Int) -> Void
  init(_ body: @escaping (UnsafeMutableRawPointer, Int, UnsafeRawPointer, Int, Int) -> Void) { self.body = body }

  /// Destination, its step, source, its step, count.
  @inlinable public func callAsFunction(
    _ out: UnsafeMutableRawPointer, _ ostep: Int, _ a: UnsafeRawPointer, _ astep: Int, _ count: Int
  ) { body(out, ostep, a, astep, count) }
}

/// A loop over two operands.
public struct BinaryRow {
  @usableFromInline let body: (UnsafeMutableRawPointer, Int, UnsafeRawPointer, Int, UnsafeRawPointer, Int, Int) -> Void
  init(
    _ body: @escaping (UnsafeMutableRawPointer, Int, UnsafeRawPointer, Int, UnsafeRawPointer, Int, Int) -> Void
  ) { self.body = body }

  /// Destination, its step, the sources with their steps, count.
  @inlinable public func callAsFunction(
    _ out: UnsafeMutableRawPointer, _ ostep: Int, _ a: UnsafeRawPointer, _ astep: Int, _ b: UnsafeRawPointer,
    _ bstep: Int,
    _ count: Int
  ) { body(out, ostep, a, astep, b, bstep, count) }
}

/// Applies a cheap function along a row; the dense case is a loop that the compiler turns into vector code.
@inline(__always)
func mapRow<A, R>(
  _ out: UnsafeMutableRawPointer, _ ostep: Int, _ a: UnsafeRawPointer, _ astep: Int, _ count: Int, _ f: (A) -> R
) {
  let o = out.assumingMemoryBound(to: R.self)
  let x = a.assumingMemoryBound(to: A.self)
  if ostep == 1, astep == 1 {
    for i in 0..<count { o[i] = f(x[i]) }
  } else {
    for i in 0..<count { o[i &* ostep] = f(x[i &* astep]) }
  }
}

/// Applies a function that is expensive anyhow along a row: one loop for all layouts.
@inline(__always)
func mapRowSlowly<A, R>(
  _ out: UnsafeMutableRawPointer, _ ostep: Int, _ a: UnsafeRawPointer, _ astep: Int, _ count: Int, _ f: (A) -> R
) {
  let o = out.assumingMemoryBound(to: R.self)
  let x = a.assumingMemoryBound(to: A.self)
  for i in 0..<count { o[i &* ostep] = f(x[i &* astep]) }
}

/// Combines two rows by a cheap function: dense, with a number on either side, or strided.
@inline(__always)
func zipRow<A, B, R>(
  _ out: UnsafeMutableRawPointer, _ ostep: Int, _ a: UnsafeRawPointer, _ astep: Int, _ b: UnsafeRawPointer,
  _ bstep: Int, _ count: Int, _ f: (A, B) -> R
) {
  let o = out.assumingMemoryBound(to: R.self)
  let x = a.assumingMemoryBound(to: A.self)
  let y = b.assumingMemoryBound(to: B.self)
  if ostep == 1, astep == 1, bstep == 1 {
    for i in 0..<count { o[i] = f(x[i], y[i]) }
  } else if ostep == 1, astep == 1, bstep == 0 {
    let second = y[0]
    for i in 0..<count { o[i] = f(x[i], second) }
  } else if ostep == 1, astep == 0, bstep == 1 {
    let first = x[0]
    for i in 0..<count { o[i] = f(first, y[i]) }
  } else {
    for i in 0..<count { o[i &* ostep] = f(x[i &* astep], y[i &* bstep]) }
  }
}

/// Combines two rows by a function that is expensive anyhow.
@inline(__always)
func zipRowSlowly<A, B, R>(
  _ out: UnsafeMutableRawPointer, _ ostep: Int, _ a: UnsafeRawPointer, _ astep: Int, _ b: UnsafeRawPointer,
  _ bstep: Int, _ count: Int, _ f: (A, B) -> R
) {
  let o = out.assumingMemoryBound(to: R.self)
  let x = a.assumingMemoryBound(to: A.self)
  let y = b.assumingMemoryBound(to: B.self)
  for i in 0..<count { o[i &* ostep] = f(x[i &* astep], y[i &* bstep]) }
}
