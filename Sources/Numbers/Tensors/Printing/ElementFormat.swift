// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

/// How the elements of one tensor are written: all with the same width and in the same notation.
struct ElementFormat {
  /// The width that every element is padded to.
  private(set) var width = 1
  private let isFloat: Bool
  private var isInteger = true
  private var isScientific = false
  private let precision: Int

  /// Looks at the elements that will be shown and decides the notation.
  init(_ values: [Scalar], dtype: DType, options: PrintOptions) {
    isFloat = dtype.isFloatingPoint
    precision = options.precision
    guard isFloat else {
      for value in values { width = max(width, Self.plain(value).utf8.count) }
      return
    }
    let finite = values.map(\.doubleValue).filter { $0.isFinite && $0 != 0 }
    guard let first = finite.first else { return }
    var (smallest, largest) = (first.magnitude, first.magnitude)
    for value in finite {
      smallest = min(smallest, value.magnitude)
      largest = max(largest, value.magnitude)
      if value != value.rounded(.up) { isInteger = false }
    }
    isScientific = options.sciMode ?? (largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4)
    for value in finite { width = max(width, digits(value).utf8.count) }
  }

  /// An element, padded on the left.
  func text(_ value: Scalar) -> String {
    let text = isFloat ? digits(value.doubleValue) : Self.plain(value)
    return String(repeating: " ", count: max(width - text.utf8.count, 0)) + text
  }

  /// A floating-point element without padding.
  private func digits(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    if isScientific { return FormattedNumber.scientific(value, digits: precision) }
    if isInteger { return FormattedNumber.fixed(value, digits: 0) + "." }
    return FormattedNumber.fixed(value, digits: precision)
  }

  /// An integer or a truth value without padding.
  private static func plain(_ value: Scalar) -> String {
    switch value {
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .double(let value): String(value)
    }
  }
}
