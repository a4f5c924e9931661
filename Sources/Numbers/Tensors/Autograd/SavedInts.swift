// SPDX-License-Identifier: GPL-3.0-or-later

/// Whole numbers and truth values that nodes save, by position.
extension SavedValue<Int> {
  // First.
  /// `index_put`, `put`: whether to add.
  package static var accumulate: SavedValue<Int> { SavedValue(0) }
  /// `ctc_loss`: the class that stands for no label.
  package static var blank: SavedValue<Int> { SavedValue(0) }
  /// How many elements were reduced.
  package static var count: SavedValue<Int> { SavedValue(0) }
  /// `tril`, `triu`.
  package static var diagonal: SavedValue<Int> { SavedValue(0) }
  /// Whether an affine grid's corners are pixels' centres.
  package static var affineAlignsCorners: SavedValue<Int> { SavedValue(0) }
  /// The dimension.
  package static var dim: SavedValue<Int> { SavedValue(0) }
  /// `transpose`: its first dimension.
  package static var dim0: SavedValue<Int> { SavedValue(0) }
  /// What a sum was divided by.
  package static var divisor: SavedValue<Int> { SavedValue(0) }
  /// `pixel_shuffle`.
  package static var factor: SavedValue<Int> { SavedValue(0) }
  /// How images are read through a grid.
  package static var gridMode: SavedValue<Int> { SavedValue(0) }
  /// Of a convolution, a normalisation, a shuffle.
  package static var groups: SavedValue<Int> { SavedValue(0) }
  /// `clamp`: whether there is a lower limit.
  package static var hasMin: SavedValue<Int> { SavedValue(0) }
  /// Whether pooling was adaptive.
  package static var isAdaptive: SavedValue<Int> { SavedValue(0) }
  /// Whether attention was causal.
  package static var isCausal: SavedValue<Int> { SavedValue(0) }
  /// Whether a loss was averaged.
  package static var isMean: SavedValue<Int> { SavedValue(0) }
  /// `gelu`: which form.
  package static var isTanh: SavedValue<Int> { SavedValue(0) }
  /// `batch_norm`: whether the statistics are those of the batch.
  package static var isTraining: SavedValue<Int> { SavedValue(0) }
  /// `solve`: whether the right side is a vector.
  package static var isVector: SavedValue<Int> { SavedValue(0) }
  /// Whether the last dimension was kept.
  package static var keepsLast: SavedValue<Int> { SavedValue(0) }
  /// `layer_norm`: how many dimensions.
  package static var normalizedRank: SavedValue<Int> { SavedValue(0) }
  /// Of a diagonal, or of a view in its storage.
  package static var offset: SavedValue<Int> { SavedValue(0) }
  /// `polygamma`.
  package static var order: SavedValue<Int> { SavedValue(0) }
  /// `multi_margin_loss`: its p.
  package static var power: SavedValue<Int> { SavedValue(0) }
  /// Of a loss: none, mean, sum.
  package static var reduction: SavedValue<Int> { SavedValue(0) }
  /// Of an embedding.
  package static var rows: SavedValue<Int> { SavedValue(0) }
  /// How images were resampled.
  package static var resamplingMode: SavedValue<Int> { SavedValue(0) }
  /// `rot90`.
  package static var turns: SavedValue<Int> { SavedValue(0) }

  // Second.
  /// Whether the corners of resampled images stay where they are.
  package static var alignsCorners: SavedValue<Int> { SavedValue(1) }
  /// The offset of the base that a view belongs to.
  package static var baseOffset: SavedValue<Int> { SavedValue(1) }
  /// Zeros in front.
  package static var before: SavedValue<Int> { SavedValue(1) }
  /// `avg_pool`: count_include_pad.
  package static var countsPadding: SavedValue<Int> { SavedValue(1) }
  /// The second dimension of `transpose`, the first of a diagonal.
  package static var dim1: SavedValue<Int> { SavedValue(1) }
  /// What a grid's points outside of an image are.
  package static var gridBorder: SavedValue<Int> { SavedValue(1) }
  /// `clamp`: whether there is an upper limit.
  package static var hasMax: SavedValue<Int> { SavedValue(1) }
  /// Of a normalisation.
  package static var hasWeight: SavedValue<Int> { SavedValue(1) }
  /// `scatter_reduce`.
  package static var includeSelf: SavedValue<Int> { SavedValue(1) }
  /// `select`.
  package static var index: SavedValue<Int> { SavedValue(1) }
  /// Whether a convolution was the transposed one.
  package static var isTransposed: SavedValue<Int> { SavedValue(1) }
  /// Whether the reduced dimension was kept.
  package static var keepdim: SavedValue<Int> { SavedValue(1) }
  /// `multi_margin_loss`: its reduction.
  package static var marginReduction: SavedValue<Int> { SavedValue(1) }
  /// `unfold`: of a window.
  package static var size: SavedValue<Int> { SavedValue(1) }
  /// `slice`.
  package static var start: SavedValue<Int> { SavedValue(1) }
  /// Of an embedding.
  package static var width: SavedValue<Int> { SavedValue(1) }
  /// `ctc_loss`: whether infinite losses count as 0.
  package static var zeroInfinity: SavedValue<Int> { SavedValue(1) }

  // Third.
  /// Zeros behind.
  package static var after: SavedValue<Int> { SavedValue(2) }
  /// The second dimension of a diagonal.
  package static var dim2: SavedValue<Int> { SavedValue(2) }
  /// `slice`.
  package static var end: SavedValue<Int> { SavedValue(2) }
  /// `avg_pool`: divisor_override.
  package static var fixedDivisor: SavedValue<Int> { SavedValue(2) }
  /// Whether a grid's corners are pixels' centres.
  package static var gridAlignsCorners: SavedValue<Int> { SavedValue(2) }
  /// Of a normalisation.
  package static var hasBias: SavedValue<Int> { SavedValue(2) }
  /// Of an embedding: the row without a gradient, or -1.
  package static var paddingRow: SavedValue<Int> { SavedValue(2) }
  /// `scatter_reduce`: sum, mean, amax, amin, prod.
  package static var scatterReduction: SavedValue<Int> { SavedValue(2) }
  /// `unfold`: from a window to the next.
  package static var windowStep: SavedValue<Int> { SavedValue(2) }

  // Fourth.
  /// Whether pooling ran backward.
  package static var isBackward: SavedValue<Int> { SavedValue(3) }
  /// Of an embedding.
  package static var scaleByFrequency: SavedValue<Int> { SavedValue(3) }
  /// `slice`.
  package static var step: SavedValue<Int> { SavedValue(3) }
}
