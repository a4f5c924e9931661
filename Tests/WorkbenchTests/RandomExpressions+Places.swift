// SPDX-License-Identifier: GPL-3.0-or-later

/// Expressions whose elements come from other places: images, orders, scattered and moved elements, and sequences.
extension RandomExpressions {
  mutating func images() -> (String, String) {
    let (h, w) = (1 + size(5), 1 + size(5))
    let aligned = flag() ? "" : ", align_corners=True"
    let corners = flag() ? "True" : "False"
    return (
      "x = torch.randn(2, 4, \(h), \(w)); e = F.pad(x, (0, \(w % 2), 0, \(h % 2))); t = torch.randn(2, 2, 3); "
        + "g = torch.rand(2, 3, 2, 2) * 2.4 - 1.2; p, i = F.max_pool2d(e, 2, return_indices=True)",
      random.pick([
        "F.pad(x, (1, 2))", "F.pad(x, (1, 0, 2, 1), value=3.0)", "F.pad(x, (1, 1, 1, 0), mode='reflect')",
        "F.pad(x, (2, 1, 1, 0), mode='replicate')", "F.pad(x, (1, 1, 0, 1), mode='circular')", "F.pad(x, (-1, 1))",
        "F.interpolate(x, scale_factor=2)", "F.interpolate(x, size=(5, 7), mode='nearest-exact')",
        "F.interpolate(x, scale_factor=1.7)", "F.interpolate(x, size=(5, 3), mode='bilinear'\(aligned))",
        "F.interpolate(x, scale_factor=1.6, mode='bilinear'\(aligned))", "F.interpolate(x, size=(4, 4), mode='area')",
        "F.interpolate(x, size=(7, 5), mode='bicubic'\(aligned))", "F.glu(x, 1)", "F.lp_pool2d(x, 2, 2)",
        "F.lp_pool2d(x, 2, 2, stride=1, ceil_mode=True)", "F.pixel_shuffle(x, 2)", "F.pixel_unshuffle(e, 2)",
        "F.channel_shuffle(x, 2)", "F.unfold(x, 2, stride=2, padding=1)", "F.fold(F.unfold(x, 2), (\(h), \(w)), 2)",
        "F.grid_sample(x, g, align_corners=\(corners))",
        "F.grid_sample(x, g, mode='nearest', align_corners=\(corners))",
        "F.grid_sample(x, g, padding_mode='reflection', align_corners=\(corners))",
        "F.affine_grid(t, (2, 1, 3, 4), align_corners=\(corners))", "F.max_unpool2d(p, i, 2)",
        "F.local_response_norm(x, 2, alpha=0.5, beta=0.6, k=2.0)",
      ])
    )
  }

  mutating func ordered() -> (String, String) {
    (
      "x = torch.randn(2, 3, \(2 + size(9)))",
      random.pick([
        "x.sort(-1)", "x.topk(2)", "torch.topk(x, 2, dim=2, largest=False)", "x.kthvalue(2)",
        "torch.sort(x, dim=1, descending=True)", "x.argsort(1)", "torch.msort(x)", "x.median(1)", "x.median()",
        "x.quantile(0.3, dim=2)", "torch.quantile(x, torch.tensor([0.2, 0.7]), dim=1)", "x.quantile(0.6)",
        "torch.quantile(x, 0.4, dim=2, interpolation='midpoint')", "x.round().mode(2)", "x.nansum(1)",
        "x.norm(p=3, dim=1)", "torch.linalg.vector_norm(x, 1, dim=2)", "torch.var_mean(x, 1)", "x.aminmax(dim=1)",
        "x > 0.3", "torch.isclose(x, x + 0.1)", "F.gumbel_softmax(x, tau=0.5)", "F.rrelu(x, training=True)",
        "F.alpha_dropout(x, 0.4, training=True)", "F.rrelu(x)",
      ])
    )
  }

  mutating func moved() -> (String, String) {
    let (h, w) = (1 + size(5), 1 + size(4))
    return (
      "x = torch.randn(2, \(h), \(w)); i = torch.randint(0, \(h), (2, 2, \(w))); s = torch.randn(2, 2, \(w)); "
        + "j = torch.randint(0, \(h), (3,)); t = torch.randn(2, 3, \(w)); m = torch.randn(3, 3); v = torch.randn(4, 3)",
      random.pick([
        "x.flip(1)", "x.roll(1, 2)", "torch.rot90(x, 1, (1, 2))", "x.repeat(2, 1, 2)", "x.tile(2)",
        "x.repeat_interleave(2, dim=1)", "x.tril()", "x.triu(1)", "x[0].diag()", "torch.diag_embed(x)",
        "x.take(torch.tensor([0, 3]))", "torch.masked_select(x, x > 0)", "torch.vstack([x, x * 2])",
        "torch.block_diag(x[0], x[1])", "x.scatter(1, i, s)", "x.scatter(1, i, 2.5)", "x.scatter_add(1, i, s)",
        "torch.index_add(x, 1, j, t, alpha=0.5)", "x.index_fill(1, torch.tensor([1]), 2.0)",
        "x.scatter_reduce(1, i, s, 'mean')", "x.masked_scatter(x > 0, x.flip(0))", "x.clone()", "x.ravel()",
        "torch.cummax(x, 1)", "x.logcumsumexp(1)", "torch.diff(x, dim=1)", "torch.cumulative_trapezoid(x, dx=0.5)",
        "torch.bincount(j)", "torch.cdist(v, m)", "torch.dist(m, m.T)", "torch.kron(m, v)",
        "torch.linalg.cross(v, v.flip(0))", "m.trace()", "torch.addcdiv(m, m, m.abs() + 1, value=0.3)",
        "torch.linalg.det(m)", "torch.inverse(m)", "torch.cov(v)", "torch.corrcoef(v)", "torch.renorm(v, 2, 0, 0.8)",
        "nn.Bilinear(3, 3, 2)(v, v)", "torch.atan2(m, m.T)", "torch.round(x, decimals=1)", "torch.logaddexp(m, m.T)",
      ])
    )
  }

  mutating func found() -> (String, String) {
    (
      "x = torch.randn(2, \(size())); z = torch.randn(9); s = z.sort()[0]; k = torch.randint(0, 9, (2, 5)); "
        + "a = torch.randn(2, 3, 4); b = torch.randn(3, 4, 2); e = torch.empty(4, 6)",
      random.pick([
        "torch.argwhere(k)", "torch.unique(k)", "torch.searchsorted(s, z)", "torch.bucketize(x, s, right=True)",
        "torch.histc(z, 4)", "torch.histc(z, 5, -1, 1)", "torch.multinomial(z.abs(), 3)",
        "torch.bernoulli(z.sigmoid())",
        "x.long()", "x.half()", "x.to(torch.bfloat16)", "k.float()", "torch.arange(2, 9, 2)", "torch.linspace(0, 1, 7)",
        "torch.logspace(0, 2, 5)", "torch.tensordot(a, b, dims=2)", "x.fill_(2.5)", "nn.init.constant_(e, 0.3)",
        "k & 5", "nn.init.orthogonal_(e)", "nn.init.uniform_(e, -0.1, 0.1)", "nn.init.trunc_normal_(e, std=0.02)",
        "torch.allclose(x, x + 0.01)", "torch.isin(k, k[0])", "k == 3", "x.isnan()", "torch.isclose(x, x)",
      ])
    )
  }

  mutating func repeated() -> (String, String) {
    let kind = random.pick(["RNN", "LSTM", "GRU"])
    let (layers, both) = (size(3), flag() ? "True" : "False")
    if flag() {
      return (
        "c = nn.\(kind)(3, 4, num_layers=\(layers), bidirectional=\(both)); x = torch.randn(\(size(5)), 2, 3)", "c(x)"
      )
    }
    let mask = random.pick(["", ", attn_mask=torch.randn(3, 4)", ", key_padding_mask=torch.zeros(2, 4).bool()"])
    return (
      "c = nn.MultiheadAttention(8, \(random.pick([1, 2, 4]))); q = torch.randn(3, 2, 8); k = torch.randn(4, 2, 8)",
      "c(q, k, k\(mask))"
    )
  }
}
