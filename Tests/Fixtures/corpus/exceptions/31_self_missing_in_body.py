class Counter:
    def __init__(self):
        self.n = 0
    def inc(self):
        n += 1
Counter().inc()
