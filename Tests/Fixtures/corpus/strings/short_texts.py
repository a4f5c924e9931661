# Texts of up to fifteen ASCII characters lie in the words of an object; longer ones, and others, elsewhere.
alphabet = "".join(map(chr, range(128)))
for size in (1, 2, 7, 8, 9, 14, 15, 16, 17):
    for start in range(0, 128, size):
        piece = alphabet[start:start + size]
        upper = "".join(chr(ord(c) - 32) if "a" <= c <= "z" else c for c in piece)
        lower = "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in piece)
        assert piece.upper() == upper and piece.lower() == lower, (piece, size)
        assert len(piece.upper()) == len(piece) and hash(piece.lower()) == hash(lower)
        assert {piece: 1}.get("".join(list(piece))) == 1
        assert piece.upper().encode() == upper.encode() and (piece.lower() + "!")[:-1] == lower
print("".upper() == "", "".lower() == "", "é".upper(), "Éa".lower(), "straße".upper())

# Keys of one hash table that are texts of all lengths, and others that are equal to them.
class Word(str):
    pass


table = {}
for i in range(300):
    table["x" * (i % 20) + str(i)] = i
print(sum(table["x" * (i % 20) + str(i)] == i for i in range(300)), len(table))
print(table[Word("0")], table.get(Word("x1")), Word("x1") in table, "x" in table, table.setdefault("x1", 5), table.setdefault("new", 5))
table[Word("x1")] = "replaced"
print(table["x1"], type(list(table)[1]).__name__)

# A function that an inner one calls by a shared name may be replaced while it runs.
def replaced():
    def f(n):
        nonlocal f
        kept = [n]
        f = None if n == 0 else lambda n: ("other", n)
        return kept, n

    def call(n):
        return f(n)

    return call(1), call(2)


print(replaced())


def counting():
    def down(n):
        return n if n == 0 else down(n - 1) + 1

    return down(50)


print(counting())

# What a loop assigns goes when the next item comes, also when the list changes meanwhile.
items = [[i] for i in range(5)]
for item in items:
    if item[0] < 3:
        items[items.index(item)] = None
        items.append([item[0] + 10])
print(items)
for item in items:
    items.clear()
print(items, item)
