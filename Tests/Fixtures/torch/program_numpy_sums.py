# Sums, means and spreads of arrays to the last digit, along all axes, of rows and of columns.
import numpy as np
rng=np.random.default_rng(5)

for shape in ((7,), (8,), (129,), (1000,), (3, 4), (300, 7), (6, 5, 40), (1, 50), (50, 1)):
    for dt in (np.float64,np.float32):
        x=rng.normal(size=shape).astype(dt)*3+1
        axes=[None]+list(range(len(shape)))+([(0,1)] if len(shape)>1 else [])+([(0,2),(1,2)] if len(shape)>2 else [])
        for y in (x, x.T):
            for ax in axes:
                for f in ('sum','mean','std','var'):
                    r=getattr(np,f)(y,axis=ax)
                    print(shape, dt.__name__, y is x, ax, f, np.asarray(r).ravel().tolist()[:6])
print(np.var([1.5,2.5,4.0],ddof=1), np.mean([1,2,4]), np.std(np.arange(10)), np.mean(np.array([],dtype=float).reshape(0,2),axis=1), np.sum(np.array([True,False])), np.mean(np.float32(3)), np.sum(np.float64(2)), np.array(3.).mean())
print(np.var([1.],ddof=1), np.ones((2,3)).sum(axis=1,keepdims=True), np.ones((2,3)).mean(axis=(0,1),keepdims=True), np.arange(6.).reshape(2,3).std(axis=-1))
