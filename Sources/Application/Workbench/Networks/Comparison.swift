// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// `%compare A, B`: the values of two expressions that began from the same state and random stream, and the first layer at which
/// their ways part.
struct Comparison {
  let a: ExpressionRun
  let b: ExpressionRun

  func text(_ options: RenderOptions) -> String {
    var lines = [
      "A  " + TextLayout.truncated(TextLayout.oneLine(a.text), to: options.width - 3, options.glyphs),
      "B  " + TextLayout.truncated(TextLayout.oneLine(b.text), to: options.width - 3, options.glyphs), "",
    ]
    lines += values(options)
    lines += layers(options)
    lines += options.wrapped("Both began from the same state and random stream; nothing was changed.")
    return lines.joined(separator: "\n")
  }

  // MARK: Values

  private func values(_ options: RenderOptions) -> [String] {
    if a.parts.count == 1, b.parts.count == 1 { return single(a.parts[0].part, b.parts[0].part, options) + [""] }
    var table = Table([
      Table.Column("part", .left), Table.Column("A", .left), Table.Column("B", .left),
      Table.Column("max |A - B|", .right), Table.Column("mean |A - B|", .right),
    ])
    var equal = 0
    let others = Dictionary(b.parts.map { ($0.path, $0.part) }, uniquingKeysWith: { first, _ in first })
    for (path, part) in a.parts {
      guard let other = others[path] else {
        table.rows.append([path, word(part), "absent", "", ""])
        continue
      }
      let row = differenceCells(part, other)
      if row == ["0", "0"] { equal += 1 } else { table.rows.append([path, word(part), word(other)] + row) }
    }
    let own = Set(a.parts.map(\.path))
    for (path, part) in b.parts where !own.contains(path) { table.rows.append([path, "absent", word(part), "", ""]) }
    let hidden = max(0, table.rows.count - 60)
    table.rows = Array(table.rows.prefix(60))
    var lines: [String] = []
    if !table.rows.isEmpty { lines.append(table.render(options)) }
    if hidden > 0 {
      lines.append(options.said("\(Counted.text(hidden, "more part")) that \(hidden == 1 ? "differs" : "differ")"))
    }
    lines.append(
      options.said(
        table.rows.isEmpty
          ? "All \(Counted.text(equal, "part")) are equal."
          : "\(Counted.text(equal, "part")) \(equal == 1 ? "is" : "are") equal."))
    return lines + [""]
  }

  private func word(_ part: ExpressionRun.Part) -> String {
    switch part {
    case .tensor(let tensor):
      tensor.numel == 1
        ? TensorDifference.number(tensor.lookedDoubles()[0]) : "\(Counted.shape(tensor.shape)) \(tensor.dtype.name)"
    case .number(let number): NumberText.short(number, digits: 8)
    case .text(let text): TextLayout.truncated(TextLayout.oneLine(text), to: 30, .ascii)
    }
  }

  private func differenceCells(_ a: ExpressionRun.Part, _ b: ExpressionRun.Part) -> [String] {
    switch (a, b) {
    case (.tensor(let a), .tensor(let b)):
      guard let difference = TensorDifference(a, b) else { return ["other shape", ""] }
      return [TensorDifference.number(difference.largest), TensorDifference.number(difference.mean)]
    case (.number(let a), .number(let b)):
      let text = a == b || (a.isNaN && b.isNaN) ? "0" : TensorDifference.number(abs(a - b))
      return [text, text]
    case (.text(let a), .text(let b)): return a == b ? ["0", "0"] : ["other text", ""]
    default: return ["other kind", ""]
    }
  }

  private func single(_ a: ExpressionRun.Part, _ b: ExpressionRun.Part, _ options: RenderOptions) -> [String] {
    switch (a, b) {
    case (.tensor(let a), .tensor(let b)): return tensors(a, b, options)
    case (.number(let a), .number(let b)):
      if a == b { return [options.said("Both give \(NumberText.short(a, digits: 12)).")] }
      return [
        options.said("A gives \(NumberText.short(a, digits: 12)), B \(NumberText.short(b, digits: 12))."),
        distance(a, b),
      ]
    default:
      let row = differenceCells(a, b)
      return [options.said(row == ["0", "0"] ? "Both give \(word(a))." : "A gives \(word(a)), B \(word(b)).")]
    }
  }

  private func distance(_ a: Double, _ b: Double) -> String {
    Equation("A - B", .difference(.number(a), .number(b))).text
  }

  private func tensors(_ a: Tensor, _ b: Tensor, _ options: RenderOptions) -> [String] {
    let types = a.dtype == b.dtype ? a.dtype.name : "\(a.dtype.name) against \(b.dtype.name)"
    guard let difference = TensorDifference(a, b) else {
      return [options.said("The shapes differ: A gives \(Counted.shape(a.shape)), B \(Counted.shape(b.shape)).")]
    }
    if difference.isEqual {
      return [options.said("Both give the same: \(Counted.shape(a.shape)) \(types), every element equal.")]
    }
    var table = Table("", "mean", "smallest", "largest")
    for (name, tensor) in [("A", a), ("B", b)] {
      let values = tensor.lookedDoubles()
      table.rows.append([
        name, TensorDifference.number(values.reduce(0, +) / Double(values.count)),
        TensorDifference.number(values.min() ?? .nan), TensorDifference.number(values.max() ?? .nan),
      ])
    }
    var lines = [
      options.said(
        "\(Counted.shape(a.shape)) \(types): \(Counted.grouped(difference.differing)) of "
          + "\(Counted.text(difference.count, "element")) "
          + (difference.differing == 1 ? "differs" : "differ")
          + "; mean |A - B| is \(TensorDifference.number(difference.mean))"),
      table.render(options),
      options.said(
        "Largest difference\(difference.place.isEmpty ? "" : ", at \(Counted.shape(difference.place))"): "
          + distance(difference.pair.0, difference.pair.1)),
    ]
    if a.dtype != b.dtype, a.dtype.isFloatingPoint, b.dtype.isFloatingPoint {
      lines += options.wrapped(
        "float32 keeps about 7 decimal digits, float64 about 16: differences near 1e-7 of the numbers are rounding.")
    }
    return lines
  }

  // MARK: Layers

  private func layers(_ options: RenderOptions) -> [String] {
    guard !a.calls.isEmpty || !b.calls.isEmpty else { return [] }
    guard a.calls.map(\.place) == b.calls.map(\.place) else {
      let common = zip(a.calls, b.calls).prefix { $0.place == $1.place }.count
      let names = [a.calls, b.calls].map { common < $0.count ? $0[common].name : "nothing more" }
      return options.wrapped(
        "The two call different layers: call \(common + 1) is \(names[0]) in A and \(names[1]) in B.") + [""]
    }
    var table = Table([
      Table.Column("layer", .left), Table.Column("kind", .left), Table.Column("output", .left),
      Table.Column("max |A - B|", .right), Table.Column("mean |A - B|", .right),
    ])
    var first: Int?
    for (i, (left, right)) in zip(a.calls, b.calls).enumerated() {
      var cells = ["", ""]
      if let x = left.output, let y = right.output {
        cells = differenceCells(.tensor(x), .tensor(y))
        if x.dtype != y.dtype, cells[0] == "0" { cells = ["other type", ""] }
        if cells != ["0", "0"], first == nil { first = i }
      }
      if i < 60 {
        table.rows.append(
          [
            LayerDivergence.name(left, right), left.className, left.output.map { Counted.shape($0.shape) } ?? "",
          ] + cells)
      }
    }
    guard let first else {
      return [options.said("Every layer gives the same in both (\(Counted.text(a.calls.count, "call")))."), ""]
    }
    var lines = [table.render(options)]
    if a.calls.count > 60 { lines.append(options.said(Counted.text(a.calls.count - 60, "more call"))) }
    let why = LayerDivergence(a.calls[first], b.calls[first]).text
    return lines + options.wrapped("The first to differ is \(why)") + [""]
  }
}
