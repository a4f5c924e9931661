// SPDX-License-Identifier: GPL-3.0-or-later

extension Tensor {
  /// `torch.einsum(equation, operands)`: sums of products, named by letters: `"ij,jk->ik"` is the matrix product.
  public static func einsum(_ equation: String, _ operands: [Tensor]) throws -> Tensor {
    guard !operands.isEmpty else { throw TensorError.runtime("einsum(): must provide at least one operand") }
    var plan = EinsumPlan()
    try plan.parse(equation, operands)
    return try plan.run()
  }
}

/// The labels of an einsum, and its operands brought to one order of dimensions.
private struct EinsumPlan {
  private var operands: [Tensor] = []
  private var outputCount = 0
  private var dimensionCount = 0

  private enum Label: Hashable {
    case letter(Character)
    /// A dimension that `...` stands for, counted from the end.
    case ellipsis(Int)
  }

  mutating func parse(_ equation: String, _ tensors: [Tensor]) throws {
    let text = equation.filter { $0 != " " }
    let sides = text.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
    var left = String(sides[0])
    var right: String?
    if sides.count == 2 {
      guard left.last == "-" else {
        throw TensorError.runtime(
          "einsum(): invalid subscript given at index \(left.count) in the equation string, subscripts must be in [a-zA-Z]"
        )
      }
      left.removeLast()
      right = String(sides[1])
    }
    let terms = left.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if terms.count > tensors.count {
      throw TensorError.runtime("einsum(): fewer operands were provided than specified in the equation")
    }
    if terms.count < tensors.count {
      throw TensorError.runtime("einsum(): more operands were provided than specified in the equation")
    }
    var labels: [[Label]] = []
    var counts: [Label: Int] = [:]
    var sizes: [Label: Int] = [:]
    var widest = 0
    for (i, (term, tensor)) in zip(terms, tensors).enumerated() {
      let parsed = try parse(term: term, rank: tensor.rank, operand: i)
      labels.append(parsed)
      for (label, size) in zip(parsed, tensor.shape) {
        if case .ellipsis(let k) = label { widest = Swift.max(widest, k + 1) }
        let before = sizes[label] ?? 1
        if before != 1 && size != 1 && before != size {
          let name = if case .letter(let letter) = label { String(letter) } else { "..." }
          throw TensorError.runtime(
            "einsum(): subscript \(name) has size \(size) for operand \(i) which does not broadcast with previously seen "
              + "size \(before)")
        }
        sizes[label] = Swift.max(before, size == 1 ? before : size)
        if size == 0 { sizes[label] = 0 }
        counts[label, default: 0] += 1
      }
    }
    var order: [Label] = []
    if let right {
      order = try parse(term: right, rank: nil, operand: -1, ellipsis: widest)
      for label in order {
        guard case .letter(let letter) = label, counts[label] == nil else { continue }
        throw TensorError.runtime(
          "einsum(): output subscript \(letter) does not appear in the equation for any input operand")
      }
      guard Set(order).count == order.count else {
        throw TensorError.runtime("einsum(): output subscript appears more than once in the output")
      }
    } else {
      order = (0..<widest).reversed().map { .ellipsis($0) }
      let letters = counts.compactMap { label, count -> Character? in
        if case .letter(let letter) = label, count == 1 { letter } else { nil }
      }
      order += letters.sorted { Self.rank($0) < Self.rank($1) }.map { .letter($0) }
    }
    outputCount = order.count
    var rest = Set(counts.keys).subtracting(order).map { $0 }
    rest.sort { Self.position($0) < Self.position($1) }
    order += rest
    dimensionCount = order.count
    operands = try zip(labels, tensors).map { try arrange($0, $1, order) }
  }

  /// Capital letters come before small ones.
  private static func rank(_ letter: Character) -> Int { Int(letter.asciiValue ?? 0) }
  private static func position(_ label: Label) -> Int {
    switch label {
    case .letter(let letter): rank(letter) + 1000
    case .ellipsis(let k): 999 - k
    }
  }

  private func parse(term: String, rank: Int?, operand: Int, ellipsis: Int = 0) throws -> [Label] {
    let pieces = term.split(separator: ".", omittingEmptySubsequences: false)
    func letters(_ piece: Substring) throws -> [Label] {
      try piece.map { letter in
        guard letter.isASCII, letter.isLetter else {
          throw TensorError.runtime(
            "einsum(): invalid subscript given at index 0 in the equation string, subscripts must be in [a-zA-Z]")
        }
        return .letter(letter)
      }
    }
    let where_ = operand < 0 ? "the output" : "operand \(operand)"
    if pieces.count == 1 {
      let found = try letters(pieces[0])
      if let rank, found.count != rank {
        throw TensorError.runtime(
          "einsum(): the number of subscripts in the equation (\(found.count)) does not match the number of dimensions "
            + "(\(rank)) for operand \(operand) and no ellipsis was given")
      }
      return found
    }
    guard pieces.count == 4, pieces[1].isEmpty, pieces[2].isEmpty else {
      throw TensorError.runtime(
        "einsum(): found \'.\' for \(where_) that is not part of any ellipsis")
    }
    let (before, after) = (try letters(pieces[0]), try letters(pieces[3]))
    let hidden = rank.map { $0 - before.count - after.count } ?? ellipsis
    guard hidden >= 0 else {
      throw TensorError.runtime(
        "einsum(): the number of subscripts in the equation (\(before.count + after.count)) is more than the number of "
          + "dimensions (\(rank ?? 0)) for operand \(operand)")
    }
    return before + (0..<hidden).reversed().map { .ellipsis($0) } + after
  }

  /// Takes diagonals of repeated labels, then orders the dimensions; missing ones get size 1.
  private func arrange(_ labels: [Label], _ tensor: Tensor, _ order: [Label]) throws -> Tensor {
    var (labels, x) = (labels, tensor)
    var i = 0
    while i < labels.count {
      if let j = labels[(i + 1)...].firstIndex(of: labels[i]) {
        guard x.shape[i] == x.shape[j] else {
          throw TensorError.runtime(
            "einsum(): subscript is repeated for an operand but the sizes don't match, \(x.shape[j]) != \(x.shape[i])")
        }
        x = try x.diagonal(0, i, j).movedim([-1], [i])
        labels.remove(at: j)
      } else {
        i += 1
      }
    }
    let present = order.filter { labels.contains($0) }
    x = try x.permute(present.map { labels.firstIndex(of: $0) ?? 0 })
    for (d, label) in order.enumerated() where !labels.contains(label) { x = try x.unsqueeze(d) }
    return x
  }

  func run() throws -> Tensor {
    let summed = Array(outputCount..<Swift.max(dimensionCount, outputCount))
    guard var result = operands.first else { throw TensorError.runtime("einsum(): must provide at least one operand") }
    if operands.count == 1 { return summed.isEmpty ? result : try result.sum(dim: summed) }
    var uses = summed.map { d in operands.filter { $0.shape[d] != 1 }.count }
    for next in operands.dropFirst() {
      var (contracted, ownOnly, otherOnly): ([Int], [Int], [Int]) = ([], [], [])
      var b = next
      for (k, d) in summed.enumerated() {
        if result.shape[d] != 1 && b.shape[d] != 1 {
          uses[k] -= 1
          if uses[k] == 1 {
            contracted.append(d)
            uses[k] = 0
          }
        } else if uses[k] == 1 {
          if result.shape[d] != 1 {
            ownOnly.append(d)
            uses[k] = 0
          } else if b.shape[d] != 1 {
            otherOnly.append(d)
            uses[k] = 0
          }
        }
      }
      if !ownOnly.isEmpty { result = try result.sum(dim: ownOnly, keepdim: true) }
      if !otherOnly.isEmpty { b = try b.sum(dim: otherOnly, keepdim: true) }
      result = try contracted.isEmpty ? result.mul(b) : Self.contract(result, b, contracted)
    }
    return summed.isEmpty ? result : try result.view(Array(result.shape.prefix(outputCount)))
  }

  /// Multiplies and sums over dimensions through one batched matrix product; the dimensions stay with size 1.
  private static func contract(_ a: Tensor, _ b: Tensor, _ dims: [Int]) throws -> Tensor {
    var (both, left, right): ([Int], [Int], [Int]) = ([], [], [])
    var (batch, rows, columns, inner) = (1, 1, 1, 1)
    for d in a.shape.indices {
      if dims.contains(d) {
        inner *= a.shape[d]
      } else if a.shape[d] != 1 && b.shape[d] != 1 {
        both.append(d)
        batch *= a.shape[d]
      } else if a.shape[d] != 1 {
        left.append(d)
        rows *= a.shape[d]
      } else {
        right.append(d)
        columns *= b.shape[d]
      }
    }
    let x = try a.permute(both + left + dims + right).reshape([batch, rows, inner])
    let y = try b.permute(both + dims + right + left).reshape([batch, inner, columns])
    let size = both.map { a.shape[$0] } + left.map { a.shape[$0] } + dims.map { _ in 1 } + right.map { b.shape[$0] }
    let order = both + left + dims + right
    var inverse = order
    for (i, d) in order.enumerated() { inverse[d] = i }
    return try x.bmm(y).view(size).permute(inverse)
  }
}
