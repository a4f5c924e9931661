print(2 ** 100, -2 ** 63, 2 ** 63 - 1, 10 ** 30 // 7, 10 ** 30 % 7, -(10 ** 30) // 7, (-10) ** 31, 1 << 70, (1 << 70) >> 68, ~(1 << 64))
import math
print(math.factorial(25), math.comb(50, 25), math.perm(10, 3), math.gcd(2 ** 70, 6 ** 30), math.lcm(4, 6, 10), math.isqrt(10 ** 40), pow(3, 200, 1000007), pow(3, -1, 7))
x = 12345678901234567890
print(x.bit_length(), x & 0xFFFFFFFF, x | 1, x ^ x, hex(x), oct(x), bin(x)[:20], int(hex(x), 16) == x, str(x)[::-1], len(str(3 ** 1000)))
print(x * x, x - x, x / 3, float(x), int(1e20), 10 ** 20 == 1e20, 2 ** 0.5, 2 ** -2, (-8) ** 2, 7 // -2, 7 % -2, -7 % 2, divmod(-7, 2), divmod(x, 1000))
print(sum(int(d) for d in str(2 ** 1000)), (5).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), (255).bit_count(), f"{x:,}")
print(1e308 * 10, -1e308 * 10, 2.0 ** 1023)
10 ** 400 / 3
