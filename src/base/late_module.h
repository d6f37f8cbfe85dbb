// A module of ours that holds a library too dear to load at every start: found and loaded once, when it is first needed.
#pragma once

#include "base/shared_library.h"

#include <mutex>
#include <string>
#include <utility>

namespace notes_export::base {

/// Where a module is sought, after the folder this code was linked into: relative to that folder, so that an installation can
/// be moved, and as configured, for other programs that link the library.
struct ModuleFolders {
    const char* from_program = "";
    const char* configured = "";
};

/// `Entry` is the type of the module's one C function. Thread-safe.
template <class Entry>
class LateModule {
public:
    /// `file` is the module's file name, `symbol` that of its entry; both live as long as the program.
    LateModule(const char* file, const char* symbol, ModuleFolders folders) : file_(file), symbol_(symbol), folders_(folders) {}

    /// A further folder to look in, before all others; without effect once the module was sought.
    void set_folder(std::string folder) {
        const std::lock_guard lock(mutex_);
        folder_ = std::move(folder);
    }

    /// The entry, or null when there is no such module; sought once.
    [[nodiscard]] Entry* entry() {
        const std::lock_guard lock(mutex_);
        if (!was_sought_) {
            was_sought_ = true;
            seek();
        }
        return entry_;
    }

private:
    void seek() {
        const std::string here = folder_of_this_code();
        for (const std::string& folder : {folder_, here, here + '/' + folders_.from_program, std::string(folders_.configured)}) {
            if (folder.empty()) continue;  // never the current folder
            SharedLibrary library(folder + '/' + file_);
            if (library.find(symbol_, entry_)) return;
        }
    }

    const char* file_;
    const char* symbol_;
    ModuleFolders folders_;
    std::mutex mutex_;
    std::string folder_;
    bool was_sought_ = false;
    Entry* entry_ = nullptr;
};

}  // namespace notes_export::base
