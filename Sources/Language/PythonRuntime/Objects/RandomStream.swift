// SPDX-License-Identifier: GPL-3.0-or-later

/// A random stream that a library keeps with the workspace: whoever compares two states asks whether it has moved on.
public protocol RandomStream: PyObject {
  /// The type of the state.
  associatedtype State: Equatable
  /// Everything that decides which numbers come next.
  var streamState: State { get }
}
