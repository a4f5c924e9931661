class Pizza:
    made = 0
    def __init__(self, *toppings):
        self.toppings = list(toppings)
        type(self).made += 1
    @classmethod
    def margherita(cls):
        return cls("tomato", "mozzarella")
    @staticmethod
    def is_valid(name):
        return name.isalpha()
    def __contains__(self, t):
        return t in self.toppings
    def __iter__(self):
        return iter(self.toppings)

class Calzone(Pizza):
    pass

p = Pizza.margherita()
c = Calzone.margherita()
print(type(p).__name__, type(c).__name__, Pizza.made, Calzone.made, "tomato" in p, "ham" in c)
print(Pizza.is_valid("ham"), p.is_valid("h4m"), *p)
print(Pizza.__name__, Pizza.__qualname__, Pizza.__module__, p.__class__.__name__)
Calzone.made = 100
print(Pizza.made, Calzone.made)
print(sorted(k for k in vars(Pizza) if not k.startswith("__")))
Pizza.bake()
