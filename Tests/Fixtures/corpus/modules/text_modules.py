# Modules about texts and bytes as texts: codecs, html, shlex, binascii, hmac, getpass.
import binascii
import codecs
import getpass
import hashlib
import hmac
import html
import html.entities
import io
import os
import shlex
import tempfile


def shown(*works):
    for work in works:
        try:
            print(repr(work()))
        except Exception as error:
            print(type(error).__name__, error)


# codecs
for name in ("utf8", "UTF_8", "latin1", "ISO-8859-1", "ascii", "utf-16", "UTF_16_LE", "utf-8-sig", "rot13", "hex_codec", "base64", "unicode_escape"):
    print(name, codecs.lookup(name).name)
print(codecs.encode("Hello, World", "rot13"), codecs.decode("Uryyb", "rot_13"), codecs.encode(b"abc\xff", "hex"), codecs.decode(b"6162", "hex"),
      codecs.encode(b"abc", "base64"), codecs.decode(b"YWJj\n", "base64"), codecs.encode("é", "utf-8"), codecs.decode(b"\xe9", "latin-1"))
print(codecs.encode("a\n\té€🙂\\'\x7f", "unicode_escape"), ascii(codecs.decode(rb"a\n\x41\u20ac\U0001F642\101\\ \N{SNOWMAN}" + b"\xe9", "unicode_escape")))
print(codecs.decode("\\u00e9\\t", "unicode_escape") == "é\t", codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM)
shown(lambda: codecs.decode("a"), lambda: codecs.encode(b"a"), lambda: codecs.lookup("nope"), lambda: codecs.decode(b"zz", "hex"),
      lambda: codecs.decode(b"\\x4", "unicode_escape"), lambda: codecs.decode(b"ab\\", "unicode_escape"), lambda: codecs.decode(b"\xff", "utf-8"),
      lambda: codecs.encode("é", "ascii"), lambda: codecs.getencoder("utf-8")("é"), lambda: codecs.getdecoder("rot13")("nop"))
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a.txt")
    with codecs.open(path, "w", encoding="utf-8") as file:
        file.write("eins\r\nzwei é\n")
    with codecs.open(path, "r", "utf-8") as file:
        print([line for line in file])
    with codecs.open(path, "rb") as file:
        print(file.read())
    with open(path, "rb") as file:
        print(codecs.getreader("utf-8")(file).readlines())
out = io.BytesIO()
codecs.getwriter("latin-1")(out).write("é!")
print(out.getvalue())

# html
print(html.escape("<a href='x'>\"&\"</a>"), html.escape("'\"<", quote=False))
for text in ("&lt;p&gt;", "&eacute;&eacute", "&copy 2&notit;&notin;", "&#65;&#x41;&#X41", "&#128;&#0;&#xD800;&#1114112;&#11;x", "AT&T; & &zzz;", "&amp;lt;",
             "&nbsp;&hearts;&check;&NotEqualTilde;", "&&amp", "&#;", "&thetasym;&Theta;"):
    print(ascii(html.unescape(text)))
names = html.entities
print(len(names.html5), len(names.name2codepoint), names.name2codepoint["lang"], names.codepoint2name[233], names.entitydefs["euro"])
print(hashlib.sha256(repr(sorted(names.html5.items())).encode()).hexdigest(), hashlib.sha256(repr(sorted(names.entitydefs.items())).encode()).hexdigest())

# shlex
for line in ("a b  c", "python train.py --lr 0.1 --name 'my run'", 'a "b \\" \\x c" d\\ e', "''", "x'y'z \"\"", "a #b", "a\nb\tc", "it\\'s"):
    print(shlex.split(line), shlex.split(line, comments=True))
shown(lambda: shlex.split("a 'b"), lambda: shlex.split('a "b\\'), lambda: shlex.split("a\\"), lambda: shlex.join(["a b", "c", "", "it's", "$x"]),
      lambda: shlex.quote("é"), lambda: shlex.quote("a/b-c_d.e=f:1,2@+%"))

# binascii
print(binascii.hexlify(b"\x00\xffa"), binascii.hexlify(b"abcd", "-", 2), binascii.unhexlify("00fF"), binascii.b2a_hex(b"z"), binascii.a2b_hex(b"7a"),
      binascii.b2a_base64(b"hello"), binascii.b2a_base64(b"hello", newline=False), binascii.a2b_base64(b"aGVs\nbG8="), binascii.crc32(b"hello"),
      binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.crc_hqx(b"123456789", 0))
shown(lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: binascii.a2b_base64("abc"), lambda: binascii.hexlify("a"),
      lambda: binascii.unhexlify("é"), lambda: issubclass(binascii.Error, ValueError))

# hmac
for kind in ("md5", "sha1", "sha256", hashlib.sha512):
    h = hmac.new(b"key", b"The quick brown fox", kind)
    h.update(b" jumps")
    print(h.name, h.digest_size, h.block_size, h.hexdigest()[:32], h.copy().digest() == h.digest())
print(hmac.digest(b"k" * 100, b"m", "sha256").hex(), hmac.compare_digest("a", "a"), hmac.compare_digest(b"a", b"b"))
shown(lambda: hmac.new(b"k", b"m"), lambda: hmac.new("k", b"m", "md5"))
os.environ["LOGNAME"] = "ada"
print(getpass.getuser())
