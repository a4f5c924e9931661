extension Tensor {
  /// Gradient of an as_strided view: adds each element where the view's geometry has it in the base.
  func scatterAsStrided(_ node: GradNode) throws -> Tensor {
    let (viewOffset, baseOffset) = (node.ints[0], node.ints[1])
    let (size, step, baseSize, baseStep) = (node.shapes[0], node.shapes[1], node.shapes[2], node.shapes[3])
    func end(_ shape: [Int], _ strides: [Int]) -> Int {
      shape.contains(0) ? 0 : zip(shape, strides).reduce(1) { $0 + ($1.0 - 1) * $1.1 }
    }
    let start = min(viewOffset, baseOffset)
    let length = max(viewOffset - start + end(size, step), baseOffset - start + end(baseSize, baseStep))
    let flat = try Tensor.zeros([length], dtype: dtype)
    let view = flat.aliased(size, step, offset: viewOffset - start)
    view.copyElements(from: self)
    return try flat.aliased(baseSize, baseStep, offset: baseOffset - start).contiguous()
  }
}
