while n = 5:
    pass
