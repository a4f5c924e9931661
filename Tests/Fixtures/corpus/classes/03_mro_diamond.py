class A:
    def who(self):
        return ["A"]

class B(A):
    def who(self):
        return ["B"] + super().who()

class C(A):
    def who(self):
        return ["C"] + super().who()

class D(B, C):
    def who(self):
        return ["D"] + super().who()

print(D().who())
print([c.__name__ for c in D.__mro__], D.mro() == list(D.__mro__))
print(D.__bases__, D.__base__)
try:
    class E(A, B):
        pass
except TypeError as e:
    print(e)
print(super(B, D()).who(), super(C, D()).who())
