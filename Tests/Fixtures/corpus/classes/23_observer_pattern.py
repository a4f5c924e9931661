class Event:
    def __init__(self):
        self.handlers = []
    def __iadd__(self, h):
        self.handlers.append(h)
        return self
    def __isub__(self, h):
        self.handlers.remove(h)
        return self
    def __call__(self, *a, **k):
        for h in self.handlers:
            h(*a, **k)

class Button:
    def __init__(self):
        self.clicked = Event()

def log(x, y): print("log", x, y)
b = Button()
b.clicked += log
b.clicked += lambda x, y: print("sum", x + y)
b.clicked(1, 2)
b.clicked -= log
b.clicked(x=3, y=4)
b.clicked -= log
