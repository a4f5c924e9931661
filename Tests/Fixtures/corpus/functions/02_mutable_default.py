def add(item, bucket=[]):
    bucket.append(item)
    return bucket

print(add(1), add(2), add(3, []), add(4))
print(add.__defaults__, add.__name__, add.__code__.co_argcount)

def better(item, bucket=None):
    bucket = [] if bucket is None else bucket
    bucket.append(item)
    return bucket
print(better(1), better(2))
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
