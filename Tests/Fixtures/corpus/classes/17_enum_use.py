from enum import Enum, IntEnum, auto

class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3

class Level(IntEnum):
    LOW = auto()
    HIGH = auto()

print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value)
print(Color(2), Color["BLUE"], [c.name for c in Color], len(Color))
print(Color.RED is Color(1), Color.RED == 1, Level.HIGH > Level.LOW, Level.HIGH + 1, isinstance(Color.RED, Color))
print({Color.RED: "stop"}[Color.RED])
try:
    Color(7)
except ValueError as e:
    print(e)
Color["PINK"]
