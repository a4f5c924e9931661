# What Unicode says of characters, and normal forms.
import hashlib
import unicodedata as u


def shown(work):
    try:
        print(repr(work()))
    except Exception as error:
        print(type(error).__name__, error)


# The tutorial's way to plain letters.
def plain(text):
    return "".join(c for c in u.normalize("NFD", text) if u.category(c) != "Mn")


print(plain("Ślusàrski"), plain("O'Néàl"), plain("Łódź"), u.unidata_version)
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    for text in ("é", "e\u0301", "ﬁ ① ½ ㎏ ＡＢ", "가각", "\u1112\u1161\u11ab", "Å Ω K", "ệ", "a\u0315\u0300", "ａ\u0301", "\u0958", "ﷺ", "𝔸𝟘"):
        made = u.normalize(form, text)
        print(form, ascii(text), ascii(made), u.is_normalized(form, text))
for c in "a1²½Ⅷ一五\u0300 \n(«$←\ue000\u0378가🙂":
    print(ascii(c), u.category(c), u.name(c, "-"), u.combining(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None),
          u.mirrored(c), u.east_asian_width(c))
for name in ("LATIN SMALL LETTER A WITH ACUTE", "greek small letter alpha", "SNOWMAN", "HANGUL SYLLABLE GA", "CJK UNIFIED IDEOGRAPH-4E00"):
    print(u.lookup(name), u.name(u.lookup(name)))
for work in (lambda: u.category("ab"), lambda: u.category(1), lambda: u.name("\0"), lambda: u.name("ab"), lambda: u.decimal("a"),
             lambda: u.digit("½"), lambda: u.numeric("a"), lambda: u.lookup("no such"), lambda: u.normalize("X", "a"),
             lambda: u.normalize("NFC", 1), lambda: u.is_normalized("nfc", "a"), lambda: u.lookup(1), lambda: u.combining(""),
             lambda: u.east_asian_width("ab")):
    shown(work)

# All characters at once.
every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
for function in (u.category, u.combining, u.mirrored, u.east_asian_width, lambda c: u.numeric(c, None), lambda c: u.digit(c, None),
                 lambda c: u.decimal(c, None), lambda c: u.name(c, "")):
    digest = hashlib.sha256()
    for at in range(0, len(every), 4096):
        digest.update("\n".join([str(function(c)) for c in every[at:at + 4096]]).encode())
    print(digest.hexdigest())
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, hashlib.sha256("\n".join([u.normalize(form, c) for c in every]).encode()).hexdigest())
print(ascii("\N{CJK UNIFIED IDEOGRAPH-20000}"), ascii(u.lookup("VARIATION SELECTOR-17")), u.lookup("HANGUL SYLLABLE GAG"))
