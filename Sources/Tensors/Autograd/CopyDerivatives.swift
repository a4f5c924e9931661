extension Derivatives {
  static let clone = Derivative("CloneBackward0") { _, gradients in gradients }
  static let toCopy = Derivative("ToCopyBackward0") { node, gradients in
    [try gradients[0]?.to(node.inputDType(0))]
  }
  /// ints: offset of the view, offset of the base; shapes: size and strides of the view, size and strides of the base.
  static let asStrided = Derivative("AsStridedBackward0") { node, gradients in
    guard let gradient = gradients[0] else { return [nil] }
    return [try gradient.scatterAsStrided(node)]
  }

  static let builtIn: [Derivative] = [accumulate, clone, toCopy, asStrided]
}
