#include "imaging/vips_api.h"

#include "base/shared_library.h"
#include "imaging/limits.h"

#include <cstdlib>
#include <mutex>
#include <string>

namespace notes_export::imaging {
namespace {

/// Takes symbols from one library; remembers the first that is missing.
class Symbols {
public:
    explicit Symbols(const char* library) : library_(library) {
        if (!library_.is_loaded()) error_ = library_.error();
    }

    template <class Function>
    void operator()(const char* name, Function*& function) {
        if (error_.empty() && !library_.find(name, function)) error_ = library_.error();
    }
    [[nodiscard]] const std::string& error() const { return error_; }

private:
    base::SharedLibrary library_;
    std::string error_;
};

std::string load_glib(VipsApi& api) {
    Symbols glib("libglib-2.0.so.0");
    glib("g_free", api.free);
    glib("g_log_set_handler", api.log_set_handler);
    Symbols objects("libgobject-2.0.so.0");
    objects("g_object_unref", api.object_unref);
    return glib.error().empty() ? objects.error() : glib.error();
}

std::string load_vips(VipsApi& api) {
    Symbols library("libvips.so.42");
    library("vips_init", api.init);
    library("vips_concurrency_set", api.concurrency_set);
    library("vips_cache_set_max", api.cache_set_max);
    library("vips_operation_block_set", api.operation_block_set);
    library("vips_error_clear", api.error_clear);
    library("vips_thread_shutdown", api.thread_shutdown);
    library("vips_image_new_from_memory", api.image_new_from_memory);
    library("vips_image_get_width", api.image_get_width);
    library("vips_image_get_height", api.image_get_height);
    library("vips_image_get_bands", api.image_get_bands);
    library("vips_image_get_format", api.image_get_format);
    library("vips_image_get_interpretation", api.image_get_interpretation);
    library("vips_image_get_orientation", api.image_get_orientation);
    library("vips_image_get_typeof", api.image_get_typeof);
    library("vips_image_get_blob", api.image_get_blob);
    library("vips_region_new", api.region_new);
    library("vips_region_prepare", api.region_prepare);
    library("vips_jpegload_buffer", api.jpegload_buffer);
    library("vips_pngload_buffer", api.pngload_buffer);
    library("vips_webpload_buffer", api.webpload_buffer);
    library("vips_gifload_buffer", api.gifload_buffer);
    library("vips_tiffload_buffer", api.tiffload_buffer);
    library("vips_jpegsave_buffer", api.jpegsave_buffer);
    library("vips_cast", api.cast);
    library("vips_copy", api.copy);
    library("vips_colourspace", api.colourspace);
    library("vips_icc_transform", api.icc_transform);
    return library.error();
}

void say_nothing(const char*, GLogLevelFlags, const char*, void*) {}

/// What damaged pictures make these libraries say would go to standard error, with bytes of the picture in it.
void silence(const VipsApi& api) {
    for (const char* domain : {"VIPS", "GLib", "GLib-GObject", "librsvg"}) {
        const auto levels = static_cast<GLogLevelFlags>(G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE | G_LOG_LEVEL_INFO |
                                                        G_LOG_LEVEL_DEBUG | G_LOG_LEVEL_CRITICAL);
        api.log_set_handler(domain, levels, say_nothing, nullptr);
    }
}

/// vips_init looks below VIPSHOME for modules, and loading Debian's (ImageMagick, Poppler, OpenSlide, …) takes 20 ms
/// for formats we never decode. Pointed at nothing it takes 2 ms. vips_init sets this variable itself, so doing it is
/// no new hazard for threads that read the environment meanwhile.
bool start(const VipsApi& api) {
    constexpr const char* home = "VIPSHOME";
    const char* found = std::getenv(home);
    const std::string before = found != nullptr ? found : "";
    setenv(home, "/nonexistent", 1);
    const bool is_started = api.init("notes-export") == 0;
    if (found != nullptr) {
        setenv(home, before.c_str(), 1);
    } else {
        unsetenv(home);
    }
    return is_started;
}

/// Every loader is blocked but the five we call, should anything ever try one of the others.
void restrict_loaders(const VipsApi& api) {
    api.operation_block_set("VipsForeignLoad", TRUE);
    for (const char* loader : {"VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif",
                               "VipsForeignLoadTiff"}) {
        api.operation_block_set(loader, FALSE);
    }
}

struct Loaded {
    VipsApi api;
    std::string error;
};

Loaded load() {
    Loaded loaded;
    loaded.error = load_vips(loaded.api);
    if (loaded.error.empty()) loaded.error = load_glib(loaded.api);
    if (!loaded.error.empty()) return loaded;
    silence(loaded.api);
    if (!start(loaded.api)) {
        loaded.error = "libvips does not start";
        return loaded;
    }
    loaded.api.concurrency_set(1);  // a batch brings its own threads
    loaded.api.cache_set_max(0);    // keyed by address: wrong once a buffer's address is used again
    restrict_loaders(loaded.api);
    return loaded;
}

}  // namespace

const VipsApi& vips() {
    static const Loaded loaded = load();
    if (!loaded.error.empty()) throw Unavailable(loaded.error);
    return loaded.api;
}

}  // namespace notes_export::imaging
