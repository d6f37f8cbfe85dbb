#include "base/shared_library.h"

#include <dlfcn.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <string>

namespace notes_export::base {

namespace {

std::string last_error() {
    const char* words = dlerror();
    return words != nullptr ? words : "unknown reason";
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string program_path() {
    std::array<char, 4096> path{};
    const ssize_t length = readlink("/proc/self/exe", path.data(), path.size());
    if (length <= 0 || static_cast<std::size_t>(length) == path.size()) return {};
    return {path.data(), static_cast<std::size_t>(length)};
}

}  // namespace

// RTLD_NODELETE: glib refuses to be unloaded, and Qt does not survive it.
SharedLibrary::SharedLibrary(const std::string& name)
    : handle_(dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE)) {
    if (handle_ == nullptr) error_ = last_error();
}

void* SharedLibrary::address(const char* symbol) {
    if (handle_ == nullptr) return nullptr;
    void* found = dlsym(handle_, symbol);
    if (found == nullptr) error_ = last_error();
    return found;
}

std::string folder_of_this_code() {
    // The loader knows shared libraries by their full path, but the program only by the name it was called with.
    Dl_info info{};
    static const int here = 0;
    if (dladdr(&here, &info) != 0 && info.dli_fname != nullptr) {
        const std::string file = info.dli_fname;
        if (file.find(".so") != std::string::npos && file.front() == '/') return folder_of(file);
    }
    return folder_of(program_path());
}

}  // namespace notes_export::base
