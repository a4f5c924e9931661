s = "héllo €"
b = s.encode("utf-8")
print(b, len(s), len(b), b.decode("utf-8") == s, s.encode("latin-1", "replace"), s.encode("ascii", "ignore"), s.encode("ascii", "xmlcharrefreplace"))
print(b[1], b[:2], list(b[:3]), bytes([104, 105]), bytes(3), b"abc".upper(), b"a,b".split(b","), b"ab" + b"c", b"ab" * 2, b"\xff".hex(), bytes.fromhex("00ff"))
print(bytearray(b"abc"), b"a" in b"abc", 97 in b"abc", b"abc".find(b"c"), b"abc" == "abc", str(b"hi", "utf-8"), bytes("é", "utf-8"))
for f in [lambda: s.encode("ascii"), lambda: b"\xff".decode("utf-8"), lambda: b"a" + "b", lambda: bytes("x"), lambda: bytes([256]), lambda: s.encode("nope")]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
b"abc"[5]
