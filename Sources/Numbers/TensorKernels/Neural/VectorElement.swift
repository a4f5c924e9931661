// SPDX-License-Identifier: GPL-3.0-or-later

import COpenBLAS

/// An element type with loops that are written over vector registers.
protocol VectorElement: NeuralElement, SIMDScalar, Codable {
  /// As many elements as a register of the smallest machine that is worth it holds: 256 bits, as in PyTorch's AVX2 kernels.
  associatedtype Lanes: SIMD & BitwiseCopyable where Lanes.Scalar == Self
  /// 512 bits: one register or two, as the code is compiled.
  associatedtype Wide: SIMD & BitwiseCopyable where Wide.Scalar == Self
  /// Four elements, for rows that fill no register.
  associatedtype Four: SIMD & BitwiseCopyable where Four.Scalar == Self
  /// The sum of the elements of a register, in PyTorch's order.
  static func total(_ lanes: Lanes) -> Self
  /// Stores a register past the caches, to a multiple of 32 bytes.
  static func storePastCaches(_ lanes: Lanes, _ pointer: UnsafeMutablePointer<Self>)
  /// As many rows as `Wide` has elements, of as many elements each, become columns.
  static func turn(_ rows: UnsafePointer<Self>, _ step: Int, _ columns: UnsafeMutablePointer<Self>, _ columnStep: Int)
}

extension Float: VectorElement {
  typealias Lanes = SIMD8<Float>
  typealias Wide = SIMD16<Float>
  typealias Four = SIMD4<Float>

  @inline(__always) static func total(_ lanes: SIMD8<Float>) -> Float {
    let four = lanes.lowHalf + lanes.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }
  @inline(__always) static func storePastCaches(_ lanes: SIMD8<Float>, _ pointer: UnsafeMutablePointer<Float>) {
    gradus_write_floats(pointer, lanes)
  }
  @inline(__always) static func turn(
    _ rows: UnsafePointer<Float>, _ step: Int, _ columns: UnsafeMutablePointer<Float>, _ columnStep: Int
  ) { gradus_turn_floats(rows, step, columns, columnStep) }
}

extension Double: VectorElement {
  typealias Lanes = SIMD4<Double>
  typealias Wide = SIMD8<Double>
  typealias Four = SIMD4<Double>

  @inline(__always) static func total(_ lanes: SIMD4<Double>) -> Double { lanes.x + lanes.y + lanes.z + lanes.w }
  @inline(__always) static func storePastCaches(_ lanes: SIMD4<Double>, _ pointer: UnsafeMutablePointer<Double>) {
    gradus_write_doubles(pointer, lanes)
  }
  @inline(__always) static func turn(
    _ rows: UnsafePointer<Double>, _ step: Int, _ columns: UnsafeMutablePointer<Double>, _ columnStep: Int
  ) {
    for i in 0..<Wide.scalarCount {
      for j in 0..<Wide.scalarCount { columns[i &* columnStep &+ j] = rows[j &* step &+ i] }
    }
  }
}

extension VectorElement {
  /// The elements of a register.
  @inline(__always) static var width: Int { Lanes.scalarCount }

  /// The register that begins at an element; no alignment is needed.
  @inline(__always) static func load(_ pointer: UnsafePointer<Self>) -> Lanes {
    UnsafeRawPointer(pointer).loadUnaligned(as: Lanes.self)
  }

  /// Stores a register from an element on.
  @inline(__always) static func store(_ lanes: Lanes, _ pointer: UnsafeMutablePointer<Self>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: Lanes.self)
  }

  /// From how many bytes on, operands and result together, results are written past the caches: these would read first what is then
  /// overwritten, and drop it anyway before somebody asks for it.
  @inline(__always) static var cached: Int { 32 << 20 }

  /// Which lanes are not among the first `count`.
  @inline(__always) static func lanes(from count: Int) -> SIMDMask<Lanes.MaskStorage> {
    var mask = SIMDMask<Lanes.MaskStorage>(repeating: false)
    for i in count..<max(count, width) { mask[i] = true }
    return mask
  }
}
