// SPDX-License-Identifier: GPL-3.0-or-later

/// Characters by their Unicode names.
package enum CharacterNames {
  /// The character of a name such as `GREEK SMALL LETTER ALPHA`; names are looked through one by one, as nobody writes many.
  package static func scalar(named name: String) -> Unicode.Scalar? {
    let wanted = name.uppercased()
    // Those of Han end in their codes.
    if wanted.hasPrefix("CJK "), let dash = wanted.lastIndex(of: "-"),
      let code = UInt32(wanted[wanted.index(after: dash)...], radix: 16), let scalar = Unicode.Scalar(code)
    {
      return scalar.properties.name == wanted ? scalar : nil
    }
    for range in [0...0xD7FF as ClosedRange<UInt32>, 0xE000...0x1_FBFF, 0xE_0000...0xE_01EF] {
      for code in range {
        guard let scalar = Unicode.Scalar(code) else { continue }
        if scalar.properties.name == wanted || scalar.properties.nameAlias == wanted { return scalar }
      }
    }
    return nil
  }
}
