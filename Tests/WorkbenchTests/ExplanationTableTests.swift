// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import PythonRuntime
import PythonSyntax
import Testing

@testable import Workbench

/// Which operations have an explanation of their own.
@Suite(.serialized) struct ExplanationTableTests {
  /// Expressions of the families that must have their own, each with the names it stands for.
  private static let families = [
    "nn.Linear(4, 2)(x)", "nn.Conv1d(3, 2, 2)(x)", "nn.Conv2d(2, 3, 2)(y)", "nn.Conv3d(2, 3, 2)(z)",
    "nn.ConvTranspose1d(3, 2, 2)(x)", "nn.ConvTranspose2d(2, 3, 2)(y)", "nn.ConvTranspose3d(2, 3, 2)(z)",
    "nn.Conv2d(2, 3, 2, padding=1, padding_mode='reflect')(y)",
    "nn.MaxPool1d(2)(x)", "nn.MaxPool2d(2)(y)", "nn.MaxPool3d(2)(z)", "nn.AvgPool1d(2)(x)", "nn.AvgPool2d(2)(y)",
    "nn.AvgPool3d(2)(z)", "nn.AdaptiveAvgPool1d(2)(x)", "nn.AdaptiveAvgPool2d(1)(y)", "nn.AdaptiveMaxPool2d(1)(y)",
    "nn.BatchNorm1d(3)(x)", "nn.BatchNorm2d(2)(y)", "nn.BatchNorm3d(2)(z)", "nn.LazyBatchNorm1d()(x)",
    "nn.LayerNorm(4)(x)", "nn.GroupNorm(2, 2)(y)", "nn.InstanceNorm2d(2)(y)", "nn.RMSNorm(4)(x)", "nn.Dropout()(x)",
    "nn.Dropout2d()(y)", "nn.Embedding(5, 3)(i)", "nn.RNN(4, 2)(x)", "nn.LSTM(4, 2)(x)", "nn.GRU(4, 2)(x)",
    "nn.RNNCell(4, 2)(w)", "nn.LSTMCell(4, 2)(w)", "nn.GRUCell(4, 2)(w)", "nn.MultiheadAttention(4, 2)(x, x, x)",
    "F.scaled_dot_product_attention(x, x, x)", "nn.ReLU()(x)", "nn.ReLU6()(x)", "nn.Sigmoid()(x)", "nn.Tanh()(x)",
    "nn.GELU()(x)", "nn.SiLU()(x)", "nn.Mish()(x)", "nn.ELU()(x)", "nn.SELU()(x)", "nn.CELU()(x)", "nn.LeakyReLU()(x)",
    "nn.PReLU()(x)", "nn.Softplus()(x)", "nn.Softsign()(x)", "nn.Hardtanh()(x)", "nn.Hardsigmoid()(x)",
    "nn.Hardswish()(x)",
    "nn.Hardshrink()(x)", "nn.Softshrink()(x)", "nn.Tanhshrink()(x)", "nn.Threshold(0.1, 1)(x)", "nn.LogSigmoid()(x)",
    "nn.Softmax(1)(w)", "nn.LogSoftmax(1)(w)", "nn.Softmin(1)(w)", "nn.CrossEntropyLoss()(w, j)", "nn.NLLLoss()(w, j)",
    "nn.MSELoss()(w, w)", "nn.L1Loss()(w, w)", "nn.SmoothL1Loss()(w, w)", "nn.HuberLoss()(w, w)",
    "nn.BCELoss()(p, p)", "nn.BCEWithLogitsLoss()(w, p)", "nn.KLDivLoss()(w, p)", "nn.Flatten()(x)", "w + 1", "1 - w",
    "w * w",
    "w / 2", "w ** 2", "w // 2", "w % 2", "-w", "w @ w.T", "x.sum(0)", "x.mean()", "x.var(1)", "x.std()", "x.max()",
    "x.argmax(1)", "x.norm()", "x.view(3, 4, 2)", "x.transpose(0, 1)", "x.permute(2, 0, 1)", "x.reshape(6, 4)", "w.T",
    "x[0, 1:]", "x[:, [0, 1]]", "torch.einsum('ij,kj->ik', w, w)", "w.add_(1)", "F.relu_(w)",
    "nn.init.kaiming_uniform_(w)", "nn.init.kaiming_normal_(w)", "nn.init.xavier_uniform_(w)",
    "nn.init.xavier_normal_(w)", "w.sort(1)", "w.topk(2)", "w.kthvalue(2)", "w.median()", "w.quantile(0.3)",
    "F.pad(x, (1, 1))", "nn.ReflectionPad1d(1)(x)", "F.interpolate(y, scale_factor=2)",
    "nn.Upsample(scale_factor=2)(y)",
    "F.unfold(y, 2)", "nn.GLU()(w)", "F.gumbel_softmax(w)", "nn.RReLU()(w)", "nn.AlphaDropout()(w)",
    "F.lp_pool2d(y, 2, 2)",
    "nn.LocalResponseNorm(2)(y)", "nn.PixelUnshuffle(2)(y)", "nn.Bilinear(4, 4, 2)(w, w)", "torch.cdist(w, w)",
    "F.pdist(w)",
    "w.scatter_add(0, torch.zeros(1, 4).long(), w)", "w.tril()", "w > 0", "w.flip(0)", "w.cummax(0)",
    "nn.LSTM(4, 2, num_layers=2, bidirectional=True)(x)", "torch.linalg.svd(w)", "torch.linalg.qr(w)",
    "torch.linalg.solve(w[:, :3], p[:, 0])", "torch.meshgrid(w[0], w[1], indexing='ij')",
    "torch.matrix_power(w[:, :3], 3)",
    "nn.MultiheadAttention(4, 2, dropout=0.5, add_bias_kv=True, add_zero_attn=True)(x, x, x)", "w.numel()",
    "w.T.stride()",
    "torch.zeros(2)", "torch.tensor([1.0])", "torch.randn(2)", "~(w > 0)",
  ]

  /// The other layers of the library.
  private static let layers = [
    "nn.AdaptiveAvgPool3d(2)(z)", "nn.AdaptiveMaxPool1d(2)(x)", "nn.AdaptiveMaxPool3d(2)(z)", "nn.ChannelShuffle(2)(y)",
    "nn.CircularPad1d(1)(x)", "nn.CircularPad2d(1)(y)", "nn.CircularPad3d(1)(z)", "nn.ConstantPad1d(1, 2.0)(x)",
    "nn.ConstantPad2d(1, 2.0)(y)", "nn.ConstantPad3d(1, 2.0)(z)", "nn.CosineEmbeddingLoss()(w, p, v)",
    "nn.CosineSimilarity()(w, p)", "nn.Dropout1d()(x)", "nn.Dropout3d()(z)", "nn.FeatureAlphaDropout()(y)",
    "nn.Fold((3, 3), 2)(f)", "nn.GaussianNLLLoss()(w, w, p)", "nn.HingeEmbeddingLoss()(w, w.sign())",
    "nn.Identity()(w)",
    "nn.InstanceNorm1d(3)(x)", "nn.InstanceNorm3d(2)(z)", "nn.LPPool1d(2, 2)(x)", "nn.LPPool2d(2, 2)(y)",
    "nn.LPPool3d(2, 2)(z)", "nn.LazyBatchNorm2d()(y)", "nn.LazyBatchNorm3d()(z)", "nn.LazyConv1d(2, 2)(x)",
    "nn.LazyConv2d(2, 2)(y)", "nn.LazyConv3d(2, 2)(z)", "nn.LazyConvTranspose1d(2, 2)(x)",
    "nn.LazyConvTranspose2d(2, 2)(y)", "nn.LazyConvTranspose3d(2, 2)(z)", "nn.LazyLinear(2)(w)",
    "nn.MarginRankingLoss()(v, v, v)", "nn.MaxUnpool1d(2)(u[0], u[0].long())",
    "nn.MaxUnpool2d(2)(u, u.long())",
    "nn.MaxUnpool3d(2)(u[None], u[None].long())", "nn.MultiLabelMarginLoss()(w, (p > 0.5).long())",
    "nn.MultiLabelSoftMarginLoss()(w, (p > 0.5).float())", "nn.MultiMarginLoss()(w, j)",
    "nn.NonDynamicallyQuantizableLinear(4, 2)(w)", "nn.PairwiseDistance()(w, p)", "nn.PixelShuffle(1)(y)",
    "nn.PoissonNLLLoss()(w, p)", "nn.ReflectionPad2d(1)(y)", "nn.ReflectionPad3d(1)(z)", "nn.ReplicationPad1d(1)(x)",
    "nn.ReplicationPad2d(1)(y)", "nn.ReplicationPad3d(1)(z)", "nn.SoftMarginLoss()(w, w.sign())", "nn.Softmax2d()(y)",
    "nn.TransformerEncoderLayer(4, 2, 8)(x)", "nn.TransformerDecoderLayer(4, 2, 8)(x, x)",
    "nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8), 1)(x)",
    "nn.TransformerDecoder(nn.TransformerDecoderLayer(4, 2, 8), 1)(x, x)", "nn.TripletMarginLoss()(w, p, w)",
    "nn.Unflatten(1, (2, 2))(w)", "nn.Unfold(2)(y)", "nn.UpsamplingBilinear2d(scale_factor=2)(y)",
    "nn.UpsamplingNearest2d(scale_factor=2)(y)", "nn.ZeroPad1d(1)(x)", "nn.ZeroPad2d(1)(y)", "nn.ZeroPad3d(1)(z)",
  ]
  /// Layers that compute nothing of their own, and one that is refused.
  private static let notCalled: Set<String> = [
    "Module", "ModuleDict", "ModuleList", "Parameter", "ParameterDict", "ParameterList", "RNNBase", "RNNCellBase",
    "Sequential", "Buffer", "UninitializedBuffer", "UninitializedParameter",
  ]

  @Test func familiesHaveTheirOwn() throws {
    let (session, recorder) = makeSession()
    // Every layer is among the examples; those that are written in Python are explained by their parts.
    _ = recorder.take()
    let names = session.output(
      of: "print(*[n for n in dir(nn) if n[0].isupper() and not hasattr(getattr(nn, n).__init__, '__code__')])",
      recorder
    ).split(whereSeparator: {
      $0.isWhitespace
    })
    let examples = Self.families + Self.layers
    for name in names where !Self.notCalled.contains(String(name)) {
      #expect(examples.contains { $0.hasPrefix("nn.\(name)(") }, "nn.\(name) has no example")
    }
    session.submit(
      """
      x, y, z = torch.randn(2, 3, 4), torch.randn(2, 2, 4, 4), torch.randn(1, 2, 3, 3, 3)
      w, p, i, j = torch.randn(3, 4), torch.rand(3, 4), torch.tensor([1, 4]), torch.tensor([0, 3, 1])
      v, f, u = torch.ones(3), torch.randn(1, 8, 4), torch.ones(1, 1, 1, 1)
      """)
    for text in examples {
      let source = SourceText(name: "<explanation>", text: text)
      try session.interpreter.withoutTrace {
        let recorded = try RecordedExpression(Parser.parseExpression(source), in: source, session.interpreter)
        let step = try #require(recorded.steps.last, "\(text)")
        #expect(ExplanationTable.find(step) != nil, "\(text) has lost its explanation")
        let explanation = try recorded.explanation(of: step)
        #expect(!explanation.parts.isEmpty, "\(text) says nothing")
      }
    }
  }

  /// What has no arithmetic to show: settings, questions about the program, files, memory, hooks, what complex numbers would take, and
  /// functions of the person's own for every element.
  private static let withoutArithmetic: Set<String> = [
    "are_deterministic_algorithms_enabled", "compile", "finfo", "get_default_device", "get_default_dtype", "get_device",
    "get_float32_matmul_precision", "get_num_interop_threads", "get_num_threads", "get_rng_state", "iinfo", "imag",
    "initial_seed", "is_anomaly_enabled", "is_autocast_enabled", "is_conj", "is_grad_enabled", "is_inference",
    "is_inference_mode_enabled", "is_neg", "is_storage", "is_tensor", "load", "manual_seed", "save", "seed",
    "set_default_device", "set_default_dtype", "set_default_tensor_type", "set_float32_matmul_precision",
    "set_flush_denormal", "set_num_interop_threads", "set_num_threads", "set_printoptions", "set_rng_state",
    "set_warn_always", "typename", "use_deterministic_algorithms", "apply_", "backward", "cdouble", "cfloat", "chalf",
    "cuda", "data_ptr", "dim_order", "is_pinned", "is_set_to", "is_shared", "map_", "register_hook",
    "register_post_accumulate_grad_hook", "set_", "storage", "untyped_storage", "eig", "eigvals",
  ]

  /// Lists what is declared by the kind of its explanation: nothing is without one, since the general one takes everything.
  @Test func declarationsAreCounted() throws {
    let (session, recorder) = makeSession()
    var counts: [(place: String, own: Int, general: Int)] = []
    var unexplained: [String] = []
    for place in ["torch", "torch.nn.functional", "torch.Tensor", "torch.nn.init", "torch.linalg", "torch.special"] {
      let source = SourceText(
        name: "<names>",
        text:
          "[n for n in dir(\(place)) if n[0] != '_' and n[0].islower() and callable(getattr(\(place), n, None)) and not isinstance(getattr(\(place), n), (type, types.FunctionType))]"
      )
      session.submit("import torch.nn.init, torch.linalg, torch.special, types")
      let names = try session.interpreter.collect(
        session.interpreter.evaluate(Parser.parseExpression(source), in: source)
      ).compactMap(\.text)
      let own = names.filter { ExplanationTable.explainer($0) != nil }.count
      counts.append((place, own, names.count - own))
      unexplained += names.filter { ExplanationTable.explainer($0) == nil }
    }
    _ = recorder.take()
    for (place, own, general) in counts { print("explanations of \(place): \(own) own, \(general) general, 0 none") }
    #expect(counts.map(\.own).reduce(0, +) >= 1000)
    for name in Set(unexplained).subtracting(Self.withoutArithmetic).sorted() {
      Issue.record("\(name) has neither an explanation of its own nor a place among those that have nothing to show")
    }
  }

  /// The example of every declaration is explained, with equations that hold.
  @Test func examplesAreExplained() throws {
    let (session, _) = makeSession()
    session.submit("import torch.nn.init")
    let interpreter = session.interpreter
    var explained = 0
    for place in ["torch", "torch.nn.functional", "torch.Tensor", "torch.nn.init"] {
      let source = SourceText(
        name: "<names>", text: "[getattr(\(place), n, None) for n in dir(\(place)) if n[0] != '_' and n[0].islower()]")
      let found = try interpreter.collect(interpreter.evaluate(Parser.parseExpression(source), in: source))
      for case .object(let object) in found {
        guard let function = object as? BuiltinFunction, !function.declaration.example.isEmpty else { continue }
        let lines = function.declaration.example.split(separator: "\n").map(String.init)
        guard let last = lines.last,
          let expression = try? Parser.parseExpression(SourceText(name: "<example>", text: last))
        else { continue }
        session.submit("torch.manual_seed(0);")
        for line in lines.dropLast() { session.submit(line) }
        let text = SourceText(name: "<example>", text: last)
        try interpreter.withoutTrace {
          guard let recorded = try? RecordedExpression(expression, in: text, interpreter) else { return }
          for step in recorded.steps {
            let explanation = try recorded.explanation(of: step)
            #expect(!explanation.text(RenderOptions(width: 60, glyphs: .ascii)).isEmpty)
            for equation in explanation.equations { #expect(equation.holds, "\(last): \(equation.text)") }
            for equation in explanation.equations where equation.remark != nil {
              print("rounding?", last, equation.text)
            }
            explained += 1
          }
        }
      }
    }
    print("explained \(explained) steps of examples")
    #expect(explained > 500)
  }

  @Test func tracesKeepActivationsAndGradients() {
    let (session, recorder) = makeSession()
    session.submit("net = nn.Sequential(nn.Linear(2, 3), nn.ReLU())\nx = torch.ones(1, 2)")
    #expect(session.output(of: "%trace net(x).sum(), into=t", recorder).contains("t['0'] is the output of a step"))
    #expect(session.output(of: "list(t)", recorder) == "[1, '0', 2, '1', 3]\n")
    #expect(session.output(of: "(t['0'] is t[1], t[3].shape)", recorder) == "(True, torch.Size([]))\n")
    session.submit("t[3].backward()")
    #expect(session.output(of: "torch.equal(t['0'].grad, (t['0'] > 0).float())", recorder) == "True\n")
    #expect(session.output(of: "%trace 1, into=t", recorder).contains("TypeError"))
    #expect(session.output(of: "%trace net(x)", recorder).contains("is written: %trace EXPRESSION, into=NAME"))
  }
}
