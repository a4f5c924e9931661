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
        module.set("num_embeddings", a[1])
        module.set("embedding_dim", a[2])
        module.set("padding_idx", try paddingIndex(a[3], a[1], "Padding_idx"))
        for (i, name) in ["max_norm", "norm_type", "scale_grad_by_freq"].enumerated() { module.set(name, a[4 + i]) }
        try table(module, a, given: a[8], dtype: LayerOptions.dtype(a, device: 10, dtype: 11))
        if try a.interpreter.truth(a[9]) { try module.requiredTensor(Names.weight).leafRequiresGrad = false }
        module.set("sparse", a[7])
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
      }, methods: [reset], classMethods: [fromPretrained]),
    Layer(
      name: "EmbeddingBag", file: "sparse",
      signature: "(num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode='mean', "
        + "sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None, dtype=None)",
      doc: "Sums, means or maxima of bags of vectors from a table.", example: "nn.EmbeddingBag(10, 3)",
      inputs: "input, offsets=None, per_sample_weights=None",
      forward: .own { module, a in
        try FunctionTable.call(
          "embedding_bag",
          [
            a[1], module.get("weight"), a[2], module.get("max_norm"), module.get("norm_type"),
            module.get("scale_grad_by_freq"), module.get("mode"), module.get("sparse"), a[3],
            module.get("include_last_offset"), module.get("padding_idx"),
          ])
      },
      build: { module, a in
        module.set("num_embeddings", a[1])
        module.set("embedding_dim", a[2])
        for (i, name) in ["max_norm", "norm_type", "scale_grad_by_freq"].enumerated() { module.set(name, a[3 + i]) }
        module.set("padding_idx", try paddingIndex(a[10], a[1], "padding_idx"))
        try table(module, a, given: a[8], dtype: LayerOptions.dtype(a, device: 11, dtype: 12))
        module.set("mode", a[6])
        module.set("sparse", a[7])
        module.set("include_last_offset", a[9])
      },
      describe: { module in
        var text = "{num_embeddings}, {embedding_dim}"
        if try !module.get("max_norm").isNone { text += ", max_norm={max_norm}" }
        if try NumberArgument.double(module.get("norm_type")) != 2 { text += ", norm_type={norm_type}" }
        if try Interpreter.current.truth(module.get("scale_grad_by_freq")) {
          text += ", scale_grad_by_freq={scale_grad_by_freq}"
        }
        text += ", mode={mode!r}"
        if try !module.get("padding_idx").isNone { text += ", padding_idx={padding_idx}" }
        return try Layer.fill(text, module)
      }, methods: [reset]),
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
    let shape = try LayerOptions.sizes([a[1], a[2]])
    guard let weight = given.tensor else {
      try module.setParameter("weight", Tensor.empty(shape, dtype: dtype))
      return try ParameterInit.reset(module)
    }
    guard weight.shape == shape else {
      throw PyError.make(
        ExceptionClasses.assertionError, "Shape of weight does not match num_embeddings and embedding_dim")
    }
    try module.parameters.set("weight", ParameterObjects.make(weight, requiresGrad: true))
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
    let weight = try a.tensor(1)
    guard weight.rank == 2 else {
      throw PyError.make(ExceptionClasses.assertionError, "Embeddings parameter is expected to be 2-dimensional")
    }
    return try a.interpreter.call(
      a[0],
      Arguments(
        [.int(weight.shape[0]), .int(weight.shape[1])],
        keywords: [
          ("_weight", a[1]), ("_freeze", a[2]), ("padding_idx", a[3]), ("max_norm", a[4]), ("norm_type", a[5]),
          ("scale_grad_by_freq", a[6]), ("sparse", a[7]),
        ]))
  }
}
