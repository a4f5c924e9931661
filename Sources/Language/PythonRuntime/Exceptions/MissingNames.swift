// SPDX-License-Identifier: GPL-3.0-or-later

/// The public names of CPython's modules that Gradus's modules of the same names lack: they are refused as Gradus's own gap.
/// (`Scripts/module_names.py --write` writes the table.)
enum MissingNames {
  private static let names: [String: String] = [
    "collections.abc":
      "AsyncGenerator",
    "contextlib":
      "AbstractAsyncContextManager AsyncExitStack aclosing asynccontextmanager chdir",
    "enum":
      "pickle_by_enum_name pickle_by_global_name",
    "gc":
      "DEBUG_COLLECTABLE DEBUG_LEAK DEBUG_SAVEALL DEBUG_STATS DEBUG_UNCOLLECTABLE callbacks freeze garbage "
      + "get_count get_debug get_freeze_count get_objects get_referents get_referrers get_stats get_threshold "
      + "is_finalized is_tracked set_debug set_threshold unfreeze",
    "io":
      "BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO "
      + "DEFAULT_BUFFER_SIZE FileIO IOBase IncrementalNewlineDecoder RawIOBase SEEK_CUR SEEK_END SEEK_SET "
      + "TextIOBase UnsupportedOperation open_code text_encoding",
    "logging":
      "BASIC_FORMAT BufferingFormatter",
    "os":
      "CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED DirEntry EFD_CLOEXEC "
      + "EFD_NONBLOCK EFD_SEMAPHORE EX_CANTCREAT EX_CONFIG EX_DATAERR EX_IOERR EX_NOHOST EX_NOINPUT EX_NOPERM "
      + "EX_NOUSER EX_OK EX_OSERR EX_OSFILE EX_PROTOCOL EX_SOFTWARE EX_TEMPFAIL EX_UNAVAILABLE EX_USAGE F_LOCK "
      + "F_OK F_TEST F_TLOCK F_ULOCK GRND_NONBLOCK GRND_RANDOM MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB "
      + "MFD_HUGE_16GB MFD_HUGE_16MB MFD_HUGE_1GB MFD_HUGE_1MB MFD_HUGE_256MB MFD_HUGE_2GB MFD_HUGE_2MB "
      + "MFD_HUGE_32MB MFD_HUGE_512KB MFD_HUGE_512MB MFD_HUGE_64KB MFD_HUGE_8MB MFD_HUGE_MASK MFD_HUGE_SHIFT "
      + "NGROUPS_MAX O_ACCMODE O_APPEND O_ASYNC O_CLOEXEC O_CREAT O_DIRECT O_DIRECTORY O_DSYNC O_EXCL O_FSYNC "
      + "O_LARGEFILE O_NDELAY O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH O_RDONLY O_RDWR O_RSYNC O_SYNC "
      + "O_TMPFILE O_TRUNC O_WRONLY POSIX_FADV_DONTNEED POSIX_FADV_NOREUSE POSIX_FADV_NORMAL POSIX_FADV_RANDOM "
      + "POSIX_FADV_SEQUENTIAL POSIX_FADV_WILLNEED POSIX_SPAWN_CLOSE POSIX_SPAWN_DUP2 POSIX_SPAWN_OPEN PRIO_PGRP "
      + "PRIO_PROCESS PRIO_USER P_ALL P_NOWAIT P_NOWAITO P_PGID P_PID P_PIDFD P_WAIT RTLD_DEEPBIND RTLD_GLOBAL "
      + "RTLD_LAZY RTLD_LOCAL RTLD_NODELETE RTLD_NOLOAD RTLD_NOW RWF_APPEND RWF_DSYNC RWF_HIPRI RWF_NOWAIT "
      + "RWF_SYNC R_OK SCHED_BATCH SCHED_FIFO SCHED_IDLE SCHED_OTHER SCHED_RESET_ON_FORK SCHED_RR SEEK_CUR "
      + "SEEK_DATA SEEK_END SEEK_HOLE SEEK_SET SPLICE_F_MORE SPLICE_F_MOVE SPLICE_F_NONBLOCK ST_APPEND "
      + "ST_MANDLOCK ST_NOATIME ST_NODEV ST_NODIRATIME ST_NOEXEC ST_NOSUID ST_RDONLY ST_RELATIME ST_SYNCHRONOUS "
      + "ST_WRITE TMP_MAX WCONTINUED WCOREDUMP WEXITED WEXITSTATUS WIFCONTINUED WIFEXITED WIFSIGNALED WIFSTOPPED "
      + "WNOHANG WNOWAIT WSTOPPED WSTOPSIG WTERMSIG WUNTRACED W_OK XATTR_CREATE XATTR_REPLACE XATTR_SIZE_MAX "
      + "X_OK _exit abort access altsep chmod chown chroot close closerange confstr confstr_names "
      + "copy_file_range ctermid defpath device_encoding devnull dup dup2 environb error eventfd eventfd_read "
      + "eventfd_write execl execle execlp execlpe execv execve execvp execvpe extsep fchdir fchmod fchown "
      + "fdatasync fdopen fork forkpty fpathconf fsdecode fsencode fspath fstat fstatvfs fsync ftruncate fwalk "
      + "get_blocking get_exec_path get_inheritable getcwdb getegid getenvb geteuid getgid getgrouplist "
      + "getgroups getloadavg getlogin getpgid getpgrp getppid getpriority getrandom getresgid getresuid getsid "
      + "getuid getxattr initgroups isatty kill killpg lchown link listxattr lockf login_tty lseek lstat major "
      + "makedev memfd_create minor mkfifo mknod nice open openpty pathconf pathconf_names pathsep pidfd_open "
      + "pipe pipe2 popen posix_fadvise posix_fallocate posix_spawn posix_spawnp pread preadv putenv pwrite "
      + "pwritev read readlink readv register_at_fork removedirs removexattr renames replace scandir "
      + "sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getparam sched_getscheduler "
      + "sched_param sched_rr_get_interval sched_setaffinity sched_setparam sched_setscheduler sched_yield "
      + "sendfile set_blocking set_inheritable setegid seteuid setgid setgroups setpgid setpgrp setpriority "
      + "setregid setresgid setresuid setreuid setsid setuid setxattr spawnl spawnle spawnlp spawnlpe spawnv "
      + "spawnve spawnvp spawnvpe splice stat stat_result statvfs statvfs_result strerror supports_bytes_environ "
      + "symlink sync sysconf sysconf_names system tcgetpgrp tcsetpgrp times times_result truncate ttyname umask "
      + "uname uname_result unlink unsetenv utime wait wait3 wait4 waitid waitid_result waitpid "
      + "waitstatus_to_exitcode walk write writev",
    "os.path":
      "altsep commonpath commonprefix curdir defpath devnull expandvars extsep getatime getctime getmtime "
      + "islink ismount lexists normcase pardir pathsep realpath relpath samefile sameopenfile samestat "
      + "splitdrive supports_unicode_filenames",
    "pathlib":
      "PureWindowsPath WindowsPath",
    "platform":
      "architecture freedesktop_os_release java_ver libc_ver mac_ver processor python_branch python_build "
      + "python_compiler python_revision python_version_tuple system_alias uname uname_result version "
      + "win32_edition win32_is_iot win32_ver",
    "random":
      "SystemRandom randbytes vonmisesvariate",
    "re":
      "L LOCALE NOFLAG RegexFlag template",
    "shutil":
      "Error ExecError SameFileError SpecialFileError chown copy copy2 copyfile copyfileobj copymode copystat "
      + "copytree disk_usage get_archive_formats get_unpack_formats ignore_patterns make_archive move "
      + "register_archive_format register_unpack_format rmtree unpack_archive unregister_archive_format "
      + "unregister_unpack_format which",
    "sys":
      "addaudithook api_version audit base_exec_prefix base_prefix breakpointhook builtin_module_names "
      + "call_tracing copyright displayhook dont_write_bytecode excepthook exception exec_prefix flags "
      + "float_repr_style get_asyncgen_hooks get_coroutine_origin_tracking_depth getallocatedblocks "
      + "getfilesystemencodeerrors getfilesystemencoding getrefcount getswitchinterval hexversion implementation "
      + "is_finalizing meta_path orig_argv path_hooks path_importer_cache platlibdir prefix pycache_prefix "
      + "set_asyncgen_hooks set_coroutine_origin_tracking_depth setprofile setswitchinterval settrace "
      + "stdlib_module_names thread_info unraisablehook warnoptions",
    "time":
      "CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI "
      + "CLOCK_THREAD_CPUTIME_ID altzone asctime clock_getres clock_gettime clock_gettime_ns clock_settime "
      + "clock_settime_ns daylight get_clock_info pthread_getcpuclockid strptime struct_time thread_time "
      + "thread_time_ns timezone tzname tzset",
    "traceback":
      "FrameSummary StackSummary TracebackException clear_frames extract_stack extract_tb format_list "
      + "format_stack format_tb print_last print_stack print_tb walk_stack walk_tb",
    "types":
      "AsyncGeneratorType CoroutineType FrameType coroutine",
    "typing":
      "AsyncContextManager AsyncGenerator ChainMap ContextManager ForwardRef MappingView ParamSpecArgs "
      + "ParamSpecKwargs SupportsBytes SupportsComplex SupportsRound assert_never assert_type clear_overloads "
      + "dataclass_transform get_args get_origin get_overloads is_typeddict no_type_check_decorator reveal_type",
  ]

  /// What is said of such a name; nil for all others.
  static func refusal(of name: String, in module: String) -> String? {
    guard let missing = names[module], missing.split(separator: " ").contains(where: { $0 == name }) else { return nil }
    return "Gradus's \(module) has no \(name)"
  }
}
