// One line for each in-place twin of an operation; the work is done by `inPlace`.
extension Tensor {
  /// `neg_()`.
  @discardableResult public func neg_() throws -> Tensor { try inPlace { try $0.neg() } }
  /// `abs_()`.
  @discardableResult public func abs_() throws -> Tensor { try inPlace { try $0.abs() } }
  /// `sign_()`.
  @discardableResult public func sign_() throws -> Tensor { try inPlace { try $0.sign() } }
  /// `sgn_()`.
  @discardableResult public func sgn_() throws -> Tensor { try inPlace { try $0.sgn() } }
  /// `square_()`.
  @discardableResult public func square_() throws -> Tensor { try inPlace { try $0.square() } }
  /// `relu_()`.
  @discardableResult public func relu_() throws -> Tensor { try inPlace { try $0.relu() } }
  /// `floor_()`.
  @discardableResult public func floor_() throws -> Tensor { try inPlace { try $0.floor() } }
  /// `ceil_()`.
  @discardableResult public func ceil_() throws -> Tensor { try inPlace { try $0.ceil() } }
  /// `trunc_()`.
  @discardableResult public func trunc_() throws -> Tensor { try inPlace { try $0.trunc() } }
  /// `round_()`.
  @discardableResult public func round_() throws -> Tensor { try inPlace { try $0.round() } }
  /// `frac_()`.
  @discardableResult public func frac_() throws -> Tensor { try inPlace { try $0.frac() } }
  /// `deg2rad_()`.
  @discardableResult public func deg2rad_() throws -> Tensor { try inPlace { try $0.deg2rad() } }
  /// `rad2deg_()`.
  @discardableResult public func rad2deg_() throws -> Tensor { try inPlace { try $0.rad2deg() } }
  /// `logical_not_()`.
  @discardableResult public func logicalNot_() throws -> Tensor { try inPlace { try $0.logicalNot() } }
  /// `bitwise_not_()`.
  @discardableResult public func bitwiseNot_() throws -> Tensor { try inPlace { try $0.bitwiseNot() } }
  /// `sqrt_()`.
  @discardableResult public func sqrt_() throws -> Tensor { try inPlace { try $0.sqrt() } }
  /// `rsqrt_()`.
  @discardableResult public func rsqrt_() throws -> Tensor { try inPlace { try $0.rsqrt() } }
  /// `reciprocal_()`.
  @discardableResult public func reciprocal_() throws -> Tensor { try inPlace { try $0.reciprocal() } }
  /// `exp_()`.
  @discardableResult public func exp_() throws -> Tensor { try inPlace { try $0.exp() } }
  /// `exp2_()`.
  @discardableResult public func exp2_() throws -> Tensor { try inPlace { try $0.exp2() } }
  /// `expm1_()`.
  @discardableResult public func expm1_() throws -> Tensor { try inPlace { try $0.expm1() } }
  /// `log_()`.
  @discardableResult public func log_() throws -> Tensor { try inPlace { try $0.log() } }
  /// `log2_()`.
  @discardableResult public func log2_() throws -> Tensor { try inPlace { try $0.log2() } }
  /// `log10_()`.
  @discardableResult public func log10_() throws -> Tensor { try inPlace { try $0.log10() } }
  /// `log1p_()`.
  @discardableResult public func log1p_() throws -> Tensor { try inPlace { try $0.log1p() } }
  /// `sin_()`.
  @discardableResult public func sin_() throws -> Tensor { try inPlace { try $0.sin() } }
  /// `cos_()`.
  @discardableResult public func cos_() throws -> Tensor { try inPlace { try $0.cos() } }
  /// `tan_()`.
  @discardableResult public func tan_() throws -> Tensor { try inPlace { try $0.tan() } }
  /// `asin_()`.
  @discardableResult public func asin_() throws -> Tensor { try inPlace { try $0.asin() } }
  /// `acos_()`.
  @discardableResult public func acos_() throws -> Tensor { try inPlace { try $0.acos() } }
  /// `atan_()`.
  @discardableResult public func atan_() throws -> Tensor { try inPlace { try $0.atan() } }
  /// `sinh_()`.
  @discardableResult public func sinh_() throws -> Tensor { try inPlace { try $0.sinh() } }
  /// `cosh_()`.
  @discardableResult public func cosh_() throws -> Tensor { try inPlace { try $0.cosh() } }
  /// `tanh_()`.
  @discardableResult public func tanh_() throws -> Tensor { try inPlace { try $0.tanh() } }
  /// `asinh_()`.
  @discardableResult public func asinh_() throws -> Tensor { try inPlace { try $0.asinh() } }
  /// `acosh_()`.
  @discardableResult public func acosh_() throws -> Tensor { try inPlace { try $0.acosh() } }
  /// `atanh_()`.
  @discardableResult public func atanh_() throws -> Tensor { try inPlace { try $0.atanh() } }
  /// `sigmoid_()`.
  @discardableResult public func sigmoid_() throws -> Tensor { try inPlace { try $0.sigmoid() } }
  /// `erf_()`.
  @discardableResult public func erf_() throws -> Tensor { try inPlace { try $0.erf() } }
  /// `erfc_()`.
  @discardableResult public func erfc_() throws -> Tensor { try inPlace { try $0.erfc() } }
  /// `erfinv_()`.
  @discardableResult public func erfinv_() throws -> Tensor { try inPlace { try $0.erfinv() } }
  /// `lgamma_()`.
  @discardableResult public func lgamma_() throws -> Tensor { try inPlace { try $0.lgamma() } }
  /// `digamma_()`.
  @discardableResult public func digamma_() throws -> Tensor { try inPlace { try $0.digamma() } }
  /// `sinc_()`.
  @discardableResult public func sinc_() throws -> Tensor { try inPlace { try $0.sinc() } }
}
