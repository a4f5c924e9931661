#include <stdio.h>
#include <stdlib.h>
#include <stddef.h>
#include <readline/readline.h>
#include <readline/history.h>
#include <poll.h>
#include <signal.h>
#include <time.h>

/* Declared by the C library only under feature macros that the importer does not set. */
extern int wcwidth(wchar_t);
static inline int gradus_wcwidth(unsigned c) { return wcwidth((wchar_t)c); }
extern int ppoll(struct pollfd *, nfds_t, const struct timespec *, const sigset_t *);
