// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension OperationTable {
  /// Reductions and shapes.
  static func addReductions(_ table: inout [String: Operation]) {
    table["bitwise_left_shift"] = { a in
      [.tensor(a[1].isT ? try a[0].t.bitwiseLeftShift(a[1].t) : try a[0].t.bitwiseLeftShift(a[1].s))]
    }
    table["bitwise_left_shift_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [.tensor(a[1].isT ? try y.bitwiseLeftShift_(a[1].t) : try y.bitwiseLeftShift_(a[1].s))]
    }
    table["bitwise_right_shift"] = { a in
      [.tensor(a[1].isT ? try a[0].t.bitwiseRightShift(a[1].t) : try a[0].t.bitwiseRightShift(a[1].s))]
    }
    table["bitwise_right_shift_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [.tensor(a[1].isT ? try y.bitwiseRightShift_(a[1].t) : try y.bitwiseRightShift_(a[1].s))]
    }
    table["mul"] = { a in [.tensor(a[1].isT ? try a[0].t.mul(a[1].t) : try a[0].t.mul(a[1].s))] }
    table["mul_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [.tensor(a[1].isT ? try y.mul_(a[1].t) : try y.mul_(a[1].s))]
    }
    table["pow"] = { a in [.tensor(a[1].isT ? try a[0].t.pow(a[1].t) : try a[0].t.pow(a[1].s))] }
    table["pow_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [.tensor(a[1].isT ? try y.pow_(a[1].t) : try y.pow_(a[1].s))]
    }
    table["add"] = { a in [.tensor(a[1].isT ? try a[0].t.add(a[1].t) : try a[0].t.add(a[1].s))] }
    table["add_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [.tensor(a[1].isT ? try y.add_(a[1].t) : try y.add_(a[1].s))]
    }
    table["sub"] = { a in [.tensor(a[1].isT ? try a[0].t.sub(a[1].t) : try a[0].t.sub(a[1].s))] }
    table["sub_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [.tensor(a[1].isT ? try y.sub_(a[1].t) : try y.sub_(a[1].s))]
    }
    table["atan2"] = { a in [.tensor(try a[0].t.atan2(a[1].t))] }
    table["maximum"] = { a in [.tensor(try a[0].t.maximum(a[1].t))] }
    table["minimum"] = { a in [.tensor(try a[0].t.minimum(a[1].t))] }
    table["fmax"] = { a in [.tensor(try a[0].t.fmax(a[1].t))] }
    table["fmin"] = { a in [.tensor(try a[0].t.fmin(a[1].t))] }
    table["hypot"] = { a in [.tensor(try a[0].t.hypot(a[1].t))] }
    table["logaddexp"] = { a in [.tensor(try a[0].t.logaddexp(a[1].t))] }
    table["logaddexp2"] = { a in [.tensor(try a[0].t.logaddexp2(a[1].t))] }
    table["copysign"] = { a in [.tensor(try a[0].t.copysign(a[1].t))] }
    table["xlogy"] = { a in [.tensor(try a[0].t.xlogy(a[1].t))] }
    table["nextafter"] = { a in [.tensor(try a[0].t.nextafter(a[1].t))] }
    table["heaviside"] = { a in [.tensor(try a[0].t.heaviside(a[1].t))] }
    table["logical_and"] = { a in [.tensor(try a[0].t.logicalAnd(a[1].t))] }
    table["logical_or"] = { a in [.tensor(try a[0].t.logicalOr(a[1].t))] }
    table["logical_xor"] = { a in [.tensor(try a[0].t.logicalXor(a[1].t))] }
    table["gcd"] = { a in [.tensor(try a[0].t.gcd(a[1].t))] }
    table["lcm"] = { a in [.tensor(try a[0].t.lcm(a[1].t))] }
    table["ldexp"] = { a in [.tensor(try a[0].t.ldexp(a[1].t))] }
    table["outer"] = { a in [.tensor(try a[0].t.outer(a[1].t))] }
    table["mm"] = { a in [.tensor(try a[0].t.mm(a[1].t))] }
    table["bmm"] = { a in [.tensor(try a[0].t.bmm(a[1].t))] }
    table["mv"] = { a in [.tensor(try a[0].t.mv(a[1].t))] }
    table["dot"] = { a in [.tensor(try a[0].t.dot(a[1].t))] }
    table["matmul"] = { a in [.tensor(try a[0].t.matmul(a[1].t))] }
    table["kron"] = { a in [.tensor(try a[0].t.kron(a[1].t))] }
    table["take"] = { a in [.tensor(try a[0].t.take(a[1].t))] }
    table["masked_select"] = { a in [.tensor(try a[0].t.maskedSelect(a[1].t))] }
    table["dist"] = { a in [.tensor(try a[0].t.dist(a[1].t))] }
    table["add_alpha"] = { a in
      [.tensor(a[1].isT ? try a[0].t.add(a[1].t, alpha: a[2].s) : try a[0].t.add(a[1].s, alpha: a[2].s))]
    }
    table["sub_alpha"] = { a in
      [.tensor(a[1].isT ? try a[0].t.sub(a[1].t, alpha: a[2].s) : try a[0].t.sub(a[1].s, alpha: a[2].s))]
    }
    table["rsub"] = { a in [.tensor(a[1].isT ? try a[0].t.rsub(a[1].t) : try a[0].t.rsub(a[1].s))] }
    table["div"] = { a in
      let r = a.count > 2 && !a[2].isNone ? RoundingMode(rawValue: a[2].str) : nil;
      return [.tensor(a[1].isT ? try a[0].t.div(a[1].t, rounding: r) : try a[0].t.div(a[1].s, rounding: r))]
    }
    table["rdiv"] = { a in [.tensor(try a[0].t.rdiv(a[1].s))] }
    table["rpow"] = { a in [.tensor(try a[0].t.rpow(a[1].s))] }
    table["rremainder"] = { a in [.tensor(try a[0].t.rremainder(a[1].s))] }
    table["rfloor_divide"] = { a in [.tensor(try a[0].t.rfloorDivide(a[1].s))] }
    table["round"] = { a in [.tensor(a.count > 1 ? try a[0].t.round(decimals: a[1].i) : try a[0].t.round())] }
    table["logit"] = { a in [.tensor(try a[0].t.logit(eps: a.count > 1 ? a[1].od : nil))] }
    table["nan_to_num"] = { a in
      [
        .tensor(
          try a[0].t.nanToNum(
            nan: a.count > 1 ? a[1].od : nil, posinf: a.count > 2 ? a[2].od : nil, neginf: a.count > 3 ? a[3].od : nil))
      ]
    }
    table["equal"] = { a in [.bool(try a[0].t.equal(a[1].t))] }
    table["isclose"] = { a in [.tensor(try a[0].t.isclose(a[1].t))] }
    table["allclose"] = { a in [.bool(try a[0].t.allclose(a[1].t))] }
    table["where"] = { a in
      switch (a[1].isT, a[2].isT) {
      case (true, true): return [.tensor(try Tensor.where(a[0].t, a[1].t, a[2].t))];
      case (true, false): return [.tensor(try Tensor.where(a[0].t, a[1].t, a[2].s))];
      case (false, true): return [.tensor(try Tensor.where(a[0].t, a[1].s, a[2].t))];
      default: return [.tensor(try Tensor.where(a[0].t, a[1].s, a[2].s))]
      }
    }
    table["masked_fill"] = { a in
      [.tensor(a[2].isT ? try a[0].t.maskedFill(a[1].t, a[2].t) : try a[0].t.maskedFill(a[1].t, a[2].s))]
    }
    table["clamp"] = { a in
      a[1].isT || a[2].isT
        ? [.tensor(try a[0].t.clamp(min: a[1].ot, max: a[2].ot))]
        : [.tensor(try a[0].t.clamp(min: a[1].os, max: a[2].os))]
    }
    table["clamp_min"] = { a in [.tensor(try a[0].t.clampMin(a[1].s))] }
    table["clamp_max"] = { a in [.tensor(try a[0].t.clampMax(a[1].s))] }
    table["lerp"] = { a in [.tensor(a[2].isT ? try a[0].t.lerp(a[1].t, a[2].t) : try a[0].t.lerp(a[1].t, a[2].s))] }
    table["addcmul"] = { a in [.tensor(try a[0].t.addcmul(a[1].t, a[2].t, value: a[3].s))] }
    table["addcdiv"] = { a in [.tensor(try a[0].t.addcdiv(a[1].t, a[2].t, value: a[3].s))] }
    table["sum"] = { a in
      [
        .tensor(
          try a[0].t.sum(
            dim: a.count > 1 ? a[1].oli : nil, keepdim: a.count > 2 ? a[2].b : false, dtype: a.count > 3 ? a[3].dt : nil
          ))
      ]
    }
    table["mean"] = { a in
      [
        .tensor(
          try a[0].t.mean(
            dim: a.count > 1 ? a[1].oli : nil, keepdim: a.count > 2 ? a[2].b : false, dtype: a.count > 3 ? a[3].dt : nil
          ))
      ]
    }
    table["nansum"] = { a in
      [
        .tensor(
          try a[0].t.nansum(
            dim: a.count > 1 ? a[1].oli : nil, keepdim: a.count > 2 ? a[2].b : false, dtype: a.count > 3 ? a[3].dt : nil
          ))
      ]
    }
    table["nanmean"] = { a in
      [
        .tensor(
          try a[0].t.nanmean(
            dim: a.count > 1 ? a[1].oli : nil, keepdim: a.count > 2 ? a[2].b : false, dtype: a.count > 3 ? a[3].dt : nil
          ))
      ]
    }
    table["amax"] = { a in
      [.tensor(try a[0].t.amax(dim: a.count > 1 ? a[1].oli : nil, keepdim: a.count > 2 ? a[2].b : false))]
    }
    table["amin"] = { a in
      [.tensor(try a[0].t.amin(dim: a.count > 1 ? a[1].oli : nil, keepdim: a.count > 2 ? a[2].b : false))]
    }
    table["any"] = { a in
      [.tensor(try a[0].t.any(dim: a.count > 1 ? a[1].oli : nil, keepdim: a.count > 2 ? a[2].b : false))]
    }
    table["all"] = { a in
      [.tensor(try a[0].t.all(dim: a.count > 1 ? a[1].oli : nil, keepdim: a.count > 2 ? a[2].b : false))]
    }
    table["max"] = { a in
      if a.count == 1 { return [.tensor(try a[0].t.max())] };
      let r = try a[0].t.max(dim: a[1].i, keepdim: a.count > 2 ? a[2].b : false);
      return [.tensor(r.values), .tensor(r.indices)]
    }
    table["min"] = { a in
      if a.count == 1 { return [.tensor(try a[0].t.min())] };
      let r = try a[0].t.min(dim: a[1].i, keepdim: a.count > 2 ? a[2].b : false);
      return [.tensor(r.values), .tensor(r.indices)]
    }
    table["argmax"] = { a in
      [.tensor(try a[0].t.argmax(dim: a.count > 1 ? a[1].oi : nil, keepdim: a.count > 2 ? a[2].b : false))]
    }
    table["argmin"] = { a in
      [.tensor(try a[0].t.argmin(dim: a.count > 1 ? a[1].oi : nil, keepdim: a.count > 2 ? a[2].b : false))]
    }
    table["aminmax"] = { a in
      let r = try a[0].t.aminmax(dim: a.count > 1 ? a[1].oi : nil, keepdim: a.count > 2 ? a[2].b : false);
      return [.tensor(r.min), .tensor(r.max)]
    }
    table["prod"] = { a in
      a.count == 1
        ? [.tensor(try a[0].t.prod())] : [.tensor(try a[0].t.prod(dim: a[1].i, keepdim: a.count > 2 ? a[2].b : false))]
    }
    table["var"] = { a in [.tensor(try a[0].t.var(dim: a[1].oli, correction: a[2].d, keepdim: a[3].b))] }
    table["std"] = { a in [.tensor(try a[0].t.std(dim: a[1].oli, correction: a[2].d, keepdim: a[3].b))] }
    table["var_mean"] = { a in
      let r = try a[0].t.varMean(dim: a[1].oli, correction: a[2].d, keepdim: a[3].b);
      return [.tensor(r.value), .tensor(r.mean)]
    }
    table["std_mean"] = { a in
      let r = try a[0].t.stdMean(dim: a[1].oli, correction: a[2].d, keepdim: a[3].b);
      return [.tensor(r.value), .tensor(r.mean)]
    }
    table["norm"] = { a in
      [.tensor(try a[0].t.norm(a[1].d, dim: a.count > 2 ? a[2].oli : nil, keepdim: a.count > 3 ? a[3].b : false))]
    }
    table["logsumexp"] = { a in [.tensor(try a[0].t.logsumexp(dim: a[1].li, keepdim: a[2].b))] }
    table["softmax"] = { a in [.tensor(try a[0].t.softmax(dim: a[1].i))] }
    table["log_softmax"] = { a in [.tensor(try a[0].t.logSoftmax(dim: a[1].i))] }
    table["cumsum"] = { a in [.tensor(try a[0].t.cumsum(a[1].i))] }
    table["cumprod"] = { a in [.tensor(try a[0].t.cumprod(a[1].i))] }
    table["logcumsumexp"] = { a in [.tensor(try a[0].t.logcumsumexp(a[1].i))] }
    table["cummax"] = { a in
      let r = try a[0].t.cummax(a[1].i); return [.tensor(r.values), .tensor(r.indices)]
    }
    table["cummin"] = { a in
      let r = try a[0].t.cummin(a[1].i); return [.tensor(r.values), .tensor(r.indices)]
    }
    table["median_dim"] = { a in
      let r = try a[0].t.median(dim: a[1].i, keepdim: a[2].b); return [.tensor(r.values), .tensor(r.indices)]
    }
    table["nanmedian_dim"] = { a in
      let r = try a[0].t.nanmedian(dim: a[1].i, keepdim: a[2].b); return [.tensor(r.values), .tensor(r.indices)]
    }
    table["mode"] = { a in
      let r = try a[0].t.mode(dim: a[1].i, keepdim: a[2].b); return [.tensor(r.values), .tensor(r.indices)]
    }
    table["kthvalue"] = { a in
      let r = try a[0].t.kthvalue(a[1].i, dim: a[2].i, keepdim: a[3].b); return [.tensor(r.values), .tensor(r.indices)]
    }
    table["sort"] = { a in
      let r = try a[0].t.sort(dim: a[1].i, descending: a[2].b, stable: true);
      return [.tensor(r.values), .tensor(r.indices)]
    }
    table["topk"] = { a in
      let r = try a[0].t.topk(a[1].i, dim: a[2].i, largest: a[3].b); return [.tensor(r.values), .tensor(r.indices)]
    }
    table["count_nonzero"] = { a in [.tensor(try a[0].t.countNonzero(dim: a.count > 1 ? a[1].oli : nil))] }
    table["quantile"] = { a in
      [
        .tensor(
          a[1].isT
            ? try a[0].t.quantile(a[1].t, dim: a[2].oi, keepdim: a[3].b, interpolation: a[4].str, ignoreNaN: false)
            : try a[0].t.quantile(a[1].d, dim: a[2].oi, keepdim: a[3].b, interpolation: a[4].str, ignoreNaN: false))
      ]
    }
    table["nanquantile"] = { a in
      [
        .tensor(
          a[1].isT
            ? try a[0].t.quantile(a[1].t, dim: a[2].oi, keepdim: a[3].b, interpolation: a[4].str, ignoreNaN: true)
            : try a[0].t.quantile(a[1].d, dim: a[2].oi, keepdim: a[3].b, interpolation: a[4].str, ignoreNaN: true))
      ]
    }
    table["histc"] = { a in [.tensor(try a[0].t.histc(a[1].i, min: a[2].d, max: a[3].d))] }
    table["bincount"] = { a in [.tensor(try a[0].t.bincount(weights: a[1].ot, minlength: a[2].i))] }
    table["unique"] = { a in
      let r = a[1].isNone ? try a[0].t.unique() : try a[0].t.unique(dim: a[1].i);
      return [.tensor(r.values), .tensor(r.inverse), .tensor(r.counts)]
    }
    table["unique_consecutive"] = { a in
      let r = try a[0].t.uniqueConsecutive(dim: a[1].oi);
      return [.tensor(r.values), .tensor(r.inverse), .tensor(r.counts)]
    }
  }
}
