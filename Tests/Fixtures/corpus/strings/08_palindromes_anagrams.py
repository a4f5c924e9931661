def is_palindrome(s):
    s = "".join(c.lower() for c in s if c.isalnum())
    return s == s[::-1]
print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("hello"))
from collections import defaultdict
groups = defaultdict(list)
for w in "eat tea tan ate nat bat".split():
    groups["".join(sorted(w))].append(w)
print(list(groups.values()))
vowels = {v: "programming in python".count(v) for v in "aeiou"}
print(vowels, {k for k, v in vowels.items() if not v})
def rle(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out.append(f"{j - i}{s[i]}")
        i = j
    return "".join(out)
print(rle("aaabbc"), rle(""), "".join(reversed("abc")), " ".join(w[::-1] for w in "ab cd".split()))
print(sum(c.isupper() for c in "HeLLo"), "".join(dict.fromkeys("mississippi")), max("aabbb", key="aabbb".count))
