// SPDX-License-Identifier: GPL-3.0-or-later

#include <md4c-html.h>

/* GitHub's dialect, with HTML as text. The importer knows no macros of three and more flags. */
static inline int gradus_markdown_html(
    const char *text, unsigned size, void (*write)(const char *, unsigned, void *), void *target) {
  return md_html(text, size, write, target, MD_DIALECT_GITHUB | MD_FLAG_NOHTML, MD_HTML_FLAG_SKIP_UTF8_BOM);
}

/* The same dialect as events: what a terminal draws. */
static inline int gradus_markdown_events(
    const char *text, unsigned size, int (*enter)(MD_BLOCKTYPE, void *, void *), int (*leave)(MD_BLOCKTYPE, void *, void *),
    int (*begin)(MD_SPANTYPE, void *, void *), int (*end)(MD_SPANTYPE, void *, void *),
    int (*write)(MD_TEXTTYPE, const char *, unsigned, void *), void *target) {
  MD_PARSER parser = {
      .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML,
      .enter_block = enter,
      .leave_block = leave,
      .enter_span = begin,
      .leave_span = end,
      .text = write,
  };
  return md_parse(text, size, &parser, target);
}
