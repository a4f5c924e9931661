t = str.maketrans("abc", "xyz", "d")
print("aabbccdd".translate(t), t)
print("hello".translate({ord("l"): None, ord("o"): "0!", 104: 72}))
def caesar(s, k):
    return "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in s)
print(caesar("hello, world", 3), caesar(caesar("hello", 5), -5))
import string
rot = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[13:] + string.ascii_lowercase[:13])
print("uryyb".translate(rot), string.digits, string.punctuation, string.hexdigits, repr(string.whitespace))
print("Hello World! 123".translate(str.maketrans("", "", string.punctuation)), string.capwords("the quick  fox"))
print(string.Template("$name is ${age}").substitute(name="Al", age=3), string.Template("$x $y").safe_substitute(x=1))
str.maketrans("ab", "c")
