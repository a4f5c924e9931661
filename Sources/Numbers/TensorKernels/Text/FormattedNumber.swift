// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Text of numbers by the C library's rules: the one place that calls its variadic formatter.
public enum FormattedNumber {
  /// `%.{digits}f`.
  public static func fixed(_ value: Double, digits: Int) -> String { format("%.*f", value, digits) }

  /// `%.{digits}e`.
  public static func scientific(_ value: Double, digits: Int) -> String { format("%.*e", value, digits) }

  /// `%.{digits}g`; with 6 digits it is how C++ streams (and so PyTorch's messages) write a number.
  public static func general(_ value: Double, digits: Int = 6) -> String { format("%.*g", value, digits) }

  private static func format(_ pattern: StaticString, _ value: Double, _ digits: Int) -> String {
    let precision = Int32(clamping: min(max(digits, 0), 400))
    // SAFETY: the pattern is a null-terminated constant that takes one precision and one double. 309 digits before the
    // point, 400 after it and a sign fit into the buffer; vsnprintf never writes more than its size.
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 768) { buffer in
      let length = withVaList([precision, value]) { arguments in
        pattern.withUTF8Buffer { text in
          text.withMemoryRebound(to: CChar.self) { characters -> Int32 in
            guard let format = characters.baseAddress else { return 0 }
            return vsnprintf(buffer.baseAddress, buffer.count, format, arguments)
          }
        }
      }
      let count = min(max(Int(length), 0), buffer.count - 1)
      return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
