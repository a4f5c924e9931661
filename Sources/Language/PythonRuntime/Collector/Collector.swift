// SPDX-License-Identifier: GPL-3.0-or-later

import SmallBlocks

/// Finds objects that refer to each other in a circle and that nothing else refers to.
///
/// A circle is closed by changing an object, so those that were changed since they were made are tracked (`PyObject.firstChange`), and no other ones cost anything. When
/// there are twice as many as the last time, the references between them, and what they reach, are counted; an object with more references than these is held from
/// outside (a variable, the change log, Swift code), and all that it reaches stays. The rest is emptied, and goes as everything goes.
package enum Collector {
  // SAFETY (all of them): used on the one thread that evaluates. The table holds objects without counting them: each leaves it when it goes.
  private nonisolated(unsafe) static var table: UnsafeMutablePointer<Unmanaged<PyObject>>?
  private nonisolated(unsafe) static var capacity = 0
  /// How many are tracked; places in the table begin with 1.
  package private(set) nonisolated(unsafe) static var count = 0
  private nonisolated(unsafe) static var limit = Collector.leastLimit
  private nonisolated(unsafe) static var isCollecting = false
  private nonisolated(unsafe) static var isWanted = false
  /// `gc.isenabled()`
  package nonisolated(unsafe) static var isEnabled = true
  /// How often it has looked, how many objects it took, and how many were there after the last time.
  package private(set) nonisolated(unsafe) static var (runs, taken, survivors) = (0, 0, 0)
  private static let leastLimit = 10_000
  /// After how many new objects it looks, if a program wants it to look that often; 0 otherwise.
  package nonisolated(unsafe) static var step = 0 { didSet { limit = nextLimit } }
  /// How many of them filled the memory when it had grown; 0 when it has not, or not with what was in circles.
  private nonisolated(unsafe) static var volume = 0
  private static var nextLimit: Int {
    if step > 0 { return count + step }
    let usual = max(leastLimit, 2 * count)
    return volume > 0 ? min(usual, count + max(volume, 100)) : usual
  }

  // MARK: The table

  /// Begins to track an object.
  static func track(_ object: PyObject) {
    if count + 1 >= capacity { grow() }
    guard let table, count < Int(UInt32.max) - 1 else { return }
    count += 1
    (table + count).initialize(to: .passUnretained(object))
    object.collectorPlace = UInt32(truncatingIfNeeded: count)
    if count >= limit { ask() }
  }

  /// The object at a place goes: the last one takes that. (It is not told which one goes: to count a reference to it would cost every object.)
  static func forget(_ place: UInt32) {
    guard let table else { return }
    let last = table[count]
    table[Int(place)] = last
    last._withUnsafeGuaranteedRef { $0.collectorPlace = place }
    count -= 1
  }

  @inline(never) private static func grow() {
    let larger = UnsafeMutablePointer<Unmanaged<PyObject>>.allocate(capacity: max(1024, capacity * 2))
    if let table {
      (larger + 1).update(from: table + 1, count: count)
      table.deallocate()
    }
    table = larger
    capacity = max(1024, capacity * 2)
  }

  @inline(never) private static func ask() {
    guard isEnabled, !isCollecting else { return }
    limit = step > 0 ? count + step : count * 2
    isWanted = true
    Interrupt.look()
  }

  // MARK: Collecting

  /// Collects if it is time. Called where a program may run; a look leaves it to the next statement, as what a `__del__` does there would be taken back.
  @inline(never) static func runIfWanted(_ interpreter: Interpreter) {
    let hasGrown = MemoryWatch.takeGrowth()
    guard isWanted || hasGrown, !interpreter.policy.looking else { return }
    isWanted = false
    guard isEnabled else { return }
    let before = count
    guard collect(interpreter) > 0, hasGrown else { return }
    // What has gone may be used again without the process having more: the next time it is as many objects, not as much memory.
    volume = before - count
    limit = nextLimit
    giveBack()
  }

  /// Gives the system the memory back that is free now.
  package static func giveBack() {
    smallBlocksGiveBack()
    _ = trim(0)
  }
  // glibc's; its header is none of those that Swift imports.
  @_silgen_name("malloc_trim") private static func trim(_ kept: Int) -> Int32

  /// Collects and gives the number of objects that were in circles.
  @discardableResult
  package static func collect(_ interpreter: Interpreter) -> Int {
    if isCollecting { return 0 }
    isCollecting = true
    defer { isCollecting = false }
    runs += 1
    var garbage = find()
    let number = garbage.count
    if number > 0 {
      if PyClass.anyFinaliser {
        WeakCallbacks.leave(garbage)
        if finalise(&garbage, interpreter) { garbage = find(among: garbage) }
      }
      for object in garbage { object.dropReferences() }
      garbage = []
    }
    taken += number
    survivors = count
    if number == 0 { volume = 0 }
    limit = nextLimit
    Finalisers.run(interpreter)
    return number
  }

  /// Calls each `__del__` that was not called yet; whether there was one, so that something may have come back to life.
  private static func finalise(_ garbage: inout [PyObject], _ interpreter: Interpreter) -> Bool {
    var found = false
    for i in garbage.indices {
      let object = garbage[i]
      guard object.kind == .instance, object.hasUserClass, !object.hasBeenFinalised,
        object.cls.lookup(Special.finalise) != nil
      else { continue }
      found = true
      object.hasBeenFinalised = true
      Finalisers.call(object, interpreter)
    }
    return found
  }

  /// The objects that only each other refer to. `held` are those of a former search: the caller has a reference to each, and only these are given again.
  private static func find(among held: [PyObject]? = nil) -> [PyObject] {
    let tracked = count
    defer { count = tracked }
    let counting = CountingWalk()
    counting.counts = [UInt32](repeating: 0, count: count + 1)
    // What they reach is put behind them.
    var i = 1
    while i <= count {
      table?[i]._withUnsafeGuaranteedRef { $0.showReferences(to: counting) }
      i += 1
    }
    if let held {
      for i in held.indices {
        let place = Int(held[i].collectorPlace)
        if place > 0 { counting.counts[place] += 1 }
      }
    }
    let marking = MarkingWalk(count)
    for place in 1..<max(1, count + 1) {
      guard let object = table?[place] else { continue }
      if ReferenceCounts.count(object.toOpaque()) > UInt(counting.counts[place]) { marking.mark(place) }
    }
    while let place = marking.waiting.popLast() {
      table?[place]._withUnsafeGuaranteedRef { $0.showReferences(to: marking) }
    }
    var garbage: [PyObject] = []
    if let held {
      garbage = held.filter { $0.collectorPlace > 0 && !marking.marked[Int($0.collectorPlace)] }
    } else {
      for place in 1..<max(1, count + 1) where !marking.marked[place] {
        if let object = table?[place] { garbage.append(object.counted) }
      }
    }
    // Nothing has gone meanwhile, so what was only reached still lies at the end.
    var place = count
    while place > tracked {
      table?[place]._withUnsafeGuaranteedRef { $0.collectorPlace = 0 }
      place -= 1
    }
    return garbage
  }

  /// Counts references to the objects of the table, and puts those there that it did not have.
  private final class CountingWalk: ReferenceWalk {
    var counts: [UInt32] = []
    override func meet(_ object: PyObject) {
      var place = Int(object.collectorPlace)
      if place == 0 {
        switch object.kind {
        case .string, .type, .module, .builtin, .range: return
        default: break
        }
        Collector.track(object)
        place = Int(object.collectorPlace)
        counts.append(0)
      }
      counts[place] &+= 1
    }
  }

  /// Finds what an object that stays reaches.
  private final class MarkingWalk: ReferenceWalk {
    var marked: [Bool]
    var waiting: [Int] = []
    init(_ count: Int) { marked = [Bool](repeating: false, count: count + 1) }
    func mark(_ place: Int) {
      if marked[place] { return }
      marked[place] = true
      waiting.append(place)
    }
    override func meet(_ object: PyObject) {
      if object.collectorPlace > 0 { mark(Int(object.collectorPlace)) }
    }
  }

  // MARK: For programs

  /// The objects that are tracked, and those that were reached from them are not.
  package static func objects() -> [PyObject] {
    (0..<count).compactMap { table?[$0 + 1].counted }
  }

  /// What an object refers to.
  package static func references(of object: PyObject) -> [PyObject] {
    let walk = ListingWalk()
    object.showReferences(to: walk)
    return walk.objects
  }
  private final class ListingWalk: ReferenceWalk {
    var objects: [PyObject] = []
    override func meet(_ object: PyObject) { objects.append(object) }
  }
}
