// Libraries that are loaded when they are first needed, not at program start: some cost more to load than a whole
// conversion without them. The only place that calls dlopen.
#pragma once

#include <string>

namespace notes_export::base {

/// A library of the system ("libvips.so.42") or a file. Stays loaded to the end of the program once it could be
/// loaded: these libraries start threads and register types that outlive any owner.
class SharedLibrary {
public:
    /// Symbols stay private to the library and what it needs. Throws nothing; see is_loaded().
    explicit SharedLibrary(const std::string& name);

    [[nodiscard]] bool is_loaded() const { return handle_ != nullptr; }
    /// Why it could not be loaded, in the loader's words.
    [[nodiscard]] const std::string& error() const { return error_; }

    /// Sets `function` to the symbol's address. False, with error() set, when the library has none of that name.
    template <class Function>
    bool find(const char* symbol, Function*& function) {
        function = reinterpret_cast<Function*>(address(symbol));
        return function != nullptr;
    }

private:
    [[nodiscard]] void* address(const char* symbol);

    void* handle_ = nullptr;
    std::string error_;
};

/// Folder of the program or library file this code was linked into, without a slash at the end; empty if unknown.
[[nodiscard]] std::string folder_of_this_code();

}  // namespace notes_export::base
