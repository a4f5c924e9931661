class Net(object)
    pass
