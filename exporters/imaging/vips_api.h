// libvips, loaded with the first picture: linking it would cost every text-only run 27 ms. A table of the functions
// we call; included by raster.cpp alone.
#pragma once

#include <vips/vips.h>

namespace notes_export::imaging {

struct VipsApi {
    decltype(&::vips_init) init = nullptr;
    decltype(&::vips_concurrency_set) concurrency_set = nullptr;
    decltype(&::vips_cache_set_max) cache_set_max = nullptr;
    decltype(&::vips_operation_block_set) operation_block_set = nullptr;
    decltype(&::vips_error_clear) error_clear = nullptr;
    decltype(&::vips_thread_shutdown) thread_shutdown = nullptr;

    decltype(&::vips_image_new_from_memory) image_new_from_memory = nullptr;
    decltype(&::vips_image_get_width) image_get_width = nullptr;
    decltype(&::vips_image_get_height) image_get_height = nullptr;
    decltype(&::vips_image_get_bands) image_get_bands = nullptr;
    decltype(&::vips_image_get_format) image_get_format = nullptr;
    decltype(&::vips_image_get_interpretation) image_get_interpretation = nullptr;
    decltype(&::vips_image_get_orientation) image_get_orientation = nullptr;
    decltype(&::vips_image_get_typeof) image_get_typeof = nullptr;
    decltype(&::vips_image_get_blob) image_get_blob = nullptr;

    decltype(&::vips_region_new) region_new = nullptr;
    decltype(&::vips_region_prepare) region_prepare = nullptr;

    decltype(&::vips_jpegload_buffer) jpegload_buffer = nullptr;
    decltype(&::vips_pngload_buffer) pngload_buffer = nullptr;
    decltype(&::vips_webpload_buffer) webpload_buffer = nullptr;
    decltype(&::vips_gifload_buffer) gifload_buffer = nullptr;
    decltype(&::vips_tiffload_buffer) tiffload_buffer = nullptr;
    decltype(&::vips_jpegsave_buffer) jpegsave_buffer = nullptr;
    decltype(&::vips_cast) cast = nullptr;
    decltype(&::vips_copy) copy = nullptr;
    decltype(&::vips_colourspace) colourspace = nullptr;
    decltype(&::vips_icc_transform) icc_transform = nullptr;

    decltype(&::g_object_unref) object_unref = nullptr;
    decltype(&::g_free) free = nullptr;
    decltype(&::g_log_set_handler) log_set_handler = nullptr;
};

/// Loads and starts libvips on the first call; thread-safe. Throws Unavailable, every time, when that is not possible.
[[nodiscard]] const VipsApi& vips();

}  // namespace notes_export::imaging
