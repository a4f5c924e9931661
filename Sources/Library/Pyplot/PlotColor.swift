// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// Names of colours. Charts choose their own, but a word that is none is an error, as in matplotlib.
enum PlotColor {
  private static let names = Set(
    """
    aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
    cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod
    darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon
    darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray
    dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green
    greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon
    lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon
    lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen
    magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue
    mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy
    oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip
    peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown
    seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal
    thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
  private static let table: Set<String> = [
    "blue", "orange", "green", "red", "purple", "brown", "pink", "gray", "olive", "cyan",
  ]

  /// Whether a text is a colour. The hundreds of names that begin with `xkcd:` are believed.
  private static func isColor(_ text: String) -> Bool {
    if text.utf8.count == 1, "bgrcmykw".contains(text) { return true }
    if names.contains(text.lowercased()) || text.lowercased() == "none" || text.hasPrefix("xkcd:") { return true }
    if text.hasPrefix("tab:") { return table.contains(String(text.dropFirst(4)).lowercased()) || text == "tab:grey" }
    if text.hasPrefix("#") {
      return [4, 5, 7, 9].contains(text.utf8.count) && text.dropFirst().allSatisfy(\.isHexDigit)
    }
    if text.hasPrefix("C") { return text.utf8.count > 1 && text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber } }
    return Double(text).map { (0...1).contains($0) } ?? false
  }

  /// The words of the colours of lines.
  private static func refusal(_ text: String) -> Raised {
    PyError.value(
      "'\(text)' is not a valid value for color: supported inputs are (r, g, b) and (r, g, b, a) 0-1 float tuples; "
        + "'#rrggbb', '#rrggbbaa', '#rgb', '#rgba' strings; named color strings; string reprs of 0-1 floats for grayscale "
        + "values; 'C0', 'C1', ... strings for colors of the color cycle; and pairs combining one of the above with an alpha value"
    )
  }

  /// Refuses a text, or one among several, that is no colour; in the words of the kind of thing that is drawn.
  static func check(_ value: Value, for artist: String) throws {
    var texts = value.text.map { [$0] } ?? []
    switch value {
    case .list(let list): texts = list.items.compactMap(\.text)
    case .tuple(let tuple): texts = tuple.items.compactMap(\.text)
    default: break
    }
    guard let wrong = texts.first(where: { !isColor($0) }) else { return }
    switch artist {
    case "Line2D", "Text", "AxesImage": throw refusal(wrong)
    case "PathCollection":
      throw PyError.value(
        "'color' kwarg must be a color or sequence of color specs.  For a sequence of values to be color-mapped, use the 'c' argument instead."
      )
    case "BarContainer":
      throw PyError.value("'facecolor' or 'color' argument must be a valid color or sequence of colors.")
    default: throw PyError.value("'\(wrong)' is not a valid color value.")
    }
  }

  /// The colours of points: colours, or numbers.
  static func checkPoints(_ value: Value) throws {
    do { try check(value, for: "PathCollection") } catch {
      throw PyError.value(
        "'c' argument must be a color, a sequence of colors, or a sequence of numbers, not \(try Interpreter.current.repr(value))"
      )
    }
  }
}
