// SPDX-License-Identifier: GPL-3.0-or-later

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

  package static func lowercased(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.map { lower(scalars, $0) }.joined()
  }

  package static func capitalized(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.map { $0 == 0 ? scalars[0].properties.titlecaseMapping : lower(scalars, $0) }.joined()
  }

  package static func titled(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var inWord = false
    return scalars.indices.map { place in
      let isCased = scalars[place].properties.isCased
      defer { inWord = isCased }
      return isCased && !inWord ? scalars[place].properties.titlecaseMapping : lower(scalars, place)
    }.joined()
  }

  package static func swapped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.map { place in
      let properties = scalars[place].properties
      if properties.isUppercase { return lower(scalars, place) }
      return properties.isLowercase ? properties.uppercaseMapping : String(scalars[place])
    }.joined()
  }

  /// The form for comparing without regard to case: small letters of the capital ones, save where those are shared.
  package static func folded(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x131: return String(scalar)
      case 0x13A0...0x13F5: return String(scalar)
      case 0x13F8...0x13FD, 0xAB70...0xABBF: return scalar.properties.uppercaseMapping
      default:
        return scalar.properties.uppercaseMapping.unicodeScalars.map { $0.properties.lowercaseMapping }.joined()
      }
    }.joined()
  }
}
