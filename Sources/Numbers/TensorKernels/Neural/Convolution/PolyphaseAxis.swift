// SPDX-License-Identifier: GPL-3.0-or-later

/// One spatial axis of a convolution, parted into the stride's phases: which source elements each result needs. A tap is an element
/// of the window.
///
/// Result `j` adds, for every tap, the source element `starts[phase] + (j + base) * sourceStep`. Elements of one phase lie
/// side by side once they are copied, so that neighbouring results read neighbouring elements whatever the stride was.
struct PolyphaseAxis {
  /// An element of the window.
  struct Tap {
    /// Its index in the window.
    var kernel: Int
    /// The phase that its source elements belong to.
    var phase: Int
    /// How many elements of the phase it lies after the window's start.
    var base: Int
  }

  /// How many results there are.
  var outputs: Int
  /// The place of the first result.
  var firstOutput = 0
  /// The step between the places of results.
  var outputStep = 1
  /// The step between the source elements of neighbouring results.
  var sourceStep = 1
  /// For each phase the source index of its first element; it may lie outside of the source, where there are zeros.
  var starts: [Int] = []
  /// The elements of the window.
  var taps: [Tap] = []

  /// The elements of a phase that the results need.
  var length: Int { outputs &+ (taps.map(\.base).max() ?? 0) }

  /// From inputs to the outputs of a convolution.
  init(forward axis: WindowAxis) {
    outputs = axis.output
    sourceStep = axis.stride
    var phases: [Int: Int] = [:]
    for k in 0..<axis.kernel {
      let offset = k &* axis.dilation
      let rest = offset % axis.stride
      let phase = phases[rest] ?? starts.count
      if phase == starts.count {
        phases[rest] = phase
        starts.append(rest &- axis.padding)
      }
      taps.append(Tap(kernel: k, phase: phase, base: offset / axis.stride))
    }
    splitFarTaps()
  }

  /// From outputs back to the inputs `remainder`, `remainder + stride`, …
  init(backward axis: WindowAxis, remainder: Int) {
    outputs = axis.input > remainder ? (axis.input &- remainder &+ axis.stride &- 1) / axis.stride : 0
    firstOutput = remainder
    outputStep = axis.stride
    for k in 0..<axis.kernel {
      let distance = remainder &+ axis.padding &- k &* axis.dilation
      if distance % axis.stride == 0 { taps.append(Tap(kernel: k, phase: 0, base: distance / axis.stride)) }
    }
    let least = taps.map(\.base).min() ?? 0
    for t in taps.indices { taps[t].base &-= least }
    starts = [least]
    splitFarTaps()
  }

  /// Gives every tap a phase of its own where they are so far apart that a common one would be mostly gaps.
  private mutating func splitFarTaps() {
    guard length > 4 &* outputs &+ 64 else { return }
    starts = taps.map { starts[$0.phase] &+ $0.base &* sourceStep }
    for t in taps.indices { (taps[t].phase, taps[t].base) = (t, 0) }
  }

  /// The inputs below the stride from which on `backward` has taps: all others have no part in any output.
  static func remainders(_ axis: WindowAxis) -> [Int] {
    let all = Set(
      (0..<axis.kernel).map { k in
        let rest = (k &* axis.dilation &- axis.padding) % axis.stride
        return rest < 0 ? rest &+ axis.stride : rest
      })
    return all.filter { $0 < axis.input }.sorted()
  }
}
