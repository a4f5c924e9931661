// One entry for each in-place twin of an operation with arguments; the work is done by `inPlace`.
extension Tensor {
  /// `eq_(…)`.
  @discardableResult
  public func eq_(_ other: Tensor) throws -> Tensor {
    try compareInPlace("EqBackward1", [self, other]) { try $0.eq(other) }
  }
  /// `eq_(…)`.
  @discardableResult
  public func eq_(_ other: Scalar) throws -> Tensor { try compareInPlace("EqBackward0", [self]) { try $0.eq(other) } }
  /// `ne_(…)`.
  @discardableResult
  public func ne_(_ other: Tensor) throws -> Tensor {
    try compareInPlace("NeBackward1", [self, other]) { try $0.ne(other) }
  }
  /// `ne_(…)`.
  @discardableResult
  public func ne_(_ other: Scalar) throws -> Tensor { try compareInPlace("NeBackward0", [self]) { try $0.ne(other) } }
  /// `lt_(…)`.
  @discardableResult
  public func lt_(_ other: Tensor) throws -> Tensor {
    try compareInPlace("LtBackward1", [self, other]) { try $0.lt(other) }
  }
  /// `lt_(…)`.
  @discardableResult
  public func lt_(_ other: Scalar) throws -> Tensor { try compareInPlace("LtBackward0", [self]) { try $0.lt(other) } }
  /// `le_(…)`.
  @discardableResult
  public func le_(_ other: Tensor) throws -> Tensor {
    try compareInPlace("LeBackward1", [self, other]) { try $0.le(other) }
  }
  /// `le_(…)`.
  @discardableResult
  public func le_(_ other: Scalar) throws -> Tensor { try compareInPlace("LeBackward0", [self]) { try $0.le(other) } }
  /// `gt_(…)`.
  @discardableResult
  public func gt_(_ other: Tensor) throws -> Tensor {
    try compareInPlace("GtBackward1", [self, other]) { try $0.gt(other) }
  }
  /// `gt_(…)`.
  @discardableResult
  public func gt_(_ other: Scalar) throws -> Tensor { try compareInPlace("GtBackward0", [self]) { try $0.gt(other) } }
  /// `ge_(…)`.
  @discardableResult
  public func ge_(_ other: Tensor) throws -> Tensor {
    try compareInPlace("GeBackward1", [self, other]) { try $0.ge(other) }
  }
  /// `ge_(…)`.
  @discardableResult
  public func ge_(_ other: Scalar) throws -> Tensor { try compareInPlace("GeBackward0", [self]) { try $0.ge(other) } }
  /// `remainder_(…)`.
  @discardableResult
  public func remainder_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.remainder(other) } }
  /// `remainder_(…)`.
  @discardableResult
  public func remainder_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.remainder(other) } }
  /// `fmod_(…)`.
  @discardableResult
  public func fmod_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.fmod(other) } }
  /// `fmod_(…)`.
  @discardableResult
  public func fmod_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.fmod(other) } }
  /// `floor_divide_(…)`.
  @discardableResult
  public func floorDivide_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.floorDivide(other) } }
  /// `floor_divide_(…)`.
  @discardableResult
  public func floorDivide_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.floorDivide(other) } }
  /// `pow_(…)`.
  @discardableResult
  public func pow_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.pow(other) } }
  /// `pow_(…)`.
  @discardableResult
  public func pow_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.pow(other) } }
  /// `bitwise_and_(…)`.
  @discardableResult
  public func bitwiseAnd_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.bitwiseAnd(other) } }
  /// `bitwise_and_(…)`.
  @discardableResult
  public func bitwiseAnd_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.bitwiseAnd(other) } }
  /// `bitwise_or_(…)`.
  @discardableResult
  public func bitwiseOr_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.bitwiseOr(other) } }
  /// `bitwise_or_(…)`.
  @discardableResult
  public func bitwiseOr_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.bitwiseOr(other) } }
  /// `bitwise_xor_(…)`.
  @discardableResult
  public func bitwiseXor_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.bitwiseXor(other) } }
  /// `bitwise_xor_(…)`.
  @discardableResult
  public func bitwiseXor_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.bitwiseXor(other) } }
  /// `bitwise_left_shift_(…)`.
  @discardableResult
  public func bitwiseLeftShift_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.bitwiseLeftShift(other) } }
  /// `bitwise_left_shift_(…)`.
  @discardableResult
  public func bitwiseLeftShift_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.bitwiseLeftShift(other) } }
  /// `bitwise_right_shift_(…)`.
  @discardableResult
  public func bitwiseRightShift_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.bitwiseRightShift(other) } }
  /// `bitwise_right_shift_(…)`.
  @discardableResult
  public func bitwiseRightShift_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.bitwiseRightShift(other) } }
  /// `atan2_(…)`.
  @discardableResult
  public func atan2_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.atan2(other) } }
  /// `hypot_(…)`.
  @discardableResult
  public func hypot_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.hypot(other) } }
  /// `copysign_(…)`.
  @discardableResult
  public func copysign_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.copysign(other) } }
  /// `xlogy_(…)`.
  @discardableResult
  public func xlogy_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.xlogy(other) } }
  /// `nextafter_(…)`.
  @discardableResult
  public func nextafter_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.nextafter(other) } }
  /// `heaviside_(…)`.
  @discardableResult
  public func heaviside_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.heaviside(other) } }
  /// `logical_and_(…)`.
  @discardableResult
  public func logicalAnd_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.logicalAnd(other) } }
  /// `logical_or_(…)`.
  @discardableResult
  public func logicalOr_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.logicalOr(other) } }
  /// `logical_xor_(…)`.
  @discardableResult
  public func logicalXor_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.logicalXor(other) } }
  /// `gcd_(…)`.
  @discardableResult
  public func gcd_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.gcd(other) } }
  /// `lcm_(…)`.
  @discardableResult
  public func lcm_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.lcm(other) } }
  /// `ldexp_(…)`.
  @discardableResult
  public func ldexp_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.ldexp(other) } }
  /// `clamp_(…)`.
  @discardableResult
  public func clamp_(min: Scalar? = nil, max: Scalar? = nil) throws -> Tensor {
    try inPlace { try $0.clamp(min: min, max: max) }
  }
  /// `clamp_(…)`.
  @discardableResult
  public func clamp_(min: Tensor?, max: Tensor?) throws -> Tensor { try inPlace { try $0.clamp(min: min, max: max) } }
  /// `clamp_min_(…)`.
  @discardableResult
  public func clampMin_(_ min: Scalar) throws -> Tensor { try inPlace { try $0.clampMin(min) } }
  /// `clamp_max_(…)`.
  @discardableResult
  public func clampMax_(_ max: Scalar) throws -> Tensor { try inPlace { try $0.clampMax(max) } }
  /// `lerp_(…)`.
  @discardableResult
  public func lerp_(_ end: Tensor, _ weight: Scalar) throws -> Tensor { try inPlace { try $0.lerp(end, weight) } }
  /// `lerp_(…)`.
  @discardableResult
  public func lerp_(_ end: Tensor, _ weight: Tensor) throws -> Tensor { try inPlace { try $0.lerp(end, weight) } }
  /// `addcmul_(…)`.
  @discardableResult
  public func addcmul_(_ a: Tensor, _ b: Tensor, value: Scalar = .int(1)) throws -> Tensor {
    try inPlace { try $0.addcmul(a, b, value: value) }
  }
  /// `addcdiv_(…)`.
  @discardableResult
  public func addcdiv_(_ a: Tensor, _ b: Tensor, value: Scalar = .int(1)) throws -> Tensor {
    try inPlace { try $0.addcdiv(a, b, value: value) }
  }
  /// `masked_fill_(…)`.
  @discardableResult
  public func maskedFill_(_ mask: Tensor, _ value: Scalar) throws -> Tensor {
    try inPlace { try $0.maskedFill(mask, value) }
  }
  /// `masked_fill_(…)`.
  @discardableResult
  public func maskedFill_(_ mask: Tensor, _ value: Tensor) throws -> Tensor {
    try inPlace { try $0.maskedFill(mask, value) }
  }
  /// `masked_scatter_(…)`.
  @discardableResult
  public func maskedScatter_(_ mask: Tensor, _ source: Tensor) throws -> Tensor {
    try inPlace { try $0.maskedScatter(mask, source) }
  }
  /// `scatter_(…)`.
  @discardableResult
  public func scatter_(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
    try inPlace { try $0.scatter(dim, index, source) }
  }
  /// `scatter_(…)`.
  @discardableResult
  public func scatter_(_ dim: Int, _ index: Tensor, _ value: Scalar) throws -> Tensor {
    try inPlace { try $0.scatter(dim, index, value) }
  }
  /// `scatter_add_(…)`.
  @discardableResult
  public func scatterAdd_(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
    try inPlace { try $0.scatterAdd(dim, index, source) }
  }
  /// `scatter_reduce_(…)`.
  @discardableResult
  public func scatterReduce_(_ dim: Int, _ index: Tensor, _ source: Tensor, _ reduce: String, includeSelf: Bool = true)
    throws -> Tensor
  { try inPlace { try $0.scatterReduce(dim, index, source, reduce, includeSelf: includeSelf) } }
  /// `index_add_(…)`.
  @discardableResult
  public func indexAdd_(_ dim: Int, _ index: Tensor, _ source: Tensor, alpha: Scalar = .int(1)) throws -> Tensor {
    try inPlace { try $0.indexAdd(dim, index, source, alpha: alpha) }
  }
  /// `index_copy_(…)`.
  @discardableResult
  public func indexCopy_(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
    try inPlace { try $0.indexCopy(dim, index, source) }
  }
  /// `index_fill_(…)`.
  @discardableResult
  public func indexFill_(_ dim: Int, _ index: Tensor, _ value: Scalar) throws -> Tensor {
    try inPlace { try $0.indexFill(dim, index, value) }
  }
  /// `put_(…)`.
  @discardableResult
  public func put_(_ index: Tensor, _ source: Tensor, accumulate: Bool = false) throws -> Tensor {
    try inPlace { try $0.put(index, source, accumulate: accumulate) }
  }
  /// `tril_(…)`.
  @discardableResult
  public func tril_(_ diagonal: Int = 0) throws -> Tensor { try inPlace { try $0.tril(diagonal) } }
  /// `triu_(…)`.
  @discardableResult
  public func triu_(_ diagonal: Int = 0) throws -> Tensor { try inPlace { try $0.triu(diagonal) } }
  /// `round_(…)`.
  @discardableResult
  public func round_(decimals: Int) throws -> Tensor { try inPlace { try $0.round(decimals: decimals) } }
  /// `nan_to_num_(…)`.
  @discardableResult
  public func nanToNum_(nan: Double? = nil, posinf: Double? = nil, neginf: Double? = nil) throws -> Tensor {
    try inPlace { try $0.nanToNum(nan: nan, posinf: posinf, neginf: neginf) }
  }
  /// `logit_(…)`.
  @discardableResult
  public func logit_(eps: Double? = nil) throws -> Tensor { try inPlace { try $0.logit(eps: eps) } }
  /// `cumsum_(…)`.
  @discardableResult
  public func cumsum_(_ dim: Int) throws -> Tensor { try inPlace { try $0.cumsum(dim) } }
  /// `cumprod_(…)`.
  @discardableResult
  public func cumprod_(_ dim: Int) throws -> Tensor { try inPlace { try $0.cumprod(dim) } }
  /// `addmm_(…)`.
  @discardableResult
  public func addmm_(_ a: Tensor, _ b: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws -> Tensor {
    try inPlace { try $0.addmm(a, b, beta: beta, alpha: alpha) }
  }
  /// `addmv_(…)`.
  @discardableResult
  public func addmv_(_ a: Tensor, _ b: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws -> Tensor {
    try inPlace { try $0.addmv(a, b, beta: beta, alpha: alpha) }
  }
  /// `addbmm_(…)`.
  @discardableResult
  public func addbmm_(_ a: Tensor, _ b: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws -> Tensor {
    try inPlace { try $0.addbmm(a, b, beta: beta, alpha: alpha) }
  }
  /// `baddbmm_(…)`.
  @discardableResult
  public func baddbmm_(_ a: Tensor, _ b: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws -> Tensor {
    try inPlace { try $0.baddbmm(a, b, beta: beta, alpha: alpha) }
  }
  /// `addr_(…)`.
  @discardableResult
  public func addr_(_ a: Tensor, _ b: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws -> Tensor {
    try inPlace { try $0.addr(a, b, beta: beta, alpha: alpha) }
  }
  /// `renorm_(…)`.
  @discardableResult
  public func renorm_(_ p: Double, _ dim: Int, _ maxnorm: Double) throws -> Tensor {
    try inPlace { try $0.renorm(p, dim, maxnorm) }
  }
}
