// SPDX-License-Identifier: GPL-3.0-or-later

/// `text * count` and `bytes * count`, for counts of any size: the bytes are doubled and become a text once.
package enum TextRepetition {
  package static func repeated(_ text: String, _ count: Int) -> String {
    let unit = text.utf8.count
    guard count > 0, unit > 0 else { return "" }
    if count == 1 { return text }
    if unit.multipliedReportingOverflow(by: count).partialValue < 256 { return String(repeating: text, count: count) }
    let bytes = Array(text.utf8)
    if unit == 1 { return String(decoding: [UInt8](repeating: bytes[0], count: count), as: UTF8.self) }
    return String(decoding: repeated(bytes, count), as: UTF8.self)
  }

  /// The bytes so many times, once at least.
  static func repeated(_ unit: [UInt8], _ count: Int) -> [UInt8] {
    let total = unit.count * count
    return [UInt8](unsafeUninitializedCapacity: total) { target, initialized in
      // SAFETY: there is room for all of them; what is copied lies before the place where it goes.
      guard let start = target.baseAddress else { return }
      unit.withUnsafeBufferPointer { if let source = $0.baseAddress { start.update(from: source, count: $0.count) } }
      var done = unit.count
      while done < total {
        let more = min(done, total - done)
        (start + done).update(from: start, count: more)
        done += more
      }
      initialized = total
    }
  }
}
