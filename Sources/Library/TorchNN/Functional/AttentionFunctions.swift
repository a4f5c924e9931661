// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime

/// Attention.
enum AttentionFunctions {
  static let all: [Declaration] = [
    Declaration(
      "scaled_dot_product_attention",
      "(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False)",
      "softmax(query @ key.T / sqrt(d)) @ value",
      example: "F.scaled_dot_product_attention(torch.ones(1, 2, 4), torch.ones(1, 2, 4), torch.ones(1, 2, 4)).shape"
    ) { a in
      if try a.truth("enable_gqa") {
        throw PyError.notImplemented("Gradus has no enable_gqa=True in scaled_dot_product_attention()")
      }
      return try Functional.scaledDotProductAttention(
        a.tensor("query"), a.tensor("key"), a.tensor("value"), mask: a.optionalTensor("attn_mask"),
        dropout: a.double("dropout_p"), isCausal: a.truth("is_causal"),
        scale: a.optionalDouble("scale")
      ).value
    }
  ]
}
