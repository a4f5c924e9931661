// SPDX-License-Identifier: GPL-3.0-or-later

/// One spatial dimension of a sliding window.
public struct WindowAxis: Sendable, Equatable {
  /// The size of the input.
  public var input: Int
  /// The size of the output: how many windows there are.
  public var output: Int
  /// The size of the window.
  public var kernel: Int
  /// The step from window to window.
  public var stride: Int
  /// The imaginary elements before the input.
  public var padding: Int
  /// The step between the elements of a window.
  public var dilation: Int

  /// Describes a dimension.
  public init(input: Int, output: Int, kernel: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1) {
    self.input = input
    self.output = output
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
  }

  /// A dimension that is not there.
  public static let none = WindowAxis(input: 1, output: 1, kernel: 1)

  /// The windows whose element `k` lies inside of the input.
  @inline(__always) func valid(_ k: Int) -> (low: Int, high: Int) {
    let shift = k &* dilation &- padding
    let low = shift >= 0 ? 0 : (stride &- 1 &- shift) / stride
    let rest = input &- 1 &- shift
    let high = rest < 0 ? 0 : rest / stride &+ 1
    let end = high < output ? high : output
    return (low < end ? low : end, end)
  }
}

/// A sliding window over up to three spatial dimensions; one- and two-dimensional layers leave the first ones out.
public struct WindowGeometry: Sendable, Equatable {
  /// The slowest dimension.
  public var depth: WindowAxis
  /// The middle dimension.
  public var height: WindowAxis
  /// The fastest dimension.
  public var width: WindowAxis

  /// Takes one to three axes, slowest first.
  public init(_ axes: [WindowAxis]) {
    depth = axes.count >= 3 ? axes[axes.count - 3] : .none
    height = axes.count >= 2 ? axes[axes.count - 2] : .none
    width = axes.last ?? .none
  }

  /// Elements of an input plane.
  public var inputSize: Int { depth.input &* height.input &* width.input }
  /// Elements of an output plane.
  public var outputSize: Int { depth.output &* height.output &* width.output }
  /// The sizes of an input plane.
  var inputSizes: (Int, Int, Int) { (depth.input, height.input, width.input) }
  /// The sizes of an output plane.
  var outputSizes: (Int, Int, Int) { (depth.output, height.output, width.output) }
  /// Elements of a window.
  public var kernelSize: Int { depth.kernel &* height.kernel &* width.kernel }
  /// Rows of an output plane.
  var lines: Int { depth.output &* height.output }

  /// Whether every window is one element at its own place, so that unfolding would copy the input as it is.
  var isPointwise: Bool {
    kernelSize == 1 && inputSize == outputSize
      && [depth, height, width].allSatisfy { $0.stride == 1 && $0.padding == 0 }
  }

  /// Copies the windows of some output rows into the columns of a matrix: `columns[c k][line x]`.
  func unfold<T: NeuralElement>(
    _ source: UnsafePointer<T>, channels: Int, from firstLine: Int, to lastLine: Int, _ columns: UnsafeMutablePointer<T>
  ) {
    let rowLength = (lastLine &- firstLine) &* width.output
    var target = columns
    for c in 0..<channels {
      let planes = source + c &* inputSize
      for kd in 0..<depth.kernel {
        for kh in 0..<height.kernel {
          for kw in 0..<width.kernel {
            let (low, high) = width.valid(kw)
            let shift = kw &* width.dilation &- width.padding
            var out = target
            for line in firstLine..<lastLine {
              let d = (line / height.output) &* depth.stride &- depth.padding &+ kd &* depth.dilation
              let h = (line % height.output) &* height.stride &- height.padding &+ kh &* height.dilation
              if d < 0 || d >= depth.input || h < 0 || h >= height.input {
                out.update(repeating: 0, count: width.output)
              } else {
                let row = planes + (d &* height.input &+ h) &* width.input
                for i in 0..<low { out[i] = 0 }
                if width.stride == 1 {
                  (out + low).update(from: row + (low &+ shift), count: high &- low)
                } else {
                  for i in low..<high { out[i] = row[i &* width.stride &+ shift] }
                }
                for i in high..<width.output { out[i] = 0 }
              }
              out += width.output
            }
            target += rowLength
          }
        }
      }
    }
  }

  /// Adds the columns of a matrix back to the places that their windows came from.
  func fold<T: NeuralElement>(
    _ columns: UnsafePointer<T>, channels: Int, from firstLine: Int, to lastLine: Int,
    into target: UnsafeMutablePointer<T>
  ) {
    var source = columns
    for c in 0..<channels {
      let planes = target + c &* inputSize
      for kd in 0..<depth.kernel {
        for kh in 0..<height.kernel {
          for kw in 0..<width.kernel {
            let (low, high) = width.valid(kw)
            let shift = kw &* width.dilation &- width.padding
            for line in firstLine..<lastLine {
              let d = (line / height.output) &* depth.stride &- depth.padding &+ kd &* depth.dilation
              let h = (line % height.output) &* height.stride &- height.padding &+ kh &* height.dilation
              if d >= 0, d < depth.input, h >= 0, h < height.input {
                let row = planes + (d &* height.input &+ h) &* width.input
                if width.stride == 1 {
                  let first = row + shift
                  for i in low..<high { first[i] += source[i] }
                } else {
                  for i in low..<high { row[i &* width.stride &+ shift] += source[i] }
                }
              }
              source += width.output
            }
          }
        }
      }
    }
  }
}

/// Unfolding and folding as operations of their own: `F.unfold` and `F.fold`.
public enum WindowCopies {
  /// `columns[n][c k][window]` from `images[n][c][place]`.
  public static func unfold(
    _ kind: ElementKind, _ geometry: WindowGeometry, batch: Int, channels: Int, _ images: UnsafeRawPointer,
    _ columns: UnsafeMutableRawPointer
  ) {
    func run<T: NeuralElement>(_: T.Type) {
      let source = images.assumingMemoryBound(to: T.self)
      let target = columns.assumingMemoryBound(to: T.self)
      let (inner, outer) = (channels &* geometry.inputSize, channels &* geometry.kernelSize &* geometry.outputSize)
      for n in 0..<batch {
        geometry.unfold(source + n &* inner, channels: channels, from: 0, to: geometry.lines, target + n &* outer)
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// Adds the columns into zero-filled images.
  public static func fold(
    _ kind: ElementKind, _ geometry: WindowGeometry, batch: Int, channels: Int, _ columns: UnsafeRawPointer,
    _ images: UnsafeMutableRawPointer
  ) {
    func run<T: NeuralElement>(_: T.Type) {
      let source = columns.assumingMemoryBound(to: T.self)
      let target = images.assumingMemoryBound(to: T.self)
      let (inner, outer) = (channels &* geometry.inputSize, channels &* geometry.kernelSize &* geometry.outputSize)
      for n in 0..<batch {
        geometry.fold(source + n &* outer, channels: channels, from: 0, to: geometry.lines, into: target + n &* inner)
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }
}
