// SPDX-License-Identifier: GPL-3.0-or-later

/// What an operation did to the sizes of its input, as a rule that says what it would do to others.
public struct SizeRule: Sendable {
  /// How a size becomes another.
  enum Form: Sendable {
    /// Windows over the input: convolutions and poolings.
    case windows(kernel: [Int], stride: [Int], padding: [Int], dilation: [Int], ceil: Bool)
    /// Windows over the output: transposed convolutions.
    case spread(kernel: [Int], stride: [Int], padding: [Int], dilation: [Int], extra: [Int])
    /// So many elements more, or fewer: padding.
    case added([Int])
    /// Resampling by factors.
    case scaled([Double])
    /// One size for every input: adaptive pooling.
    case fixed
  }

  let form: Form
  private let inputShape: [Int]
  private let outputShape: [Int]
  private let dimensions: Int

  /// A rule of an operation over the last dimensions of its input.
  init(_ form: Form, from input: [Int], to output: [Int], dimensions: Int) {
    self.form = form
    inputShape = input
    outputShape = output
    self.dimensions = dimensions
  }

  /// The sizes of the input that the operation had.
  public var input: [Int] { Array(inputShape.suffix(dimensions)) }
  /// The sizes of what it gave.
  public var output: [Int] { Array(outputShape.suffix(dimensions)) }

  /// The sizes that it would give for others; nil where it would refuse them.
  public func output(of sizes: [Int]) -> [Int]? {
    guard sizes.count == dimensions, sizes.allSatisfy({ $0 > 0 && $0 < 1 << 24 }) else { return nil }
    let result: [Int]
    switch form {
    case .windows(let kernel, let stride, let padding, let dilation, let ceil):
      result = sizes.indices.map { d in
        let room = sizes[d] + 2 * padding[d] - dilation[d] * (kernel[d] - 1) - 1
        guard room >= 0 else { return 0 }
        var count = (room + (ceil ? stride[d] - 1 : 0)) / stride[d] + 1
        if ceil, (count - 1) * stride[d] >= sizes[d] + padding[d] { count -= 1 }
        return count
      }
    case .spread(let kernel, let stride, let padding, let dilation, let extra):
      result = sizes.indices.map { d in
        (sizes[d] - 1) * stride[d] - 2 * padding[d] + dilation[d] * (kernel[d] - 1) + extra[d] + 1
      }
    case .added(let amounts): result = zip(sizes, amounts).map { $0 + $1 }
    case .scaled(let factors): result = zip(sizes, factors).map { Int((Double($0) * $1).rounded(.down)) }
    case .fixed: result = output
    }
    return result.allSatisfy { $0 > 0 } ? result : nil
  }
}

/// The rules of the operations that ran last: from them a card infers which inputs would have fitted, and runs nothing again.
public enum SizeRecord {
  // SAFETY: the one thread that evaluates works with tensors.
  private nonisolated(unsafe) static var rules: [SizeRule] = []
  // SAFETY: as above.
  private nonisolated(unsafe) static var forgotten = 0

  /// How many rules have been noted, those that were forgotten included.
  public static var count: Int { forgotten + rules.count }

  static func note(_ rule: SizeRule) {
    if rules.count == 1024 {
      rules.removeFirst(512)
      forgotten += 512
    }
    rules.append(rule)
  }

  /// The rules from a count on; nil when the first of them is forgotten.
  public static func rules(since count: Int) -> ArraySlice<SizeRule>? {
    count < forgotten ? nil : rules.dropFirst(count - forgotten)
  }
}
