// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands between two clauses.
enum ClauseMark: String {
  case comma = ", "
  case semicolon = "; "
  case then = "; then "

  /// The same between characters of two columns.
  var wide: String {
    switch self {
    case .comma: "，"
    case .semicolon: "；"
    case .then: "；然后 "
    }
  }
}
