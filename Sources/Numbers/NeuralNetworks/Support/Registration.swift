// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Functional {
  /// Makes the rules of this target known by name, so that a graph that was written to disk finds them again.
  public static func registerDerivatives() {
    DerivativeTable.register(
      [
        Derivatives.convolution, Derivatives.convolutionWeight, Derivatives.maxPool2d, Derivatives.maxPool3d,
        Derivatives.adaptiveMaxPool2d, Derivatives.adaptiveMaxPool3d, Derivatives.poolScatter, Derivatives.poolGather,
        Derivatives.maxUnpool2d, Derivatives.maxUnpool3d, Derivatives.avgPool2d, Derivatives.avgPool3d,
        Derivatives.adaptiveAvgPool2d, Derivatives.adaptiveAvgPool3d, Derivatives.meanBackward,
      ]
        + [
          Derivatives.batchNorm, Derivatives.layerNorm, Derivatives.groupNorm, Derivatives.trilinear,
          Derivatives.embedding, Derivatives.constantPad, Derivatives.attention, Derivatives.lstmLayer,
        ]
        + [
          Derivatives.hardtanh, Derivatives.threshold, Derivatives.leakyRelu, Derivatives.prelu, Derivatives.rrelu,
          Derivatives.elu, Derivatives.celu, Derivatives.gelu, Derivatives.silu, Derivatives.mish,
          Derivatives.softplus, Derivatives.hardsigmoid, Derivatives.hardswish, Derivatives.hardshrink,
          Derivatives.softshrink, Derivatives.logSigmoid, Derivatives.glu,
        ]
        + [
          Derivatives.mseLoss, Derivatives.smoothL1Loss, Derivatives.huberLoss, Derivatives.nllLoss,
          Derivatives.nllLoss2d, Derivatives.multiMarginLoss, Derivatives.multilabelMarginLoss, Derivatives.ctcLoss,
          Derivatives.binaryCrossEntropy, Derivatives.binaryCrossEntropyWithLogits, Derivatives.softMarginLoss,
        ]
        + [
          Derivatives.pixelShuffle, Derivatives.pixelUnshuffle, Derivatives.channelShuffle, Derivatives.unfold,
          Derivatives.fold, Derivatives.gridSampler2d, Derivatives.gridSampler3d, Derivatives.affineGrid,
          Derivatives.affineGridGradient, Derivatives.distanceNorm, Derivatives.divisionByNumber,
        ] + Derivatives.reflectionPads + Derivatives.replicationPads + Derivatives.reflectionSums
        + Derivatives.replicationSums + Derivatives.resamplings)
  }
}
