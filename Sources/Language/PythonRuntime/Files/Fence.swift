// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The fence around a notebook that nobody has vouched for.
///
/// A program behind it sees one folder, that of its notebook, and may change it as it likes: what it writes lands in a scratch
/// folder that lies over the notebook's like a sheet of glass and is thrown away with the fence. So it reads back what it
/// wrote, and the folder stays as it was. `/tmp` is such a sheet with nothing below. Relative names begin at the notebook's folder,
/// wherever Gradus was started. Links are followed before anything is decided: one that leads out of the folder is outside.
/// Names that begin with a dot (`.ssh`, `.netrc`) are never read from the folder, nor is anything that is no plain file.
public final class Fence {
  /// The notebook's folder, without links.
  public let folder: String
  /// Where the program stands.
  public private(set) var currentFolder: String
  /// What it removed, by full names.
  private var removed: Set<String> = []
  private var scratch: ScratchFolder?
  private var writtenBytes = 0
  /// Files of the folder that are not to be seen, by full names.
  private let hidden: Set<String>
  /// How much a program may write before its fence is thrown away.
  public static let writeLimit = 1 << 30

  /// A fence around a folder, in which some files are not to be seen.
  public init(folder path: String, hiding hidden: [String] = []) {
    folder = Fence.real(path.isEmpty ? "." : path)
    currentFolder = folder
    self.hidden = Set(hidden.map(Fence.real))
  }

  /// A name without links.
  private static func real(_ path: String) -> String {
    let real = realpath(path, nil)
    defer { free(real) }
    return real.map { String(cString: $0) } ?? path
  }

  /// Removes everything that was written.
  public func throwAway() {
    scratch?.remove()
    scratch = nil
  }

  // MARK: Which file a name means

  /// Where a name leads: to a file of the scratch folder, and to the one of the notebook's folder below it.
  struct Place {
    /// The full name, as the program sees it.
    let name: String
    /// The part of the scratch folder.
    let upper: String
    /// The file of the notebook's folder; nil where nothing is to be seen.
    let lower: String?
  }

  /// The place of a name; nil outside of the fence.
  func place(of path: String) -> Place? {
    guard let name = Fence.resolved(path.hasPrefix("/") ? path : currentFolder + "/" + path) else { return nil }
    if folder != "/", name == folder || name.hasPrefix(folder + "/") {
      let rest = name.dropFirst(folder.count)
      return Place(name: name, upper: "folder" + rest, lower: isVisible(name, rest) ? name : nil)
    }
    if name == "/tmp" || name.hasPrefix("/tmp/") {
      return Place(name: name, upper: "tmp" + name.dropFirst(4), lower: nil)
    }
    return nil
  }

  /// Whether a file of the folder shows through.
  private func isVisible(_ name: String, _ rest: Substring) -> Bool {
    if ["/proc", "/sys", "/dev"].contains(where: { folder == $0 || folder.hasPrefix($0 + "/") }) { return false }
    if hidden.contains(name) || rest.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { return false }
    var above = name
    while above.count > folder.count {
      if removed.contains(above) { return false }
      above = String(above[..<(above.lastIndex(of: "/") ?? above.startIndex)])
    }
    return true
  }

  /// A full name without links, `.` and `..`; its end need not exist. Nil when links go round in circles.
  private static func resolved(_ path: String) -> String? {
    var rest = path.split(separator: "/").reversed().map(String.init)
    var result = ""
    var links = 0
    var buffer = [CChar](repeating: 0, count: 4096)
    while let part = rest.popLast() {
      if part == "." { continue }
      if part == ".." {
        result = String(result[..<(result.lastIndex(of: "/") ?? result.startIndex)])
        continue
      }
      let next = result + "/" + part
      let count = readlink(next, &buffer, buffer.count)
      guard count > 0 else {
        result = next
        continue
      }
      links += 1
      if links > 40 { return nil }
      let target = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if target.hasPrefix("/") { result = "" }
      rest += target.split(separator: "/").reversed().map(String.init)
    }
    return result.isEmpty ? "/" : result
  }

  // MARK: Reading and writing

  /// The file of the scratch folder at a place, if there is one.
  func written(_ place: Place) -> String? {
    guard let scratch else { return nil }
    let path = scratch.path + "/" + place.upper
    return Fence.kind(path) == nil ? nil : path
  }

  /// The file that is there for the program, above or below; nil where there is none.
  func existing(_ place: Place) -> String? {
    if let path = written(place) { return path }
    // The sheet over /tmp begins empty, but is there.
    if place.upper == "tmp" { return try? upper(place) }
    guard let lower = place.lower, let kind = Fence.kind(lower), kind == S_IFREG || kind == S_IFDIR else { return nil }
    return lower
  }

  func readable(_ path: String, _ call: @autoclosure () -> String) throws -> String {
    guard let place = place(of: path) else { throw Fence.refusal(call()) }
    if let found = existing(place) { return found }
    try refuseHidden(place, call())
    throw FilePolicy.failure(path, number: ENOENT)
  }

  /// Says by name that a file is there and not to be seen: one of the real `/tmp`, a hidden one, a device.
  private func refuseHidden(_ place: Place, _ call: String) throws {
    guard !removed.contains(place.name), Fence.kind(place.name) != nil else { return }
    if place.upper.hasPrefix("tmp") { throw Fence.refusal(call) }
    throw Fence.refusal(call, "only plain files whose names begin with no dot are read there")
  }

  func writable(_ path: String, keepsContents: Bool, _ call: @autoclosure () -> String) throws -> String {
    guard let place = place(of: path) else { throw Fence.refusal(call()) }
    let target = try upper(place)
    guard written(place) == nil else { return target }
    do { try makeParents(of: place, path) } catch {
      if let above = self.place(of: FilePolicy.parent(of: place.name)) { try refuseHidden(above, call()) }
      throw error
    }
    if let lower = existing(place) {
      if Fence.kind(lower) == S_IFDIR {
        mkdir(target, 0o777)
      } else if keepsContents {
        let bytes = try FilePolicy.readAll(lower)
        try charge(bytes.count)
        try FilePolicy.writeAll(bytes, to: target, O_CREAT | O_TRUNC)
      }
    }
    removed.remove(place.name)
    return target
  }

  /// Counts what is written, so that no program fills the disk.
  func charge(_ bytes: Int) throws {
    writtenBytes &+= bytes
    guard writtenBytes > Fence.writeLimit else { return }
    // What was written over and over is there once.
    writtenBytes = (scratch?.byteCount ?? 0) &+ bytes
    guard writtenBytes <= Fence.writeLimit else {
      throw PyError.make(
        ExceptionClasses.osError, "Gradus keeps at most \(Fence.writeLimit >> 20) MB of what is written behind a fence")
    }
  }

  /// The name in the scratch folder, which is made when it is first needed.
  func upper(_ place: Place) throws -> String {
    if let scratch { return scratch.path + "/" + place.upper }
    let made = try ScratchFolder()
    scratch = made
    mkdir(made.path + "/folder", 0o777)
    mkdir(made.path + "/tmp", 0o777)
    return made.path + "/" + place.upper
  }

  /// Makes the folders above a place that are there for the program.
  func makeParents(of place: Place, _ path: String) throws {
    let parent = FilePolicy.parent(of: place.name)
    guard place.upper.contains("/"), let above = self.place(of: parent) else { return }
    guard let found = existing(above), Fence.kind(found) == S_IFDIR else {
      throw FilePolicy.failure(path, number: ENOENT)
    }
    guard written(above) == nil else { return }
    try makeParents(of: above, path)
    mkdir(try upper(above), 0o777)
  }

  /// Takes a file or an empty folder away, for the program.
  func remove(_ place: Place) {
    if let path = written(place), unlink(path) != 0 { rmdir(path) }
    removed.insert(place.name)
  }

  func move(to folder: String) { currentFolder = folder }

  func show(_ place: Place) { removed.remove(place.name) }

  // MARK: Support

  static func refusal(_ call: String, _ reason: String = "it reaches out of the notebook's folder") -> Raised {
    PyError.make(ExceptionClasses.permissionError, "Gradus keeps this notebook behind a fence: \(call): \(reason)")
  }

  /// The kind of what has this name, links not followed.
  static func kind(_ path: String) -> mode_t? {
    var info = stat()
    return lstat(path, &info) == 0 ? info.st_mode & S_IFMT : nil
  }
}
