// SPDX-License-Identifier: GPL-3.0-or-later

import Charts

/// A network's summary as a table and totals.
struct SummaryTable {
  let summary: NetworkSummary
  /// Layers deeper than this are left out of the table, not of the totals.
  let deepest: Int

  func text(_ options: RenderOptions) -> String {
    var table = Table([
      Table.Column("path", .left), Table.Column("layer", .left), Table.Column("output", .left),
      Table.Column("parameters", .right), Table.Column("mult-adds", .right), Table.Column("mode", .left),
      Table.Column("trains", .left, holdsWords: true),
    ])
    for (index, entry) in summary.entries.enumerated() where entry.depth <= deepest {
      let own = summary.own(index)
      table.rows.append([
        path(of: entry), entry.module.cls.name, entry.outputShape.map { Counted.shape($0) } ?? "",
        entry.isRepeated ? "as above" : own.parameters > 0 ? Counted.grouped(own.parameters) : "",
        entry.isLeaf && entry.multiplyAdds > 0 ? Counted.grouped(entry.multiplyAdds) : "",
        entry.isTraining ? "train" : "eval", trains(entry),
      ])
    }
    var lines = [table.render(options), ""]
    let frozen = summary.parameters - summary.trainable
    lines.append(options.said("Parameters: \(Counted.grouped(summary.parameters))" + trainedWords(frozen)))
    lines.append(options.said("Mult-adds: \(Counted.grouped(summary.multiplyAdds))"))
    let total = summary.inputBytes + summary.activationBytes + summary.parameterBytes
    lines += options.wrapped(
      "Memory: input \(Counted.grouped(summary.inputBytes)) + activations \(Counted.grouped(summary.activationBytes)) + "
        + "parameters \(Counted.grouped(summary.parameterBytes)) = \(Counted.grouped(total)) bytes", indent: 2)
    lines += options.wrapped(
      "Activations are the outputs of the layers that have parameters, twice: forward and backward.", indent: 2)
    return lines.joined(separator: "\n")
  }

  private func trainedWords(_ frozen: Int) -> String {
    frozen == 0
      ? ", all of them train"
      : " = \(Counted.grouped(summary.trainable)) that train + \(Counted.grouped(frozen)) frozen"
  }

  private func path(of entry: NetworkSummary.Entry) -> String {
    var parts = [entry.name]
    var parent = entry.parent
    while let above = parent {
      parts.append(above.name)
      parent = above.parent
    }
    // The network's own name would stand before every path.
    return parts.count == 1 ? parts[0] : parts.dropLast().reversed().joined(separator: ".")
  }

  private func trains(_ entry: NetworkSummary.Entry) -> String {
    if entry.parameters == 0 { return "" }
    return entry.trainable == 0 ? "no" : entry.trainable == entry.parameters ? "yes" : "partly"
  }
}
