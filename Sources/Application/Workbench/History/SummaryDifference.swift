// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// What differs between two moments of a workspace, a line for each path.
struct SummaryDifference {
  /// A path and what became of it.
  struct Line: Equatable {
    let path: String
    let change: String
  }
  private(set) var lines: [Line] = []

  init(from before: WorkspaceSummary, to after: WorkspaceSummary) {
    for path in after.paths {
      guard let now = after.facets[path] else { continue }
      guard let then = before.facets[path] else {
        // What lies inside of something new is new, too.
        if !isInside(path, of: lines) { lines.append(Line(path: path, change: "new: \(Self.text(now))")) }
        continue
      }
      if let change = Self.change(then, now) { lines.append(Line(path: path, change: change)) }
    }
    var gone: [Line] = []
    for path in before.paths where after.facets[path] == nil {
      if isInside(path, of: gone) { continue }
      gone.append(Line(path: path, change: "gone; was \(before.facets[path].map(Self.text) ?? "")"))
    }
    lines += gone
  }

  private func isInside(_ path: String, of lines: [Line]) -> Bool {
    guard let line = lines.last, !line.change.contains(" -> ") else { return false }
    let last = line.path
    return path.hasPrefix(last) && path.dropFirst(last.count).first.map { $0 == "." || $0 == "[" } == true
  }

  private static func text(_ facet: WorkspaceSummary.Facet) -> String {
    switch facet {
    case .text(let text): return text
    case .opaque: return "set"
    case .tensor(let tensor):
      if tensor.rank == 0, let number = try? tensor.item() { return "tensor(\(NumberText.short(number.doubleValue)))" }
      return "[\(tensor.shape.map { String($0) }.joined(separator: ", "))] \(tensor.dtype.name)"
    }
  }

  private static func change(_ before: WorkspaceSummary.Facet, _ after: WorkspaceSummary.Facet) -> String? {
    switch (before, after) {
    case (.text(let a), .text(let b)): return a == b ? nil : "\(a) -> \(b)"
    case (.opaque(let a), .opaque(let b)): return isEqual(a, b) ? nil : "moved on"
    case (.tensor(let a), .tensor(let b)): return change(a, b)
    default: return "\(text(before)) -> \(text(after))"
    }
  }

  private static func isEqual<Kind: Equatable>(_ a: Kind, _ b: any Equatable) -> Bool { (b as? Kind) == a }

  /// How far elements moved, and where most.
  private static func change(_ a: Tensor, _ b: Tensor) -> String? {
    guard a.shape == b.shape, a.dtype == b.dtype else { return "\(text(.tensor(a))) -> \(text(.tensor(b)))" }
    if a.storage.buffer === b.storage.buffer, a.strides == b.strides, a.offset == b.offset { return nil }
    let (old, new) = (a.lookedDoubles(), b.lookedDoubles())
    var (count, place, largest) = (0, -1, -1.0)
    for i in old.indices where old[i] != new[i] && !(old[i].isNaN && new[i].isNaN) {
      count += 1
      let distance = abs(new[i] - old[i])
      let weight = distance.isNaN ? .infinity : distance
      if weight > largest { (largest, place) = (weight, i) }
    }
    guard place >= 0 else { return nil }
    let numbers = "\(NumberText.short(old[place])) -> \(NumberText.short(new[place]))"
    if old.count == 1 { return numbers }
    let which = count == old.count ? "all \(count)" : "\(count) of \(old.count)"
    return "\(which) elements, most at [\(index(place, a.shape))]: \(numbers)"
  }

  private static func index(_ place: Int, _ shape: [Int]) -> String {
    var (rest, parts) = (place, [Int]())
    for size in shape.reversed() {
      parts.append(rest % max(size, 1))
      rest /= max(size, 1)
    }
    return parts.reversed().map { String($0) }.joined(separator: ", ")
  }

  /// The differences as a table, not more than so many.
  func table(_ first: String, atMost most: Int = 40) -> Table {
    var table = Table([Table.Column(first, .left), Table.Column("change", .left)])
    table.rows = lines.prefix(most).map { [$0.path, $0.change] }
    if lines.count > most { table.rows.append(["...", "and \(lines.count - most) more"]) }
    return table
  }
}
