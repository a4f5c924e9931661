// SPDX-License-Identifier: GPL-3.0-or-later

/// How an image is read between its pixels. The numbers are in saved graphs.
public enum GridMode: Int, Sendable {
  case bilinear, nearest, bicubic
}
