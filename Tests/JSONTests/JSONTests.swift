// SPDX-License-Identifier: GPL-3.0-or-later

import JSON
import TestSupport
import Testing

@Suite("JSON")
struct JSONTests {
  static let texts: [(String, JSON)] = [
    ("null", JSON.null), (" true ", true), ("false", false), ("0", 0), ("-0", 0), ("-17", -17),
    ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("1.5", 1.5), ("-0.0", .number(-0.0)), ("1e3", 1000.0), ("1E-05", 1e-05),
    ("5e-324", .number(.leastNonzeroMagnitude)),
    ("1.7976931348623157e308", 1.7976931348623157e308), ("0.1", 0.1),
    ("123456789012345678901234.5", 1.2345678901234568e23),
    (#""""#, ""), (#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#, "a\"\\/\u{8}\u{c}\n\r\té😀"), (#""模型""#, "模型"),
    ("[]", []), ("{}", .object([])), ("[1,[2],{\"a\":null}]", [1, [2], ["a": nil]]),
    (#"{"b":1,"a":2}"#, ["b": 1, "a": 2]),
  ]

  @Test("each kind of value is read", arguments: texts)
  func reads(text: String, value: JSON) throws {
    #expect(try JSON(parsing: text) == value)
  }

  static let mistakes: [(String, JSONError)] = [
    ("", JSONError(.unexpectedEnd, at: 0)), ("[1", JSONError(.unexpectedEnd, at: 2)),
    ("[1 2]", JSONError(.unexpectedByte(0x32), at: 3)), ("[1,]", JSONError(.unexpectedByte(0x5D), at: 3)),
    ("{a:1}", JSONError(.unexpectedByte(0x61), at: 1)), ("1 1", JSONError(.trailingContent, at: 2)),
    ("tru", JSONError(.unexpectedEnd, at: 3)), ("nul!", JSONError(.unexpectedByte(0x21), at: 3)),
    ("01", JSONError(.malformedNumber, at: 2)), ("1.", JSONError(.malformedNumber, at: 2)),
    ("-", JSONError(.malformedNumber, at: 1)), ("1e", JSONError(.malformedNumber, at: 2)),
    ("9223372036854775808", JSONError(.numberOutOfRange, at: 0)), ("1e400", JSONError(.numberOutOfRange, at: 0)),
    (#""\x""#, JSONError(.malformedEscape, at: 2)), (#""\u12g4""#, JSONError(.malformedEscape, at: 5)),
    (#""\ud800""#, JSONError(.loneSurrogate, at: 1)), (#""\udc00""#, JSONError(.loneSurrogate, at: 1)),
    (#""\ud800A""#, JSONError(.loneSurrogate, at: 1)), ("\"\n\"", JSONError(.controlCharacter(10), at: 1)),
    (#"{"a":1,"a":2}"#, JSONError(.duplicateName("a"), at: 7)), ("NaN", JSONError(.nonFiniteNumber, at: 0)),
    ("-Infinity", JSONError(.nonFiniteNumber, at: 1)),
  ]

  @Test("each rule has its error", arguments: mistakes)
  func refuses(text: String, error: JSONError) {
    #expect(throws: error) { try JSON(parsing: text) }
  }

  @Test("invalid UTF-8 is refused")
  func invalidUTF8() {
    #expect(throws: JSONError(.invalidUTF8, at: 1)) { try JSON(parsing: [0x22, 0xC0, 0xAF, 0x22]) }
  }

  @Test("names are compared by bytes: composed and decomposed letters differ")
  func namesByBytes() throws {
    let value = try JSON(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}")
    #expect(value["\u{E9}"] == 1)
    #expect(value["e\u{301}"] == 2)
  }

  @Test("a duplicate is found among many members")
  func duplicateAmongMany() {
    let members = (0..<40).map { "\"k\($0)\":0" } + ["\"k3\":0"]
    #expect(throws: JSONError.self) { try JSON(parsing: "{" + members.joined(separator: ",") + "}") }
  }

  @Test("nesting stops at the limit, not at the end of the stack")
  func depth() throws {
    let deepest = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    _ = try JSON(parsing: deepest)
    #expect(throws: JSONError(.tooDeep(limit: 512), at: 512)) {
      try JSON(parsing: String(repeating: "[", count: 100_000))
    }
  }

  @Test("text form")
  func serializes() {
    let value: JSON = ["a": [1, 2.0, "x\u{1}\n\"é"], "b": .object([]), "c": []]
    #expect(value.serialized() == #"{"a":[1,2.0,"x\u0001\n\"é"],"b":{},"c":[]}"#)
  }

  @Test("what is written reads back as the same value, bit for bit")
  func roundTrip() throws {
    var random = SplitMix(seed: 11)
    for _ in 0..<300 {
      let value = random.json(depth: 4)
      let text = value.serialized()
      let back = try JSON(parsing: text)
      #expect(back == value)
      #expect(back.serialized() == text)
    }
    for _ in 0..<2000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      let back = try JSON(parsing: JSON.number(number).serialized()).doubleValue
      #expect(back?.bitPattern == number.bitPattern)
    }
  }
}
