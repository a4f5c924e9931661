// SPDX-License-Identifier: GPL-3.0-or-later

/// A labelled place on an axis.
public struct Tick: Equatable, Sendable {
  /// The place.
  public var value: Double
  /// What stands there.
  public var label: String

  /// A label at a place.
  public init(value: Double, label: String) {
    self.value = value
    self.label = label
  }
}
