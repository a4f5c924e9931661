print(None=5)
