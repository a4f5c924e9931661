// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// A name used as an attribute and as a key of a dictionary, made once.
public struct Key {
  /// The name as an attribute.
  public let symbol: Symbol
  /// The name as a string value.
  public let text: Value
  /// Makes a key.
  public init(_ name: String) {
    symbol = Symbol(name)
    text = Value(name)
  }
}
