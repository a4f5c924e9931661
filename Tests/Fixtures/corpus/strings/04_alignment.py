for w in (3, 5, 8):
    print(repr("abcd".ljust(w)), repr("abcd".rjust(w, ".")), repr("abcd".center(w, "*")), repr("42".zfill(w)), repr("-42".zfill(w)))
print(repr("ab".center(5)), repr("abc".center(6)), repr("a\tb".expandtabs()), repr("a\tbc\td".expandtabs(4)), "+7".zfill(5))
rows = [("apple", 1.5, 3), ("kiwi", 0.25, 12), ("watermelon", 3.0, 1)]
for name, price, n in rows:
    print(name.ljust(12) + f"{price:8.2f}" + str(n).rjust(4))
print("-" * 24)
print("Total".ljust(12, "."), sum(p * n for _, p, n in rows))
"abc".center(10, "**")
