// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("conv", "conv1"), ("lenght", "length"), ("Conv2D", "Conv2d"), ("flaot", "float"), ("momentun", "momentum"),
    ("runing_mean", "running_mean"), ("relu", "ReLU"), ("ab", "ac"),
  ])
  func findsTheNearest(name: String, known: String) {
    #expect(Suggestion.nearest(name, among: ["zzzzzz", known, "quite_another"]) == known)
  }

  @Test(arguments: [("x", "y"), ("foo", "bar"), ("conv", "dense1"), ("", "a"), ("abc", "abc"), ("x", "xy")])
  func staysSilent(name: String, known: String) {
    #expect(Suggestion.nearest(name, among: [known]) == nil)
  }

  @Test func answerDoesNotDependOnTheOrder() {
    let names = ["conv3", "conv1", "conv2"]
    #expect(Suggestion.nearest("conv", among: names) == "conv1")
    #expect(Suggestion.nearest("conv", among: names.reversed()) == "conv1")
    #expect(Suggestion.nearest("conb2", among: names) == "conv2")
  }
}
