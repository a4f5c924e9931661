class Counter:
    def __init__(self):
        self.__count = 0
    def tick(self):
        self.__count += 1
        return self.__count
    def __helper(self):
        return "private"
    def use(self):
        return self.__helper()

class Sub(Counter):
    def __init__(self):
        super().__init__()
        self.__count = 100

c = Sub()
print(c.tick(), c.use(), sorted(vars(c)))
print(c._Counter__count, c._Sub__count)
c.__count
