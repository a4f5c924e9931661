list = [1, 2, 3]
print(len(list))
list("abc")
