# Characters by their names and the other names that they have; names of variables in their normal form.
import unicodedata

for name in ("LF", "NULL", "LINE FEED", "NEW LINE", "EOL", "CR", "TAB", "HT", "BEL", "ALERT", "ESC", "DEL", "NEL", "APC", "SP", "SPACE", "NBSP", "SHY",
             "ZWJ", "ZWNBSP", "BOM", "BYTE ORDER MARK", "LRM", "RLO", "PDI", "VS1", "VS16", "VS17", "VS256", "VARIATION SELECTOR-1", "bell", "LATIN CAPITAL LETTER GHA",
             "GREEK SMALL LETTER ALPHA", "CJK UNIFIED IDEOGRAPH-4E00", "latin small letter a", "HANGUL SYLLABLE GAG"):
    print(name, hex(ord(unicodedata.lookup(name))))
for name in ("VS0", "VS257", "VS01", "NO SUCH", "L F", "XYZ"):
    try:
        print(unicodedata.lookup(name))
    except KeyError as error:
        print(error)
print("\N{LF}" == "\n", "\N{NBSP}" == "\xa0", "\N{VS16}" == "\ufe0f", "\N{greek small letter alpha}")

𝐱, ℌ, ﬁ, ϕ, Ⅳ, ｗ, µ, ſ, K = 1, 2, 3, 4, 5, 6, 7, 8, 9
print(x, H, fi, φ, IV, w, μ, s, K)
é = 11
print(é, [name for name in ("x", "fi", "IV", "é") if name in globals()])


class ﬂag:
    ﬀ = 12


print(flag.ff, ﬂag.__name__, getattr(flag, "ff"), hasattr(flag, "ﬀ"))
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, [ascii(unicodedata.normalize(form, text)) for text in ("ﬁn", "é", "e\u0301", "①½", "ｶﾞ", "ẛ̣", "＼＂", "½~:")])
