// SPDX-License-Identifier: GPL-3.0-or-later

/// The version, in its one place: `./package` reads it from this file, for its archives and for the manual page.
enum Version {
  static let number = "0.2.0"
  /// The PyTorch whose numbers and texts Gradus gives.
  static let torch = "2.13.0"
  /// What `gradus --version` prints.
  static let description = "Gradus \(number) (speaks PyTorch \(torch))"
}
