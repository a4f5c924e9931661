# Models of scikit-learn that stand beside networks.
import warnings

import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import load_digits, load_iris
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import StratifiedKFold

warnings.simplefilter("ignore")
stream = np.random.RandomState(0)
X = stream.normal(size=(40, 3))
y = X @ np.array([1., -2., .5]) + 3 + .1 * stream.normal(size=40)
model = LinearRegression()
print(model, model.fit(X, y) is model, model.coef_.round(5), round(float(model.intercept_), 5), model.predict(X[:3]).round(5), round(model.score(X, y), 6), model.rank_)
print(LinearRegression(fit_intercept=False).fit(X, y).coef_.round(5), LinearRegression(fit_intercept=False))
two = LinearRegression().fit(X, np.stack([y, -y], axis=1), sample_weight=np.arange(40) + 1.)
print(two.coef_.round(5), two.intercept_.round(5), two.predict(X[:1]).round(5), model.get_params())

iris, kinds = load_iris(return_X_y=True)
for wanted in (2, None, .95):
    p = PCA(n_components=wanted)
    made = p.fit_transform(iris)
    print(p, made.shape, made[:2].round(4), p.components_.round(4), p.explained_variance_ratio_.round(5), p.singular_values_.round(4), p.n_components_, round(p.noise_variance_, 5))
print(np.allclose(PCA().fit(iris).inverse_transform(PCA().fit_transform(iris)), iris), PCA(2, whiten=True).fit_transform(iris).std(axis=0).round(3))
print(PCA(2).fit(load_digits().data).explained_variance_.round(3), PCA(2).fit(iris).get_covariance().round(3)[0])

for settings in ({"random_state": 0}, {"random_state": 3, "n_clusters": 4}, {"init": "random", "random_state": 1, "n_init": 3}, {"init": iris[[0, 60, 120]]}):
    k = KMeans(**{"n_clusters": 3, **settings}).fit(iris)
    print(k.labels_[::15], round(k.inertia_, 4), k.n_iter_, k.cluster_centers_.round(4).tolist(), k.predict(iris[:2]), k.transform(iris[:1]).round(4), round(k.score(iris[:9]), 4))
print(KMeans(3, random_state=0))

for shuffle, seed in ((False, None), (True, 0)):
    folds = StratifiedKFold(n_splits=3, shuffle=shuffle, random_state=seed)
    for train, test in folds.split(iris, kinds):
        print(len(train), test[::7], np.bincount(kinds[test]))
for train, test in StratifiedKFold(2).split(np.zeros(7), list("abacaba")):
    print(train, test)

for made in (lambda: LinearRegression().predict(X), lambda: model.predict(X[:, :2]), lambda: LinearRegression().fit(X[:3], y), lambda: KMeans(50, random_state=0).fit(X),
             lambda: PCA(9).fit(iris), lambda: PCA(2).fit(iris).transform(X), lambda: LinearRegression().fit(X[0], y), lambda: LinearRegression().set_params(foo=1),
             lambda: next(StratifiedKFold(9).split(np.zeros(3), [0, 1, 0])), lambda: LinearRegression().fit(X * np.nan, y)):
    try:
        print(made())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])
