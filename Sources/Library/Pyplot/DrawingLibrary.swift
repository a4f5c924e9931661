// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

// SAFETY (this file): these are the libraries' own functions with the types that their headers give; what they make is given back in `file`.

/// SVG as pictures: librsvg and cairo, which Debian has in `librsvg2-2`, loaded when a figure is first saved as .png or .pdf.
enum DrawingLibrary {
  private typealias Object = UnsafeMutableRawPointer
  private typealias NewHandle = @convention(c) (UnsafePointer<UInt8>?, Int, Object?) -> Object?
  private typealias Render = @convention(c) (Object, Object, UnsafeRawPointer, Object?) -> Int32
  private typealias Unref = @convention(c) (Object) -> Void
  private typealias NewImage = @convention(c) (Int32, Int32, Int32) -> Object?
  private typealias Sink = @convention(c) (Object?, UnsafePointer<UInt8>?, UInt32) -> Int32
  private typealias NewPDF = @convention(c) (Sink, Object?, Double, Double) -> Object?
  private typealias NewContext = @convention(c) (Object) -> Object?
  private typealias Scale = @convention(c) (Object, Double, Double) -> Void
  private typealias SetColor = @convention(c) (Object, Double, Double, Double) -> Void
  private typealias WritePNG = @convention(c) (Object, Sink, Object?) -> Int32

  /// The bytes of a document as .png with so many pixels for each of its units, or as .pdf; nil where the libraries are not installed.
  static func file(_ svg: String, width: Double, height: Double, scale: Double, isPDF: Bool) -> [UInt8]? {
    guard let rsvg = dlopen("librsvg-2.so.2", RTLD_LAZY), let cairo = dlopen("libcairo.so.2", RTLD_LAZY),
      let newHandle = function(rsvg, "rsvg_handle_new_from_data", NewHandle.self),
      let render = function(rsvg, "rsvg_handle_render_document", Render.self),
      let newContext = function(cairo, "cairo_create", NewContext.self),
      let scaled = function(cairo, "cairo_scale", Scale.self),
      let endContext = function(cairo, "cairo_destroy", Unref.self),
      let endSurface = function(cairo, "cairo_surface_destroy", Unref.self),
      let finish = function(cairo, "cairo_surface_finish", Unref.self),
      let unref = dlopen("libgobject-2.0.so.0", RTLD_LAZY).flatMap({ function($0, "g_object_unref", Unref.self) })
    else { return nil }
    let sink: Sink = { target, bytes, count in
      guard let target, let bytes else { return 0 }
      // The target is the array below, which lives until the last call.
      target.assumingMemoryBound(to: [UInt8].self).pointee += UnsafeBufferPointer(start: bytes, count: Int(count))
      return 0
    }
    var text = svg
    guard let handle = text.withUTF8({ newHandle($0.baseAddress, $0.count, nil) }) else { return nil }
    defer { unref(handle) }
    var result: [UInt8] = []
    let isDone = withUnsafeMutablePointer(to: &result) { target -> Bool in
      let made: Object? =
        isPDF
        ? function(cairo, "cairo_pdf_surface_create_for_stream", NewPDF.self)?(sink, target, width, height)
        : function(cairo, "cairo_image_surface_create", NewImage.self)?(
          0, Int32(min(width * scale, 20_000)), Int32(min(height * scale, 20_000)))
      guard let surface = made, let context = newContext(surface) else { return false }
      defer { endSurface(surface) }
      // White also where the drawing leaves a border.
      function(cairo, "cairo_set_source_rgb", SetColor.self)?(context, 1, 1, 1)
      function(cairo, "cairo_paint", Unref.self)?(context)
      if !isPDF { scaled(context, scale, scale) }
      let box = [0, 0, width, height]
      let isDrawn = render(handle, context, box, nil) != 0
      endContext(context)
      guard isDrawn else { return false }
      if isPDF {
        finish(surface)
        return true
      }
      return function(cairo, "cairo_surface_write_to_png_stream", WritePNG.self)?(surface, sink, target) == 0
    }
    return isDone && !result.isEmpty ? result : nil
  }

  private static func function<Function>(_ library: Object, _ name: String, _: Function.Type) -> Function? {
    dlsym(library, name).map { unsafeBitCast($0, to: Function.self) }
  }
}
