// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// `torch.nn.utils`
enum UtilityFunctions {
  /// The tensors of an argument that is one tensor or an iterable of them.
  private static func tensors(_ value: Value) throws -> [Tensor] {
    if let tensor = value.tensor { return [tensor] }
    return try Interpreter.current.collect(value).compactMap { $0.tensor }
  }

  /// The norm of all values of several tensors together.
  private static func totalNorm(_ tensors: [Tensor], _ type: Double) throws -> Tensor {
    if tensors.isEmpty { return try Tensor.full([], .double(0), dtype: .float32) }
    let norms = try tensors.map { try $0.detach().flatten(0, -1).norm(type) }
    return try Tensor.stack(norms).norm(type)
  }

  private static let all: [Declaration] = [
    Declaration(
      "clip_grad_norm_", "(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None)",
      "Scales the gradients so that their norm is at most max_norm; gives the norm before.",
      example: "nn.utils.clip_grad_norm_(nn.Linear(2, 2).parameters(), 1.0)"
    ) { a in
      try TensorContext.withoutGrad {
        let gradients = try tensors(a["parameters"]).compactMap(\.grad)
        let (limit, type) = (try a.double("max_norm"), try a.double("norm_type"))
        let norm = try totalNorm(gradients, type)
        let size = try norm.item().doubleValue
        if try a.truth("error_if_nonfinite"), !size.isFinite {
          throw PyError.runtime(
            "The total norm of order \(try a.interpreter.str(.float(type))) for gradients from `parameters` is non-finite, "
              + "so it cannot be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set "
              + "`error_if_nonfinite=False`")
        }
        if !gradients.isEmpty {
          let factor = try norm.add(.double(1e-6)).reciprocal().mul(.double(limit)).clamp(max: .double(1))
          for gradient in gradients { _ = try gradient.mul_(factor.to(gradient.dtype)) }
        }
        return norm.value
      }
    },
    Declaration(
      "clip_grad_value_", "(parameters, clip_value, foreach=None)",
      "Clamps every gradient to [-clip_value, clip_value].",
      example: "nn.utils.clip_grad_value_(nn.Linear(2, 2).parameters(), 0.5)"
    ) { a in
      let limit = try a.double("clip_value")
      try TensorContext.withoutGrad {
        for gradient in try tensors(a["parameters"]).compactMap(\.grad) {
          _ = try gradient.clamp_(min: .double(-limit), max: .double(limit))
        }
      }
      return .none
    },
    Declaration(
      "get_total_norm", "(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None)",
      "The norm of all values of several tensors together.", example: "nn.utils.get_total_norm([torch.ones(4)])"
    ) { a in
      try TensorContext.withoutGrad { try totalNorm(tensors(a["tensors"]), a.double("norm_type")).value }
    },
    Declaration(
      "parameters_to_vector", "(parameters)", "All parameters in one vector.",
      example: "nn.utils.parameters_to_vector(nn.Linear(2, 3).parameters()).shape"
    ) { a in try Tensor.cat(tensors(a["parameters"]).map { try $0.view([-1]) }, dim: 0).value },
    Declaration(
      "vector_to_parameters", "(vec, parameters)", "Puts the parts of a vector into parameters.",
      example: "m = nn.Linear(2, 3); nn.utils.vector_to_parameters(torch.zeros(9), m.parameters())"
    ) { a in
      guard let vector = try a["vec"].tensor else {
        throw PyError.type("expected torch.Tensor, but got: \(try typeName(a["vec"]))")
      }
      var start = 0
      for parameter in try tensors(a["parameters"]) {
        let part = try vector.narrow(0, start, parameter.numel).view(parameter.shape)
        parameter.replaceContents(with: part.detach())
        start += parameter.numel
      }
      return .none
    },
  ]

  /// `torch.nn.utils`
  static func makeModule() -> PyModule {
    let module = PyModule("torch.nn.utils")
    module.add(all)
    module.lazyAttribute = { name in
      if name == "clip_grad_norm" { return try FormerNames.value("utils", "clip_grad_norm") }
      let files: Set<String> = ["rnn", "parametrize", "parametrizations", "prune", "stateless", "fusion", "init"]
      if files.contains(name.name) {
        return .object(try Interpreter.current.importModule("torch.nn.utils.\(name.name)"))
      }
      if name == "convert_parameters" || name == "clip_grad" {
        return .object(try Interpreter.current.importModule("torch.nn.utils"))
      }
      return try PythonParts.value("torch.nn.utils", name.name)
    }
    let missing: Set<String> = [
      "clip_grads_with_norm_", "convert_conv2d_weight_memory_format", "convert_conv3d_weight_memory_format",
      "memory_format",
    ]
    module.missingAttributeMessage = { name in
      missing.contains(name)
        ? "Gradus has no torch.nn.utils.\(name)" : "module 'torch.nn.utils' has no attribute '\(name)'"
    }
    return module
  }

  /// `torch.nn.utils.rnn`
  static func makeSequenceModule(_ interpreter: Interpreter) throws -> PyModule {
    let native = PyModule("torch.nn.utils.rnn")
    native.add([
      Declaration(
        "pad_sequence", "(sequences, batch_first=False, padding_value=0.0, padding_side='right')",
        "Stacks sequences of different lengths, filled up with a value.",
        example: "from torch.nn.utils.rnn import pad_sequence; pad_sequence([torch.ones(3), torch.ones(1)])"
      ) { a in
        let given = try a["sequences"]
        let sequences: [Tensor]
        if let whole = given.tensor {
          sequences = try whole.unbind(0)
        } else {
          guard let items = try? a.interpreter.collect(given) else {
            throw PyError.runtime(
              "pad_sequence: Expected iterable for input sequences, but got arg of type: "
                + (try a.interpreter.repr(.object(a.interpreter.type(of: given)))))
          }
          sequences = items.compactMap(\.tensor)
        }
        guard let first = sequences.first else { throw PyError.runtime("received an empty list of sequences") }
        let length = sequences.map { $0.shape.first ?? 0 }.max() ?? 0
        let rest = Array(first.shape.dropFirst())
        let fill = try a.scalar("padding_value")
        let isLeft = try a["padding_side"].text == "left"
        let padded = try sequences.map { sequence in
          let missing = length - (sequence.shape.first ?? 0)
          if missing == 0 { return sequence }
          let filler = try Tensor.full([missing] + rest, fill, dtype: sequence.dtype)
          return try Tensor.cat(isLeft ? [filler, sequence] : [sequence, filler], dim: 0)
        }
        return try Tensor.stack(padded, dim: a.truth("batch_first") ? 0 : 1).value
      }
    ])
    let padding = try interpreter.getAttribute(.object(native), "pad_sequence")
    return try interpreter.makeModule("torch.nn.utils.rnn", natives: [("pad_sequence", padding)])
  }
}
