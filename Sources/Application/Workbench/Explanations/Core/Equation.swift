// SPDX-License-Identifier: GPL-3.0-or-later

import Charts

/// A printed equation: `y[0, 1] = 0.5 * 1.25 + 0.1 = 0.725`.
///
/// The right side is computed from the terms as they are printed, with as many digits as it takes to be the number that it
/// explains, too.
struct Equation {
  /// What it is about, `y[0, 1]`.
  let name: String
  /// The arithmetic as it is printed.
  let left: String
  /// Its result as it is printed.
  let right: String
  /// How many significant digits the right side has.
  let digits: Int
  /// The number that it explains.
  let element: Double
  /// A remark where the arithmetic and the element differ even so, from the rounding of float32.
  let remark: String?

  /// An equation for an element of a result; without one for the value of the arithmetic itself. `counts` are the numbers of
  /// significant digits to show, the first that fits.
  init(_ name: String, _ term: Term, is element: Double? = nil, shown counts: [Int] = [5, 4, 3]) {
    self.name = name
    let element = element ?? term.value(17)
    self.element = element
    for shown in counts {
      for digits in [4, 5, 6, 8, 10, 13, 17] {
        let right = NumberText.short(term.value(digits), digits: shown)
        guard right == NumberText.short(element, digits: shown) else { continue }
        (left, self.right, self.digits, remark) = (term.text(digits), right, shown, nil)
        return
      }
    }
    left = term.text(10)
    right = NumberText.short(term.value(10), digits: 5)
    digits = 5
    remark = "rounding makes it \(NumberText.short(element, digits: 5)) in the tensor"
  }

  /// A single number is its own result.
  private var middle: String { left == right ? "" : " = \(left)" }

  var text: String { text(RenderOptions()) }

  /// The same with the names and the remark in the reader's language.
  func text(_ options: RenderOptions) -> String {
    "\(options.formula(name))\(middle) = \(right)" + (remark.map { "  (\(options.said($0)))" } ?? "")
  }
}
