print(class)
