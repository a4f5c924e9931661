/// The elements of a tensor as nested lists: what `tolist()` gives.
public indirect enum NestedValues: Sendable {
  /// A single element.
  case scalar(Scalar)
  /// The slices along the first dimension.
  case list([NestedValues])
}

extension Tensor {
  /// `tolist()`: the elements as nested lists, a plain number for a tensor without dimensions.
  public func nestedValues() -> NestedValues {
    var values = scalars()[...]
    return Self.nest(&values, shape[...])
  }

  private static func nest(_ values: inout ArraySlice<Scalar>, _ shape: ArraySlice<Int>) -> NestedValues {
    guard let size = shape.first else { return .scalar(values.popFirst() ?? .int(0)) }
    return .list((0..<size).map { _ in nest(&values, shape.dropFirst()) })
  }
}
