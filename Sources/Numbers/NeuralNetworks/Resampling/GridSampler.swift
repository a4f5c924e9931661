// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

/// Images at points, by recorded operations: what second derivatives are made of.
struct GridSampler {
  let input: Tensor
  let mode: GridSample
  /// The spatial sizes, the last one first, as points name them.
  private let sizes: [Int]
  private var width: Int { sizes[0] }
  private var height: Int { sizes[1] }

  init(input: Tensor, mode: GridSample) {
    self.input = input
    self.mode = mode
    sizes = input.shape[2...].reversed()
  }

  /// The images or volumes at these coordinates.
  func value(_ coordinates: [Tensor]) throws -> Tensor {
    let plain = try zip(coordinates, sizes).map { try raw($0, $1) }
    if mode.mode == .bicubic { return try cubic(plain[0], plain[1]) }
    let places = try zip(plain, sizes).map { try bounded($0, $1) }
    if mode.mode == .nearest { return try take(places.map { try $0.detach().round() }) }
    let low = try places.map { try $0.detach().floor() }
    let shares = try zip(places, low).map { try $0.sub($1).unsqueeze(1) }
    var result: Tensor?
    for corner in 0..<(1 << sizes.count) {
      var weight: Tensor?
      var pixels: [Tensor] = []
      for d in sizes.indices {
        let isHigh = corner >> d & 1 == 1
        pixels.append(try low[d].add(.int(isHigh ? 1 : 0)))
        let share = isHigh ? shares[d] : try shares[d].rsub(.int(1))
        weight = try weight.map { try $0.mul(share) } ?? share
      }
      guard let weight else { continue }
      let part = try take(pixels).mul(weight)
      result = try result.map { try $0.add(part) } ?? part
    }
    return try result ?? take(low)
  }

  private func cubic(_ x: Tensor, _ y: Tensor) throws -> Tensor {
    let (left, top) = (try x.detach().floor(), try y.detach().floor())
    let (across, down) = (try weights(x.sub(left)), try weights(y.sub(top)))
    var result: Tensor?
    for j in 0..<4 {
      let row = try bounded(top.add(.int(j - 1)), height)
      var line: Tensor?
      for i in 0..<4 {
        let part = try take([bounded(left.add(.int(i - 1)), width), row]).mul(across[i].unsqueeze(1))
        line = try line.map { try $0.add(part) } ?? part
      }
      guard let part = try line?.mul(down[j].unsqueeze(1)) else { continue }
      result = try result.map { try $0.add(part) } ?? part
    }
    return try result ?? take([left, top])
  }

  /// The weights of cubic convolution with a = -0.75.
  private func weights(_ t: Tensor) throws -> [Tensor] {
    func near(_ x: Tensor) throws -> Tensor {
      try x.mul(.double(1.25)).sub(.double(2.25)).mul(x).mul(x).add(.int(1))
    }
    func far(_ x: Tensor) throws -> Tensor {
      try x.mul(.double(-0.75)).add(.double(3.75)).mul(x).sub(.int(6)).mul(x).add(.int(3))
    }
    return [try far(t.add(.int(1))), try near(t), try near(t.rsub(.int(1))), try far(t.rsub(.int(2)))]
  }

  /// A coordinate from -1 to 1 as a place among so many pixels.
  private func raw(_ x: Tensor, _ size: Int) throws -> Tensor {
    mode.alignCorners
      ? try x.add(.int(1)).div(.int(2)).mul(.int(size - 1))
      : try x.add(.int(1)).mul(.int(size)).sub(.int(1)).div(.int(2))
  }

  /// A place that lies inside, if those outside are moved there.
  private func bounded(_ place: Tensor, _ size: Int) throws -> Tensor {
    switch mode.border {
    case .zeros: return place
    case .border: return try place.clamp(min: .int(0), max: .int(size - 1))
    case .reflection:
      let (low, high) = mode.alignCorners ? (0.0, Double(size - 1)) : (-0.5, Double(size) - 0.5)
      if low == high { return try place.mul(.int(0)) }
      let span = high - low
      let distance = try place.sub(.double(low)).abs()
      let rest = try distance.fmod(.double(span))
      let flips = try distance.detach().div(.double(span)).floor().fmod(.int(2)).eq(.int(0))
      let reflected = try Tensor.where(flips, rest.add(.double(low)), rest.neg().add(.double(span + low)))
      return try reflected.clamp(min: .int(0), max: .int(size - 1))
    }
  }

  /// Pixels at whole coordinates; those outside are zeros.
  private func take(_ pixels: [Tensor]) throws -> Tensor {
    let (n, c) = (input.shape[0], input.shape[1])
    var (inside, number): (Tensor?, Tensor?)
    for d in sizes.indices.reversed() {
      let (x, size) = (pixels[d], sizes[d])
      let within = try x.ge(.int(0)).logicalAnd(x.lt(.int(size)))
      inside = try inside.map { try $0.logicalAnd(within) } ?? within
      let index = try x.nanToNum().clamp(min: .int(0), max: .int(size - 1)).to(.int64)
      number = try number.map { try $0.mul(.int(size)).add(index) } ?? index
    }
    guard let inside, let number else { return input }
    let shape = Array(number.shape[1...])
    let index = try number.view([n, 1, shape.product]).expand([n, c, shape.product])
    let picked = try input.reshape([n, c, sizes.product]).gather(2, index).view([n, c] + shape)
    return try picked.maskedFill(inside.logicalNot().unsqueeze(1), .int(0))
  }
}
