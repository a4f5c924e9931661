// SPDX-License-Identifier: GPL-3.0-or-later

/// The special names that hot paths look up: a literal would be interned again at every use.
///
/// They are constants: their numbers are their places in `names`, with which the table of names begins (a test compares them).
enum Special {
  static let initialise = Symbol(number: 0)
  static let new = Symbol(number: 1)
  static let getattribute = Symbol(number: 2)
  static let getattr = Symbol(number: 3)
  static let setattr = Symbol(number: 4)
  static let delattr = Symbol(number: 5)
  static let iter = Symbol(number: 6)
  static let next = Symbol(number: 7)
  static let len = Symbol(number: 8)
  static let bool = Symbol(number: 9)
  static let call = Symbol(number: 10)
  static let enter = Symbol(number: 11)
  static let exit = Symbol(number: 12)
  static let get = Symbol(number: 13)
  static let set = Symbol(number: 14)
  static let getitem = Symbol(number: 15)
  static let setitem = Symbol(number: 16)
  static let contains = Symbol(number: 17)
  static let hash = Symbol(number: 18)
  static let eq = Symbol(number: 19)
  static let ne = Symbol(number: 20)
  static let lt = Symbol(number: 21)
  static let le = Symbol(number: 22)
  static let gt = Symbol(number: 23)
  static let ge = Symbol(number: 24)
  static let `class` = Symbol(number: 25)
  static let dict = Symbol(number: 26)
  static let doc = Symbol(number: 27)
  static let module = Symbol(number: 28)
  static let annotations = Symbol(number: 29)
  static let finalise = Symbol(number: 30)

  /// The names in the order of their numbers.
  static let names = [
    "__init__", "__new__", "__getattribute__", "__getattr__", "__setattr__", "__delattr__", "__iter__", "__next__",
    "__len__", "__bool__", "__call__", "__enter__", "__exit__", "__get__", "__set__", "__getitem__", "__setitem__",
    "__contains__", "__hash__", "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__class__", "__dict__",
    "__doc__", "__module__", "__annotations__", "__del__",
  ]
}
