ϕ = 1; print(φ, [n for n in dir() if n == 'φ'])
𝐱 = 2; print(x)
Xᵀ = 3; print(XT)
class A: ϵ = 5
print(A.ε, getattr(A, 'ε'), hasattr(A, 'ϵ'))
def f(ϑ=4): return θ
print(f(θ=6), f(ϑ=7), f"{ϕ}")
ℝ, µ = 8, 9; print(R, μ)
