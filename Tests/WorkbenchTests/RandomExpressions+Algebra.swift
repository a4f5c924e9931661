// SPDX-License-Identifier: GPL-3.0-or-later

/// Expressions of linear algebra, special functions, chance, and attention with masks.
extension RandomExpressions {
  mutating func algebra() -> (String, String) {
    let (n, k) = (1 + size(4), size(3))
    let setup =
      "a = torch.randn(\(n), \(n)) + 3 * torch.eye(\(n)); s = a @ a.T; b = torch.randn(\(n), \(k)); v = torch.randn(\(n)); "
      + "t = torch.randn(\(n + 2), \(n)); c = torch.randn(\(n + 2), \(k)); l = torch.linalg.cholesky(s)"
    return (
      setup,
      random.pick([
        "torch.linalg.cholesky(s)", "torch.cholesky(s, upper=True)", "torch.linalg.qr(a)", "torch.linalg.qr(t)",
        "torch.linalg.qr(t, mode='complete')", "torch.linalg.svd(a)", "torch.svd(t)", "torch.linalg.svdvals(t)",
        "torch.linalg.eigh(s)", "torch.linalg.eigvalsh(s)", "torch.linalg.solve(a, b)", "torch.linalg.solve(a, v)",
        "torch.linalg.solve(a, b.T, left=False)", "torch.cholesky_solve(b, l)", "torch.cholesky_inverse(l)",
        "torch.linalg.solve_triangular(l, b, upper=False)", "torch.linalg.inv(a)", "torch.linalg.lstsq(t, c)",
        "torch.linalg.pinv(t)", "torch.pinverse(t.T)", "torch.det(a)", "torch.slogdet(a)", "torch.logdet(s)",
        "torch.matrix_power(a, \(size(5)))", "torch.linalg.matrix_power(a, -2)", "torch.matrix_exp(a / \(3 * n))",
        "torch.linalg.multi_dot([t, a, b])", "torch.chain_matmul(a, a)", "torch.addr(a, v, v, beta=0.5, alpha=2)",
        "torch.addbmm(a, a.expand(2, \(n), \(n)), a.expand(2, \(n), \(n)), alpha=0.3)", "torch.linalg.vecdot(a, s)",
        "torch.vander(v)", "torch.linalg.vander(v)", "torch.linalg.cond(a)", "torch.linalg.matrix_rank(a)",
        "torch.linalg.matrix_norm(a)", "torch.linalg.matrix_norm(a, 1)", "torch.linalg.matrix_norm(a, 'nuc')",
        "torch.meshgrid(v, b[:, 0], indexing='ij')", "torch.meshgrid(v, v[:1], indexing='xy')",
        "torch.cartesian_prod(v, v[:2])", "torch.combinations(v)", "torch.gradient(v)", "v.sum_to_size(1)",
      ])
    )
  }

  mutating func special() -> (String, String) {
    (
      "x = torch.rand(\(size())) * 4 + 0.1; y = torch.rand(1) * 3 + 0.2; i = torch.randint(-9, 9, (\(size()),)); j = torch.tensor([6])",
      random.pick([
        "torch.digamma(x)", "torch.polygamma(2, x)", "torch.special.zeta(x + 1, y)", "torch.i0(x)",
        "torch.special.i1e(x)", "torch.igamma(x, y)", "torch.igammac(x, y)", "torch.mvlgamma(x + 2, 3)",
        "torch.erfinv(x / 5)", "torch.special.ndtri(x / 5)", "torch.special.entr(x)", "torch.special.erfcx(x)",
        "torch.special.ndtr(x - 2)", "torch.special.log_ndtr(x - 2)", "torch.ldexp(x, j)", "torch.logaddexp2(x, y)",
        "torch.special.xlog1py(x, y)", "torch.gcd(i, j)", "torch.lcm(i, j)", "~i", "i << 2", "i >> 1",
        "torch.frexp(x)", "torch.nextafter(x, y)", "torch.angle(x - 2)", "torch.hann_window(7)",
        "torch.hamming_window(6, periodic=False)", "torch.blackman_window(5)", "torch.bartlett_window(6)",
        "torch.eye(3)", "torch.tensor([[1, 2.5], [3, 4]])", "torch.tril_indices(3, 3)", "torch.rand(4)",
        "torch.randint(2, 9, (5,))", "torch.normal(x, y)", "torch.poisson(x)", "x.clone().exponential_(2.0)",
        "x.clone().cauchy_()", "torch.randperm(6)", "torch.unravel_index(i.abs(), (4, 5))",
        "torch.unique_consecutive(i // 6)", "torch.histogram(x, bins=3)", "x.clone().copy_(y)",
      ])
    )
  }

  mutating func attention() -> (String, String) {
    let (length, batch) = (1 + size(4), size(2))
    let options = random.pick([
      "", ", add_bias_kv=True", ", add_zero_attn=True", ", add_bias_kv=True, add_zero_attn=True",
    ])
    let first = flag()
    let shape = first ? "\(batch), \(length), 8" : "\(length), \(batch), 8"
    return (
      "q = torch.randn(\(shape)); g = torch.ones(\(length), \(length)).triu(1).bool(); "
        + "m = nn.MultiheadAttention(8, 2, dropout=\(flag() ? 0.3 : 0)\(options), batch_first=\(first ? "True" : "False")); "
        + "h = torch.zeros(\(batch), \(length)).bool(); h[0, \(length - 1)] = True",
      random.pick([
        "m(q, q, q)", "m(q, q, q, attn_mask=g)", "m(q, q, q, key_padding_mask=h)",
        "m(q, q, q, key_padding_mask=h, attn_mask=g, need_weights=False)", "m(q, q, q, attn_mask=g.float() * -2)",
        "F.scaled_dot_product_attention(q, q, q, dropout_p=0.4)",
        "F.scaled_dot_product_attention(q, q, q, dropout_p=0.2, is_causal=True)",
      ])
    )
  }
}
