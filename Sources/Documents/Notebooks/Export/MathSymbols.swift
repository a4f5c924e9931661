// SPDX-License-Identifier: GPL-3.0-or-later

/// The names that mathematics has in TeX, with the characters that they stand for.
enum MathSymbols {
  /// Letters: Greek ones and others that stand for a quantity.
  static let letters = table(
    """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ \
    pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ \
    Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ partial ∂ nabla ∇ infty ∞ emptyset ∅ \
    varnothing ∅ imath ı jmath ȷ top ⊤ bot ⊥ angle ∠ ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ prime ′ forall ∀ exists ∃
    """)

  /// Signs between and before quantities.
  static let operators = table(
    """
    cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • odot ⊙ oplus ⊕ otimes ⊗ ominus ⊖ cap ∩ cup ∪ setminus ∖ wedge ∧ \
    land ∧ vee ∨ lor ∨ neg ¬ lnot ¬ le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ \
    cong ≅ equiv ≡ propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ to → rightarrow → gets ← leftarrow ← \
    leftrightarrow ↔ Rightarrow ⇒ implies ⟹ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ mapsto ↦ longrightarrow ⟶ uparrow ↑ downarrow ↓ \
    perp ⊥ parallel ∥ mid ∣ coloneqq ≔ triangleq ≜ therefore ∴ because ∵ colon : prec ≺ succ ≻ models ⊨ vdash ⊢ \
    leftarrowtail ↢ hookrightarrow ↪ rightharpoonup ⇀ longmapsto ⟼ lt < gt > ltimes ⋉ asymp ≍ doteq ≐
    """)

  /// Operators whose limits stand above and below in a displayed formula.
  static let large = table(
    "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀")

  /// Integrals: their limits stand beside them.
  static let integrals = table("int ∫ iint ∬ iiint ∭ oint ∮")

  /// Brackets by name.
  static let fences = table(
    """
    { { } } lbrace { rbrace } langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖ \
    | ‖ lbrack [ rbrack ] lparen ( rparen )
    """)

  /// Functions with upright names.
  static let functions: Set<String> = [
    "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh",
    "tanh", "coth", "arg", "deg", "dim", "hom", "ker", "det", "gcd", "Pr",
  ]

  /// Functions with upright names whose limits stand below.
  static let limits = [
    "lim": "lim", "max": "max", "min": "min", "sup": "sup", "inf": "inf", "argmax": "arg max", "argmin": "arg min",
    "limsup": "lim sup", "liminf": "lim inf",
  ]

  /// Marks over a letter.
  static let accents = table(
    """
    hat ^ widehat ^ bar ¯ tilde ~ widetilde ~ vec → dot ˙ ddot ¨ check ˇ breve ˘ acute ´ grave ` overrightarrow → \
    overbrace ⏞
    """)

  /// Marks under an expression.
  static let underlines = table("underbrace ⏟")

  /// Blanks, in widths of the letter M.
  static let spaces = [
    ",": "0.17em", ":": "0.22em", ">": "0.22em", ";": "0.28em", " ": "0.33em", "quad": "1em", "qquad": "2em",
    "enspace": "0.5em", "thinspace": "0.17em",
  ]

  /// What says how a formula is set, and nothing about what it means here.
  static let ignored: Set<String> = [
    "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "big", "Big", "bigg", "Bigg", "bigl", "bigr",
    "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "bigm", "Bigm", "!", "nonumber", "notag", "middle", "hline",
    "centering",
  ]

  /// The first letters of the alphabets that fonts have in Unicode: capitals, small letters, digits.
  static let alphabets: [String: (upper: UInt32, lower: UInt32, digit: UInt32?)] = [
    "mathbf": (0x1D400, 0x1D41A, 0x1D7CE), "boldsymbol": (0x1D468, 0x1D482, 0x1D7CE), "bm": (0x1D468, 0x1D482, 0x1D7CE),
    "mathbb": (0x1D538, 0x1D552, 0x1D7D8), "mathcal": (0x1D49C, 0x1D4B6, nil), "mathscr": (0x1D49C, 0x1D4B6, nil),
    "mathfrak": (0x1D504, 0x1D51E, nil), "mathsf": (0x1D5A0, 0x1D5BA, 0x1D7E2), "mathtt": (0x1D670, 0x1D68A, 0x1D7F6),
    "mathit": (0x1D434, 0x1D44E, nil),
  ]

  /// Letters that Unicode had before it had the alphabets.
  static let older = table(
    "𝒝 ℬ 𝒠 ℰ 𝒡 ℱ 𝒣 ℋ 𝒤 ℐ 𝒧 ℒ 𝒨 ℳ 𝒭 ℛ 𝒺 ℯ 𝒼 ℊ 𝓄 ℴ 𝔺 ℂ 𝔿 ℍ 𝕅 ℕ 𝕇 ℙ 𝕈 ℚ 𝕉 ℝ 𝕑 ℤ 𝔆 ℭ 𝔋 ℌ 𝔌 ℑ 𝔕 ℜ 𝔝 ℨ 𝑕 ℎ")

  /// A character in one of the alphabets; itself where that has none.
  static func styled(_ scalar: Unicode.Scalar, _ alphabet: String) -> String {
    guard let first = alphabets[alphabet] else { return String(scalar) }
    let isBold = alphabet == "mathbf" || alphabet == "boldsymbol" || alphabet == "bm"
    let code: UInt32? =
      switch scalar.value {
      case 0x41...0x5A: first.upper + scalar.value - 0x41
      case 0x61...0x7A: first.lower + scalar.value - 0x61
      case 0x30...0x39: first.digit.map { $0 + scalar.value - 0x30 }
      case 0x391...0x3A9 where isBold: 0x1D6A8 + scalar.value - 0x391
      case 0x3B1...0x3C9 where isBold: 0x1D6C2 + scalar.value - 0x3B1
      default: nil
      }
    guard let styled = code.flatMap(Unicode.Scalar.init) else { return String(scalar) }
    return older[String(styled)] ?? String(styled)
  }

  /// `name sign name sign …` as a table.
  private static func table(_ text: String) -> [String: String] {
    let words = text.split(separator: " ").map(String.init)
    var result: [String: String] = [:]
    for index in stride(from: 0, to: words.count - 1, by: 2) { result[words[index]] = words[index + 1] }
    return result
  }
}
