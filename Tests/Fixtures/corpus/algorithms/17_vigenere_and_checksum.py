def vig(text, key, sign=1):
    out, i = [], 0
    for c in text:
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            out.append(chr((ord(c) - base + sign * (ord(key[i % len(key)].lower()) - 97)) % 26 + base)); i += 1
        else: out.append(c)
    return "".join(out)
e = vig("Attack at Dawn!", "lemon"); print(e, vig(e, "lemon", -1))
def luhn(n): return sum(d if i % 2 == 0 else sum(divmod(d * 2, 10)) for i, d in enumerate(map(int, reversed(str(n))))) % 10 == 0
print(luhn(79927398713), luhn(79927398710))
def crc(data):
    c = 0xFFFFFFFF
    for b in data:
        c ^= b
        for _ in range(8): c = c >> 1 ^ (0xEDB88320 if c & 1 else 0)
    return c ^ 0xFFFFFFFF
print(hex(crc(b"123456789")), f"{crc(b''):08x}", sum(b"abc"), "".join(f"{b:08b}" for b in b"Hi"))
def fnv(s):
    h = 0xcbf29ce484222325
    for b in s.encode(): h = (h ^ b) * 0x100000001b3 % 2 ** 64
    return h
print(fnv("hello"))
