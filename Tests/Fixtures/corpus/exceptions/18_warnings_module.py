import warnings
def old():
    warnings.warn("old is deprecated", DeprecationWarning)
    return 1
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    old()
    warnings.warn("second")
    print(len(w), w[0].category.__name__, str(w[0].message), w[1].category.__name__)
warnings.filterwarnings("ignore")
old()
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now an error", UserWarning)
    except UserWarning as e:
        print("raised", e)
print("end")
