print(5 & 3, 5 | 3, 5 ^ 3, ~5, 5 << 2, 5 >> 1, -5 >> 1, -5 & 0xFF, bin(10), hex(255), oct(8), bin(-5), 0b1010 & 0b0110)
flags = 0
for b in (1, 4):
    flags |= 1 << b
print(bin(flags), [i for i in range(8) if flags >> i & 1], flags.bit_length())
flags &= ~(1 << 4)
flags ^= 0b11
print(flags, True & False, True | False, True ^ True, True & 1, int(True), bool(2))
def popcount(n):
    c = 0
    while n:
        n &= n - 1
        c += 1
    return c
print([popcount(n) for n in range(9)], [n for n in range(20) if n and n & (n - 1) == 0], hex(0xFF00 >> 4 | 0xF))
1.5 & 2
