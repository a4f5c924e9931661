import io
import json
from json.decoder import JSONDecodeError

texts = [
    "", " ", "nul", "tru", "NaNa", "-Inf", "-", "+1", "01", "1.", "1.e5", "1e", "1e+", ".5", "--1", "[", "[1", "[1,", "[1 2]",
    "[,1]", "[1,]", "{", "{1:2}", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', '{"a":1 "b":2}', '"', '"abc',
    '"a\nb"', '"\x01"', '"\\x"', '"\\', '"\\u12', '"\\u123"', '"\\u12g4"', '"\\u1234', '"\\ud83d\\u12"', "[1]\n x", "é", '["é" é]',
    '{"é":\n\n  "ü" 5}', "'a'", "1 2", "\ufeff1", "[1]]", "{}}", '"\t"', "nulll", "truefalse", "[true,false,nul]", "\x0b1", "\xa01",
]
for text in texts:
    try:
        print(repr(text), "gives", repr(json.loads(text)))
    except JSONDecodeError as e:
        print(repr(text), "|", e, "|", e.msg, e.pos, e.lineno, e.colno, e.doc == text)

for text in ["NaN", "-Infinity", "[Infinity]", "-0", "-0.0", "0", "1E5", "1e400", "-1e-400", "123456789012345678901234567890", "1.5e3",
             "0.1", "9007199254740993", "1.7976931348623157e308", "5e-324", "123456789.123456789e-5", '"\\u00e9\\ud83d\\ude00\\/"',
             '{"a":1,"a":2}', ' \t\n\r[ 1 , { } , [ ] ] \n', '{"":{"":[]}}', '"' + "x" * 50 + '"', "[0.5,-1,2e2]"]:
    value = json.loads(text)
    print(repr(value), json.dumps(value), type(value).__name__)

print(json.loads('{"a":1,"b":{"a":2},"a":3}', object_pairs_hook=lambda pairs: pairs))
print(json.loads('{"a":{"b":1}}', object_hook=lambda d: list(d.items())))
print(json.loads('[1,2.5,-3,1e2,NaN]', parse_int=lambda s: "int " + s, parse_float=lambda s: "float " + s, parse_constant=lambda s: "constant " + s))
print(json.loads('["a\tb"]', strict=False), json.loads("[1.10]", parse_float=str))
try:
    json.loads('["a\tb"]')
except ValueError as e:
    print(type(e).__name__, e)

for data in [b'[1, "x"]', bytearray(b'{"a": 1}'), '["é", 1]'.encode("utf-8"), b"\xef\xbb\xbf[1]", b"1", b"", b"12"]:
    try:
        print(data, json.detect_encoding(data), json.loads(data))
    except ValueError as e:
        print(data, json.detect_encoding(data), type(e).__name__, e)
wide = [b"[\x001\x00]\x00", b"\x00[\x001\x00]", b"\xff\xfe[\x001\x00]\x00", b"\xfe\xff\x00[\x00\xe9\x00]", b"[\x00\x00\x001\x00\x00\x00]\x00\x00\x00",
        b"\x00\x00\x00[\x00\x00\x001\x00\x00\x00]", b"\xff\xfe\x00\x00[\x00\x00\x00]\x00\x00\x00", b"1\x00", b"\x001", b'"\x00\xe9\x00"\x00']
for data in wide:
    try:
        print(json.detect_encoding(data), json.loads(data))
    except ValueError as e:
        print(json.detect_encoding(data), type(e).__name__, e)
for wrong in [None, 1, ["[]"]]:
    try:
        json.loads(wrong)
    except TypeError as e:
        print(e)
print(json.load(io.StringIO('{"k": [1, 2]}')), json.load(io.BytesIO(b"[3]")) if hasattr(io, "BytesIO") else [3])


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {"x": o.x, "y": o.y}
        return super().default(o)


class Pairs(json.JSONDecoder):
    def decode(self, s):
        return "decoded", super().decode(s)


print(json.dumps([Point(1, 2)], cls=Encoder), json.dumps(Point(1, [Point(2, 3)]), cls=Encoder, indent=1), Encoder().encode({"p": Point(0, 0)}))
print(json.loads("[1]", cls=Pairs), json.loads("[1.5]", cls=Pairs, parse_float=str))
for bad in [lambda: json.dumps(object, cls=Encoder), lambda: json.dumps([1], wrong=1), lambda: json.loads("[1]", wrong=1),
            lambda: json.dumps(1, separators=(",",)), lambda: json.dumps(1, separators=(",", ":", ";"))]:
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
for value in [[], {}, [1, [2.5, None], {"a": True, "b": []}], (1, "é"), "x", 1, None, {"a": {"b": {}}}, [[]], [[1], {"k": "v"}, 2]]:
    for options in [{}, {"indent": 2}, {"indent": "\t"}, {"indent": 0}, {"separators": (",", ":")}, {"ensure_ascii": False}]:
        encoder = json.JSONEncoder(**options)
        print(list(encoder.iterencode(value)), encoder.encode(value) == json.dumps(value, **options))
decoder = json.JSONDecoder()
print(decoder.raw_decode('{"a": [1]} rest'), decoder.raw_decode("é [2] x", 2), decoder.raw_decode("12abc"), decoder.decode("  [1]  "))
for text, place in [(" 1", 0), ("", 0), ("1", 5), ("[1,", 0)]:
    try:
        print(decoder.raw_decode(text, place))
    except JSONDecodeError as e:
        print(e)
try:
    decoder.raw_decode("1", -1)
except ValueError as e:
    print(type(e).__name__, e)

print(json.dumps({1: 2, 2.5: 3, True: 4, None: 5, "k": 6, float("inf"): 7}), json.dumps({(1, 2): 3, "a": 1}, skipkeys=True))
print(json.dumps({"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True), json.dumps([1, 2], indent=True), json.dumps("\x7f\u2028é😀\x00"), json.dumps("\x7f\u2028é😀\x00", ensure_ascii=False))
print(json.dumps([1e16, 1e22, 1e-5, 123456789012345680.0, 0.1, -0.0, 10 ** 30, 1.0]))
for value, options in [([float("nan")], {"allow_nan": False}), ({float("inf"): 1}, {"allow_nan": False}), ({1: 1, "a": 2}, {"sort_keys": True})]:
    try:
        json.dumps(value, **options)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
loop = []
loop.append(loop)
ring = {}
ring["self"] = {"again": ring}
for value in [loop, ring]:
    for run in [lambda: json.dumps(value), lambda: list(json.JSONEncoder().iterencode(value))]:
        try:
            run()
        except ValueError as e:
            print(type(e).__name__, e)
    try:
        json.dumps(value, check_circular=False)
    except RecursionError as e:
        print(type(e).__name__)
try:
    json.dumps(Point(1, 2), default=lambda o: o)
except ValueError as e:
    print(type(e).__name__, e)
for text in ["[" * 100000, '{"a":' * 100000]:
    try:
        json.loads(text)
    except RecursionError as e:
        print(type(e).__name__, e)
print(json.loads("[" * 50 + "]" * 50) == json.loads(" [" * 50 + " ]" * 50))
out = io.StringIO()
json.dump({"a": [1, {"b": None}]}, out, indent=1)
print(out.getvalue())
print(JSONDecodeError.__module__, json.JSONDecoder.__module__, json.JSONEncoder.__module__, json.JSONDecodeError is JSONDecodeError, json.decoder.JSONDecodeError is JSONDecodeError)
error = JSONDecodeError("Wrong", "a\nbc", 3)
print(error, error.lineno, error.colno, error.__reduce__()[1])
json.loads('{"a": [1, 2,\n  tru]}')
