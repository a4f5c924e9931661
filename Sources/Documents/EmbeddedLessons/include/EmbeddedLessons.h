// SPDX-License-Identifier: GPL-3.0-or-later

/// A lesson that is part of the program.
typedef struct {
  /// The name under which it is asked for.
  const char *name;
  /// The language, "en" or "zh".
  const char *language;
  /// Its Markdown.
  const char *text;
} EmbeddedLesson;

/// The lesson of a number, in the order in which they build on each other; name NULL behind the last one.
EmbeddedLesson embeddedLesson(int number);
