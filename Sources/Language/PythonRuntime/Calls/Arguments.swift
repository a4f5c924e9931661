// SPDX-License-Identifier: GPL-3.0-or-later

/// The arguments of a call as they arrive.
public struct Arguments {
  /// The values given by place.
  public var positional: [Value]
  /// The values given by name.
  public var keywords: [(name: Symbol, value: Value)]

  /// Makes arguments.
  public init(_ positional: [Value] = [], keywords: [(name: Symbol, value: Value)] = []) {
    self.positional = positional
    self.keywords = keywords
  }

  /// The value given by name.
  public func keyword(_ name: Symbol) -> Value? {
    for (key, value) in keywords where key == name { return value }
    return nil
  }

  /// The same arguments with one more in front: a method's receiver.
  public func prepending(_ value: Value) -> Arguments {
    Arguments([value] + positional, keywords: keywords)
  }
}
