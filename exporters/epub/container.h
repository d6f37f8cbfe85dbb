// The archive of a book (OCF): `mimetype` first and stored, fixed times, built in memory. Knows nothing of what is in it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace notes_export::epub {

enum class Packing { deflate, store };

class Container {
public:
    /// Starts with the `mimetype` entry. Throws Failure("epub-archive") like the other calls when libzip refuses.
    Container();
    ~Container();
    Container(const Container&) = delete;
    Container& operator=(const Container&) = delete;

    void add(std::string_view name, std::string bytes, Packing packing = Packing::deflate);
    /// Bytes that somebody else holds, for pictures; they must live until finish().
    void add_borrowed(std::string_view name, std::string_view bytes, Packing packing);
    /// The whole archive; nothing can be added after it.
    [[nodiscard]] std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace notes_export::epub
