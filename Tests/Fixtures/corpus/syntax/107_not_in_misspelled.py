if 3 not [1, 2]:
    pass
