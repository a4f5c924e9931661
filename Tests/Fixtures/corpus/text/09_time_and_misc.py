import time, sys, copy, string, os
t = time.time(); p = time.perf_counter(); time.sleep(0)
print(type(t).__name__, time.perf_counter() >= p, isinstance(time.strftime("%Y"), str), time.monotonic() > 0)
print(copy.copy([1]), copy.deepcopy({"a": [1]}), string.ascii_uppercase[:5], os.getcwd() != "", len(os.environ) > 0, os.sep)
print(sys.platform in ("linux", "darwin"), sys.getsizeof([]) > 0, sys.byteorder, time.gmtime(0).tm_year, time.strftime("%H:%M", time.gmtime(3600)))
time.sleep(-1)
