// SPDX-License-Identifier: GPL-3.0-or-later

/// What others point to is not there as it was written: no object to be left out, but damage.
struct MissingPart: Error, CustomStringConvertible {
  private let part: String
  init(_ part: String) { self.part = part }

  var description: String { "\(part) is missing" }
}
