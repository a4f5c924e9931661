// SPDX-License-Identifier: GPL-3.0-or-later

/// A map from symbols to anything: open addressing on the symbol's own number, which beats hashing it again.
struct SymbolMap<Element> {
  private var keys: [Int32] = []
  private var elements: [Element] = []
  private var buckets: [Int32] = []

  var isEmpty: Bool { keys.isEmpty }

  @inline(__always) private func bucket(of id: Int32) -> (bucket: Int, index: Int32) {
    let mask = buckets.count - 1
    var bucket = Int(id) & mask
    while true {
      let index = buckets[bucket]
      if index < 0 || keys[Int(index)] == id { return (bucket, index) }
      bucket = (bucket + 1) & mask
    }
  }

  subscript(name: Symbol) -> Element? {
    get {
      if buckets.isEmpty { return nil }
      let index = bucket(of: name.id).index
      return index < 0 ? nil : elements[Int(index)]
    }
    set {
      guard let newValue else { return }
      if (keys.count + 1) * 2 > buckets.count { grow() }
      let place = bucket(of: name.id)
      if place.index >= 0 {
        elements[Int(place.index)] = newValue
      } else {
        buckets[place.bucket] = Int32(truncatingIfNeeded: keys.count)
        keys.append(name.id)
        elements.append(newValue)
      }
    }
  }

  private mutating func grow() {
    buckets = [Int32](repeating: -1, count: max(8, buckets.count * 2))
    for (i, id) in keys.enumerated() { buckets[bucket(of: id).bucket] = Int32(truncatingIfNeeded: i) }
  }
}
