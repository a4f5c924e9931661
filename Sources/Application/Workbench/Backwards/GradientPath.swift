// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// `%explain w.grad[2, 3]`: the gradient of one element as the sum over what it touches, and from there the strongest way up to the
/// loss, multiplied out.
struct GradientPath {
  let trace: GradientTrace
  let names: WorkspaceNames
  private static let mostSteps = 40

  /// One stretch of the way: an element of a result, and how it changes an element of what is computed from it.
  private struct Link {
    let user: GradNode
    /// Which of its outputs, and the element there.
    let number: Int
    let output: [Int]
    let derivative: Double
    let gradient: Double
  }

  private func label(_ node: GradNode) -> String {
    names.name(ofResultOf: node) ?? "#\(trace.number(of: node))"
  }

  /// Adds the equations from an element of a leaf up to the loss.
  func explain(_ leaf: Tensor, _ index: [Int], name: String, value: Double, _ explanation: inout Explanation) {
    guard let start = leaf.gradEdge.node else { return }
    var (node, number, element, title, gradient) = (start, leaf.outputIndex, index, name, value)
    var derivatives: [Double] = []
    var passed: [String] = []
    for _ in 0..<Self.mostSteps {
      guard let links = self.links(of: node, output: number, element) else {
        explanation.say(
          "From here the rule of \(trace.users(of: node).first?.node.name ?? "the operation") is not multiplied out.")
        return
      }
      guard let strongest = links.max(by: { abs($0.gradient * $0.derivative) < abs($1.gradient * $1.derivative) })
      else {
        let users = trace.users(of: node).map(\.node.name)
        explanation.say(
          "\(title) is 0: in \(users.isEmpty ? "the next operation" : users[0]) every derivative, or the gradient that it meets, is 0, as beside an input of 0 or behind a ReLU that is off."
        )
        return
      }
      let user = strongest.user
      derivatives.append(strongest.derivative)
      let place = "\(label(user))\(strongest.output.isEmpty ? "" : Counted.shape(strongest.output))"
      if links.count == 1, strongest.derivative == 1, !isRoot(user) {
        // Views, copies and sums hand the gradient on.
        passed.append("\(user.name) to \(place)")
      } else {
        if !passed.isEmpty { explanation.say("It comes unchanged through \(passed.joined(separator: ", ")).") }
        passed = []
        equation(title, links, is: gradient, &explanation)
        title = "gradient of \(place)"
      }
      if isRoot(user) {
        finish(derivatives, strongest.gradient, &explanation)
        return
      }
      (node, number, element, gradient) = (user, strongest.number, strongest.output, strongest.gradient)
    }
    explanation.say("And so on up to the loss.")
  }

  private func equation(_ title: String, _ links: [Link], is value: Double, _ explanation: inout Explanation) {
    var names: [String] = []
    for link in links where !names.contains(link.user.name) { names.append(link.user.name) }
    let rules = names.map { $0 + (DerivativeWords.rule(of: $0).map { ": \($0)" } ?? "") }
    explanation.say(
      rules.joined(separator: "; ") + ". "
        + (links.count == 1
          ? "The gradient of its result, times the derivative:"
          : "The gradients of the \(links.count) results that it changes and the loss depends on, times the derivatives:")
    )
    let (sum, remark) = Term.longSum(links.map { .product([.number($0.gradient), .number($0.derivative)]) })
    explanation.equation(title, sum, is: value)
    if let remark { explanation.say("\(remark).") }
  }

  private func isRoot(_ node: GradNode) -> Bool { trace.users(of: node).isEmpty }

  private func finish(_ derivatives: [Double], _ seed: Double, _ explanation: inout Explanation) {
    guard derivatives.count > 1 else { return }
    explanation.say("The strongest way from the loss down, multiplied out:")
    explanation.equation(
      "share of this way", .product([.number(seed)] + derivatives.reversed().filter { $0 != 1 }.map { .number($0) }))
  }

  /// What an element changes, with derivatives and gradients; nil where a rule cannot be taken apart.
  private func links(of node: GradNode, output: Int, _ element: [Int]) -> [Link]? {
    var links: [Link] = []
    for (user, input) in trace.users(of: node) where user.edges[input].index == output {
      for result in 0..<user.outputCount {
        guard let gradient = trace.gradient(of: user, output: result) else { continue }
        guard let column = LocalDerivative.column(of: user, input: input, output: result, element: element) else {
          return nil
        }
        let (derivatives, gradients) = (column.lookedDoubles(), gradient.lookedDoubles())
        for i in derivatives.indices where derivatives[i] != 0 && gradients[i] != 0 {
          links.append(
            Link(
              user: user, number: result, output: column.coordinates(i), derivative: derivatives[i],
              gradient: gradients[i]))
        }
      }
    }
    return links
  }
}
