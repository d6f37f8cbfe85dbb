#include "batch/temporary_files.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <mutex>
#include <set>
#include <thread>

namespace notes_export::batch {
namespace {

// 64 random bits collide once in a lifetime of runs; a few tries make even that harmless.
constexpr int max_tries = 8;

struct Registry {
    std::mutex mutex;
    std::set<std::string> paths;
};

/// Never destroyed: the signal thread may need it until the very end.
Registry& registry() {
    static auto* const instance = new Registry;
    return *instance;
}

std::string random_name() {
    unsigned char bytes[8] = {};
    if (getrandom(bytes, sizeof bytes, 0) != static_cast<ssize_t>(sizeof bytes)) bytes[0] = static_cast<unsigned char>(getpid());
    constexpr char digits[] = "0123456789abcdef";
    std::string name;
    for (const unsigned char byte : bytes) (name += digits[byte >> 4U]) += digits[byte & 0xFU];
    return name;
}

std::string folder_prefix(const std::string& target) {
    const std::size_t slash = target.rfind('/');
    return slash == std::string::npos ? "" : target.substr(0, slash + 1);
}

/// The lock is kept: no thread may create another file before the process is gone.
void remove_all() {
    registry().mutex.lock();
    for (const std::string& path : registry().paths) unlink(path.c_str());
}

[[noreturn]] void end_by(int number) {
    remove_all();
    signal(number, SIG_DFL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, number);
    pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
    raise(number);
    _exit(128 + number);
}

}  // namespace

void guard_against_signals() {
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    sigset_t awaited;
    sigemptyset(&awaited);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction current {};
        if (sigaction(number, nullptr, &current) == 0 && current.sa_handler != SIG_IGN) sigaddset(&awaited, number);
    }
    // Threads started from here on inherit the mask, so the one below is the only taker.
    pthread_sigmask(SIG_BLOCK, &awaited, nullptr);
    std::thread([awaited] {
        int number = 0;
        if (sigwait(&awaited, &number) == 0) end_by(number);
    }).detach();
}

int create_temporary(const std::string& target, std::string& path) {
    const std::lock_guard lock(registry().mutex);
    for (int i = 0; i < max_tries; ++i) {
        path = folder_prefix(target) + ".notes-export-" + random_name();
        const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (descriptor >= 0) {
            registry().paths.insert(path);
            return descriptor;
        }
        if (errno != EEXIST) return -1;
    }
    return -1;
}

int keep_temporary(const std::string& path, const std::string& target) {
    const std::lock_guard lock(registry().mutex);
    const int problem = rename(path.c_str(), target.c_str()) == 0 ? 0 : errno;
    if (problem != 0) unlink(path.c_str());
    registry().paths.erase(path);
    return problem;
}

void remove_temporary(const std::string& path) {
    const std::lock_guard lock(registry().mutex);
    unlink(path.c_str());
    registry().paths.erase(path);
}

void end_now(int status) {
    remove_all();
    _exit(status);
}

}  // namespace notes_export::batch
