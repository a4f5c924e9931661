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

/* ioctl has a variable number of arguments, which Swift cannot pass. Gives 0 where there is no terminal. */
static inline int gradus_terminal_width(int file) {
  struct winsize size;
  return ioctl(file, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
