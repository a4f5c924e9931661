b = b"hello"
print(b[0], b[1:3], b + b"!", b.upper(), b.find(b"l"), b.count(b"l"), b.replace(b"l", b"L"), b.split(b"e"), b.startswith(b"he"), list(b)[:2], b.hex(), len(b), 104 in b, b"el" in b, b == b"hello", b * 2)
a = bytearray(b"abc"); a[0] = 65; a.append(100); a.extend(b"ef"); print(a, bytes(a), a.decode(), a[::-1], a.pop(), a)
print(bytes([1, 2]), bytes(2), bytes("é", "utf8"), int.from_bytes(b"\x00\x10", "big"), (1000).to_bytes(2, "little"), b"%d" % 5, b"a".join([b"1", b"2"]), b"  x ".strip(), b"\x00\x7f\x80".decode("latin-1").encode("utf8"))
for f in [lambda: b + "s", lambda: bytes([300]), lambda: b[9], lambda: bytes("a"), lambda: bytearray(b"a").append(300), lambda: b.index(b"z"), lambda: int.from_bytes("a", "big"), lambda: (300).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big")]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
b[0] = 1
