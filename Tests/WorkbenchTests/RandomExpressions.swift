// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport

/// Random statements and expressions on tensors, for explanations of them.
struct RandomExpressions {
  var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  mutating func size(_ most: Int = 6) -> Int { 1 + random.next(below: most) }
  private mutating func shape(_ least: Int = 1, _ most: Int = 3) -> [Int] {
    (0..<(least + random.next(below: most - least + 1))).map { _ in size() }
  }
  private func text(_ shape: [Int]) -> String { shape.map { String($0) }.joined(separator: ", ") }
  mutating func flag() -> Bool { random.next(below: 2) == 0 }

  /// Statements that make the operands, and the expression.
  mutating func next() -> (setup: String, expression: String) {
    let kind = random.next(below: 27)
    switch kind {
    case 0, 1: return pointwise()
    case 2: return binary()
    case 3: return product()
    case 4: return reduction()
    case 5, 6: return convolution()
    case 7: return pooling()
    case 8: return normalisation()
    case 9: return batchNorm()
    case 10, 11: return crossEntropy()
    case 12, 13: return loss()
    case 14: return softmax()
    case 15, 16: return rows()
    case 17: return images()
    case 18: return ordered()
    case 19: return moved()
    case 20: return repeated()
    case 21: return found()
    case 22, 23: return algebra()
    case 24: return special()
    case 25: return attention()
    default: return other()
    }
  }

  private mutating func pointwise() -> (String, String) {
    let function = random.pick([
      "F.relu(x)", "torch.sigmoid(x)", "x.tanh()", "F.gelu(x)", "F.gelu(x, approximate='tanh')", "F.silu(x)",
      "F.elu(x, alpha=0.7)", "F.celu(x, alpha=1.3)", "F.selu(x)", "F.leaky_relu(x, 0.2)", "F.softplus(x, beta=2)",
      "F.hardtanh(x)", "F.relu6(x * 4)", "F.hardsigmoid(x)", "F.hardswish(x)", "F.logsigmoid(x)", "F.mish(x)",
      "F.softsign(x)", "F.tanhshrink(x)", "F.hardshrink(x)", "F.softshrink(x)", "F.threshold(x, 0.1, 3.0)", "x.exp()",
      "x.abs().sqrt()", "-x", "x.square()", "x.clamp(-0.5, 0.4)", "x.clamp(min=0.1)", "nn.PReLU()(x)", "nn.ELU()(x)",
      "x.abs().rsqrt()", "x.floor()", "x.sin()", "x.erf()", "x.abs().log1p()", "x.expm1()", "x.reciprocal()",
      "x.erfc()", "x.exp2()", "x.deg2rad()", "x.rad2deg()",
    ])
    return ("x = torch.randn(\(text(shape())))\(flag() ? " * 3" : "")", function)
  }

  private mutating func binary() -> (String, String) {
    let full = shape(1, 3)
    var other = full.map { flag() ? $0 : 1 }
    if flag(), other.count > 1 { other.removeFirst() }
    let op = random.pick(["+", "-", "*", "/", "//", "%"])
    let plain = random.pick([
      "x \(op) y", "y \(op) x", "x \(op) 2.5", "0.3 * x", "1 - x", "x ** 2", "torch.add(x, y, alpha=0.5)",
    ])
    return (
      "x = torch.randn(\(text(full))); y = torch.randn(\(text(other)))",
      random.pick([plain, plain, "torch.maximum(x, y)", "torch.div(x, y, rounding_mode='floor')", "x.sub(y)"])
    )
  }

  private mutating func product() -> (String, String) {
    let (m, k, n, b) = (size(), size(40), size(), size(3))
    switch random.next(below: 8) {
    case 0: return ("x = torch.randn(\(m), \(k)); w = torch.randn(\(k), \(n))", "x @ w")
    case 1: return ("x = torch.randn(\(b), \(m), \(k)); w = torch.randn(\(k), \(n))", "torch.matmul(x, w)")
    case 2: return ("x = torch.randn(\(b), \(m), \(k)); w = torch.randn(\(b), \(k), \(n))", "x.bmm(w)")
    case 3: return ("x = torch.randn(\(k)); w = torch.randn(\(k))", "x @ w")
    case 4: return ("x = torch.randn(\(m), \(k)); w = torch.randn(\(k))", "x.mv(w)")
    case 5:
      return (
        "x = torch.randn(\(m), \(k)); w = torch.randn(\(k), \(n)); c = torch.randn(\(n))",
        random.pick(["torch.addmm(c, x, w)", "torch.addmm(c, x, w, beta=0.5, alpha=2)"])
      )
    case 6:
      return (
        "x = torch.randn(\(b), \(m), \(k)); lin = nn.Linear(\(k), \(n), bias=\(flag() ? "True" : "False"))", "lin(x)"
      )
    default:
      return ("x = torch.randn(\(m), \(k)); w = torch.randn(\(n), \(k)); c = torch.randn(\(n))", "F.linear(x, w, c)")
    }
  }

  private mutating func reduction() -> (String, String) {
    let shape = shape(1, 3)
    let dim = random.next(below: shape.count)
    let name = random.pick(["sum", "mean", "var", "std", "amax", "amin", "max", "min", "argmax", "logsumexp", "norm"])
    let keep = flag() ? ", keepdim=True" : ""
    var call = "x.\(name)(dim=\(flag() ? dim : dim - shape.count)\(keep))"
    if ["sum", "mean", "var", "std", "max", "min", "norm"].contains(name), flag() { call = "x.\(name)()" }
    if name == "var", flag() { call = "x.var(\(dim), unbiased=False)" }
    return ("x = torch.randn(\(text(shape)))", call)
  }

  private mutating func convolution() -> (String, String) {
    let n = 1 + random.next(below: 3)
    let groups = random.pick([1, 1, 1, 2])
    let (i, o) = (groups * size(2), groups * size(2))
    let k = size(3)
    let dilation = 1 + random.next(below: 2)
    let sizes = (0..<n).map { _ in dilation * (k - 1) + 1 + random.next(below: 5) }
    let batch = flag() ? "\(size(2)), " : ""
    let stride = size(3)
    let padding = random.next(below: k)
    let bias = flag() ? "" : ", bias=False"
    let common = "\(i), \(o), \(k), stride=\(stride), padding=\(padding), groups=\(groups)"
    let input = "x = torch.randn(\(batch)\(i), \(text(sizes)))"
    if random.next(below: 3) == 0 {
      let layer = "conv = nn.ConvTranspose\(n)d(\(common), dilation=\(dilation)\(bias))"
      return ("\(input); \(layer)", "conv(x)")
    }
    return ("\(input); conv = nn.Conv\(n)d(\(common), dilation=\(dilation)\(bias))", "conv(x)")
  }

  private mutating func pooling() -> (String, String) {
    let n = 1 + random.next(below: 3)
    let k = 2 + random.next(below: 2)
    let sizes = (0..<n).map { _ in k + random.next(below: 5) }
    let input = "x = torch.randn(2, \(size(3)), \(text(sizes)))"
    let call = random.pick([
      "F.max_pool\(n)d(x, \(k))", "F.max_pool\(n)d(x, \(k), stride=1, padding=1)", "F.avg_pool\(n)d(x, \(k))",
      "F.avg_pool\(n)d(x, \(k), stride=2, padding=1)",
      "F.avg_pool\(n)d(x, \(k), stride=2, padding=1, ceil_mode=True, count_include_pad=False)",
      "F.avg_pool\(n)d(x, \(k), stride=2, padding=1, ceil_mode=True)", "F.adaptive_avg_pool\(n)d(x, 2)",
      "F.adaptive_max_pool\(n)d(x, 2)", "nn.MaxPool\(n)d(\(k))(x)", "nn.AvgPool\(n)d(\(k), 1)(x)",
    ])
    return (input, call)
  }

  private mutating func normalisation() -> (String, String) {
    let (b, c, l) = (size(3), 2 * size(3), 1 + size(5))
    let input = "x = torch.randn(\(b), \(c), \(l)) * 2 + 1"
    return (
      input,
      random.pick([
        "F.layer_norm(x, (\(l),))", "nn.LayerNorm([\(c), \(l)])(x)", "nn.GroupNorm(2, \(c))(x)",
        "nn.InstanceNorm1d(\(c))(x)",
        "nn.RMSNorm(\(l))(x)", "nn.InstanceNorm1d(\(c), affine=True)(x)",
      ])
    )
  }

  private mutating func batchNorm() -> (String, String) {
    let (b, c, l) = (1 + size(4), size(4), size(4))
    let track = flag() ? "" : ", track_running_stats=False"
    let settings = random.pick(["", ", momentum=0.3", ", momentum=None", ", affine=False", ", eps=0.01"])
    let mode = flag() ? "" : "; bn.eval()"
    return ("bn = nn.BatchNorm1d(\(c)\(settings)\(track)); x = torch.randn(\(b), \(c), \(l)) * 2 + 1\(mode)", "bn(x)")
  }

  private mutating func crossEntropy() -> (String, String) {
    let (b, c) = (size(9), 1 + size(12))
    let inner = flag() ? "" : ", \(size(3))"
    let options = random.pick([
      "", ", weight=w", ", label_smoothing=0.1", ", reduction='sum'", ", reduction='none'", ", ignore_index=0",
      ", weight=w, label_smoothing=0.2", ", weight=w, ignore_index=1, reduction='mean'",
    ])
    let setup = "x = torch.randn(\(b), \(c)\(inner)); w = torch.rand(\(c)) + 0.1"
    switch random.next(below: 4) {
    case 0:
      let soft = options.contains("ignore") ? "" : options
      return (setup + "; y = torch.randn(\(b), \(c)\(inner)).softmax(1)", "F.cross_entropy(x, y\(soft))")
    case 1:
      let plain = options.contains("smoothing") ? "" : options
      return (
        setup + "; x = x.log_softmax(1); y = torch.randint(0, \(c), (\(b)\(inner),))", "F.nll_loss(x, y\(plain))"
      )
    default: return (setup + "; y = torch.randint(0, \(c), (\(b)\(inner),))", "F.cross_entropy(x, y\(options))")
    }
  }

  private mutating func loss() -> (String, String) {
    let shape = shape(1, 2)
    let reduction = random.pick(["", ", reduction='sum'", ", reduction='none'"])
    let s = text(shape)
    switch random.next(below: 9) {
    case 7:
      return ("x = torch.randn(\(s)); y = torch.randn(\(s)).sign()", "F.soft_margin_loss(x, y\(reduction))")
    case 8:
      return (
        "x = torch.rand(\(s)) * 2; y = torch.randn(\(s)).sign()",
        "F.hinge_embedding_loss(x, y, margin=0.8\(reduction))"
      )
    case 0: return ("x = torch.randn(\(s)); y = torch.randn(\(s))", "F.mse_loss(x, y\(reduction))")
    case 1: return ("x = torch.randn(\(s)); y = torch.randn(\(s))", "F.l1_loss(x, y\(reduction))")
    case 2: return ("x = torch.randn(\(s)); y = torch.randn(\(s))", "F.smooth_l1_loss(x, y, beta=0.7\(reduction))")
    case 3: return ("x = torch.randn(\(s)); y = torch.randn(\(s))", "F.huber_loss(x, y, delta=0.6\(reduction))")
    case 4: return ("x = torch.rand(\(s)); y = torch.rand(\(s)).round()", "F.binary_cross_entropy(x, y\(reduction))")
    case 5:
      return (
        "x = torch.randn(\(s)); y = torch.rand(\(s)); w = torch.tensor(2.0)",
        random.pick([
          "F.binary_cross_entropy_with_logits(x, y\(reduction))",
          "F.binary_cross_entropy_with_logits(x, y, pos_weight=w\(reduction))",
        ])
      )
    default:
      return ("x = torch.randn(\(s)).log_softmax(-1); y = torch.randn(\(s)).softmax(-1)", "F.kl_div(x, y\(reduction))")
    }
  }

  private mutating func softmax() -> (String, String) {
    let shape = shape(1, 3)
    let dim = random.next(below: shape.count)
    let call = random.pick([
      "F.softmax(x, dim=\(dim))", "x.softmax(\(dim))", "F.log_softmax(x, dim=\(dim))", "F.softmin(x, dim=\(dim))",
    ])
    return ("x = torch.randn(\(text(shape))) * 2", call)
  }

  /// Losses of rows and distances.
  private mutating func rows() -> (String, String) {
    let (b, c) = (size(4), 1 + size(8))
    let reduction = random.pick(["", ", reduction='sum'", ", reduction='none'"])
    let setup =
      "x, y, z = torch.randn(\(b), \(c)), torch.randn(\(b), \(c)), torch.randn(\(b), \(c)); s = torch.randn(\(b)).sign(); "
      + "j = torch.randint(0, \(c), (\(b),)); w = torch.rand(\(c)); t = torch.tensor([[1, 0] + [-1] * \(c - 2)] * \(b))"
    return (
      setup,
      random.pick([
        "F.cosine_embedding_loss(x, y, s, margin=0.1\(reduction))", "F.cosine_embedding_loss(x, y, s\(reduction))",
        "F.margin_ranking_loss(x[:, 0], y[:, 0], s, margin=0.3\(reduction))",
        "F.margin_ranking_loss(x, y, z.sign()\(reduction))", "F.multi_margin_loss(x, j\(reduction))",
        "F.multi_margin_loss(x, j, p=2, margin=0.7, weight=w\(reduction))",
        "F.multilabel_margin_loss(x, t\(reduction))",
        "F.multilabel_soft_margin_loss(x, (y > 0).float()\(reduction))",
        "F.multilabel_soft_margin_loss(x, (y > 0).float(), weight=w\(reduction))",
        "F.triplet_margin_loss(x, y, z\(reduction))",
        "F.triplet_margin_loss(x, y, z, margin=0.4, p=1, swap=True\(reduction))",
        "F.poisson_nll_loss(x, (y.abs() * 3).round()\(reduction))",
        "F.poisson_nll_loss(x.abs(), (y.abs() * 3).round(), log_input=False, full=True\(reduction))",
        "F.gaussian_nll_loss(x, y, z.abs()\(reduction))",
        "F.gaussian_nll_loss(x, y, z[:, :1].abs(), full=True\(reduction))",
        "F.cosine_similarity(x, y)", "F.cosine_similarity(x, y[0], dim=0)", "torch.cosine_similarity(x, y[:1], dim=-1)",
        "F.pairwise_distance(x, y)", "F.pairwise_distance(x, y, p=1, keepdim=True)", "F.pairwise_distance(x, y, p=3)",
        "F.normalize(x)", "F.normalize(x, dim=0)", "F.normalize(x, p=1)", "F.normalize(x, p=float('inf'))",
      ])
    )
  }

  /// Operations of which the equations are few, and composed ones.
  private mutating func other() -> (String, String) {
    let net = "net = nn.Sequential(nn.Linear(4, 5), nn.BatchNorm1d(5), nn.ReLU(), nn.Dropout(0.3), nn.Linear(5, 3))"
    return random.pick([
      ("x = torch.randn(4, 6)", "F.dropout(x, 0.3)"), ("x = torch.randn(2, 3, 4)", "x.transpose(1, 2)"),
      ("x = torch.randn(2, 3, 4)", "x[1, :, 2]"), ("x = torch.randn(2, 6)", "x.view(3, 4)"),
      ("e = nn.Embedding(10, 3); i = torch.tensor([1, 5, 1])", "e(i)"),
      ("x = torch.randn(3, 4); w = torch.randn(4, 5)", "torch.einsum('ij,jk->ik', x, w)"),
      ("x = torch.randn(3, 4)", "torch.cat([x, x * 2], 1)"), ("x = torch.randn(3, 4)", "torch.stack([x, -x, x], 1)"),
      ("x = torch.randn(3, 4)", "torch.where(x > 0, x, 0.5)"), ("x = torch.randn(3, 4)", "x.masked_fill(x > 0, 2)"),
      ("x = torch.randn(3, 4)", "x.cumprod(1)"), ("x = torch.randn(2, 6)", "nn.InstanceNorm1d(2)(x)"),
      ("x = torch.randn(2, 3, 5, 5); c = nn.Conv2d(3, 2, 2, padding='same')", "c(x)"),
      ("x = torch.randn(3, 4); y = torch.randn(4)", "x.clamp(min=y)"),
      ("x = torch.randn(3, 4); y = torch.randn(4)", "torch.lerp(x, y, 0.3)"),
      ("x = torch.randn(3, 4); i = torch.tensor([[0, 1], [2, 3]])", "x.gather(1, i)"),
      ("x = torch.randn(3, 4)", "x.index_select(1, torch.tensor([2, 0]))"), ("x = torch.randn(3, 4)", "x.cumsum(0)"),
      (net + "; x = torch.randn(5, 4)", "net(x)"),
      (net + "; x = torch.randn(5, 4); y = torch.randint(0, 3, (5,))", "F.cross_entropy(net(x), y)"),
      ("c = nn.LSTM(3, 4); x = torch.randn(5, 2, 3)", "c(x)"),
      ("c = nn.GRU(3, 4, batch_first=True); x = torch.randn(5, 2, 3)", "c(x)"),
      ("c = nn.RNN(3, 4); x = torch.randn(5, 3)", "c(x)"),
      ("c = nn.LSTMCell(3, 4); x = torch.randn(2, 3); h = torch.randn(2, 4)", "c(x, (h, h))"),
      ("c = nn.GRUCell(3, 4); x = torch.randn(2, 3); h = torch.randn(2, 4)", "c(x, h)"),
      (
        "q = torch.randn(1, 2, 4, 8); k = torch.randn(1, 2, 5, 8)",
        "F.scaled_dot_product_attention(q, k, k, is_causal=True)"
      ),
      ("m = nn.MultiheadAttention(8, 2); q = torch.randn(4, 1, 8)", "m(q, q, q)"),
      ("x = torch.randn(2, 3, 4); w = torch.randn(2, 4)", "torch.einsum('bij,bj->bi', x, w)"),
      ("x = torch.randn(2, 3, 4)", "torch.einsum('bij->b', x)"), ("i = torch.tensor([0, 2])", "F.one_hot(i, 4)"),
      ("x = torch.randn(2, 3, 4)", "x.permute(2, 0, 1)"), ("x = torch.randn(2, 3, 4)", "x.flatten(1)"),
      ("x = torch.randn(3, 4)", "x[[0, 2]]"), ("x = torch.randn(3, 4)", "x[..., 1:3]"),
      ("x = torch.randn(3, 1)", "x.expand(3, 5)"),
      ("x = torch.randn(3, 4)", "x.t().reshape(12)"), ("c = nn.LSTMCell(3, 4); x = torch.randn(2, 3)", "c(x)"),
      ("c = nn.GRUCell(3, 4); x = torch.randn(2, 3)", "c(x)"),
      ("c = nn.RNNCell(3, 4); x = torch.randn(2, 3)", "c(x)"),
      ("q = torch.randn(2, 4, 8); k = torch.randn(2, 5, 8)", "F.scaled_dot_product_attention(q, k, k)"),
      ("w = torch.empty(8, 6)", "nn.init.kaiming_uniform_(w, nonlinearity='relu')"),
      ("w = torch.empty(8, 6)", "nn.init.xavier_normal_(w)"),
    ])
  }
}
