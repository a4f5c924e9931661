// SPDX-License-Identifier: GPL-3.0-or-later

extension Derivatives {
  static let clone = Derivative("CloneBackward0") { _, gradients in gradients }
  static let toCopy = Derivative("ToCopyBackward0") { node, gradients in
    [try gradients[0]?.to(node.inputDType(0))]
  }
  /// ints: offset of the view, offset of the base; shapes: size and strides of the view, size and strides of the base.
  static let asStrided = Derivative("AsStridedBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    if let (whole, slice) = try slicedLikeBase(node, filledWith: nil) {
      try slice.copyElements(from: g)
      return [whole]
    }
    let (places, basePlaces, count) = try stridedPlaces(node)
    var flat = try Tensor.zeros([count], dtype: g.dtype).indexAdd(0, places, g.reshape([-1]))
    if zip(node.sizes(.baseSize), node.sizes(.baseStrides)).contains(where: { $0 > 1 && $1 == 0 }) {
      // Places that the base shows several times: each of them gets its share.
      let ones = try Tensor.ones([basePlaces.numel], dtype: g.dtype)
      let shares = try Tensor.zeros([count], dtype: g.dtype).indexAdd(0, basePlaces, ones)
      flat = try flat.div(shares.clamp(min: .int(1)))
    }
    return [try flat.indexSelect(0, basePlaces).view(node.sizes(.baseSize))]
  }
  /// The history of a base whose view was changed in place: as for a copy whose slice was replaced.
  static let copySlices = Derivative("CopySlices") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    if let (whole, slice) = try slicedLikeBase(node, filledWith: g) {
      let part = try Tensor.empty(slice.shape, dtype: g.dtype)
      try part.copyElements(from: slice)
      try slice.fillElements(.int(0))
      return [node.needs(0) ? whole : nil, node.needs(1) ? part : nil]
    }
    let (places, basePlaces, count) = try stridedPlaces(node)
    let flat = try Tensor.zeros([count], dtype: g.dtype).indexCopy(0, basePlaces, g.reshape([-1]))
    var own: Tensor?
    if node.needs(0) {
      own = try flat.indexFill(0, places, .int(0)).indexSelect(0, basePlaces).view(node.sizes(.baseSize))
    }
    return [own, node.needs(1) ? try flat.indexSelect(0, places).view(node.sizes(.size)) : nil]
  }

  /// A tensor laid out as the base, holding `values` (nil: zeros), and the slice of it that the view shows.
  ///
  /// Nil when this is to be differentiated again or when elements of the view share memory.
  private static func slicedLikeBase(_ node: GradNode, filledWith values: Tensor?) throws -> (Tensor, Tensor)? {
    if TensorContext.current.gradEnabled { return nil }
    let (size, step, baseSize, baseStep) = (
      node.sizes(.size), node.sizes(.strides), node.sizes(.baseSize), node.sizes(.baseStrides)
    )
    let dtype = values?.dtype ?? node.output(0).dtype
    let whole = try Tensor.empty(baseSize, dtype: dtype, zeroed: values == nil)
    whole.strides = baseStep
    guard whole.isDense, !whole.shape.contains(0),
      whole.spans(size, step, from: node.int(.offset) - node.int(.baseOffset))
    else {
      return nil
    }
    if let values { try whole.copyElements(from: values) }
    return (whole, whole.aliased(size, step, offset: node.int(.offset) - node.int(.baseOffset)))
  }

  /// The places of the elements of a view and of its base in their common memory, which has `count` of them.
  private static func stridedPlaces(_ node: GradNode) throws -> (Tensor, Tensor, Int) {
    let start = Swift.min(node.int(.offset), node.int(.baseOffset))
    let view = places(node.sizes(.size), node.sizes(.strides), node.int(.offset) - start)
    let base = places(node.sizes(.baseSize), node.sizes(.baseStrides), node.int(.baseOffset) - start)
    let count = Swift.max(view.max() ?? -1, base.max() ?? -1) + 1
    return (try Tensor.from(ints: view, shape: [view.count]), try Tensor.from(ints: base, shape: [base.count]), count)
  }

  private static func places(_ shape: [Int], _ strides: [Int], _ offset: Int) -> [Int] {
    var result = [offset]
    for (size, step) in zip(shape, strides) {
      result = result.flatMap { place in (0..<size).map { place + $0 * step } }
    }
    return result
  }

  static let copy = Derivative("CopyBackwards") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    return [
      node.needs(0) ? try g.zerosLike() : nil,
      node.needs(1) ? try g.sumToSize(node.inputShape(1)).to(node.inputDType(1)) : nil,
    ]
  }
  static let fill = flat("FillBackward2")
  static let zero = flat("ZeroBackward0")
  static let fillTensor = Derivative("FillBackward3") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    return [node.needs(0) ? try g.zerosLike() : nil, node.needs(1) ? try g.sum() : nil]
  }
}

extension Tensor {
  /// Whether a geometry stays inside of this dense tensor and names no element twice.
  func spans(_ size: [Int], _ step: [Int], from start: Int) -> Bool {
    if start < 0 || size.contains(0) { return false }
    var last = start
    var reach = 0
    for d in size.indices.sorted(by: { step[$0] < step[$1] }) where size[d] > 1 {
      if step[d] <= reach { return false }
      reach += (size[d] - 1) * step[d]
      last += (size[d] - 1) * step[d]
    }
    return last < numel
  }
}
