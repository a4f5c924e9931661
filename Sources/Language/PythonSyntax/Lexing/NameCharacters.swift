// SPDX-License-Identifier: GPL-3.0-or-later

/// The characters of names that mean others: Python compares names in the form NFKC of Unicode, where 𝐱 is x and ϕ is φ.
enum NameCharacters {
  /// A name in its normal form.
  static func normalised(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return name }
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars { result.append(plain(scalar)) }
    return String(result)
  }

  /// What a letter of mathematics, a Greek variant, a wide, raised or lowered letter stands for.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let known = variants[scalar] { return known }
    let code = scalar.value
    let plain: UInt32? =
      switch code {
      case 0x1D400..<0x1D6A4: letter(Int(code - 0x1D400) % 52)
      case 0x1D6A8..<0x1D7CA: greek(Int(code - 0x1D6A8) % 58)
      case 0x1D7CE...0x1D7FF: 0x30 + (code - 0x1D7CE) % 10
      case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: code - 0xFEE0
      default: nil
      }
    return plain.flatMap { Unicode.Scalar($0) } ?? scalar
  }

  private static func letter(_ place: Int) -> UInt32 { UInt32(place < 26 ? 0x41 + place : 0x61 + place - 26) }

  /// The capitals with Θ's variant behind Ρ and ∇ at their end, then the small ones with ∂ and six variants.
  private static func greek(_ place: Int) -> UInt32? {
    switch place {
    case 17: 0x398
    case 25: nil
    case 0..<25: 0x391 + UInt32(place)
    case 26..<51: 0x3B1 + UInt32(place - 26)
    case 52...57: Array("εθκφρπ".unicodeScalars)[place - 52].value
    default: nil
    }
  }

  private static let variants: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    zip(
      ("ϐϑϕϖϰϱϲϴϵ\u{B5}\u{2126}\u{212A}\u{212B}ℎℓℂℋℌℍℐℑℒℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴªºᵢ"
        + "ᵣᵤᵥⱼₐₑₒₓₕₖₗₘₙₚₛₜⁱⁿᵀᵃᵇᵈᵉᵍᵏᵐᵒᵖᵗᵘᵛʰʲʳʷʸˡˢˣᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵁᵂⱽᵝᵞᵟᵠᵡᵦᵧᵨᵩᵪ").unicodeScalars,
      ("βθφπκρςΘεμΩKÅhlCHHHIILNPQRRRZZBCeEFMoaoi"
        + "ruvjaeoxhklmnpstinTabdegkmoptuvhjrwylsxABDEGHIJKLMNOPRUWVβγδφχβγρφχ").unicodeScalars)
  ) { first, _ in first }
}
