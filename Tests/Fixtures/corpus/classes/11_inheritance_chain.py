class Base:
    def __init__(self, **kwargs):
        print("Base", kwargs)
class Left(Base):
    def __init__(self, left=1, **kwargs):
        print("Left", left)
        super().__init__(**kwargs)
class Right(Base):
    def __init__(self, right=2, **kwargs):
        print("Right", right)
        super().__init__(**kwargs)
class Both(Left, Right):
    def __init__(self, **kwargs):
        print("Both")
        super().__init__(**kwargs)
Both(left=10, right=20, other=30)
print(isinstance(Both(), (int, Right)), issubclass(Both, (Left, str)))
Base.__init__(Left(), x=1)
print(Left.__init__.__qualname__, Both.__mro__[2].__name__)
Both(1)
