import json
d = {"name": "A\"é", "n": [1, 2.5, None, True], "nested": {"k": {}}, "empty": []}
print(json.dumps(d), json.dumps(d, ensure_ascii=False), json.dumps([1, {"b": 1, "a": 2}], sort_keys=True), json.dumps((1,)), json.dumps("x\n\t\\"), json.dumps({1: 2, None: 3, True: 4}))
print(json.dumps(d, indent=2)); print(json.dumps([], indent=2), json.dumps({"a": 1}, separators=(",", ":")), json.dumps(float("inf")), json.dumps(1e20), json.dumps(10 ** 20))
print(json.loads('{"a": [1, 2.0, -3e2, true, null, "\\u00e9\\n"]}'), json.loads("5"), json.loads(' "s" '), json.loads(json.dumps(d)) == d)
for s in ["", "{", "[1,]", "{'a': 1}", "nul", '{"a" 1}', "[1] 2", '"unclosed', '{"a":1,}', "01", "[1 2]"]:
    try: print(json.loads(s))
    except json.JSONDecodeError as e: print(repr(s), e)
for v in [{1, 2}, object, {(1, 2): 3}]:
    try: json.dumps(v)
    except TypeError as e: print(e)
print(json.dumps({"s": {1}}, default=list), json.loads('{"x": 1}', object_hook=lambda o: sorted(o)))
json.loads("{bad json}")
