// SPDX-License-Identifier: GPL-3.0-or-later

extension JSON {
  /// The value as text: without blanks, or, with `indent`, one element a line and as many blanks a level.
  ///
  /// Numbers come in their shortest form that reads back as the same Double; characters stand for themselves except
  /// quotes, backslashes and control characters. NaN and the infinities become `NaN`, `Infinity` and `-Infinity`.
  public func serialized(indent: Int? = nil) -> String {
    String(decoding: serializedBytes(indent: indent), as: UTF8.self)
  }

  /// The value as UTF-8 text; see ``serialized(indent:)``.
  public func serializedBytes(indent: Int? = nil) -> [UInt8] {
    var writer = JSONWriter(
      indent: indent.map { String(repeating: " ", count: max(0, $0)) }, itemSeparator: ",",
      keySeparator: indent == nil ? ":" : ": ", escapesNonASCII: false)
    write(to: &writer, level: 0)
    return writer.bytes
  }

  private func write(to writer: inout JSONWriter, level: Int) {
    switch self {
    case .null: writer.append("null")
    case .bool(let flag): writer.append(flag ? "true" : "false")
    case .integer(let integer): writer.append(integer.description)
    // Swift's description is the shortest text that reads back as the same value, with a point or an exponent always.
    case .number(let number): writer.append(number) { $0.description }
    case .string(let text): writer.quote(text)
    case .array(let elements):
      writer.open(UInt8(ascii: "["))
      for (i, element) in elements.enumerated() {
        writer.next(isFirst: i == 0, level: level)
        element.write(to: &writer, level: level + 1)
      }
      writer.close(UInt8(ascii: "]"), isEmpty: elements.isEmpty, level: level)
    case .object(let members):
      writer.open(UInt8(ascii: "{"))
      for (i, member) in members.enumerated() {
        writer.next(isFirst: i == 0, level: level)
        writer.name(member.name)
        member.value.write(to: &writer, level: level + 1)
      }
      writer.close(UInt8(ascii: "}"), isEmpty: members.isEmpty, level: level)
    }
  }
}
