// libzip, loaded with the first book: it brings a cryptography library along whose relocations would cost every run some
// 3 ms, PDF or not. A table of the functions we call; included by container.cpp alone.
#pragma once

#include <zip.h>

namespace notes_export::epub {

struct ZipApi {
    decltype(&::zip_error_init) error_init = nullptr;
    decltype(&::zip_error_fini) error_fini = nullptr;
    decltype(&::zip_error_strerror) error_strerror = nullptr;
    decltype(&::zip_strerror) strerror = nullptr;
    decltype(&::zip_source_buffer_create) source_buffer_create = nullptr;
    decltype(&::zip_source_buffer) source_buffer = nullptr;
    decltype(&::zip_source_keep) source_keep = nullptr;
    decltype(&::zip_source_free) source_free = nullptr;
    decltype(&::zip_source_stat) source_stat = nullptr;
    decltype(&::zip_source_open) source_open = nullptr;
    decltype(&::zip_source_read) source_read = nullptr;
    decltype(&::zip_source_close) source_close = nullptr;
    decltype(&::zip_open_from_source) open_from_source = nullptr;
    decltype(&::zip_file_add) file_add = nullptr;
    decltype(&::zip_set_file_compression) set_file_compression = nullptr;
    decltype(&::zip_file_set_dostime) file_set_dostime = nullptr;
    decltype(&::zip_stat_init) stat_init = nullptr;
    decltype(&::zip_close) close = nullptr;
    decltype(&::zip_discard) discard = nullptr;
};

/// Loads libzip on the first call; thread-safe. Throws Failure("epub-archive"), every time, when that is not possible.
[[nodiscard]] const ZipApi& zip_api();

}  // namespace notes_export::epub
