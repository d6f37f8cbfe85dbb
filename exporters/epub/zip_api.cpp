#include "epub/zip_api.h"

#include "base/shared_library.h"
#include "notes_export/diagnostic.h"

#include <string>

namespace notes_export::epub {
namespace {

struct Loaded {
    ZipApi api;
    std::string error;
};

Loaded load() {
    Loaded loaded;
    base::SharedLibrary library("libzip.so.4");
    const auto take = [&](const char* name, auto*& function) {
        if (loaded.error.empty() && !library.find(name, function)) loaded.error = library.error();
    };
    if (!library.is_loaded()) loaded.error = library.error();
    ZipApi& api = loaded.api;
    take("zip_error_init", api.error_init);
    take("zip_error_fini", api.error_fini);
    take("zip_error_strerror", api.error_strerror);
    take("zip_strerror", api.strerror);
    take("zip_source_buffer_create", api.source_buffer_create);
    take("zip_source_buffer", api.source_buffer);
    take("zip_source_keep", api.source_keep);
    take("zip_source_free", api.source_free);
    take("zip_source_stat", api.source_stat);
    take("zip_source_open", api.source_open);
    take("zip_source_read", api.source_read);
    take("zip_source_close", api.source_close);
    take("zip_open_from_source", api.open_from_source);
    take("zip_file_add", api.file_add);
    take("zip_set_file_compression", api.set_file_compression);
    take("zip_file_set_dostime", api.file_set_dostime);
    take("zip_stat_init", api.stat_init);
    take("zip_close", api.close);
    take("zip_discard", api.discard);
    return loaded;
}

}  // namespace

const ZipApi& zip_api() {
    static const Loaded loaded = load();
    if (!loaded.error.empty()) throw Failure("epub-archive", "libzip cannot be loaded: " + loaded.error);
    return loaded.api;
}

}  // namespace notes_export::epub
