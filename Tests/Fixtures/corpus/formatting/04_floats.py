for v in [0.1, 1.0, 100.0, 1e16, 1e15, 123456789012345678.0, 1e-5, 0.0001, 1 / 3, 2 / 3, 1e22, 1e300, 5e-324, -0.0, float("inf"), float("-inf"), float("nan"), 1.5e-7, 0.1 + 0.2]:
    print(v, repr(v), str(v), f"{v:.3f}", f"{v:.2e}", f"{v:g}", f"{v:10.4g}|")
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(5), round(15, -1), round(0.5), round(1e300))
print(1e3, 1E3, 1_0.5, .5, 5., 0x1F, 0b11, 0o17, 1e-7, 3.0 == 3, 1.0 // 0.3, 7.5 % 2, -7.5 % 2, -7 // 2, divmod(-7.5, 2))
print((0.5).as_integer_ratio(), (2.0).is_integer(), (2.5).hex(), float.fromhex("0x1.8p1"), float("  1e3 "), float("1_000.5"), float("infinity"))
print(int(3.9), int(-3.9), int("  42 "), int("-0x1f", 16), int("0b11", 0), int("z", 36), int(True), 0)
int(float("nan"))
