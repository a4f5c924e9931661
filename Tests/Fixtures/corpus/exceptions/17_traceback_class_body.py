class Broken:
    value = 10
    items = [value // d for d in (5, 2)]
    bad = value.upper()
