import Glibc
import Tensors

/// The gradient to use: turned for climbing, with `weightDecay * parameter` added.
func decayed(_ parameter: Tensor, _ gradient: Tensor, _ weightDecay: Double, maximize: Bool) throws -> Tensor {
  let gradient = maximize ? try gradient.neg() : gradient
  return weightDecay == 0 ? gradient : try gradient.add(parameter, alpha: .double(weightDecay))
}

/// `a ** b`, by the C library as in Python.
func power(_ a: Double, _ b: Double) -> Double { pow(a, b) }
