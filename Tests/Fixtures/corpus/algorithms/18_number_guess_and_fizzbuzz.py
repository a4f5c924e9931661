for i in range(1, 16): print("FizzBuzz" if i % 15 == 0 else "Fizz" if i % 3 == 0 else "Buzz" if i % 5 == 0 else i, end=" ")
print()
def guess(secret, lo=1, hi=100):
    tries = 0
    while True:
        tries += 1; g = (lo + hi) // 2
        if g == secret: return tries
        lo, hi = (g + 1, hi) if g < secret else (lo, g - 1)
print([guess(n) for n in (1, 50, 77, 100)])
leap = lambda y: y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
print([y for y in (1900, 2000, 2023, 2024) if leap(y)])
def armstrong(n): return n == sum(int(d) ** len(str(n)) for d in str(n))
print([n for n in range(1, 1000) if armstrong(n)], sum(n for n in range(1000) if n % 3 == 0 or n % 5 == 0))
def digits(n): return n if n < 10 else digits(sum(map(int, str(n))))
print(digits(987654321), str(12321) == str(12321)[::-1], *(n ** 2 for n in range(5)), sep=";")
print(" ".join("%d:%s" % (m, "even" if m % 2 == 0 else "odd") for m in range(4)), int("".join(map(str, [1, 2, 3]))) + 1)
