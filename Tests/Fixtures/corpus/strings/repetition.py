# Nothing, however often.
for count in (2**60, 2**61, 2**62, 2**63 - 1):
    print("" * count, b"" * count, count * bytearray(), [] * count, () * count, len(count * b""))
values = bytearray()
values *= 2**62
print(values, bytes(values) + b"a" * 2)

# As often as asked, for units of all lengths.
for unit in (b"a", b"ab", b"abc", b"abcdefg"):
    for count in (-1, 0, 1, 2, 3, 7, 8, 1000):
        made = unit * count
        assert len(made) == len(unit) * max(count, 0) and made == b"".join([unit] * count), (unit, count)
