// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include <stdlib.h>
#include <stddef.h>
#include <readline/readline.h>
#include <readline/history.h>
#include <signal.h>
#include <sys/ioctl.h>

/* Declared by the C library only under feature macros that the importer does not set. */
extern int wcwidth(wchar_t);
static inline int gradus_wcwidth(unsigned c) { return wcwidth((wchar_t)c); }

typedef struct { int columns, rows; } gradus_size;

/* ioctl has a variable number of arguments, which Swift cannot pass. Gives 0 where there is no terminal. */
static inline gradus_size gradus_terminal_size(int file) {
  struct winsize size;
  gradus_size none = {0, 0};
  if (ioctl(file, TIOCGWINSZ, &size) != 0) return none;
  gradus_size found = {size.ws_col, size.ws_row};
  return found;
}
