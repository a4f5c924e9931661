// SPDX-License-Identifier: GPL-3.0-or-later

/// What is done with each reference that objects show (`PyObject.showReferences`).
///
/// Only references that are counted may be shown, each as often as it is counted: the collector compares their number with the count. An object that shows too
/// few is safe, one that shows too many is not. Memory that somebody else holds, too (a copy of an array that nobody has changed), counts once for both, so it is
/// shown only where it is alone.
public class ReferenceWalk {
  func meet(_ object: PyObject) {}

  /// Shows what a value refers to.
  @inline(__always) public final func see(_ value: Value) {
    // SAFETY: whoever shows the value holds it.
    value.unretainedObject?._withUnsafeGuaranteedRef { meet($0) }
  }
  /// Shows an object.
  @inline(__always) public final func see(_ object: PyObject?) { if let object { meet(object) } }

  /// Shows the values of an array, whose memory nothing else holds.
  public final func see(all values: [Value]) { for value in values { see(value) } }
}

// SAFETY (all of them): addresses are only asked for their counts, while what lies there is held.
/// How often objects are referred to.
package enum ReferenceCounts {
  /// The function of Swift's runtime behind `_getRetainCount`, which would hold the object meanwhile.
  @_silgen_name("swift_retainCount") private static func runtimeCount(_ object: UnsafeRawPointer) -> UInt

  /// How many strong references there are to what lies at an address.
  @inline(__always) static func count(_ address: UnsafeMutableRawPointer) -> UInt { runtimeCount(address) }

  /// Whether memory is held once.
  @inline(never) package static func isAlone(_ memory: UInt) -> Bool {
    UnsafeRawPointer(bitPattern: memory).map { runtimeCount($0) == 1 } ?? false
  }

  /// Where the memory of an array lies, which is an object: an array is one word, its address (`LayoutCheck`). Only a number, which holds nothing; ask
  /// `isAlone` in a statement of its own, when what was read to get it is given up.
  @inline(__always) package static func memory<Element>(of array: [Element]) -> UInt {
    withUnsafeBytes(of: array) { $0.load(as: UInt.self) }
  }
  /// The same.
  @inline(__always) static func memory<Element>(of array: ContiguousArray<Element>) -> UInt {
    withUnsafeBytes(of: array) { $0.load(as: UInt.self) }
  }
  /// Where an object lies; 0 where there is none.
  @inline(__always) package static func memory(of object: AnyObject?) -> UInt {
    object.map { UInt(bitPattern: Unmanaged.passUnretained($0).toOpaque()) } ?? 0
  }
}
