# divmod asks for __divmod__ and __rdivmod__ alone.
import datetime
import decimal
import fractions


class Parts:
    def __init__(self, value):
        self.value = value

    def __floordiv__(self, other):
        return self.value // other

    def __mod__(self, other):
        return self.value % other


class Whole(Parts):
    def __divmod__(self, other):
        return "own", other

    def __rdivmod__(self, other):
        return "reflected", type(other).__name__


def show(a, b):
    try:
        print(divmod(a, b))
    except Exception as error:
        print(type(error).__name__, error)


show(Parts(7), 2)
show(Whole(7), 2)
show(2, Whole(7))
show(Parts(7), Whole(2))
show("a%d", 2)
show([1], 2)
show(7.5, 2)
show(True, 2)
show(decimal.Decimal(7), 2)
show(fractions.Fraction(7, 2), 2)
show(datetime.timedelta(hours=7), datetime.timedelta(hours=2))
show(10 ** 30, 7)
show(1, 0)
