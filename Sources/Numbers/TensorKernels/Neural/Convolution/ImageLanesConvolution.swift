// SPDX-License-Identifier: GPL-3.0-or-later

import COpenBLAS
import Primitives

/// Convolution with images side by side: a register holds one place of as many images as it has elements. A place's sum takes the taps
/// that lie inside of the source and no others, where every other way multiplies the padding too: for windows of 3 x 3 around planes of 4 x 4
/// that is a third of all products, for planes of 2 x 2 more than half of them.
///
/// Images are taken a register at a time whatever the number of threads, so every sum has one order.
struct ImageLanesConvolution<T: VectorElement> {
  /// Channels of a group and of all groups.
  private typealias Channels = (group: Int, all: Int)

  private let batch: Int
  private let groups: Int
  private let source: Channels
  private let target: Channels
  private let sourcePlane: Int
  private let targetPlane: Int
  /// Between the weights of neighbouring targets, of neighbouring sources, and of groups.
  private let steps: (target: Int, source: Int, group: Int)
  /// The taps of all places, one after the other.
  private let taps: [ImageLanesMicrokernel<T>.Tap]
  /// Where the taps of each place begin, and after them the end.
  private let firsts: [Int]

  /// Elements of a register: so many images are worked on at once.
  private static var lanes: Int { T.Wide.scalarCount }

  /// From inputs to outputs; nil where it would be slower than other ways, as with a few images or large planes.
  init?(forward kernels: ConvolutionKernels) {
    let (into, out) = (kernels.inChannels / kernels.groups, kernels.outChannels / kernels.groups)
    let (geometry, kernel) = (kernels.geometry, kernels.geometry.kernelSize)
    self.init(
      kernels, (into, kernels.inChannels), (out, kernels.outChannels),
      planes: (geometry.inputSize, geometry.outputSize),
      steps: (into &* kernel, kernel, out &* into &* kernel),
      places: { $0.sources }, sizes: geometry.inputSizes)
  }

  /// From outputs back to inputs, likewise.
  init?(backward kernels: ConvolutionKernels) {
    let (into, out) = (kernels.inChannels / kernels.groups, kernels.outChannels / kernels.groups)
    let (geometry, kernel) = (kernels.geometry, kernels.geometry.kernelSize)
    self.init(
      kernels, (out, kernels.outChannels), (into, kernels.inChannels),
      planes: (geometry.outputSize, geometry.inputSize),
      steps: (kernel, into &* kernel, out &* into &* kernel),
      places: { $0.results }, sizes: geometry.outputSizes)
  }

  private init?(
    _ kernels: ConvolutionKernels, _ source: Channels, _ target: Channels, planes: (source: Int, target: Int),
    steps: (Int, Int, Int), places: (WindowAxis) -> [[(kernel: Int, source: Int)]],
    sizes: (depth: Int, height: Int, width: Int)
  ) {
    (batch, groups, self.source, self.target, self.steps) = (kernels.batch, kernels.groups, source, target, steps)
    (sourcePlane, targetPlane) = planes
    let window = kernels.geometry
    guard batch >= Self.lanes, source.group >= 8, target.group >= 12, 1...64 ~= targetPlane, 1...256 ~= sourcePlane,
      2...1024 ~= window.kernelSize, kernels.work >= 1 << 15
    else { return nil }
    let (depths, heights, widths) = (places(window.depth), places(window.height), places(window.width))
    let count = [depths, heights, widths].reduce(1) { $0 &* $1.reduce(0) { $0 &+ $1.count } }
    let filled = (batch &+ Self.lanes &- 1) / Self.lanes &* Self.lanes
    // The others multiply every tap of every image; this one must do a tenth less, with lanes that no image fills counted.
    guard filled &* count &* 10 <= batch &* targetPlane &* window.kernelSize &* 9 else { return nil }
    var (taps, firsts): ([ImageLanesMicrokernel<T>.Tap], [Int]) = ([], [0])
    for (d, h) in depths.flatMap({ d in heights.map { (d, $0) } }) {
      for w in widths {
        for (a, b) in d.flatMap({ a in h.map { (a, $0) } }) {
          for c in w {
            let weight = (a.kernel &* window.height.kernel &+ b.kernel) &* window.width.kernel &+ c.kernel
            let place = (a.source &* sizes.height &+ b.source) &* sizes.width &+ c.source
            taps.append(.init(weight: weight, source: place &* Self.lanes))
          }
        }
        firsts.append(taps.count)
      }
    }
    (self.taps, self.firsts) = (taps, firsts)
  }

  /// Writes the sums of all images, which begin with the bias of their channel or with 0.
  func run(
    from images: UnsafePointer<T>, _ weight: UnsafePointer<T>, _ bias: UnsafePointer<T>?,
    to results: UnsafeMutablePointer<T>
  ) {
    // SAFETY: operands are dense and of the described shapes; pieces write to channels of their own.
    let lanes = Self.lanes
    let units = (batch &+ lanes &- 1) / lanes &* groups
    let work = lanes &* target.group &* source.group &* taps.count / 8
    let room = source.group &* sourcePlane
    func run(_ unit: Int, _ channels: Range<Int>) {
      let (first, group) = (unit / groups &* lanes, unit % groups)
      let count = min(lanes, batch &- first)
      BlockCache.shared.withRoom(for: T.self, room &* lanes) { packed in
        if count < lanes { packed.update(repeating: 0, count: room &* lanes) }
        let from = images + (first &* source.all &+ group &* source.group) &* sourcePlane
        PanelProduct<T>.turn(count, room, from, source.all &* sourcePlane, packed, lanes)
        let to = results + (first &* target.all &+ group &* target.group) &* targetPlane
        sums(
          channels, packed, weight + group &* steps.group, bias.map { $0 + group &* target.group }, to, images: count)
      }
    }
    if units == 2 || units >= 4 {
      Workers.shared.split(units, work: units &* work, pieces: units) { first, last in
        for unit in first..<last { run(unit, 0..<target.group) }
      }
      return
    }
    // Both threads turn all images: to read what the other core has written would take longer.
    for unit in 0..<units {
      Workers.shared.split(target.group, work: work, grain: 12, pieces: 2) { first, last in run(unit, first..<last) }
    }
  }

  /// The sums of some channels of the result for a register of images.
  private func sums(
    _ channels: Range<Int>, _ packed: UnsafePointer<T>, _ weight: UnsafePointer<T>, _ bias: UnsafePointer<T>?,
    _ results: UnsafeMutablePointer<T>, images: Int
  ) {
    let (lanes, most) = (Self.lanes, gradus_has_wide_registers() != 0 ? 12 : 6)
    let channelSize = targetPlane &* lanes
    // So many source channels stay in the first-level cache, with their weights, for all places of a row or for small planes.
    let block = max(4096 / (min(sourcePlane, 24) &* lanes), 4)
    BlockCache.shared.withRoom(for: T.self, most &* channelSize) { room in
      var next = channels.lowerBound
      while next < channels.upperBound {
        let rows = channels.upperBound &- next > 6 ? most : 6
        // The last rows are computed with some before them again, so that registers are full.
        let o = max(min(next, target.group &- rows), 0)
        for r in 0..<rows {
          (room + r &* channelSize).update(repeating: bias?[o &+ r] ?? 0, count: channelSize)
        }
        var c = 0
        while c < source.group {
          add(packed, weight, o, rows, c..<min(c &+ block, source.group), room)
          c &+= block
        }
        let end = min(o &+ rows, channels.upperBound)
        PanelProduct<T>.turn(
          (end &- next) &* targetPlane, images, room + (next &- o) &* channelSize, lanes,
          results + next &* targetPlane, target.all &* targetPlane)
        next = end
      }
    }
  }

  /// Adds the products of some source channels to the sums of some rows from `first` on, at all places.
  private func add(
    _ packed: UnsafePointer<T>, _ weight: UnsafePointer<T>, _ first: Int, _ rows: Int, _ channels: Range<Int>,
    _ sums: UnsafeMutablePointer<T>
  ) {
    let step = sourcePlane &* Self.lanes
    taps.withUnsafeBufferPointer { taps in
      for p in 0..<targetPlane {
        let operands = ImageLanesMicrokernel<T>.Operands(
          taps: UnsafeBufferPointer(rebasing: taps[firsts[p]..<firsts[p &+ 1]]), channels: channels.count,
          source: packed + channels.lowerBound &* step, sourceStep: step,
          weight: weight + (first &* steps.target &+ channels.lowerBound &* steps.source), weightStep: steps.source,
          rowStep: steps.target)
        let place = sums + p &* Self.lanes
        if rows == 12 {
          ImageLanesMicrokernel<T>.twelve(operands, place, targetPlane &* Self.lanes)
        } else {
          ImageLanesMicrokernel<T>.six(operands, place, targetPlane &* Self.lanes)
        }
      }
    }
  }
}

extension WindowAxis {
  /// For each result the elements of its window that lie inside of the input, and where.
  fileprivate var sources: [[(kernel: Int, source: Int)]] {
    (0..<output).map { place in
      (0..<kernel).compactMap { k in
        let source = place &* stride &- padding &+ k &* dilation
        return 0..<input ~= source ? (k, source) : nil
      }
    }
  }

  /// For each input the results that it has a part in, and with which element of their windows.
  fileprivate var results: [[(kernel: Int, source: Int)]] {
    (0..<input).map { place in
      (0..<kernel).compactMap { k in
        let distance = place &+ padding &- k &* dilation
        let result = distance / stride
        return distance >= 0 && distance % stride == 0 && result < output ? (k, result) : nil
      }
    }
  }
}
