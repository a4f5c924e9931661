print("tab\there", 'single\'s', "dq\"", "back\\slash", "nl\\n", "\x41\u00e9\U0001F600\101\N{GREEK SMALL LETTER ALPHA}")
print(r"raw\n", b"bytes\x00\xff", rb"\d", """triple
line""", '''it's "q"''', "con" 'cat', f"{1}" "x" f"{2}")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\t\n\r\\\x00\x7f\xa0\u200b"), ascii("é€😀"), repr("é€😀"))
print("a\
b", len("\n"), len(r"\n"), "\a\b\f\v".encode(), "nul\0end".encode(), '\'', "\"")
print("é" == "e\u0301", len("e\u0301"), "日本語"[1], "naïve".encode("utf-8"), b"na\xc3\xafve".decode())
