// SPDX-License-Identifier: GPL-3.0-or-later

/// Functions of PyTorch that have no derivative; most of them compute gradients, so that a second derivative is refused.
public enum Undifferentiable: String, CaseIterable, Sendable {
  case floorDivide = "floor_divide"
  case floorDivideInPlace = "floor_divide_"
  case heaviside
  case heavisideInPlace = "heaviside_"
  case remainder
  case scatter
  case scatterInPlace = "scatter_"
  case hardsigmoidBackward = "hardsigmoid_backward"
  case multiMarginLossBackward = "multi_margin_loss_backward"
  case multilabelMarginLossBackward = "multilabel_margin_loss_backward"
  case attentionBackward = "_scaled_dot_product_flash_attention_for_cpu_backward"
  case cdistBackward = "_cdist_backward"
  case pdistBackward = "_pdist_backward"
  case ctcLossBackward = "_ctc_loss_backward"

  /// What PyTorch says: some functions have no formula, others are declared to have none.
  var error: TensorError {
    switch self {
    case .cdistBackward, .pdistBackward:
      TensorError(.notImplemented, "the derivative for '\(rawValue)' is not implemented.")
    default: .runtime("derivative for aten::\(rawValue) is not implemented")
    }
  }

  /// The same function in place, which is refused under its own name.
  var inPlace: Undifferentiable? {
    switch self {
    case .floorDivide: .floorDivideInPlace
    case .heaviside: .heavisideInPlace
    case .scatter: .scatterInPlace
    default: nil
    }
  }

  init?(_ derivative: Derivative) {
    guard let name = Self.allCases.first(where: { $0.key == derivative.key }) else { return nil }
    self = name
  }

  /// The rule's name in snapshots.
  var key: String { "NotImplemented.\(rawValue)" }
}

extension Derivatives {
  /// The rule of a function that has none.
  public static func refusing(_ function: Undifferentiable) -> Derivative {
    let name = function == .pdistBackward ? "PdistBackwardBackward0" : "NotImplemented"
    return Derivative(name, key: function.key) { _, _ in throw function.error }
  }

  /// A rule that can be asked once: PyTorch has no derivative of the function that computes these gradients.
  public static func once(
    _ name: String, _ function: Undifferentiable,
    _ apply: @escaping @Sendable (GradNode, [Tensor?]) throws -> [Tensor?]
  ) -> Derivative {
    let refusal = refusing(function)
    return Derivative(name) { node, gradients in
      let results = try TensorContext.withoutGrad { try apply(node, gradients) }
      guard TensorContext.current.gradEnabled else { return results }
      let inputs = try gradients.compactMap { $0 } + savedTensors(node)
      record(refusal, inputs: inputs, outputs: results.compactMap { $0 })
      return results
    }
  }

  /// Gradients that PyTorch computes in one function: all of them have a history when one of its operands has, also those that do not
  /// depend on it. These get a node that gives nothing on.
  public static func together(_ name: String, _ node: GradNode, _ gradient: Tensor, _ results: [Tensor?]) throws
    -> [Tensor?]
  {
    guard TensorContext.current.gradEnabled, results.contains(where: { $0?.requiresGrad == false }) else {
      return results
    }
    let inputs = try [gradient] + savedTensors(node)
    guard inputs.contains(where: { $0.requiresGrad }) else { return results }
    return results.map { result in
      guard let result, !result.requiresGrad else { return result }
      let own = inputs.contains { $0 === result } ? result.detach() : result
      record(nothing(name), inputs: inputs, outputs: [own])
      return own
    }
  }

  /// A node through which no gradient goes.
  private static func nothing(_ name: String) -> Derivative {
    Derivative(name, key: "\(name).nothing") { node, _ in node.edges.map { _ in nil } }
  }

  private static func savedTensors(_ node: GradNode) throws -> [Tensor] {
    try node.saved.indices.compactMap { try node.savedTensorIfAny($0) }
  }

  /// What gradients of several results are called that are computed together.
  static let joint = [
    "ConvolutionBackwardBackward0", "NativeBatchNormBackwardBackward0", "NativeLayerNormBackwardBackward0",
    "NativeGroupNormBackwardBackward0", "GridSampler2DBackwardBackward0", "GridSampler3DBackwardBackward0",
  ]

  /// The rules of this file, for the table by name.
  static let undifferentiable = Undifferentiable.allCases.map(refusing) + joint.map(nothing)
}
