// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Convolution and its two transposed maps.
///
/// Shapes: input (batch, inChannels, …), weight (outChannels, inChannels / groups, …), output (batch, outChannels, …);
/// everything dense. All three maps are linear in each operand, so they are each other's derivatives.
public struct ConvolutionKernels: Sendable {
  /// The windows.
  public let geometry: WindowGeometry
  /// Images.
  public let batch: Int
  /// Channels of the input.
  public let inChannels: Int
  /// Channels of the output.
  public let outChannels: Int
  /// Independent groups of channels.
  public let groups: Int

  /// Describes a convolution.
  public init(_ geometry: WindowGeometry, batch: Int, inChannels: Int, outChannels: Int, groups: Int) {
    self.geometry = geometry
    self.batch = batch
    self.inChannels = inChannels
    self.outChannels = outChannels
    self.groups = groups
  }

  private var inPerGroup: Int { inChannels / groups }
  private var outPerGroup: Int { outChannels / groups }
  /// Rows of the unfolded matrix of a group.
  private var rows: Int { inPerGroup &* geometry.kernelSize }

  var work: Int { batch &* outChannels &* geometry.outputSize &* max(rows, 1) / 8 }

  /// Whether products of matrices over unfolded windows are faster than the direct sums, for planes of at most `most` results: where
  /// small planes would leave registers empty, and every window serves enough filters to be worth a copy.
  private func isUnfolded(atMost most: Int) -> Bool {
    guard inPerGroup >= 8, outPerGroup >= 24, work >= 1 << 15 else { return false }
    return geometry.isPointwise ? geometry.outputSize < 16 : kernelSizeIsOne || geometry.outputSize <= most
  }

  /// Up to how many results a plane is small: very many weights are read for more results at once there.
  private var smallPlane: Int { outPerGroup &* rows > 1 << 18 ? 256 : 128 }

  /// Whether a sum for each input would meet next to nothing but places beside the outputs, as where windows of hundreds stand around three.
  private var spreadsFar: Bool {
    let strides = [geometry.depth, geometry.height, geometry.width].reduce(1.0) { $0 * Double($1.stride) }
    return geometry.outputSize > 0 && Double(geometry.inputSize) > 64 * Double(geometry.outputSize) * strides
  }

  private var kernelSizeIsOne: Bool { geometry.kernelSize == 1 }
  /// Whether each channel is convolved by itself.
  private var isChannelwise: Bool { inPerGroup == 1 && groups > 1 && geometry.kernelSize > 0 }

  private func unfolded<T>(_: T.Type, isShared: Bool = false) -> UnfoldedConvolution<T> {
    UnfoldedConvolution(geometry, batch: batch, channels: (inChannels, outChannels), groups: groups, isShared: isShared)
  }

  /// `output = input * weight (+ bias)`.
  public func forward(
    _ kind: ElementKind, input: UnsafeRawPointer, weight: UnsafeRawPointer, bias: UnsafeRawPointer?,
    output: UnsafeMutableRawPointer
  ) {
    kind == .float64
      ? forward(Double.self, input, weight, bias, output) : forward(Float.self, input, weight, bias, output)
  }

  /// `input = transposed convolution of output with weight`; all of the input is written.
  public func transposed(
    _ kind: ElementKind, output: UnsafeRawPointer, weight: UnsafeRawPointer, input: UnsafeMutableRawPointer
  ) {
    kind == .float64
      ? transposed(Double.self, output, weight, input) : transposed(Float.self, output, weight, input)
  }

  /// `weight = sum over images and windows of output times input`; the weight must be zero-filled.
  public func correlation(
    _ kind: ElementKind, output: UnsafeRawPointer, input: UnsafeRawPointer, weight: UnsafeMutableRawPointer
  ) {
    kind == .float64
      ? correlation(Double.self, output, input, weight) : correlation(Float.self, output, input, weight)
  }

  private func forward<T: VectorElement>(
    _: T.Type, _ input: UnsafeRawPointer, _ weight: UnsafeRawPointer, _ bias: UnsafeRawPointer?,
    _ output: UnsafeMutableRawPointer
  ) {
    // SAFETY: all operands are dense and of the described shapes; blocks and groups partition them.
    let x = input.assumingMemoryBound(to: T.self)
    let w = weight.assumingMemoryBound(to: T.self)
    let b = bias?.assumingMemoryBound(to: T.self)
    let y = output.assumingMemoryBound(to: T.self)
    if let lanes = ImageLanesConvolution<T>(forward: self) {
      lanes.run(from: x, w, b, to: y)
      return
    }
    if isUnfolded(atMost: smallPlane) {
      unfolded(T.self, isShared: true).forward(x, w, b, y)
      return
    }
    if geometry.isPointwise {
      multiplyChannels(from: x, to: y, inPerGroup, outPerGroup, geometry.outputSize, w, transposed: false, b)
      return
    }
    if isChannelwise {
      let sums = ChannelwiseConvolution<T>(
        geometry, PolyphaseAxis(forward: geometry.depth), PolyphaseAxis(forward: geometry.height),
        PolyphaseAxis(forward: geometry.width), sourceSizes: geometry.inputSizes, targetSizes: geometry.outputSizes)
      channelwise(sums, w, batch &* outChannels) { unit in
        let (n, o) = (unit / outChannels, unit % outChannels)
        let channel = x + (n &* inChannels &+ o / outPerGroup) &* geometry.inputSize
        return (o, channel, b?[o] ?? 0, y + unit &* geometry.outputSize)
      }
      return
    }
    let (kernel, rows) = (geometry.kernelSize, rows)
    for g in 0..<groups {
      let sums = DirectConvolution<T>(
        geometry, PolyphaseAxis(forward: geometry.depth), PolyphaseAxis(forward: geometry.height),
        PolyphaseAxis(forward: geometry.width),
        sourceSizes: geometry.inputSizes, targetSizes: geometry.outputSizes, channels: (inPerGroup, outPerGroup),
        bias: b.map { $0 + g &* outPerGroup }, weight: w + g &* outPerGroup &* rows, steps: (rows, kernel))
      run(sums, from: x, channel: g &* inPerGroup, of: inChannels, to: y, channel: g &* outPerGroup, of: outChannels)
    }
  }

  private func transposed<T: VectorElement>(
    _: T.Type, _ output: UnsafeRawPointer, _ weight: UnsafeRawPointer, _ input: UnsafeMutableRawPointer
  ) {
    // SAFETY: as above.
    let y = output.assumingMemoryBound(to: T.self)
    let w = weight.assumingMemoryBound(to: T.self)
    let x = input.assumingMemoryBound(to: T.self)
    if let lanes = ImageLanesConvolution<T>(backward: self) {
      lanes.run(from: y, w, nil, to: x)
      return
    }
    // With a stride the direct sums of each remainder would go through the source anew.
    let hasStride = [geometry.depth, geometry.height, geometry.width].contains { $0.stride > 1 }
    if isUnfolded(atMost: hasStride && inPerGroup >= 64 ? 256 : smallPlane) || spreadsFar {
      unfolded(T.self).transposed(y, w, x)
      return
    }
    if geometry.isPointwise {
      multiplyChannels(from: y, to: x, outPerGroup, inPerGroup, geometry.outputSize, w, transposed: true, nil)
      return
    }
    let (kernel, rows) = (geometry.kernelSize, rows)
    // Inputs that are the same distance from a multiple of the stride have the same taps; some have none.
    let axes = [geometry.depth, geometry.height, geometry.width]
    let remainders = axes.map(PolyphaseAxis.remainders)
    if zip(axes, remainders).contains(where: { $1.count < min($0.stride, $0.input) }) {
      Copying.zero(input, batch &* inChannels &* geometry.inputSize &* MemoryLayout<T>.stride)
    }
    if isChannelwise && outPerGroup == 1 {
      for (d, h, k) in remainders[0].flatMap({ d in
        remainders[1].flatMap { h in remainders[2].map { (d, h, $0) } }
      }) {
        let sums = ChannelwiseConvolution<T>(
          geometry, PolyphaseAxis(backward: geometry.depth, remainder: d),
          PolyphaseAxis(backward: geometry.height, remainder: h), PolyphaseAxis(backward: geometry.width, remainder: k),
          sourceSizes: geometry.outputSizes, targetSizes: geometry.inputSizes)
        channelwise(sums, w, batch &* inChannels) { unit in
          (unit % inChannels, y + unit &* geometry.outputSize, 0, x + unit &* geometry.inputSize)
        }
      }
      return
    }
    for g in 0..<groups {
      let group = w + g &* outPerGroup &* rows
      for d in remainders[0] {
        for h in remainders[1] {
          for w in remainders[2] {
            let sums = DirectConvolution<T>(
              geometry, PolyphaseAxis(backward: geometry.depth, remainder: d),
              PolyphaseAxis(backward: geometry.height, remainder: h),
              PolyphaseAxis(backward: geometry.width, remainder: w), sourceSizes: geometry.outputSizes,
              targetSizes: geometry.inputSizes, channels: (outPerGroup, inPerGroup), bias: nil, weight: group,
              steps: (kernel, rows))
            run(
              sums, from: y, channel: g &* outPerGroup, of: outChannels, to: x, channel: g &* inPerGroup,
              of: inChannels)
          }
        }
      }
    }
  }

  /// Runs the sums of a group over all images, which are halved in rows when there are few of them.
  private func run<T: VectorElement>(
    _ sums: DirectConvolution<T>, from source: UnsafePointer<T>, channel: Int, of sourceChannels: Int,
    to target: UnsafeMutablePointer<T>, channel targetChannel: Int, of targetChannels: Int
  ) {
    let (slices, lines) = (sums.axes.depth.outputs, sums.axes.height.outputs)
    guard slices > 0, lines > 0, sums.axes.width.outputs > 0 else { return }
    let (sizes, plane) = (sums.source.sizes, sums.target.depth &* sums.target.height &* sums.target.width)
    let sourcePlane = sizes.depth &* sizes.height &* sizes.width
    let halves = batch < 8 ? 2 : 1
    Workers.shared.split(batch &* halves, work: work) { first, last in
      let room = sums.scratchCount
      BlockCache.shared.withRoom(for: T.self, room.source &+ room.results) { scratch in
        for unit in first..<last {
          let (n, half) = (unit / halves, unit % halves)
          let from = half &* (lines / 2)
          let to = half &+ 1 == halves ? lines : lines / 2
          for slice in 0..<slices {
            sums.run(
              source + (n &* sourceChannels &+ channel) &* sourcePlane,
              target + (n &* targetChannels &+ targetChannel) &* plane, slice: slice, from: from, to: to, copy: scratch,
              results: scratch + room.source)
          }
        }
      }
    }
  }

  /// Convolution with a window of one element: a matrix product for each image and group.
  private func multiplyChannels<T: VectorElement>(
    from source: UnsafePointer<T>, to target: UnsafeMutablePointer<T>, _ sources: Int, _ targets: Int, _ plane: Int,
    _ weight: UnsafePointer<T>, transposed: Bool, _ bias: UnsafePointer<T>?
  ) {
    Workers.shared.split(batch &* groups, work: work) { first, last in
      for unit in first..<last {
        let out = target + unit &* targets &* plane
        let g = unit % groups
        if let bias {
          for o in 0..<targets { (out + o &* plane).update(repeating: bias[g &* targets &+ o], count: plane) }
        }
        T.multiply(
          targets, plane, sources, alpha: 1, weight + g &* inPerGroup &* outPerGroup, inPerGroup,
          transposed: transposed,
          source + unit &* sources &* plane, plane, transposed: false, beta: bias == nil ? 0 : 1, out, plane)
      }
    }
  }

  private func correlation<T: VectorElement>(
    _: T.Type, _ output: UnsafeRawPointer, _ input: UnsafeRawPointer, _ weight: UnsafeMutableRawPointer
  ) {
    // SAFETY: as above; two workers never share a weight.
    let y = output.assumingMemoryBound(to: T.self)
    let x = input.assumingMemoryBound(to: T.self)
    let w = weight.assumingMemoryBound(to: T.self)
    guard geometry.kernelSize > 0, geometry.outputSize > 0 else { return }
    if isUnfolded(atMost: outPerGroup >= 128 ? 256 : 128) {
      unfolded(T.self).correlation(y, x, w)
      return
    }
    if geometry.isPointwise {
      multiplyPlaces(y, x, w)
      return
    }
    if isChannelwise {
      correlateChannels(y, x, w)
      return
    }
    let sums = WeightGradientConvolution<T>(geometry)
    // Each worker has input channels of its own, or output channels where the input has few.
    let splitsInputs = inChannels.isMultiple(of: 2) || outPerGroup < 8
    let blocks = splitsInputs ? inChannels : (outPerGroup &+ 3) / 4
    let (plane, padded) = (geometry.outputSize, geometry.lines &* sums.outputPitch)
    // What every piece copies anew is a reason for few pieces.
    let pieces = splitsInputs && sums.readsOutputsDirectly ? 8 : 2
    Workers.shared.split(blocks, work: work, pieces: pieces) { first, last in
      let copy = UnsafeMutablePointer<T>.allocate(capacity: sums.scratchCount)
      defer { copy.deallocate() }
      let together = sums.imagesAtOnce
      let room = UnsafeMutablePointer<T>.allocate(
        capacity: sums.readsOutputsDirectly ? 1 : together &* outPerGroup &* padded)
      defer { room.deallocate() }
      var n = 0
      while n < batch {
        var images = WeightGradientConvolution<T>.Images(
          count: min(together, batch &- n), inputStep: inChannels &* geometry.inputSize,
          outputStep: outChannels &* plane, copyStep: sums.copyStep)
        for g in 0..<groups {
          let own = g &* inPerGroup..<(g &+ 1) &* inPerGroup
          let channels = splitsInputs ? (first..<last).clamped(to: own) : own
          let (o0, o1) = splitsInputs ? (0, outPerGroup) : (first &* 4, min(last &* 4, outPerGroup))
          if channels.isEmpty { continue }
          var outputs = y + (n &* outChannels &+ g &* outPerGroup) &* plane
          if !sums.readsOutputsDirectly {
            for i in 0..<images.count {
              for o in o0..<o1 {
                sums.pad(
                  outputs + (i &* outChannels &+ o) &* plane, room + (i &* outPerGroup &+ o) &* padded)
              }
            }
            outputs = UnsafePointer(room)
            images.outputStep = outPerGroup &* padded
          }
          for c in channels {
            sums.run(
              images, x + (n &* inChannels &+ c) &* geometry.inputSize, outputs, first: o0, last: o1,
              weights: w + (g &* outPerGroup &* rows &+ (c &- own.lowerBound) &* geometry.kernelSize), step: rows,
              copy: copy)
          }
        }
        n &+= together
      }
    }
  }

  /// The weight's sums for a window of one element: products of all places, image after image.
  private func multiplyPlaces<T: VectorElement>(
    _ y: UnsafePointer<T>, _ x: UnsafePointer<T>, _ w: UnsafeMutablePointer<T>
  ) {
    let plane = geometry.outputSize
    Workers.shared.split(outPerGroup, work: work, grain: 4, pieces: 2) { first, last in
      for n in 0..<batch {
        for g in 0..<groups {
          T.multiply(
            last &- first, inPerGroup, plane, alpha: 1, y + (n &* outChannels &+ g &* outPerGroup &+ first) &* plane,
            plane,
            transposed: false, x + (n &* inChannels &+ g &* inPerGroup) &* plane, plane, transposed: true, beta: 1,
            w + (g &* outPerGroup &+ first) &* inPerGroup, inPerGroup)
        }
      }
    }
  }
}
