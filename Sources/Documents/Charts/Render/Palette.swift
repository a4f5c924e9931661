// SPDX-License-Identifier: GPL-3.0-or-later

/// A colour by what it is for.
enum Paint: Equatable, Sendable {
  case plain
  /// The colour of the series with this number.
  case series(Int)
  /// A place between the lowest (0) and the highest (1) value.
  case heat(Double)
  /// Red, green and blue from 0 to 255.
  case color(Int, Int, Int)

  /// A place between the lowest and the highest value in colours of one's own.
  static func heat(_ place: Double, _ colors: [[Double]]) -> Paint {
    guard colors.count > 1 else { return .heat(place) }
    let parts = Palette.mixed(place, colors)
    return .color(parts[0], parts[1], parts[2])
  }
}

/// The colours: after Okabe and Ito, told apart by most colour-blind people, readable on dark and on light.
enum Palette {
  private static let hues: [(red: Int, green: Int, blue: Int, ansi256: Int, ansi16: Int)] = [
    (0x3D, 0x9F, 0xE0, 74, 36), (0xE6, 0x8A, 0x00, 208, 33), (0x00, 0xA0, 0x78, 36, 32), (0xCC, 0x68, 0x9F, 169, 35),
    (0xD5, 0x4A, 0x2A, 166, 31), (0x80, 0x7A, 0xE0, 104, 34),
  ]

  /// The parameters of the escape sequence that switches to the colour; nil for the terminal's own.
  static func escape(_ paint: Paint, _ depth: ColorDepth) -> String? {
    switch (paint, depth) {
    case (.plain, _), (_, .none): return nil
    case (.color(let red, let green, let blue), _):
      switch depth {
      case .ansi16:
        // Black could not be seen on most grounds, nor white on others.
        let bits = (red > 127 ? 1 : 0) + (green > 127 ? 2 : 0) + (blue > 127 ? 4 : 0)
        return bits == 0 || bits == 7 ? nil : "\(30 + bits)"
      case .ansi256:
        let steps = [red, green, blue].map { ($0 * 5 + 127) / 255 }
        return "38;5;\(16 + 36 * steps[0] + 6 * steps[1] + steps[2])"
      default: return "38;2;\(red);\(green);\(blue)"
      }
    case (.series(let number), _):
      let hue = hues[index(number)]
      switch depth {
      case .ansi16: return "\(hue.ansi16)"
      case .ansi256: return "38;5;\(hue.ansi256)"
      default: return "38;2;\(hue.red);\(hue.green);\(hue.blue)"
      }
    case (.heat(let place), _):
      switch depth {
      case .ansi16: return place < 0.34 ? "34" : place < 0.67 ? "36" : "33"
      case .ansi256: return "38;5;\(heat256[min(heat256.count - 1, max(0, Int(place * Double(heat256.count))))])"
      default:
        let (red, green, blue) = heatColor(place)
        return "38;2;\(red);\(green);\(blue)"
      }
    }
  }

  /// The colour of a series for SVG.
  static func hex(_ number: Int) -> String {
    let hue = hues[index(number)]
    return hex(hue.red, hue.green, hue.blue)
  }

  /// A colour between those of a row, from 0 to 255.
  static func mixed(_ place: Double, _ colors: [[Double]]) -> [Int] {
    let scaled = min(max(place, 0), 1) * Double(colors.count - 1)
    let lower = min(Int(scaled), colors.count - 2)
    let part = scaled - Double(lower)
    return (0..<3).map { c in
      Int(((colors[lower][c] + (colors[lower + 1][c] - colors[lower][c]) * part) * 255).rounded())
    }
  }

  /// The colour of a place between lowest and highest for SVG.
  static func heatHex(_ place: Double, _ colors: [[Double]] = []) -> String {
    if colors.count > 1 {
      let parts = mixed(place, colors)
      return hex(parts[0], parts[1], parts[2])
    }
    let (red, green, blue) = heatColor(place)
    return hex(red, green, blue)
  }

  private static func index(_ number: Int) -> Int { number % hues.count }

  private static func hex(_ parts: Int...) -> String {
    "#" + parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static let heat256 = [25, 31, 37, 72, 107, 142, 178, 214, 220]
  private static let heatStops = [(0x20, 0x4A, 0x87), (0x2A, 0x8A, 0x8F), (0x8F, 0xB0, 0x50), (0xF5, 0xD0, 0x30)]

  /// From blue over green to yellow: brightness grows with the value.
  private static func heatColor(_ place: Double) -> (Int, Int, Int) {
    let scaled = min(max(place, 0), 1) * Double(heatStops.count - 1)
    let lower = min(Int(scaled), heatStops.count - 2)
    let part = scaled - Double(lower)
    func mix(_ a: Int, _ b: Int) -> Int { Int((Double(a) + (Double(b) - Double(a)) * part).rounded()) }
    let (a, b) = (heatStops[lower], heatStops[lower + 1])
    return (mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2))
  }
}
