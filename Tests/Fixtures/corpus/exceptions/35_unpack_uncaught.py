pairs = [("a", 1), ("b", 2, 3)]
for k, v in pairs:
    print(k, v)
