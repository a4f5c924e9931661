// SPDX-License-Identifier: GPL-3.0-or-later

/// Characters by their Unicode names.
package enum CharacterNames {
  /// The character of a name such as `GREEK SMALL LETTER ALPHA`; names are looked through one by one, as nobody writes many.
  package static func scalar(named name: String) -> Unicode.Scalar? {
    let wanted = name.uppercased()
    for range in [0x20...0xD7FF as ClosedRange<UInt32>, 0xE000...0x1_FBFF] {
      for code in range {
        guard let scalar = Unicode.Scalar(code) else { continue }
        if scalar.properties.name == wanted || scalar.properties.nameAlias == wanted { return scalar }
      }
    }
    return nil
  }
}
