# `append` of lists, of what is like a list, and of what is not, wherever they lie.
class Log(list):
    def append(self, item):
        super().append(("logged", item))


class Other:
    def append(self, item):
        return ["other", item]


def local():
    items, log, other = [], Log(), Other()
    for item in range(3):
        print(items.append(item), log.append(item), other.append(item))
    return items, log


def renamed():
    items = kept = [1]

    def again():
        nonlocal items
        items = []
        return 2

    items.append(again())
    return items, kept


def walrus():
    items = kept = []
    items.append(items := 3)
    return items, kept


def shared():
    items = []

    def add(item):
        items.append(item)
        items.append((item, item))

    for item in "ab":
        add(item)
    groups = {}
    for word in "one two three four".split():
        groups.setdefault(len(word), []).append(word)
    copy = items[:]
    items.append(copy)
    copy.append(items)
    return items, len(copy), groups


items = kept = []


def rebind():
    global items
    items = ["new"]
    return "old"


items.append(rebind())
print(items, kept, local(), renamed(), walrus(), shared())
items.append(items)
print(items, items[1] is items)
for wrong in ((), {}, None, 3, "text"):
    try:
        wrong.append(1)
    except AttributeError as error:
        print(error)
for call in ("items.append()", "items.append(1, 2)", "items.append(item=1)", "items.append(unknown)", "unknown.append(1)"):
    try:
        eval(call)
    except (TypeError, NameError) as error:
        print(type(error).__name__, str(error).replace(" (", "(").split(".")[0])


def unbound():
    print("before")
    items.append(later)
    later = 1


try:
    unbound()
except UnboundLocalError as error:
    print(error)
