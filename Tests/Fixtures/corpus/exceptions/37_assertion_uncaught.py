def area(w, h):
    assert w > 0 and h > 0
    return w * h
print(area(2, 3))
area(-1, 2)
