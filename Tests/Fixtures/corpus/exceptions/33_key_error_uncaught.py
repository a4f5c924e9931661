prices = {"apple": 1.5, "pear": 2}
total = 0
for fruit in ["apple", "kiwi"]:
    total += prices[fruit]
