// SPDX-License-Identifier: GPL-3.0-or-later

/// `text * count`, for counts of any size: the bytes are doubled and become a text once.
package enum TextRepetition {
  package static func repeated(_ text: String, _ count: Int) -> String {
    let unit = text.utf8.count
    guard count > 0, unit > 0 else { return "" }
    if count == 1 { return text }
    if unit.multipliedReportingOverflow(by: count).partialValue < 256 { return String(repeating: text, count: count) }
    var bytes = Array(text.utf8)
    if unit == 1 { return String(decoding: [UInt8](repeating: bytes[0], count: count), as: UTF8.self) }
    let total = unit * count
    bytes.reserveCapacity(total)
    while bytes.count <= total / 2 { bytes.append(contentsOf: bytes) }
    bytes.append(contentsOf: bytes[..<(total - bytes.count)])
    return String(decoding: bytes, as: UTF8.self)
  }
}
