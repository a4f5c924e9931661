def find(xs, v):
    for x in xs:
        if x == v:
            return x
print(find([1, 2], 1))
print(find([1, 2], 5) + 1)
