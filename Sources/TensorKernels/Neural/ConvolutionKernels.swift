/// Convolution as matrix products over unfolded windows, and its two transposed maps.
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

  /// Output rows per block, so that a block's unfolded matrix stays in the cache.
  private var linesPerBlock: Int {
    let perLine = max(rows &* geometry.width.output, 1)
    return min(max((1 << 18) / perLine, 1), max(geometry.lines, 1))
  }

  private var work: Int { batch &* outChannels &* geometry.outputSize &* max(rows, 1) / 8 }

  /// `output = input * weight (+ bias)`.
  public func forward(
    _ kind: ElementKind, input: UnsafeRawPointer, weight: UnsafeRawPointer, bias: UnsafeRawPointer?,
    output: UnsafeMutableRawPointer
  ) {
    kind == .float64
      ? forward(Double.self, input, weight, bias, output) : forward(Float.self, input, weight, bias, output)
  }

  /// `input = transposed convolution of output with weight`; the input must be zero-filled.
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

  private func forward<T: NeuralElement>(
    _: T.Type, _ input: UnsafeRawPointer, _ weight: UnsafeRawPointer, _ bias: UnsafeRawPointer?,
    _ output: UnsafeMutableRawPointer
  ) {
    // SAFETY: all operands are dense and of the described shapes; blocks and groups partition them.
    let x = input.assumingMemoryBound(to: T.self)
    let w = weight.assumingMemoryBound(to: T.self)
    let b = bias?.assumingMemoryBound(to: T.self)
    let y = output.assumingMemoryBound(to: T.self)
    let (inSize, outSize, columns) = (geometry.inputSize, geometry.outputSize, geometry.width.output)
    let perBlock = geometry.isPointwise ? max(geometry.lines, 1) : linesPerBlock
    let blocks = (geometry.lines &+ perBlock &- 1) / perBlock
    withSerialProducts {
      Workers.shared.split(batch &* blocks, work: work) { first, last in
        let capacity = geometry.isPointwise ? 1 : max(rows &* perBlock &* columns, 1)
        let unfolded = UnsafeMutablePointer<T>.allocate(capacity: capacity)
        defer { unfolded.deallocate() }
        for unit in first..<last {
          let (n, block) = (unit / blocks, unit % blocks)
          let from = block &* perBlock
          let to = min(from &+ perBlock, geometry.lines)
          let count = (to &- from) &* columns
          for g in 0..<groups {
            let image = x + (n &* inChannels &+ g &* inPerGroup) &* inSize
            let place = (n &* outChannels &+ g &* outPerGroup) &* outSize
            let target = y + (place &+ from &* columns)
            var beta: T = 0
            if let b {
              beta = 1
              for o in 0..<outPerGroup {
                (target + o &* outSize).update(repeating: b[g &* outPerGroup &+ o], count: count)
              }
            }
            if !geometry.isPointwise {
              geometry.unfold(image, channels: inPerGroup, from: from, to: to, unfolded)
            }
            let matrix = geometry.isPointwise ? image : UnsafePointer(unfolded)
            T.multiply(
              outPerGroup, count, rows, w + g &* outPerGroup &* rows, rows, transposed: false, matrix, count,
              transposed: false, beta: beta, target, outSize)
          }
        }
      }
    }
  }

  private func transposed<T: NeuralElement>(
    _: T.Type, _ output: UnsafeRawPointer, _ weight: UnsafeRawPointer, _ input: UnsafeMutableRawPointer
  ) {
    // SAFETY: as above; two workers never share an image.
    let y = output.assumingMemoryBound(to: T.self)
    let w = weight.assumingMemoryBound(to: T.self)
    let x = input.assumingMemoryBound(to: T.self)
    let (inSize, outSize, columns) = (geometry.inputSize, geometry.outputSize, geometry.width.output)
    let perBlock = linesPerBlock
    withSerialProducts {
      Workers.shared.split(batch &* groups, work: work) { first, last in
        let unfolded = UnsafeMutablePointer<T>.allocate(capacity: max(rows &* perBlock &* columns, 1))
        defer { unfolded.deallocate() }
        for unit in first..<last {
          let (n, g) = (unit / groups, unit % groups)
          let image = x + (n &* inChannels &+ g &* inPerGroup) &* inSize
          let source = y + (n &* outChannels &+ g &* outPerGroup) &* outSize
          let kernel = w + g &* outPerGroup &* rows
          if geometry.isPointwise {
            T.multiply(
              rows, outSize, outPerGroup, kernel, rows, transposed: true, source, outSize, transposed: false, beta: 0,
              image, outSize)
            continue
          }
          var from = 0
          while from < geometry.lines {
            let to = min(from &+ perBlock, geometry.lines)
            let count = (to &- from) &* columns
            T.multiply(
              rows, count, outPerGroup, kernel, rows, transposed: true, source + from &* columns, outSize,
              transposed: false, beta: 0, unfolded, count)
            geometry.fold(unfolded, channels: inPerGroup, from: from, to: to, into: image)
            from = to
          }
        }
      }
    }
  }

  private func correlation<T: NeuralElement>(
    _: T.Type, _ output: UnsafeRawPointer, _ input: UnsafeRawPointer, _ weight: UnsafeMutableRawPointer
  ) {
    // SAFETY: as above; the second worker adds into a matrix of its own.
    let y = output.assumingMemoryBound(to: T.self)
    let x = input.assumingMemoryBound(to: T.self)
    let w = weight.assumingMemoryBound(to: T.self)
    let (inSize, outSize, columns) = (geometry.inputSize, geometry.outputSize, geometry.width.output)
    let perBlock = geometry.isPointwise ? max(geometry.lines, 1) : linesPerBlock
    let weightCount = outChannels &* rows
    let second = UnsafeMutablePointer<T>.allocate(capacity: max(weightCount, 1))
    defer { second.deallocate() }
    var secondUsed = false
    withSerialProducts {
      Workers.shared.split(batch, work: work) { first, last in
        let isSecond = first > 0
        let sums = isSecond ? second : w
        if isSecond {
          second.update(repeating: 0, count: weightCount)
          secondUsed = true
        }
        let capacity = geometry.isPointwise ? 1 : max(rows &* perBlock &* columns, 1)
        let unfolded = UnsafeMutablePointer<T>.allocate(capacity: capacity)
        defer { unfolded.deallocate() }
        for n in first..<last {
          for g in 0..<groups {
            let image = x + (n &* inChannels &+ g &* inPerGroup) &* inSize
            let source = y + (n &* outChannels &+ g &* outPerGroup) &* outSize
            var from = 0
            while from < geometry.lines {
              let to = min(from &+ perBlock, geometry.lines)
              let count = (to &- from) &* columns
              if !geometry.isPointwise {
                geometry.unfold(image, channels: inPerGroup, from: from, to: to, unfolded)
              }
              T.multiply(
                outPerGroup, rows, count, source + from &* columns, outSize, transposed: false,
                geometry.isPointwise ? image : UnsafePointer(unfolded), count, transposed: true, beta: 1,
                sums + g &* outPerGroup &* rows, rows)
              from = to
            }
          }
        }
      }
    }
    if secondUsed { for i in 0..<weightCount { w[i] += second[i] } }
  }
}
