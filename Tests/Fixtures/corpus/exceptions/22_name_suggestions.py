import math
class Net:
    def __init__(self):
        self.conv1 = 1
def try_(code):
    try:
        exec(code, globals())
    except Exception as e:
        print(code, "->", e)
number_of_items = 3
try_("number_of_item")
try_("Net().conv")
try_("math.squareroot")
try_("pritn(1)")
number_of_itmes
