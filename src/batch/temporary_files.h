// The temporary files of this process, so that an interrupted run leaves none behind (THREATS §6). Signals are taken by a
// thread of their own: it may lock and allocate, which a signal handler may not.
#pragma once

#include <string>

namespace notes_export::batch {

/// From now on SIGINT, SIGTERM and SIGHUP remove the temporary files and then end the process as they always do; SIGPIPE and
/// SIGXFSZ are ignored, so that writing reports an error instead. Call once, before other threads start. A signal that the
/// caller has ignored already (nohup) stays ignored.
void guard_against_signals();

/// Creates a new file beside `target` (its name starts with a dot and is random) and returns its descriptor, or -1 with errno.
[[nodiscard]] int create_temporary(const std::string& target, std::string& path);

/// Renames a temporary file to `target`; 0, or the error number. On failure the file is removed.
[[nodiscard]] int keep_temporary(const std::string& path, const std::string& target);

void remove_temporary(const std::string& path);

/// Removes all temporary files and ends the process at once, whatever its other threads are doing.
[[noreturn]] void end_now(int status);

}  // namespace notes_export::batch
