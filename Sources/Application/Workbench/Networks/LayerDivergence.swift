// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// Why a layer, the first of two runs, gives something else in the second one.
struct LayerDivergence {
  let a: ExpressionRun.LayerCall
  let b: ExpressionRun.LayerCall

  init(_ a: ExpressionRun.LayerCall, _ b: ExpressionRun.LayerCall) {
    self.a = a
    self.b = b
  }

  /// `net.1 (Dropout): …`, one or two sentences.
  var text: String { "\(Self.name(a, b)) (\(a.className)): \(reason)" }

  /// The name of a layer, both where two networks are compared.
  static func name(_ a: ExpressionRun.LayerCall, _ b: ExpressionRun.LayerCall) -> String {
    a.name == b.name ? a.name : "\(a.name) / \(b.name)"
  }

  private var reason: String {
    if let change = inputChange { return change }
    let mode = a.isTraining != b.isTraining
    let states = "it \(word(a)) in A and \(word(b)) in B. "
    if mode, a.className.contains("Dropout") {
      return states
        + "In training it sets random elements to zero and scales the rest by 1/(1 - p); in eval mode it does nothing."
    }
    if mode, a.className.contains("BatchNorm") {
      return states
        + "In training it normalises with the statistics of the batch, in eval mode with running_mean and running_var."
    }
    for (left, right) in zip(a.state, b.state) where left.name == right.name {
      guard left.tensor.dtype == right.tensor.dtype else {
        return "its \(left.name) is \(left.tensor.dtype.name) in A and \(right.tensor.dtype.name) in B."
      }
      guard let difference = TensorDifference(left.tensor, right.tensor) else {
        return
          "its \(left.name) is \(Counted.shape(left.tensor.shape)) in A and \(Counted.shape(right.tensor.shape)) in B."
      }
      if !difference.isEqual {
        return
          "it is given the same, but its \(left.name) differs by up to \(TensorDifference.number(difference.largest))."
      }
    }
    if mode { return states + "What it is given and its parameters are the same." }
    return
      "what it is given, its parameters and its mode are the same: it draws random numbers, or computes something else "
      + "through an attribute."
  }

  private func word(_ call: ExpressionRun.LayerCall) -> String { call.isTraining ? "is training" : "is in eval mode" }

  /// What the layer was given, where that differs already.
  private var inputChange: String? {
    for (left, right) in zip(a.inputs, b.inputs) {
      guard left.dtype == right.dtype else {
        return "it is given \(left.dtype.name) in A and \(right.dtype.name) in B."
      }
      guard let difference = TensorDifference(left, right) else {
        return "it is given \(Counted.shape(left.shape)) in A and \(Counted.shape(right.shape)) in B."
      }
      if !difference.isEqual {
        return "what it is given differs already, by up to \(TensorDifference.number(difference.largest)): "
          + "the ways part before the first layer, or between two of them."
      }
    }
    return nil
  }
}
