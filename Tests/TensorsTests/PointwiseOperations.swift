// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension OperationTable {
  /// Pointwise operations and their in-place twins.
  static func addPointwise(_ table: inout [String: Operation]) {
    table["neg"] = { a in [.tensor(try a[0].t.neg())] }
    table["abs"] = { a in [.tensor(try a[0].t.abs())] }
    table["sign"] = { a in [.tensor(try a[0].t.sign())] }
    table["sgn"] = { a in [.tensor(try a[0].t.sgn())] }
    table["square"] = { a in [.tensor(try a[0].t.square())] }
    table["relu"] = { a in [.tensor(try a[0].t.relu())] }
    table["floor"] = { a in [.tensor(try a[0].t.floor())] }
    table["ceil"] = { a in [.tensor(try a[0].t.ceil())] }
    table["trunc"] = { a in [.tensor(try a[0].t.trunc())] }
    table["frac"] = { a in [.tensor(try a[0].t.frac())] }
    table["deg2rad"] = { a in [.tensor(try a[0].t.deg2rad())] }
    table["rad2deg"] = { a in [.tensor(try a[0].t.rad2deg())] }
    table["sqrt"] = { a in [.tensor(try a[0].t.sqrt())] }
    table["rsqrt"] = { a in [.tensor(try a[0].t.rsqrt())] }
    table["reciprocal"] = { a in [.tensor(try a[0].t.reciprocal())] }
    table["exp"] = { a in [.tensor(try a[0].t.exp())] }
    table["exp2"] = { a in [.tensor(try a[0].t.exp2())] }
    table["expm1"] = { a in [.tensor(try a[0].t.expm1())] }
    table["log"] = { a in [.tensor(try a[0].t.log())] }
    table["log2"] = { a in [.tensor(try a[0].t.log2())] }
    table["log10"] = { a in [.tensor(try a[0].t.log10())] }
    table["log1p"] = { a in [.tensor(try a[0].t.log1p())] }
    table["sin"] = { a in [.tensor(try a[0].t.sin())] }
    table["cos"] = { a in [.tensor(try a[0].t.cos())] }
    table["tan"] = { a in [.tensor(try a[0].t.tan())] }
    table["asin"] = { a in [.tensor(try a[0].t.asin())] }
    table["acos"] = { a in [.tensor(try a[0].t.acos())] }
    table["atan"] = { a in [.tensor(try a[0].t.atan())] }
    table["sinh"] = { a in [.tensor(try a[0].t.sinh())] }
    table["cosh"] = { a in [.tensor(try a[0].t.cosh())] }
    table["tanh"] = { a in [.tensor(try a[0].t.tanh())] }
    table["asinh"] = { a in [.tensor(try a[0].t.asinh())] }
    table["acosh"] = { a in [.tensor(try a[0].t.acosh())] }
    table["atanh"] = { a in [.tensor(try a[0].t.atanh())] }
    table["sigmoid"] = { a in [.tensor(try a[0].t.sigmoid())] }
    table["erf"] = { a in [.tensor(try a[0].t.erf())] }
    table["erfc"] = { a in [.tensor(try a[0].t.erfc())] }
    table["erfinv"] = { a in [.tensor(try a[0].t.erfinv())] }
    table["lgamma"] = { a in [.tensor(try a[0].t.lgamma())] }
    table["digamma"] = { a in [.tensor(try a[0].t.digamma())] }
    table["sinc"] = { a in [.tensor(try a[0].t.sinc())] }
    table["isnan"] = { a in [.tensor(try a[0].t.isnan())] }
    table["isinf"] = { a in [.tensor(try a[0].t.isinf())] }
    table["isfinite"] = { a in [.tensor(try a[0].t.isfinite())] }
    table["isposinf"] = { a in [.tensor(try a[0].t.isposinf())] }
    table["isneginf"] = { a in [.tensor(try a[0].t.isneginf())] }
    table["signbit"] = { a in [.tensor(try a[0].t.signbit())] }
    table["angle"] = { a in [.tensor(try a[0].t.angle())] }
    table["t"] = { a in [.tensor(try a[0].t.t())] }
    table["ravel"] = { a in [.tensor(try a[0].t.ravel())] }
    table["clone"] = { a in [.tensor(try a[0].t.clone())] }
    table["contiguous"] = { a in [.tensor(try a[0].t.contiguous())] }
    table["nonzero"] = { a in [.tensor(try a[0].t.nonzero())] }
    table["argwhere"] = { a in [.tensor(try a[0].t.argwhere())] }
    table["trace"] = { a in [.tensor(try a[0].t.trace())] }
    table["median"] = { a in [.tensor(try a[0].t.median())] }
    table["nanmedian"] = { a in [.tensor(try a[0].t.nanmedian())] }
    table["zero_"] = { a in [.tensor(try a[0].t.zero_())] }
    table["positive"] = { a in [.tensor(try a[0].t.positive())] }
    table["logical_not"] = { a in [.tensor(try a[0].t.logicalNot())] }
    table["bitwise_not"] = { a in [.tensor(try a[0].t.bitwiseNot())] }
    table["fliplr"] = { a in [.tensor(try a[0].t.fliplr())] }
    table["flipud"] = { a in [.tensor(try a[0].t.flipud())] }
    table["neg_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.inPlace { try $0.neg() })]
    }
    table["abs_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.inPlace { try $0.abs() })]
    }
    table["sign_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.inPlace { try $0.sign() })]
    }
    table["sqrt_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.sqrt_())]
    }
    table["rsqrt_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.inPlace { try $0.rsqrt() })]
    }
    table["reciprocal_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.inPlace { try $0.reciprocal() })]
    }
    table["exp_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.inPlace { try $0.exp() })]
    }
    table["log_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.inPlace { try $0.log() })]
    }
    table["sin_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.inPlace { try $0.sin() })]
    }
    table["cos_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.inPlace { try $0.cos() })]
    }
    table["tanh_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.inPlace { try $0.tanh() })]
    }
    table["sigmoid_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.inPlace { try $0.sigmoid() })]
    }
    table["relu_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.relu_())]
    }
    table["floor_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.inPlace { try $0.floor() })]
    }
    table["round_"] = { a in
      let y = try a[0].t.mul(.int(1)); return [.tensor(try y.inPlace { try $0.round() })]
    }
    table["eq"] = { a in [.tensor(a[1].isT ? try a[0].t.eq(a[1].t) : try a[0].t.eq(a[1].s))] }
    table["eq_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [
        .tensor(
          a[1].isT
            ? try y.compareInPlace("EqBackward1", [y, a[1].t]) { try $0.eq(a[1].t) }
            : try y.compareInPlace("EqBackward0", [y]) { try $0.eq(a[1].s) })
      ]
    }
    table["ne"] = { a in [.tensor(a[1].isT ? try a[0].t.ne(a[1].t) : try a[0].t.ne(a[1].s))] }
    table["ne_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [
        .tensor(
          a[1].isT
            ? try y.compareInPlace("NeBackward1", [y, a[1].t]) { try $0.ne(a[1].t) }
            : try y.compareInPlace("NeBackward0", [y]) { try $0.ne(a[1].s) })
      ]
    }
    table["lt"] = { a in [.tensor(a[1].isT ? try a[0].t.lt(a[1].t) : try a[0].t.lt(a[1].s))] }
    table["lt_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [
        .tensor(
          a[1].isT
            ? try y.compareInPlace("LtBackward1", [y, a[1].t]) { try $0.lt(a[1].t) }
            : try y.compareInPlace("LtBackward0", [y]) { try $0.lt(a[1].s) })
      ]
    }
    table["le"] = { a in [.tensor(a[1].isT ? try a[0].t.le(a[1].t) : try a[0].t.le(a[1].s))] }
    table["le_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [
        .tensor(
          a[1].isT
            ? try y.compareInPlace("LeBackward1", [y, a[1].t]) { try $0.le(a[1].t) }
            : try y.compareInPlace("LeBackward0", [y]) { try $0.le(a[1].s) })
      ]
    }
    table["gt"] = { a in [.tensor(a[1].isT ? try a[0].t.gt(a[1].t) : try a[0].t.gt(a[1].s))] }
    table["gt_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [
        .tensor(
          a[1].isT
            ? try y.compareInPlace("GtBackward1", [y, a[1].t]) { try $0.gt(a[1].t) }
            : try y.compareInPlace("GtBackward0", [y]) { try $0.gt(a[1].s) })
      ]
    }
    table["ge"] = { a in [.tensor(a[1].isT ? try a[0].t.ge(a[1].t) : try a[0].t.ge(a[1].s))] }
    table["ge_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [
        .tensor(
          a[1].isT
            ? try y.compareInPlace("GeBackward1", [y, a[1].t]) { try $0.ge(a[1].t) }
            : try y.compareInPlace("GeBackward0", [y]) { try $0.ge(a[1].s) })
      ]
    }
    table["remainder"] = { a in [.tensor(a[1].isT ? try a[0].t.remainder(a[1].t) : try a[0].t.remainder(a[1].s))] }
    table["remainder_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [.tensor(a[1].isT ? try y.remainder_(a[1].t) : try y.remainder_(a[1].s))]
    }
    table["fmod"] = { a in [.tensor(a[1].isT ? try a[0].t.fmod(a[1].t) : try a[0].t.fmod(a[1].s))] }
    table["fmod_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [.tensor(a[1].isT ? try y.inPlace { try $0.fmod(a[1].t) } : try y.inPlace { try $0.fmod(a[1].s) })]
    }
    table["floor_divide"] = { a in [.tensor(a[1].isT ? try a[0].t.floorDivide(a[1].t) : try a[0].t.floorDivide(a[1].s))]
    }
    table["floor_divide_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [.tensor(a[1].isT ? try y.floorDivide_(a[1].t) : try y.floorDivide_(a[1].s))]
    }
    table["bitwise_and"] = { a in [.tensor(a[1].isT ? try a[0].t.bitwiseAnd(a[1].t) : try a[0].t.bitwiseAnd(a[1].s))] }
    table["bitwise_and_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [.tensor(a[1].isT ? try y.bitwiseAnd_(a[1].t) : try y.bitwiseAnd_(a[1].s))]
    }
    table["bitwise_or"] = { a in [.tensor(a[1].isT ? try a[0].t.bitwiseOr(a[1].t) : try a[0].t.bitwiseOr(a[1].s))] }
    table["bitwise_or_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [.tensor(a[1].isT ? try y.bitwiseOr_(a[1].t) : try y.bitwiseOr_(a[1].s))]
    }
    table["bitwise_xor"] = { a in [.tensor(a[1].isT ? try a[0].t.bitwiseXor(a[1].t) : try a[0].t.bitwiseXor(a[1].s))] }
    table["bitwise_xor_"] = { a in
      let y = a[0].t.leafRequiresGrad ? try a[0].t.mul(.int(1)) : a[0].t;
      return [.tensor(a[1].isT ? try y.bitwiseXor_(a[1].t) : try y.bitwiseXor_(a[1].s))]
    }
  }
}
