for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")
i = 0
while i < 3:
    i += 1
    if i == 2:
        continue
    print(i)
else:
    print("done", i)
while True:
    break
else:
    print("never")
for x in []:
    pass
else:
    print("empty")
for i in range(3):
    for j in range(3):
        if j == i: break
    else:
        continue
    print(i, j)
for a, (b, c) in [(1, (2, 3)), (4, "56")]:
    print(a, b, c)
for i in range(2): i = 10; print(i)
for a, b in [1]:
    pass
