// SPDX-License-Identifier: GPL-3.0-or-later

/// The orders of dimensions in memory that have names: `torch.memory_format`.
public enum MemoryFormat: String, Sendable {
  case contiguous = "contiguous_format"
  case channelsLast = "channels_last"
  case channelsLast3d = "channels_last_3d"
  case preserve = "preserve_format"

  /// The dimensions from the fastest to the slowest; nil when the format says nothing about so many.
  func order(rank: Int) -> [Int]? {
    switch self {
    case .channelsLast where rank == 4: [1, 3, 2, 0]
    case .channelsLast3d where rank == 5: [1, 4, 3, 2, 0]
    default: nil
    }
  }
}

extension Tensor {
  /// Whether the elements lie one after the other in this format: `is_contiguous(memory_format=…)`.
  public func isContiguous(_ format: MemoryFormat) -> Bool {
    if format == .contiguous || format == .preserve { return isContiguous }
    guard let order = format.order(rank: rank) else { return false }
    var expected = 1
    for d in order where shape[d] != 1 {
      if strides[d] != expected { return false }
      expected &*= shape[d]
    }
    return true
  }

  /// The format that the strides suggest for results.
  public var suggestedFormat: MemoryFormat {
    for format in [MemoryFormat.channelsLast, .channelsLast3d] {
      guard let order = format.order(rank: rank), strides[1] != 0 else { continue }
      var least = 0
      var fits = true
      for d in order {
        if shape[d] == 0 || strides[d] < least || d == 0 && least == strides[1] { fits = false }
        least = strides[d] &* Swift.max(shape[d], 1)
      }
      if fits { return format }
    }
    return .contiguous
  }

  /// The strides of a fresh tensor of this shape in a format.
  public static func strides(_ shape: [Int], in format: MemoryFormat) throws -> [Int] {
    guard let order = format.order(rank: shape.count) else {
      if format == .channelsLast || format == .channelsLast3d {
        throw TensorError.runtime(
          "required rank \(format == .channelsLast ? 4 : 5) tensor to use \(format.rawValue) format")
      }
      return Shape.contiguousStrides(shape)
    }
    var strides = shape
    var step = 1
    for d in order {
      strides[d] = step
      step &*= Swift.max(shape[d], 1)
    }
    return strides
  }

  /// A copy in a format; recorded as a copy to another type is, or as a clone.
  public func copied(in format: MemoryFormat, dtype: DType? = nil, asClone: Bool) throws -> Tensor {
    let strides = format == .preserve ? preservedStrides : try Tensor.strides(shape, in: format)
    let result = try Tensor.empty(shape, strides: strides, dtype: dtype ?? self.dtype)
    try result.copyElements(from: self)
    record(asClone ? Derivatives.clone : Derivatives.toCopy, inputs: [self], outputs: [result])
    return result
  }

  /// Puts the elements of this fresh result into the order in memory that `source` has, as layers do with images whose channels
  /// come last.
  public func followFormat(of source: Tensor) throws {
    guard rank == source.rank, !source.isContiguous, isContiguous else { return }
    let format = source.suggestedFormat
    guard format != .contiguous else { return }
    if isContiguous(format) {
      strides = try Tensor.strides(shape, in: format)
      return
    }
    let other = try Tensor.empty(shape, strides: Tensor.strides(shape, in: format), dtype: dtype)
    try other.copyElements(from: self)
    let node = storedGradFn
    data = other
    storedGradFn = node
    viewVersion = storage.version
    guard let node else { return }
    // What the rule kept of the result lies where the result lies now.
    for i in node.saved.indices where node.saved[i].outputIndex == recordedOutputIndex {
      if node.saved[i].tensor != nil { node.saved[i] = SavedTensor(output: self, index: recordedOutputIndex) }
    }
  }
}
