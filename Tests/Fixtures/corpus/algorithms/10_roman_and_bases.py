def roman(n):
    out = ""
    for v, s in zip([1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1], "M CM D CD C XC L XL X IX V IV I".split()):
        k, n = divmod(n, v); out += s * k
    return out
def unroman(s):
    d = dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000)
    return sum(-d[a] if d[a] < d.get(b, 0) else d[a] for a, b in zip(s, s[1:] + " "))
print([roman(n) for n in (4, 9, 14, 1994, 3999)], unroman("MCMXCIV"), all(unroman(roman(n)) == n for n in range(1, 500)))
def base(n, b):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    if n == 0: return "0"
    out = ""
    while n: n, r = divmod(n, b); out = digits[r] + out
    return out
print(base(255, 16), base(10, 2), base(35, 36), int(base(12345, 7), 7), f"{10:b}", base(2 ** 70, 32))
unroman("ABC")
