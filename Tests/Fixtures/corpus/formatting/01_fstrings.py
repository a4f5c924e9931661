name, n, x = "Ann", 42, 3.14159
print(f"{name} {n} {x:.2f} {n:5d}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+}|{-n:,}|{n:x}|{n:#x}|{n:b}|{n:#010b}|{n:o}|{n:e}")
print(f"{name!r:>8}|{name:*^9}|{name:.2}|{x:10.3f}|{x:<10.1f}|{x:+.3e}|{x:g}|{x:%}|{0.256:.1%}|{1e10:,.0f}|{123456789:_}")
w, p = 10, 3
print(f"{x:{w}.{p}f}|{name:{'>'}{w}}|{x!s:.4}|{n = }|{x=:.1f}|{name=!s}|{n+1=}|{{literal}}|{'nested ' + f'{n}'}")
print(f"{'a' if n > 3 else 'b'} {[i for i in range(3)]} {dict(a=1)['a']} {(lambda v: v * 2)(4)} {max(1, 2)} {n!r}")
print(f"""{name}
{n}""", f'{name.upper()}' f"{n % 5}", rf"\d{n}", f"{'quoted'}", f"{1_000_000:,}", f"{True}", f"{None}", f"{3:d}{3.0}")
print(f"{x:{{}}}") if False else None
f"{name:d}"
