// SPDX-License-Identifier: GPL-3.0-or-later

/// What happens to points of a grid that lie outside of the image. The numbers are in saved graphs.
public enum GridBorder: Int, Sendable {
  case zeros, border, reflection
}
