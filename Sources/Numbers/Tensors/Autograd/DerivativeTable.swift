// SPDX-License-Identifier: GPL-3.0-or-later

/// All rules of differentiation, grouped by family in the files of this folder.
public enum Derivatives {
  /// The leaf's end of the graph: `backward` adds to the leaf's `grad` there.
  static let accumulate = Derivative("AccumulateGrad") { _, gradients in gradients }
}

/// The rules by name, so that a node that was written to disk finds its rule again.
public enum DerivativeTable {
  // SAFETY: filled before, and by, the one thread that evaluates.
  nonisolated(unsafe) private static var rules: [String: Derivative] = [:]

  /// Makes rules known by their keys.
  public static func register(_ derivatives: [Derivative]) {
    for derivative in derivatives { rules[derivative.key] = derivative }
  }

  /// The rule of a key.
  public static func rule(named name: String) -> Derivative? {
    if rules["AccumulateGrad"] == nil { register(Derivatives.builtIn) }
    return rules[name]
  }
}
