# How deleting an item is refused depends on whether the object could be a sequence, and the index a position.


class Plain:
    pass


class Indexed:
    def __getitem__(self, i):
        return i


for holder in (Plain(), Indexed(), (1, 2), "abc", b"abc", range(3), 5, 1.5, None):
    for index in (0, "a"):
        try:
            del holder[index]
        except Exception as e:
            print(type(e).__name__, e)
