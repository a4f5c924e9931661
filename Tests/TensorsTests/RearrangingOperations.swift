// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension OperationTable {
  /// Views, joining, indexing and linear algebra.
  static func addRearranging(_ table: inout [String: Operation]) {
    table["searchsorted"] = { a in [.tensor(try Tensor.searchsorted(a[0].t, a[1].t, right: a[2].b))] }
    table["bucketize"] = { a in [.tensor(try a[0].t.bucketize(a[1].t, right: a[2].b))] }
    table["isin"] = { a in [.tensor(try a[0].t.isin(a[1].t))] }
    table["diff"] = { a in [.tensor(try a[0].t.diff(a[1].i, dim: a[2].i))] }
    table["trapezoid"] = { a in [.tensor(try a[0].t.trapezoid(dim: a[1].i))] }
    table["renorm"] = { a in [.tensor(try a[0].t.renorm(a[1].d, a[2].i, a[3].d))] }
    table["view"] = { a in [.tensor(try a[0].t.view(a[1].li))] }
    table["reshape"] = { a in [.tensor(try a[0].t.reshape(a[1].li))] }
    table["permute"] = { a in [.tensor(try a[0].t.permute(a[1].li))] }
    table["expand"] = { a in [.tensor(try a[0].t.expand(a[1].li))] }
    table["repeat"] = { a in [.tensor(try a[0].t.repeat(a[1].li))] }
    table["tile"] = { a in [.tensor(try a[0].t.tile(a[1].li))] }
    table["flip"] = { a in [.tensor(try a[0].t.flip(a[1].li))] }
    table["view_dtype"] = { a in [.tensor(try a[0].t.view(dtype: a[1].type))] }
    table["to"] = { a in [.tensor(try a[0].t.to(a[1].type))] }
    table["flatten"] = { a in [.tensor(try a[0].t.flatten(a[1].i, a[2].i))] }
    table["unflatten"] = { a in [.tensor(try a[0].t.unflatten(a[1].i, a[2].li))] }
    table["transpose"] = { a in [.tensor(try a[0].t.transpose(a[1].i, a[2].i))] }
    table["T"] = { a in [.tensor(try a[0].t.reversedDimensions())] }
    table["mT"] = { a in [.tensor(try a[0].t.matrixTranspose())] }
    table["movedim"] = { a in [.tensor(try a[0].t.movedim(a[1].li, a[2].li))] }
    table["squeeze"] = { a in
      a.count == 1
        ? [.tensor(a[0].t.squeeze())]
        : a[1].isList ? [.tensor(try a[0].t.squeeze(dims: a[1].li))] : [.tensor(try a[0].t.squeeze(a[1].i))]
    }
    table["unsqueeze"] = { a in [.tensor(try a[0].t.unsqueeze(a[1].i))] }
    table["narrow"] = { a in [.tensor(try a[0].t.narrow(a[1].i, a[2].i, a[3].i))] }
    table["select"] = { a in [.tensor(try a[0].t.select(a[1].i, a[2].i))] }
    table["unfold"] = { a in [.tensor(try a[0].t.unfold(a[1].i, a[2].i, a[3].i))] }
    table["diagonal"] = { a in [.tensor(try a[0].t.diagonal(a[1].i, a[2].i, a[3].i))] }
    table["diag_embed"] = { a in [.tensor(try a[0].t.diagEmbed(a[1].i, a[2].i, a[3].i))] }
    table["as_strided"] = { a in [.tensor(try a[0].t.asStrided(a[1].li, a[2].li, a[3].oi))] }
    table["unbind"] = { a in try a[0].t.unbind(a[1].i).map { .tensor($0) } }
    table["split"] = { a in
      try (a[1].isList ? a[0].t.split(sizes: a[1].li, dim: a[2].i) : a[0].t.split(a[1].i, dim: a[2].i)).map {
        .tensor($0)
      }
    }
    table["chunk"] = { a in try a[0].t.chunk(a[1].i, dim: a[2].i).map { .tensor($0) } }
    table["tensor_split"] = { a in
      try (a[1].isList ? a[0].t.tensorSplit(indices: a[1].li, dim: a[2].i) : a[0].t.tensorSplit(a[1].i, dim: a[2].i))
        .map { .tensor($0) }
    }
    table["roll"] = { a in [.tensor(try a[0].t.roll(a[1].li, a[2].oli ?? []))] }
    table["rot90"] = { a in [.tensor(try a[0].t.rot90(a[1].i, a[2].li))] }
    table["repeat_interleave"] = { a in
      [
        .tensor(
          a[1].isT
            ? try a[0].t.repeatInterleave(a[1].t, dim: a[2].oi) : try a[0].t.repeatInterleave(a[1].i, dim: a[2].oi))
      ]
    }
    table["cat"] = { a in [.tensor(try Tensor.cat(a[0].lt, dim: a[1].i))] }
    table["stack"] = { a in [.tensor(try Tensor.stack(a[0].lt, dim: a[1].i))] }
    table["hstack"] = { a in [.tensor(try Tensor.hstack(a[0].lt))] }
    table["vstack"] = { a in [.tensor(try Tensor.vstack(a[0].lt))] }
    table["dstack"] = { a in [.tensor(try Tensor.dstack(a[0].lt))] }
    table["column_stack"] = { a in [.tensor(try Tensor.columnStack(a[0].lt))] }
    table["block_diag"] = { a in [.tensor(try Tensor.blockDiag(a[0].lt))] }
    table["cartesian_prod"] = { a in [.tensor(try Tensor.cartesianProd(a[0].lt))] }
    table["meshgrid"] = { a in try Tensor.meshgrid(a[0].lt, indexing: a[1].str).map { .tensor($0) } }
    table["combinations"] = { a in [.tensor(try a[0].t.combinations(a[1].i, withReplacement: a[2].b))] }
    table["gather"] = { a in [.tensor(try a[0].t.gather(a[1].i, a[2].t))] }
    table["scatter"] = { a in
      [.tensor(a[3].isT ? try a[0].t.scatter(a[1].i, a[2].t, a[3].t) : try a[0].t.scatter(a[1].i, a[2].t, a[3].s))]
    }
    table["scatter_add"] = { a in [.tensor(try a[0].t.scatterAdd(a[1].i, a[2].t, a[3].t))] }
    table["scatter_reduce"] = { a in
      [.tensor(try a[0].t.scatterReduce(a[1].i, a[2].t, a[3].t, a[4].str, includeSelf: a[5].b))]
    }
    table["index_select"] = { a in [.tensor(try a[0].t.indexSelect(a[1].i, a[2].t))] }
    table["index_add"] = { a in
      [.tensor(try a[0].t.indexAdd(a[1].i, a[2].t, a[3].t, alpha: a.count > 4 ? a[4].s : .int(1)))]
    }
    table["index_copy"] = { a in [.tensor(try a[0].t.indexCopy(a[1].i, a[2].t, a[3].t))] }
    table["index_fill"] = { a in [.tensor(try a[0].t.indexFill(a[1].i, a[2].t, a[3].s))] }
    table["take_along_dim"] = { a in [.tensor(try a[0].t.takeAlongDim(a[1].t, dim: a[2].oi))] }
    table["put"] = { a in [.tensor(try a[0].t.put(a[1].t, a[2].t, accumulate: a[3].b))] }
    table["masked_scatter"] = { a in [.tensor(try a[0].t.maskedScatter(a[1].t, a[2].t))] }
    table["nonzero_tuple"] = { a in try a[0].t.nonzeroTuple().map { .tensor($0) } }
    table["tril"] = { a in [.tensor(try a[0].t.tril(a[1].i))] }
    table["triu"] = { a in [.tensor(try a[0].t.triu(a[1].i))] }
    table["diag"] = { a in [.tensor(try a[0].t.diag(a[1].i))] }
    table["diagflat"] = { a in [.tensor(try a[0].t.diagflat(a[1].i))] }
    table["cross"] = { a in [.tensor(try a[0].t.cross(a[1].t, dim: a[2].i))] }
    table["addmm"] = { a in [.tensor(try a[0].t.addmm(a[1].t, a[2].t, beta: a[3].s, alpha: a[4].s))] }
    table["addmv"] = { a in [.tensor(try a[0].t.addmv(a[1].t, a[2].t, beta: a[3].s, alpha: a[4].s))] }
    table["addr"] = { a in [.tensor(try a[0].t.addr(a[1].t, a[2].t, beta: a[3].s, alpha: a[4].s))] }
    table["baddbmm"] = { a in [.tensor(try a[0].t.baddbmm(a[1].t, a[2].t, beta: a[3].s, alpha: a[4].s))] }
    table["addbmm"] = { a in [.tensor(try a[0].t.addbmm(a[1].t, a[2].t, beta: a[3].s, alpha: a[4].s))] }
    table["arange"] = { a in [.tensor(try Tensor.arange(a[0].s, a[1].s, a[2].s, dtype: a[3].dt))] }
    table["linspace"] = { a in [.tensor(try Tensor.linspace(a[0].d, a[1].d, a[2].i, dtype: a[3].dt))] }
    table["logspace"] = { a in [.tensor(try Tensor.logspace(a[0].d, a[1].d, a[2].i, base: a[3].d, dtype: a[4].dt))] }
    table["eye"] = { a in [.tensor(try Tensor.eye(a[0].i, a[1].oi, dtype: a[2].dt))] }
    table["full"] = { a in [.tensor(try Tensor.full(a[0].li, a[1].s, dtype: a[2].dt))] }
    table["tril_indices"] = { a in [.tensor(try Tensor.trilIndices(a[0].i, a[1].i, a[2].i))] }
    table["triu_indices"] = { a in [.tensor(try Tensor.triuIndices(a[0].i, a[1].i, a[2].i))] }
    table["vander"] = { a in [.tensor(try a[0].t.vander(a[1].oi, increasing: a[2].b))] }
    table["item"] = { a in
      switch try a[0].t.item() {
      case .int(let i): return [.int(i)];
      case .double(let d): return [.double(d)];
      case .bool(let b): return [.bool(b)]
      }
    }
    table["index"] = { a in [.tensor(try a[0].t.index(items(Array(a.dropFirst()))))] }
    table["setindex"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t; let it = items(Array(a.dropFirst(2)));
      if a[1].isT { try y.setIndex(it, to: a[1].t) } else { try y.setIndex(it, to: a[1].s) }; return [.tensor(y)]
    }
    table["inv"] = { a in [.tensor(try a[0].t.inverse())] }
    table["det"] = { a in [.tensor(try a[0].t.det())] }
    table["slogdet"] = { a in
      let r = try a[0].t.slogdet(); return [.tensor(r.sign), .tensor(r.logabsdet)]
    }
    table["solve"] = { a in [.tensor(try a[0].t.solve(a[1].t))] }
    table["qr"] = { a in
      let r = try a[0].t.qr(mode: a[1].str); return [.tensor(r.q), .tensor(r.r)]
    }
    table["cholesky"] = { a in [.tensor(try a[0].t.cholesky())] }
    table["svd"] = { a in
      let r = try a[0].t.svd(fullMatrices: a[1].b); return [.tensor(r.u), .tensor(r.s), .tensor(r.vh)]
    }
    table["svdvals"] = { a in [.tensor(try a[0].t.svdvals())] }
    table["eigh"] = { a in
      let r = try a[0].t.eigh(); return [.tensor(r.values), .tensor(r.vectors)]
    }
    table["eigvalsh"] = { a in [.tensor(try a[0].t.eigvalsh())] }
    table["pinv"] = { a in [.tensor(try a[0].t.pinv())] }
    table["matrix_power"] = { a in [.tensor(try a[0].t.matrixPower(a[1].i))] }
    table["einsum"] = { a in [.tensor(try Tensor.einsum(a[0].str, a[1].lt))] }
    table["tensordot"] = { a in [.tensor(try a[0].t.tensordot(a[1].t, a[2].li, a[3].li))] }
    table["cov"] = { a in [.tensor(try a[0].t.cov())] }
    table["corrcoef"] = { a in [.tensor(try a[0].t.corrcoef())] }
    table["select_scatter"] = { a in [.tensor(try a[0].t.selectScatter(a[1].t, a[2].i, a[3].i))] }
    table["logdet"] = { a in [.tensor(try a[0].t.logdet())] }
    table["cumulative_trapezoid"] = { a in [.tensor(try a[0].t.cumulativeTrapezoid(dim: a[1].i))] }
    table["gradient"] = { a in [.tensor(try a[0].t.numericalGradient(a[1].i, edgeOrder: a[2].i))] }
    table["unsqueeze_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.unsqueeze_(a[1].i))]
    }
    table["squeeze_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.squeeze_())]
    }
    table["t_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.t_())]
    }
    table["transpose_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.transpose_(a[1].i, a[2].i))]
    }

  }
}
