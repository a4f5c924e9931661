// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
@preconcurrency import Glibc
import Primitives
import SessionStore

/// The sessions that there are, as people see them.
public enum SessionList {
  /// All of them: name, age, cells, size, place.
  public static func text(_ options: RenderOptions) -> String {
    let entries = SessionCatalogue.entries()
    guard !entries.isEmpty else { return options.said("No sessions yet. gradus NAME makes one.") }
    var table = Table([
      Table.Column("name", .left), Table.Column("age", .right), Table.Column("cells", .right),
      Table.Column("size", .right), Table.Column("place", .left),
    ])
    table.rows = entries.map { entry in
      [
        EscapeSequence.visible(entry.paths.name), age(of: entry), entry.cells.map { String($0.count) } ?? "?",
        size(entry.byteCount), EscapeSequence.visible(entry.paths.folder),
      ]
    }
    return table.render(options)
  }

  /// How long ago a session was written.
  public static func age(of entry: SessionCatalogue.Entry) -> String {
    let seconds = Int(time(nil)) - entry.modified
    return switch seconds {
    case ..<60: "now"
    case ..<3600: "\(seconds / 60) min"
    case ..<86400: "\(seconds / 3600) h"
    default: "\(seconds / 86400) d"
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1 << 20 ? "\((bytes + 1023) >> 10) kB" : "\((bytes + (1 << 20) - 1) >> 20) MB"
  }
}
