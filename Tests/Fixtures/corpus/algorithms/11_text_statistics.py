text = """It was the best of times, it was the worst of times,
it was the age of wisdom... it was the age of foolishness!"""
import re
from collections import Counter
words = re.findall(r"[a-z]+", text.lower())
print(len(words), len(set(words)), Counter(words).most_common(3), max(words, key=len), sum(map(len, words)) / len(words))
print(Counter(len(w) for w in words), {w[0] for w in words} >= {"i", "w"}, text.count("\n"), [len(l) for l in text.splitlines()])
for w, n in sorted(Counter(words).items(), key=lambda t: (-t[1], t[0]))[:4]: print(f"{w:<6}{'*' * n} {n / len(words):.1%}")
bigrams = Counter(zip(words, words[1:])); print(bigrams.most_common(2))
print(re.sub(r"\b(\w)(\w*)", lambda m: m.group(1).upper() + m.group(2), "hello big world"), re.split(r"[,.!]\s*", "a, b. c!"), re.findall(r"(\w+)=(\d+)", "x=1, yy=22"))
print(text.title().split()[:3], " ".join(reversed(text.split()[:4])), text.split(",")[1].strip().partition("\n")[0])
