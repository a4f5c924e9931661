// SPDX-License-Identifier: GPL-3.0-or-later

extension Derivatives {
  /// Every rule of this target, for the table by name.
  static let builtIn: [Derivative] =
    [
      add, sub, rsub, mul, div, divRounded, remainder, remainderNumber,
      fmod, fmodNumber, pow, powTensor, powNumber, maximum, minimum, fmax, fmin, atan2, hypot, logaddexp, logaddexp2,
      copysign, xlogy, nextafter, ldexp, mulNumber, clone, toCopy, asStrided, copySlices, copy, fill,
      zero, fillTensor, inverse, det, slogdet, solve, qr, cholesky, eigh, svd, pinv, accumulate, index, indexPut,
      indexSelect, indexAdd, indexCopy, indexFill, take, put, maskedSelect, maskedScatter, gather, scatter,
      scatterValue, scatterAdd, scatterReduce, cat, blockDiag, stack, flip, roll, rot90, `repeat`, tril, triu,
      diagEmbed, mm, bmm, mv, dot, addmm, addmv, addr, baddbmm, addbmm, cross, sum, sumDims, mean, meanDims, nansum,
      trace, maxDim, minDim, medianDim, nanmedianDim, mode, kthvalue, topk, sort, sortStable, cummax, cummin, maxAll,
      minAll, amax, amin, aminmax, prod, prodDim, `var`, std, varMean, stdMean, norm, logsumexp, softmax, logSoftmax,
      cumsum, cumprod, logcumsumexp, medianAll, nanmedianAll, unique, `where`, maskedFill, maskedFillTensor, clamp,
      clampTensor, clampMin, clampMax, lerp, lerpTensor, addcmul, addcdiv, sqrt, rsqrt, reciprocal, exp, exp2, expm1,
      tan, tanh, sigmoid, log, log2, log10, log1p, sin, cos, asin, acos, atan, sinh, cosh, asinh, acosh, atanh, erf,
      erfc, erfinv, lgamma, digamma, abs, relu, neg, sign, sgn, floor, ceil, round, roundDecimals, trunc, frac,
      deg2rad, rad2deg, logit, sinc, nanToNum, angle, view, reshapeAlias, unsafeView, squeeze, squeezeDim,
      squeezeDims, squeezeFourth, unsqueeze, alias, t, transpose, permute, expand, select, slice, padding, unbind,
      split, splitWithSizes, unfold, diagonal, diagonalCopy, diagonalScatter, tInPlace, transposeInPlace,
      unsqueezeInPlace, squeezeInPlace, squeezeDimsInPlace, renorm, selectScatter, sliceScatter, polygamma, zeta,
      mvlgamma, xlog1py, igamma, igammac, distance, pairDistances, ownPairDistances, euclideanDistances, poisson,
      flatSlope,
    ] + SpecialFunction.allCases.compactMap(special) + undifferentiable
}
