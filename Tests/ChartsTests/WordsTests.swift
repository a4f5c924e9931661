// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Primitives
import Testing

@Suite("Words and numbers")
struct WordsTests {
  @Test(
    "short numbers",
    arguments: [
      (0.1, "0.1"), (0.1 + 0.2, "0.3"), (1e-05, "1e-05"), (0.0001, "0.0001"), (1.5e300, "1.5e+300"), (-0.25, "-0.25"),
      (1_234_567, "1234567"), (1_234_567.8, "1234568"), (1e15, "1e+15"), (999_999.99, "1000000"), (-0.0, "0"),
      (0.1 * 0.1 * 0.1, "0.001"), (2.0 / 3, "0.666667"), (.nan, "nan"), (-.infinity, "-inf"),
      (.leastNonzeroMagnitude, "5e-324"),
      (9.9999999e-05, "0.0001"), (Double(Float(0.1)), "0.1"),
    ] as [(Double, String)])
  func shortNumbers(value: Double, text: String) {
    #expect(NumberText.short(value) == text)
  }

  @Test(
    "how a series runs",
    arguments: [
      (
        Series("s", y: [0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.001, 0.001, 0.001]),
        "s: 0.1 from 0, 0.01 from 3, 0.001 from 6"
      ),
      (Series("s", y: [1, 2, 3, 4, 5]), "s: 1 at 0, rises to 5 at 4"),
      (
        Series("s", y: [0, 5, 10, 8, 6, 4, 2, 0, 0, 0]),
        "s: 0 at 0, rises to 10 at 2, falls to 0 at 7, stays at 0 until 9"
      ),
      (Series("s", y: [2, 2, 2]), "s: 2 throughout, from 0 to 2"), (Series("s", y: [7]), "s: 7 at 0, the only value"),
      (Series("s", y: []), "s: no values"),
      (Series("s", y: [.nan, .nan]), "s: no finite values among 2; not a number at 0, 1"),
      (Series("", y: [1, .nan, 2, 4]), "1 at 0, rises to 4 at 3; not a number at 1"),
      (Series("z", y: (0..<40).map { $0 % 2 == 0 ? 1 : 3 }), "z: first 1, min 1 at 0, max 3 at 1, last 3 at 39"),
    ] as [(Series, String)])
  func sentences(series: Series, text: String) {
    #expect(LineChart(series: [series], yScale: .linear).describe().first == text)
  }

  @Test("an automatic logarithmic axis is announced")
  func logNote() {
    let chart = LineChart(series: [Series("s", y: [1, 1000])])
    #expect(chart.describe().last == "The y axis is logarithmic: the largest value is 1000 times the smallest.")
    #expect(LineChart(series: [Series("s", y: [0, 1000])]).describe().count == 1)
  }

  @Test(
    "columns of text",
    arguments: [
      ("abc", 3), ("é", 1), ("e\u{301}", 1), ("权重", 4), ("😀", 2), ("\u{200B}", 0), ("ｗ", 2), ("│●⠒", 3), ("한", 2),
      ("\u{1B}", 0), ("", 0),
    ])
  func displayWidth(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test("cutting and wrapping keep to the width")
  func layout() {
    #expect(TextLayout.truncated("权重和", to: 4) == "权…")
    #expect(TextLayout.wrapped("one two three", to: 7, indent: 2) == ["one two", "  three"])
    #expect(TextLayout.wrapped("abcdefgh", to: 3) == ["abc", "def", "gh"])
    #expect(TextLayout.wrapped("", to: 3) == [""])
  }

  @Test("a histogram counts as numpy does")
  func histogram() {
    let histogram = Histogram(values: [0, 0.5, 1, 1, 2, 3, 4, .nan], bins: 4)
    #expect(histogram.counts == [2, 2, 1, 2])
    #expect(histogram.edges == [0, 1, 2, 3, 4])
    #expect(histogram.skipped == 1)
    #expect(Histogram(values: [5, 5], bins: 2).edges == [4.5, 5, 5.5])
  }
}
