// SPDX-License-Identifier: GPL-3.0-or-later

#include <md4c-html.h>

/* GitHub's dialect, with HTML as text. The importer knows no macros of three and more flags. */
static inline int gradus_markdown_html(
    const char *text, unsigned size, void (*write)(const char *, unsigned, void *), void *target) {
  return md_html(text, size, write, target, MD_DIALECT_GITHUB | MD_FLAG_NOHTML, MD_HTML_FLAG_SKIP_UTF8_BOM);
}
