raw = """name,age,city
Ann,34,Oslo
Bob,28,"Rome"
Eve,,Paris"""
head, *lines = raw.splitlines()
rows = [dict(zip(head.split(","), l.replace('"', "").split(","))) for l in lines]
for r in rows: print(r, int(r["age"]) + 1 if r["age"] else "n/a")
print(sorted(rows, key=lambda r: r["city"])[0]["name"], {r["city"]: r["name"] for r in rows}, sum(int(r["age"] or 0) for r in rows))
int(rows[2]["age"])
