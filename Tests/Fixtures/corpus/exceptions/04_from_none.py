class NotFound(Exception):
    pass
def find(items, x):
    try:
        return items.index(x)
    except ValueError:
        raise NotFound(f"{x} is not in the list") from None
print(find([1, 2], 2))
find([1, 2], 3)
