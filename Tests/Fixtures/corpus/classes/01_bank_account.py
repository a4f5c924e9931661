class InsufficientFunds(Exception):
    def __init__(self, balance, amount):
        super().__init__(f"balance {balance} is less than {amount}")
        self.shortfall = amount - balance


class Account:
    """An account with a history."""
    interest = 0.02

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.history = []

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self._balance += amount
        self.history.append(("deposit", amount))
        return self

    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(self._balance, amount)
        self._balance -= amount
        self.history.append(("withdraw", amount))
        return self

    @property
    def balance(self):
        return self._balance

    def __repr__(self):
        return f"Account({self.owner!r}, {self._balance})"


a = Account("Ann").deposit(100).withdraw(30)
print(a, a.balance, a.history, Account.__doc__)
try:
    a.withdraw(500)
except InsufficientFunds as e:
    print(e, e.shortfall, e.args)
try:
    a.balance = 5
except AttributeError as e:
    print(e)
a.deposit(-1)
