// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime

/// A figure: its text is that of a chart, its picture is what the library's Python draws in matplotlib's places.
///
/// Charts may go to other threads, programs may not: a picture is made on the thread of the program that drew it.
struct PicturedChart: Chart, @unchecked Sendable {
  let base: any Chart
  /// Gives the body of the document and its box: left, top, width and height.
  let picture: Value

  func render(_ options: RenderOptions) -> String { base.render(options) }
  func describe() -> [String] { base.describe() }
  func csv() -> String { base.csv() }

  /// The document and its size.
  func document() throws -> (text: String, width: Double, height: Double) {
    let made = DrawingRecord.items(try Interpreter.current.call(picture, []))
    let box = made.count > 1 ? DrawingRecord.numbers(made[1]) : []
    guard made.count > 2, box.count == 4 else { return (base.svg(), 720, 420) }
    let text = SVGDocument(
      left: box[0], top: box[1], width: box[2], height: box[3], title: made[2].text ?? "", description: describe()
    ).text(made[0].text ?? "", font: "DejaVu Sans, sans-serif")
    return (text, box[2], box[3])
  }

  /// The picture; what the chart itself draws where a program's own code failed in it.
  func svg(_ options: SVGOptions) -> String {
    do { return try document().text } catch {
      // Who stops a program means all of it, not the picture alone.
      if Interpreter.current.normalise(error).cls.isSubclass(of: ExceptionClasses.keyboardInterrupt) {
        Interrupt.request()
      }
      return base.svg(options)
    }
  }
}
