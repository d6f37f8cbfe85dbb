#include "epub/container.h"

#include "epub/zip_api.h"
#include "notes_export/diagnostic.h"

#include <deque>

namespace notes_export::epub {
namespace {

// zlib level 4 packs text within some five percent of level 6 in half its time; measured on a year of notes times a hundred.
constexpr zip_uint32_t deflate_level = 4;
// 1980-01-01 12:00 in MS-DOS form. libzip 1.7 turns it into seconds and back with the machine's time zone; noon is no
// hour at which clocks were ever changed, so the bytes are the same everywhere.
constexpr zip_uint16_t dos_time = 12U << 11U;
constexpr zip_uint16_t dos_date = 1U << 5U | 1U;

[[noreturn]] void fail(std::string_view what) { throw Failure("epub-archive", "the archive cannot be made: " + std::string(what)); }

}  // namespace

struct Container::State {
    const ZipApi& zip = zip_api();
    std::deque<std::string> owned;  // libzip reads the entries when the archive is closed; a deque does not move them
    zip_source_t* target = nullptr;
    zip_t* archive = nullptr;

    ~State() {
        if (archive != nullptr) zip.discard(archive);
        if (target != nullptr) zip.source_free(target);
    }
};

Container::Container() : state_(std::make_unique<State>()) {
    zip_error_t error;
    state_->zip.error_init(&error);
    state_->target = state_->zip.source_buffer_create(nullptr, 0, 0, &error);
    if (state_->target == nullptr) fail(state_->zip.error_strerror(&error));
    state_->archive = state_->zip.open_from_source(state_->target, ZIP_TRUNCATE, &error);
    if (state_->archive == nullptr) fail(state_->zip.error_strerror(&error));
    state_->zip.source_keep(state_->target);  // the archive owns one reference, we read the result through the other
    state_->zip.error_fini(&error);
    add("mimetype", "application/epub+zip", Packing::store);
}

Container::~Container() = default;

void Container::add(std::string_view name, std::string bytes, Packing packing) {
    state_->owned.push_back(std::move(bytes));
    add_borrowed(name, state_->owned.back(), packing);
}

void Container::add_borrowed(std::string_view name, std::string_view bytes, Packing packing) {
    zip_source_t* source = state_->zip.source_buffer(state_->archive, bytes.data(), bytes.size(), 0);
    if (source == nullptr) fail(state_->zip.strerror(state_->archive));
    const zip_int64_t added = state_->zip.file_add(state_->archive, std::string(name).c_str(), source, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
        state_->zip.source_free(source);
        fail(state_->zip.strerror(state_->archive));
    }
    const auto index = static_cast<zip_uint64_t>(added);
    const bool is_stored = packing == Packing::store;
    const bool is_set = state_->zip.set_file_compression(state_->archive, index, is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                                 is_stored ? 0 : deflate_level) == 0 &&
                        state_->zip.file_set_dostime(state_->archive, index, dos_time, dos_date, 0) == 0;
    if (!is_set) fail(state_->zip.strerror(state_->archive));
}

std::string Container::finish() {
    if (state_->zip.close(state_->archive) != 0) fail(state_->zip.strerror(state_->archive));
    state_->archive = nullptr;
    zip_stat_t stat;
    state_->zip.stat_init(&stat);
    if (state_->zip.source_stat(state_->target, &stat) != 0 || state_->zip.source_open(state_->target) != 0) fail("its bytes are gone");
    std::string bytes(stat.size, '\0');
    const zip_int64_t read = state_->zip.source_read(state_->target, bytes.data(), bytes.size());
    state_->zip.source_close(state_->target);
    if (read < 0 || static_cast<std::size_t>(read) != bytes.size()) fail("its bytes are cut short");
    return bytes;
}

}  // namespace notes_export::epub
