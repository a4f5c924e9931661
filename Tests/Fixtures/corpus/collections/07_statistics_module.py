import statistics as st
x = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(x), st.median(x), st.mode(x), st.stdev(x), st.pstdev(x), st.variance(x), st.pvariance(x), st.median_low(x), st.median_high(x), st.multimode([1, 1, 2, 2]))
print(st.mean([1, 2]), st.mean([1.5, 2.5]), st.median([1, 2, 3, 4]), st.harmonic_mean([40, 60]), st.fmean([1, 2]), st.geometric_mean([1, 4]), st.quantiles([1, 2, 3, 4, 5]))
print(st.correlation([1, 2, 3], [1, 2, 3.5]), st.linear_regression([1, 2, 3], [2, 4, 6]))
for f in [lambda: st.mean([]), lambda: st.stdev([1]), lambda: st.mode([])]:
    try: f()
    except st.StatisticsError as e: print(e)
st.median([])
