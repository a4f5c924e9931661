# Files of settings: configparser and tomllib.
import configparser
import io
import tomllib


def shown(*works):
    for work in works:
        try:
            print(repr(work()))
        except Exception as error:
            print(type(error).__name__, str(error))


TEXT = """
# a comment
[DEFAULT]
Root = /data
lr: 0.1

[train]
Epochs = 10
path = %(root)s/train
debug = Yes
long = one
    two

    three
empty =
percent = 5%%
; another
[test]
path: here ; not a comment
lr = 1e-3
bad = %(nothing)s
"""
c = configparser.ConfigParser()
c.read_string(TEXT)
print(c.sections(), c.defaults(), c.options("train"), "train" in c, "x" in c, len(c), list(c))
print(c["train"]["path"], c["train"]["PERCENT"], repr(c["train"]["long"]), repr(c["train"]["empty"]), c.get("train", "path", raw=True))
print(c.getint("train", "epochs"), c.getfloat("test", "lr"), c["train"].getfloat("lr"), c.getboolean("train", "debug"), c["test"]["path"])
print(c.get("train", "none", fallback="f"), c["train"].get("none"), c.getint("train", "none", fallback=3), c.has_option("train", "root"),
      c["train"].getboolean("none", fallback=True), c.get("train", "path", vars={"root": "/v"}))
print(dict(c["train"]), c.items("train") == list(c["train"].items()), c["train"], c.remove_option("test", "bad"), c.remove_section("zz"))
c["new"] = {"a": 1, "b": "x\ny"}
c.add_section("more")
c.set("more", "k", "v")
c["more"]["z"] = "5"
out = io.StringIO()
c.write(out)
print(out.getvalue())
raw = configparser.RawConfigParser(allow_no_value=True)
raw.read_string("[a]\nflag\nx=%(y)s\n")
print(raw.items("a"), raw.read("no/such.ini"))
shown(lambda: c["zz"], lambda: c.get("zz", "a"), lambda: c.get("train", "zz"), lambda: c["train"]["zz"], lambda: c.add_section("train"),
      lambda: c.getint("train", "debug"), lambda: c.getboolean("train", "path"), lambda: c.set("train", "a", 1), lambda: c.set("train", "a", "5%"),
      lambda: configparser.ConfigParser().read_string("a=1\n"), lambda: configparser.ConfigParser().read_string("[a]\nx=1\nx=2\n"),
      lambda: configparser.ConfigParser().read_string("[a]\n[a]\n"), lambda: configparser.ConfigParser().read_string("[a]\nnonsense\n"))
d = configparser.ConfigParser()
d.read_string("[a]\nx = %(y)s\nw = %(x\nv = 5%z\n")
shown(lambda: d["a"]["x"], lambda: d["a"]["w"], lambda: d["a"]["v"])

TOML = """
title = "TOML \\u00e9\\t" # comment
ints = [1, -2, 0xff, 0o17, 0b101, 1_000, +5]
floats = [1.0, -2.5e-3, 6.626e-34, 1e5, inf, -inf, 1_0.5]
flags = [true, false]
text = '''
raw \\n
lines'''
folded = \"\"\"a \\
    b\"\"\"
quotes = \"\"\"He said "hi\"\"\"\"
dates = [1979-05-27, 1979-05-27T07:32:00Z, 1979-05-27 00:32:00.999-07:00, 07:32:00, 1979-05-27T07:32:00]
a.b.c = 1
a.d = 2
"quoted key" = 'x'
inline = { x = 1, y.z = [ { q = 2 } ], }
[owner]
name = "Tom"
[owner.more]
k = 1
[[items]]
id = 1
[items.sub]
s = 1
[[items]]
id = 2
""".replace(" ], }", " ] }")
print(tomllib.loads(TOML))
print(tomllib.load(io.BytesIO(b"x = 1.50\r\ny = 2")), tomllib.loads("x = 1.50", parse_float=str), tomllib.loads(""))
for text in ("x", "x =", "x = 1 y = 2", "x = 01", "x = 1\nx = 2", "[a]\n[a]", "[a", "[[a]", "x = [1, 2", 'x = "abc', 'x = "\\q"', "x = {a = 1, }", "= 1", "x = tru",
             'x = "a\nb"', "a = 1\n[a]", "a = {b = 1}\n[a.c]", "a = []\n[[a]]", 'x = "\\ud800"', "x = 2020-13-01"):
    shown(lambda: tomllib.loads(text))
shown(lambda: tomllib.loads(b"x = 1"), lambda: tomllib.load(io.StringIO("x = 1")))
