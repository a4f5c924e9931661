# SPDX-License-Identifier: GPL-3.0-or-later
# What stands between dollars, as words with raised and lowered parts.
_SIGNS = dict(pair.split("=") for pair in (
    "alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ iota=ι kappa=κ lambda=λ mu=μ nu=ν xi=ξ pi=π rho=ρ sigma=σ tau=τ "
    "upsilon=υ phi=ϕ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Phi=Φ Psi=Ψ Omega=Ω times=× cdot=⋅ pm=± leq=≤ "
    "le=≤ geq=≥ ge=≥ neq=≠ ne=≠ approx=≈ sim=∼ infty=∞ partial=∂ nabla=∇ sum=∑ prod=∏ int=∫ in=∈ to=→ rightarrow=→ leftarrow=← Rightarrow=⇒ ell=ℓ "
    "ldots=… dots=… cdots=⋯ propto=∝ forall=∀ exists=∃ circ=∘ degree=° prime=′ mid=| Vert=‖ | Re=ℜ langle=⟨ rangle=⟩ odot=⊙ oplus=⊕ otimes=⊗ cup=∪ cap=∩ "
    "subset=⊂ top=⊤ hbar=ℏ star=⋆ ast=∗ div=÷ equiv=≡ ll=≪ gg=≫ perp=⊥ parallel=∥").split() if "=" in pair)
_ACCENTS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "vec": "\u20d7", "dot": "\u0307", "overline": "\u0304"}
_FONTS = {"mathdefault", "mathrm", "mathbf", "mathit", "mathcal", "mathbb", "mathsf", "text", "textbf", "textit", "operatorname", "boldsymbol", "mathregular",
          "left", "right", "displaystyle", "bf", "rm", "it", "big", "Big", "bigg", "limits"}

def runs(text):
    """The parts of a text: words, how much they are raised (1, -1 or 0), and whether they are slanted."""
    if text.count("$") - text.count("\\$") < 2:
        return [(text.replace("\\$", "$"), 0, False)]
    made, is_formula, part = [], False, ""
    for i, letter in enumerate(text):
        if letter == "$" and text[i - 1:i] != "\\":
            made += _formula(part, 0) if is_formula else [(part.replace("\\$", "$"), 0, False)]
            is_formula, part = not is_formula, ""
        else:
            part += letter
    return [run for run in [*made, (part, 0, False)] if run[0]]

def _group(text, i):
    # The braces, the command or the letter at a place, and where it ends.
    if text[i:i + 1] == "{":
        depth = 0
        for j in range(i, len(text)):
            depth += (text[j] == "{") - (text[j] == "}")
            if not depth:
                return text[i + 1:j], j + 1
        return text[i + 1:], len(text)
    if text[i:i + 1] == "\\":
        j = i + 1
        while text[j:j + 1].isalpha():
            j += 1
        return text[i:max(j, i + 2)], max(j, i + 2)
    return text[i:i + 1], i + 1

def _formula(text, level, upright=False):
    made, i = [], 0
    while i < len(text):
        letter = text[i]
        if letter in "^_":
            part, i = _group(text, i + 1)
            made += _formula(part, 1 if letter == "^" else -1, upright)
        elif letter == "{":
            part, i = _group(text, i)
            made += _formula(part, level, upright)
        elif letter == "\\":
            command, i = _group(text, i)
            name = command[1:]
            if name in ("frac", "dfrac", "tfrac"):
                above, i = _group(text, i)
                below, i = _group(text, i)
                wide = [part if len(part) < 2 or part.isalnum() or part[:1] == "\\" and part[1:].isalpha() else "(" + part + ")" for part in (above, below)]
                made += _formula(wide[0], level, upright) + [("/", level, False)] + _formula(wide[1], level, upright)
            elif name == "sqrt":
                part, i = _group(text, i)
                made += [("√" if len(part) < 2 else "√(", level, False)] + _formula(part, level, upright) + ([] if len(part) < 2 else [(")", level, False)])
            elif name in _ACCENTS:
                part, i = _group(text, i)
                inner = _formula(part, level, upright)
                made += [(inner[0][0] + _ACCENTS[name], *inner[0][1:])] + inner[1:] if inner else []
            elif name in _FONTS:
                if text[i:i + 1] == "{":
                    part, i = _group(text, i)
                    made += _formula(part, level, name != "mathit")
            elif not name.isalpha():
                made.append(({",": " ", ";": " ", ":": " ", "!": "", " ": " ", "|": "‖"}.get(name, name), level, False))
            else:
                sign = _SIGNS.get(name, name)
                made.append((f" {sign} " if sign in "≤≥≠≈∼→←⇒∝∈≡≪≫×±" and not level else sign, level, name in _SIGNS and name[0].islower() and _SIGNS[name].isalpha()))
        else:
            if letter not in " }~":
                made.append(("−" if letter == "-" else f" {letter} " if letter in "=<>≈" and not level else letter, level, letter.isalpha() and not upright))
            i += 1
    joined = []
    for run in made:
        if joined and joined[-1][1:] == run[1:]:
            joined[-1] = (joined[-1][0] + run[0], *run[1:])
        else:
            joined.append(run)
    return joined

def plain(text):
    """A text as one line of letters: x^2 for $x^2$."""
    if "$" not in text:
        return text
    made, parts = "", []
    for words, level, _ in runs(text):
        if parts and parts[-1][1] == level:
            parts[-1] = (parts[-1][0] + words, level)
        else:
            parts.append((words, level))
    for words, level in parts:
        words = words.replace("\u2212", "-")
        is_short = len(words) == 1 or words.lstrip("-").isdigit()
        made += words if not level else ("^" if level > 0 else "_") + (words if is_short else "{" + words + "}")
    return made
