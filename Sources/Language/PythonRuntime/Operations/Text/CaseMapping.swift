// SPDX-License-Identifier: GPL-3.0-or-later

extension String {
  /// The characters; a long text asks now and then whether to go on, as everything does that walks over one.
  func scalars() throws -> [Unicode.Scalar] {
    try MemoryLimit.check(growth: 4 * utf8.count)
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      result.append(scalar)
      if result.count & 0xFFFF == 0 { try Interpreter.current.pollInterrupt() }
    }
    return result
  }
}

/// Letters in another case, where that depends on their neighbours too.
package enum CaseMapping {
  /// The character at a place in lower case: a sigma that ends a word has a form of its own.
  private static func lower(_ scalars: [Unicode.Scalar], _ place: Int) -> String {
    guard scalars[place].value == 0x3A3 else { return scalars[place].properties.lowercaseMapping }
    var before = place - 1
    while before >= 0, scalars[before].properties.isCaseIgnorable { before -= 1 }
    guard before >= 0, scalars[before].properties.isCased else { return "\u{3C3}" }
    var after = place + 1
    while after < scalars.count, scalars[after].properties.isCaseIgnorable { after += 1 }
    return after < scalars.count && scalars[after].properties.isCased ? "\u{3C3}" : "\u{3C2}"
  }

  /// The texts that each character becomes, one after the other.
  private static func mapped(_ text: String, _ change: ([Unicode.Scalar], Int) -> String) throws -> String {
    let scalars = try text.scalars()
    return try TextBuffer.text { buffer in
      for place in scalars.indices {
        buffer.append(change(scalars, place))
        try buffer.check()
        if place & 0xFFFF == 0xFFFF { try Interpreter.current.pollInterrupt() }
      }
    }
  }

  package static func uppercased(_ text: String) throws -> String {
    if text.utf8.count < 1 << 18 { return text.uppercased() }
    return try mapped(text) { $0[$1].properties.uppercaseMapping }
  }

  package static func lowercased(_ text: String) throws -> String { try mapped(text) { lower($0, $1) } }

  package static func capitalized(_ text: String) throws -> String {
    try mapped(text) { $1 == 0 ? $0[0].properties.titlecaseMapping : lower($0, $1) }
  }

  package static func titled(_ text: String) throws -> String {
    var inWord = false
    return try mapped(text) { scalars, place in
      let isCased = scalars[place].properties.isCased
      defer { inWord = isCased }
      return isCased && !inWord ? scalars[place].properties.titlecaseMapping : lower(scalars, place)
    }
  }

  package static func swapped(_ text: String) throws -> String {
    try mapped(text) { scalars, place in
      let properties = scalars[place].properties
      if properties.isUppercase { return lower(scalars, place) }
      return properties.isLowercase ? properties.uppercaseMapping : String(scalars[place])
    }
  }

  /// The form for comparing without regard to case: small letters of the capital ones, save where those are shared.
  package static func folded(_ text: String) throws -> String {
    try mapped(text) { scalars, place in
      let scalar = scalars[place]
      switch scalar.value {
      case 0x131: return String(scalar)
      case 0x13A0...0x13F5: return String(scalar)
      case 0x13F8...0x13FD, 0xAB70...0xABBF: return scalar.properties.uppercaseMapping
      default:
        return scalar.properties.uppercaseMapping.unicodeScalars.map { $0.properties.lowercaseMapping }.joined()
      }
    }
  }
}
