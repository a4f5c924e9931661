import math
import random
import statistics


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


# Around the ends of 64-bit words, where the form of a number changes.
for bits in (63, 64, 127, 128, 192):
    edge = 1 << bits
    for a in (edge - 1, -edge, edge + 1):
        for b in (3, -5, edge, 1 - edge):
            print(a + b, a - b, a * b, a // b, a % b, a & b, a | b, a ^ b, ~a, a >> 3, a >> bits, a < b, hash(a))

# Powers with a modulus, of either sign.
for modulus in (1, -1, 7, -7, 10**30, -(10**30) - 9):
    for base, exponent in ((3, 5), (-3, 10**20), (2, -1), (10**40 + 1, -3)):
        attempt(lambda: pow(base, exponent, modulus))
attempt(lambda: pow(2, 3, 0))

# Bytes.
for number in (0, -1, 127, 128, -128, -129, 2**100, -(2**103)):
    for length in (0, 1, 2, 13, 14):
        attempt(lambda: (number.to_bytes(length, "little", signed=True), number.to_bytes(length, "big")))
print(int.from_bytes(b"", "big"), int.from_bytes(b"\xff\x00" * 10, "little", signed=True))
print(int.from_bytes(b"\x80" + bytes(20), "big", signed=True), int.from_bytes(b"\x80" + bytes(20), "big"))

# Rounding: to even, for places and for floats.
print([round(n, -1) for n in (5, 15, 25, -5, -15, 10**30 + 5)], round(5 * 10**30, -31), round(15 * 10**30, -31))
print(round(6 * 10**30, -31), round(10**30, -100), round(-(10**30), -30))
for n in (2**53 + 1, 2**54 + 3, 2**1024 - 2**970 - 1, 2**1024 - 2**970):
    attempt(lambda: (float(n), float(-n)))
print(1 / 2**1074, 3 / 2**1075, 1 / 2**1075, 2**1080 / (3 * 2**2100), 10**400 / 10**390, -(10**400) / 7**480)

# Sizes.
print(0 << (1 << 70), 1 >> (1 << 70), -1 >> (1 << 70), (-1) ** (10**30 + 1), 1 ** 10**30, 0 ** 10**30)
attempt(lambda: 1 << (1 << 70))
attempt(lambda: (1 << 70) << -1)
for text in (str, repr, "{:d}".format, "{:,}".format, "%d".__mod__, "{:x}".format):
    attempt(lambda: len(text(10**4299)))
    attempt(lambda: len(text(-(10**4300))))

random.seed(2**200 + 17)
print(random.getrandbits(33), random.getrandbits(64), random.getrandbits(65), random.getrandbits(300))
print(random.randrange(2**40), random.randrange(10**18), math.lcm(-(2**70), 6**30), math.gcd(-(2**70), 6**30))
print(statistics.variance([1, 31, 0.5, 1e-3], 0.1), statistics.pvariance([1, 2, 6], 3), statistics.stdev([10**20, 1, 7]))
