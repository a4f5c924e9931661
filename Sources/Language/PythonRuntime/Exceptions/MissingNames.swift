// SPDX-License-Identifier: GPL-3.0-or-later

/// The public names of CPython's modules that Gradus's modules of the same names lack: they are refused as Gradus's own gap.
/// (`Scripts/module_names.py --write` writes the table.)
enum MissingNames {
  private static let names: [String: String] = [
    "ast":
      "AugLoad AugStore Bytes Ellipsis ExtSlice Index IntEnum NameConstant Num Param Str Suite TypeIgnore auto "
      + "contextmanager main nullcontext slice type_ignore",
    "base64":
      "a85decode a85encode b32hexdecode b32hexencode b85decode b85encode decode encode",
    "binascii":
      "a2b_qp a2b_uu b2a_qp b2a_uu",
    "calendar":
      "HTMLCalendar LocaleHTMLCalendar LocaleTextCalendar",
    "codecs":
      "BOM32_BE BOM32_LE BOM64_BE BOM64_LE Codec EncodedFile IncrementalDecoder IncrementalEncoder "
      + "StreamReaderWriter StreamRecoder backslashreplace_errors getincrementaldecoder getincrementalencoder "
      + "ignore_errors iterdecode iterencode lookup_error namereplace_errors register register_error "
      + "replace_errors strict_errors xmlcharrefreplace_errors",
    "collections.abc":
      "AsyncGenerator",
    "configparser":
      "BasicInterpolation ConverterMapping ExtendedInterpolation Interpolation LegacyInterpolation "
      + "MAX_INTERPOLATION_DEPTH SafeConfigParser",
    "contextlib":
      "AbstractAsyncContextManager AsyncExitStack aclosing asynccontextmanager chdir",
    "csv":
      "Sniffer __version__",
    "doctest":
      "DocFileSuite debug debug_src set_unittest_reportflags testsource",
    "enum":
      "pickle_by_enum_name pickle_by_global_name",
    "gc":
      "DEBUG_COLLECTABLE DEBUG_LEAK DEBUG_SAVEALL DEBUG_STATS DEBUG_UNCOLLECTABLE callbacks freeze garbage "
      + "get_count get_debug get_freeze_count get_objects get_referents get_referrers get_stats get_threshold "
      + "is_finalized is_tracked set_debug set_threshold unfreeze",
    "getpass":
      "getpass",
    "hashlib":
      "blake2b blake2s pbkdf2_hmac sha224 sha384 sha3_224 sha3_256 sha3_384 sha3_512 shake_128 shake_256",
    "hmac":
      "trans_36 trans_5C",
    "importlib.util":
      "LazyLoader Loader MAGIC_NUMBER cache_from_source contextmanager decode_source module_for_loader "
      + "set_loader set_package source_from_cache source_hash spec_from_loader",
    "inspect":
      "ArgInfo Arguments Attribute BlockFinder CORO_CLOSED CORO_CREATED CORO_RUNNING CORO_SUSPENDED "
      + "CO_ASYNC_GENERATOR CO_COROUTINE CO_GENERATOR CO_ITERABLE_COROUTINE CO_NESTED CO_NEWLOCALS CO_NOFREE "
      + "CO_OPTIMIZED CO_VARARGS CO_VARKEYWORDS ClassFoundException ClosureVars EndOfBlock FrameInfo GEN_CLOSED "
      + "GEN_CREATED GEN_RUNNING GEN_SUSPENDED TPFLAGS_IS_ABSTRACT Traceback classify_class_attrs currentframe "
      + "findsource formatannotationrelativeto formatargvalues get_annotations getabsfile getargs getargvalues "
      + "getblock getclasstree getclosurevars getcomments getcoroutinelocals getcoroutinestate getfile "
      + "getframeinfo getgeneratorlocals getgeneratorstate getinnerframes getlineno getmembers_static "
      + "getmodulename getouterframes getsource getsourcefile getsourcelines indentsize ismemberdescriptor "
      + "ismethodwrapper stack trace walktree",
    "io":
      "BlockingIOError BufferedRWPair IncrementalNewlineDecoder open_code text_encoding",
    "logging":
      "BASIC_FORMAT BufferingFormatter",
    "multiprocessing":
      "Array AuthenticationError Barrier BoundedSemaphore BufferTooShort Condition Event JoinableQueue Lock "
      + "Manager Pipe Process Queue RLock RawArray RawValue Semaphore SimpleQueue Value "
      + "allow_connection_pickling get_logger log_to_stderr reducer set_executable set_forkserver_preload",
    "os":
      "CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED EFD_CLOEXEC EFD_NONBLOCK "
      + "EFD_SEMAPHORE EX_CANTCREAT EX_CONFIG EX_DATAERR EX_IOERR EX_NOHOST EX_NOINPUT EX_NOPERM EX_NOUSER "
      + "EX_OSERR EX_OSFILE EX_PROTOCOL EX_SOFTWARE EX_TEMPFAIL EX_UNAVAILABLE EX_USAGE F_LOCK F_TEST F_TLOCK "
      + "F_ULOCK GRND_NONBLOCK GRND_RANDOM MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB MFD_HUGE_16GB MFD_HUGE_16MB "
      + "MFD_HUGE_1GB MFD_HUGE_1MB MFD_HUGE_256MB MFD_HUGE_2GB MFD_HUGE_2MB MFD_HUGE_32MB MFD_HUGE_512KB "
      + "MFD_HUGE_512MB MFD_HUGE_64KB MFD_HUGE_8MB MFD_HUGE_MASK MFD_HUGE_SHIFT NGROUPS_MAX O_ACCMODE O_ASYNC "
      + "O_CLOEXEC O_DIRECT O_DIRECTORY O_DSYNC O_FSYNC O_LARGEFILE O_NDELAY O_NOATIME O_NOCTTY O_NOFOLLOW "
      + "O_NONBLOCK O_PATH O_RSYNC O_SYNC O_TMPFILE POSIX_FADV_DONTNEED POSIX_FADV_NOREUSE POSIX_FADV_NORMAL "
      + "POSIX_FADV_RANDOM POSIX_FADV_SEQUENTIAL POSIX_FADV_WILLNEED POSIX_SPAWN_CLOSE POSIX_SPAWN_DUP2 "
      + "POSIX_SPAWN_OPEN PRIO_PGRP PRIO_PROCESS PRIO_USER P_ALL P_NOWAIT P_NOWAITO P_PGID P_PID P_PIDFD P_WAIT "
      + "RTLD_DEEPBIND RTLD_GLOBAL RTLD_LAZY RTLD_LOCAL RTLD_NODELETE RTLD_NOLOAD RTLD_NOW RWF_APPEND RWF_DSYNC "
      + "RWF_HIPRI RWF_NOWAIT RWF_SYNC SCHED_BATCH SCHED_FIFO SCHED_IDLE SCHED_OTHER SCHED_RESET_ON_FORK "
      + "SCHED_RR SEEK_DATA SEEK_HOLE SPLICE_F_MORE SPLICE_F_MOVE SPLICE_F_NONBLOCK ST_APPEND ST_MANDLOCK "
      + "ST_NOATIME ST_NODEV ST_NODIRATIME ST_NOEXEC ST_NOSUID ST_RDONLY ST_RELATIME ST_SYNCHRONOUS ST_WRITE "
      + "TMP_MAX WCONTINUED WCOREDUMP WEXITED WEXITSTATUS WIFCONTINUED WIFEXITED WIFSIGNALED WIFSTOPPED WNOHANG "
      + "WNOWAIT WSTOPPED WSTOPSIG WTERMSIG WUNTRACED XATTR_CREATE XATTR_REPLACE XATTR_SIZE_MAX _exit abort "
      + "chmod chown chroot close closerange confstr confstr_names copy_file_range ctermid device_encoding dup "
      + "dup2 environb eventfd eventfd_read eventfd_write execl execle execlp execlpe execv execve execvp "
      + "execvpe fchdir fchmod fchown fdatasync fdopen fork forkpty fpathconf fstat fstatvfs fsync ftruncate "
      + "fwalk get_blocking get_inheritable getegid getenvb geteuid getgid getgrouplist getgroups getloadavg "
      + "getlogin getpgid getpgrp getppid getpriority getrandom getresgid getresuid getsid getuid getxattr "
      + "initgroups kill killpg lchown link listxattr lockf login_tty lseek major makedev memfd_create minor "
      + "mkfifo mknod nice open openpty pathconf pathconf_names pidfd_open pipe pipe2 popen posix_fadvise "
      + "posix_fallocate posix_spawn posix_spawnp pread preadv putenv pwrite pwritev read readlink readv "
      + "register_at_fork removexattr sched_get_priority_max sched_get_priority_min sched_getaffinity "
      + "sched_getparam sched_getscheduler sched_param sched_rr_get_interval sched_setaffinity sched_setparam "
      + "sched_setscheduler sched_yield sendfile set_blocking set_inheritable setegid seteuid setgid setgroups "
      + "setpgid setpgrp setpriority setregid setresgid setresuid setreuid setsid setuid setxattr spawnl spawnle "
      + "spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe splice statvfs statvfs_result symlink sync sysconf "
      + "sysconf_names system tcgetpgrp tcsetpgrp times times_result truncate ttyname umask uname uname_result "
      + "unsetenv utime wait wait3 wait4 waitid waitid_result waitpid waitstatus_to_exitcode write writev",
    "os.path":
      "sameopenfile",
    "pathlib":
      "PureWindowsPath WindowsPath",
    "pickle":
      "BINSTRING DICT DUP EXT1 EXT2 EXT4 FALSE FLOAT GET INST INT LIST LONG NEXT_BUFFER OBJ PERSID PUT "
      + "READONLY_BUFFER SHORT_BINSTRING STRING TRUE UNICODE",
    "platform":
      "architecture freedesktop_os_release java_ver libc_ver mac_ver processor python_branch python_build "
      + "python_compiler python_revision python_version_tuple system_alias uname uname_result version "
      + "win32_edition win32_is_iot win32_ver",
    "re":
      "template",
    "secrets":
      "SystemRandom",
    "shlex":
      "shlex",
    "shutil":
      "chown register_archive_format register_unpack_format unregister_archive_format unregister_unpack_format",
    "sys":
      "_current_exceptions _current_frames _getframe addaudithook api_version audit base_exec_prefix base_prefix breakpointhook builtin_module_names "
      + "call_tracing copyright displayhook dont_write_bytecode excepthook exception exec_prefix flags "
      + "float_repr_style get_asyncgen_hooks get_coroutine_origin_tracking_depth getallocatedblocks "
      + "getfilesystemencodeerrors getfilesystemencoding getrefcount getswitchinterval hexversion implementation "
      + "is_finalizing meta_path orig_argv path_hooks path_importer_cache platlibdir prefix pycache_prefix "
      + "set_asyncgen_hooks set_coroutine_origin_tracking_depth setprofile setswitchinterval settrace "
      + "stdlib_module_names thread_info unraisablehook warnoptions",
    "tarfile":
      "AbsoluteLinkError AbsolutePathError CONTTYPE EOFHeaderError EmptyHeaderError ExFileObject GNUTYPE_LONGLINK GNUTYPE_LONGNAME GNUTYPE_SPARSE GNU_MAGIC GNU_TYPES InvalidHeaderError LENGTH_LINK LENGTH_NAME LENGTH_PREFIX LinkOutsideDestinationError NUL PAX_FIELDS PAX_NAME_FIELDS PAX_NUMBER_FIELDS POSIX_MAGIC REGULAR_TYPES SOLARIS_XHDTYPE SUPPORTED_TYPES SpecialFileError SubsequentHeaderError TruncatedHeaderError XGLTYPE XHDTYPE calc_chksums copyfileobj itn main nti nts stn symlink_exception version",
    "threading":
      "Barrier BrokenBarrierError ExceptHookArgs Thread ThreadError Timer excepthook getprofile gettrace "
      + "setprofile settrace stack_size",
    "time":
      "pthread_getcpuclockid",
    "traceback":
      "TracebackException clear_frames extract_stack format_stack print_last print_stack walk_stack",
    "types":
      "AsyncGeneratorType CoroutineType FrameType coroutine",
    "typing":
      "AsyncContextManager AsyncGenerator",
    "unicodedata":
      "UCD bidirectional decomposition ucd_3_2_0",
    "unittest":
      "IsolatedAsyncioTestCase enterModuleContext installHandler registerResult removeHandler removeResult",
    "uuid":
      "Enum RESERVED_FUTURE RESERVED_MICROSOFT RESERVED_NCS RFC_4122 SafeUUID bytes_ getnode int_ uuid1",
    "zipfile":
      "Path PyZipFile",
  ]

  /// What is said of such a name; nil for all others.
  static func refusal(of name: String, in module: String) -> String? {
    guard let missing = names[module], missing.split(separator: " ").contains(where: { $0 == name }) else { return nil }
    return "Gradus's \(module) has no \(name)"
  }
}
