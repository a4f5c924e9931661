# calendar, array and graphlib.
import array as arrays
import calendar
import copy
import graphlib
import pickle
from array import array


def shown(*works):
    for work in works:
        try:
            print(repr(work()))
        except Exception as error:
            print(type(error).__name__, error)


print(calendar.month(2024, 2))
print(calendar.calendar(2023, m=4))
calendar.prmonth(2021, 8, w=4, l=2)
print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.leapdays(1900, 2001), calendar.weekday(2024, 5, 17), calendar.monthcalendar(2022, 10))
print(list(calendar.month_name), calendar.day_abbr[0], calendar.day_name[-1], list(calendar.month_abbr)[:3], calendar.timegm((2024, 2, 29, 12, 30, 5)))
sunday = calendar.Calendar(firstweekday=6)
print(sunday.monthdayscalendar(2024, 9), list(sunday.itermonthdates(2024, 2))[:2], list(sunday.itermonthdays2(2024, 2))[:9], list(sunday.iterweekdays()))
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2024, 6), calendar.weekheader(3), len(sunday.yeardayscalendar(2024)), calendar.SUNDAY)
shown(lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(9), lambda: calendar.firstweekday())

a = array("i", [3, 1, 2])
a.append(7)
a.extend([8, 9])
a += array("i", [10])
print(a, a[1], a[-1], a[1:3], a[::-1], len(a), 7 in a, a.index(8), a.count(3), a.itemsize, a.typecode, list(a), sum(a))
a[0], a[1:2] = 5, array("i", [100, 200])
del a[-1]
a.insert(0, -1)
print(a, a.pop(), a.pop(0), a.tolist(), a * 2, array("i") * 3, a == array("i", a), a < array("i", [6]), a != [1])
a.remove(100)
a.reverse()
print(a, a.tobytes(), array("d", [0.1, 2]), array("f", [0.1]), array("u", "héé"), array("B", b"\x01\xff"), array("b"), array("q", range(3)))
b = array("h")
b.frombytes(b"\x01\x00\xff\xff")
b.byteswap()
print(b, array("f", [1.5]).tobytes(), array("u", "ab").tounicode(), copy.copy(b), copy.deepcopy(b), pickle.loads(pickle.dumps(b)), arrays.typecodes)
shown(lambda: array("b", [200]), lambda: array("B", [-1]), lambda: array("h", [1 << 20]), lambda: array("i", [1 << 40]), lambda: array("l", [1 << 70]),
      lambda: array("i", [1.5]), lambda: array("i", "ab"), lambda: array("x"), lambda: array("d", ["a"]), lambda: array("i", [1])[5], lambda: array("i").pop(),
      lambda: array("i", [1]).index(2), lambda: array("i", [1]).remove(2), lambda: array("i", [1]) + [2], lambda: array("i", [1]) + array("b", [2]),
      lambda: array("i", [1]).extend(array("d", [2])), lambda: array("i").frombytes(b"abc"), lambda: array("I", [-1]), lambda: array("I", [1 << 33]),
      lambda: array("H", [-1]), lambda: array("H", [70000]), lambda: array(5), lambda: array("i", [1])["a"])

graph = {"D": {"B", "C"}, "B": {"A"}, "C": {"A"}}
order = list(graphlib.TopologicalSorter(graph).static_order())
print(order[0], sorted(order[1:3]), order[3])
sorter = graphlib.TopologicalSorter()
sorter.add("x", "y")
sorter.add("y", "z")
sorter.prepare()
while sorter.is_active():
    ready = sorter.get_ready()
    print(ready, bool(sorter))
    sorter.done(*ready)
shown(lambda: list(graphlib.TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order()), lambda: sorter.add("q"), lambda: sorter.done("x"), lambda: sorter.done("no"),
      lambda: graphlib.TopologicalSorter().get_ready(), lambda: graphlib.TopologicalSorter({1: [2]}).prepare())
