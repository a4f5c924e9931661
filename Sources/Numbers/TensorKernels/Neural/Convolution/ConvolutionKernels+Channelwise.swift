// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

// Channels that are convolved by themselves, one after the other.
extension ConvolutionKernels {
  /// Runs the sums of all planes; `plane` says of each which filter it has, its source, what the sums begin with, and where its results go.
  func channelwise<T: VectorElement>(
    _ sums: ChannelwiseConvolution<T>, _ weight: UnsafePointer<T>, _ count: Int,
    _ plane: (Int) -> (filter: Int, source: UnsafePointer<T>, start: T, target: UnsafeMutablePointer<T>)
  ) {
    if sums.isEmpty { return }
    // SAFETY: the room has a copy and, behind it, the weights of a window.
    Workers.shared.split(count, work: work) { first, last in
      withUnsafeTemporaryAllocation(of: T.self, capacity: sums.copyCount &+ sums.taps) { room in
        guard let copy = room.baseAddress else { return }
        for i in 0..<sums.copyCount { copy[i] = 0 }
        let weights = copy + sums.copyCount
        for unit in first..<last {
          let plane = plane(unit)
          sums.gather(weight + plane.filter &* geometry.kernelSize, weights)
          sums.run(plane.source, weights, start: plane.start, plane.target, copy: copy)
        }
      }
    }
  }

  /// The weights' sums, filter after filter.
  func correlateChannels<T: VectorElement>(
    _ y: UnsafePointer<T>, _ x: UnsafePointer<T>, _ w: UnsafeMutablePointer<T>
  ) {
    let sums = ChannelwiseConvolution<T>(
      geometry, PolyphaseAxis(forward: geometry.depth), PolyphaseAxis(forward: geometry.height),
      PolyphaseAxis(forward: geometry.width), sourceSizes: geometry.inputSizes, targetSizes: geometry.outputSizes)
    if sums.isEmpty { return }
    let (kernel, perChannel) = (geometry.kernelSize, outChannels / groups)
    // SAFETY: each filter is one worker's.
    Workers.shared.split(outChannels, work: work) { first, last in
      withUnsafeTemporaryAllocation(of: T.self, capacity: sums.copyCount) { room in
        withUnsafeTemporaryAllocation(of: T.Lanes.self, capacity: kernel) { lanes in
          guard let copy = room.baseAddress, let lanes = lanes.baseAddress else { return }
          for i in 0..<sums.copyCount { copy[i] = 0 }
          for o in first..<last {
            for k in 0..<kernel { lanes[k] = .zero }
            for n in 0..<batch {
              sums.correlate(
                x + (n &* inChannels &+ o / perChannel) &* geometry.inputSize,
                y + (n &* outChannels &+ o) &* geometry.outputSize, lanes, copy: copy)
            }
            for k in 0..<kernel { w[o &* kernel &+ k] = T.total(lanes[k]) }
          }
        }
      }
    }
  }
}
