// SPDX-License-Identifier: GPL-3.0-or-later

/* What is used of zlib, as its interface lays it down. The library is loaded when something is first compressed, so nothing is
   linked and its headers are not needed. */

typedef struct {
  const unsigned char *next_in;
  unsigned int avail_in;
  unsigned long total_in;
  unsigned char *next_out;
  unsigned int avail_out;
  unsigned long total_out;
  const char *msg;
  void *state;
  void *zalloc, *zfree, *opaque;
  int data_type;
  unsigned long adler, reserved;
} zlib_stream;

typedef int (*zlib_inflate_init)(zlib_stream *stream, int window_bits, const char *version, int stream_size);
typedef int (*zlib_deflate_init)(zlib_stream *stream, int level, int method, int window_bits, int memory_level,
                                 int strategy, const char *version, int stream_size);
typedef int (*zlib_step)(zlib_stream *stream, int flush);
typedef int (*zlib_end)(zlib_stream *stream);
typedef const char *(*zlib_version)(void);
typedef unsigned long (*zlib_checksum)(unsigned long start, const unsigned char *bytes, unsigned int count);
