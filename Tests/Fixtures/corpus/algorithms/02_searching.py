def binary(a, x):
    lo, hi, steps = 0, len(a) - 1, 0
    while lo <= hi:
        steps += 1
        mid = (lo + hi) // 2
        if a[mid] == x: return mid, steps
        if a[mid] < x: lo = mid + 1
        else: hi = mid - 1
    return -1, steps
a = list(range(0, 200, 3))
print(binary(a, 99), binary(a, 100), binary([], 1), binary(a, 0), binary(a, 198))
def two_sum(nums, t):
    seen = {}
    for i, n in enumerate(nums):
        if t - n in seen: return [seen[t - n], i]
        seen[n] = i
print(two_sum([2, 7, 11, 15], 9), two_sum([1], 5))
def max_subarray(a):
    best = cur = a[0]
    for v in a[1:]:
        cur = max(v, cur + v); best = max(best, cur)
    return best
print(max_subarray([-2, 1, -3, 4, -1, 2, 1, -5, 4]))
print([i for i, (x, y) in enumerate(zip(a, a[1:])) if x < 50 <= y], next((x for x in a if x > 100), None))
max_subarray([])
