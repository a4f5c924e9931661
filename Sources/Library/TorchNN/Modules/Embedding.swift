// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors
import TorchCore

/// Tables of vectors.
enum EmbeddingLayers {
  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] = [
    Layer(
      name: "Embedding", file: "sparse",
      signature: "(num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, "
        + "scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None, dtype=None)",
      doc: "A table of vectors, looked up by number.", example: "nn.Embedding(10, 3)(torch.tensor([1, 4])).shape",
      forward: .function(
        "embedding", ["weight", "padding_idx", "max_norm", "norm_type", "scale_grad_by_freq", "sparse"]),
      build: { module, a in
        try module.set("num_embeddings", a["num_embeddings"])
        try module.set("embedding_dim", a["embedding_dim"])
        module.set("padding_idx", try paddingIndex(a["padding_idx"], a["num_embeddings"], "Padding_idx"))
        for name in ["max_norm", "norm_type", "scale_grad_by_freq"] { try module.set(name, a[name]) }
        try table(module, a, given: a["_weight"], dtype: LayerOptions.dtype(a))
        if try a.interpreter.truth(a["_freeze"]) { try module.requiredTensor(Names.weight).leafRequiresGrad = false }
        try module.set("sparse", a["sparse"])
      },
      describe: { module in
        var text = "{num_embeddings}, {embedding_dim}"
        if try !module.get("padding_idx").isNone { text += ", padding_idx={padding_idx}" }
        if try !module.get("max_norm").isNone { text += ", max_norm={max_norm}" }
        if try NumberArgument.double(module.get("norm_type")) != 2 { text += ", norm_type={norm_type}" }
        if try Interpreter.current.truth(module.get("scale_grad_by_freq")) {
          text += ", scale_grad_by_freq={scale_grad_by_freq}"
        }
        if try Interpreter.current.truth(module.get("sparse")) { text += ", sparse=True" }
        return try Layer.fill(text, module)
      }, methods: [reset], classMethods: [fromPretrained])
  ]

  private static func paddingIndex(_ value: Value, _ count: Value, _ name: String) throws -> Value {
    guard let given = value.ifGiven else { return .none }
    let (index, count) = (try NumberArgument.int(given), try NumberArgument.int(count))
    if index > 0 ? index >= count : index < -count {
      throw PyError.make(ExceptionClasses.assertionError, "\(name) must be within num_embeddings")
    }
    return .int(index < 0 ? index + count : index)
  }

  private static func table(_ module: ModuleObject, _ a: Bound, given: Value, dtype: DType) throws {
    let shape = try LayerOptions.sizes([a["num_embeddings"], a["embedding_dim"]])
    guard let weight = given.tensor else {
      try module.setParameter("weight", Tensor.empty(shape, dtype: dtype))
      return try ParameterInit.reset(module)
    }
    guard weight.shape == shape else {
      throw PyError.make(
        ExceptionClasses.assertionError, "Shape of weight does not match num_embeddings and embedding_dim")
    }
    let isFrozen = try a.interpreter.truth(a["_freeze"])
    try module.parameters.set("weight", ParameterObjects.make(weight, requiresGrad: !isFrozen))
  }

  private static let reset = ParameterInit.method("Draws the table anew.") { module in
    let weight = try module.requiredTensor(Names.weight)
    try Initialization.normal(weight)
    guard let index = try module.get("padding_idx").ifGiven else { return }
    try TensorContext.withoutGrad { _ = try weight.select(0, NumberArgument.int(index)).fill_(.double(0)) }
  }

  /// `Embedding.from_pretrained(embeddings, freeze=True, …)`, a class method.
  static let fromPretrained = Declaration(
    "from_pretrained",
    "(cls, embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False)",
    "A table made of given vectors.", example: "nn.Embedding.from_pretrained(torch.eye(3))"
  ) { a in
    let weight = try a.tensor("embeddings")
    guard weight.rank == 2 else {
      throw PyError.make(ExceptionClasses.assertionError, "Embeddings parameter is expected to be 2-dimensional")
    }
    return try a.interpreter.call(
      a["cls"],
      Arguments(
        [.int(weight.shape[0]), .int(weight.shape[1])],
        keywords: [
          ("_weight", a["embeddings"]), ("_freeze", a["freeze"]), ("padding_idx", a["padding_idx"]),
          ("max_norm", a["max_norm"]), ("norm_type", a["norm_type"]),
          ("scale_grad_by_freq", a["scale_grad_by_freq"]), ("sparse", a["sparse"]),
        ]))
  }
}
