def last_item(xs):
    return xs[len(xs)]
last_item([1, 2, 3])
