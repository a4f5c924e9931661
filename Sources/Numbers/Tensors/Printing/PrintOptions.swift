// SPDX-License-Identifier: GPL-3.0-or-later

/// How tensors print: `torch.set_printoptions`.
public struct PrintOptions: Equatable, Sendable {
  /// Digits after the point of floating-point numbers.
  public var precision = 4
  /// Tensors with more elements than this are summarised; infinity never summarises.
  public var threshold = 1000.0
  /// How many elements a summary shows at both ends of each dimension.
  public var edgeItems = 3
  /// The length at which rows are broken.
  public var lineWidth = 80
  /// Whether to use scientific notation; nil decides by the values.
  public var sciMode: Bool?

  /// PyTorch's defaults.
  public init() {}

  /// A profile's options (`default`, `short`, `full`) over the present ones; other names change nothing.
  public mutating func apply(profile: String) {
    guard ["default", "short", "full"].contains(profile) else { return }
    precision = profile == "short" ? 2 : 4
    threshold = profile == "full" ? .infinity : 1000
    edgeItems = profile == "short" ? 2 : 3
    lineWidth = 80
  }
}
