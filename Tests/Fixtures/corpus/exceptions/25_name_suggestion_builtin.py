for i in range(3):
    pritn(i)
