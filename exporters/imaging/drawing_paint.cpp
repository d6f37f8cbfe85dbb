// Painting drawings: the librsvg and Cairo adapter. Both are loaded with the first drawing that is printed.
#include "base/shared_library.h"
#include "imaging/drawing.h"
#include "imaging/drawing_fonts.h"
#include "imaging/limits.h"

#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <vector>

namespace notes_export::imaging {
namespace {

/// Pixels of all layers together: about two seconds.
constexpr double max_layer_pixels = 1e9;
constexpr double max_painted_pixels = 40e6;
constexpr double max_painted_side = 16'384;

struct RsvgApi {
    decltype(&::rsvg_handle_new_from_data) handle_new_from_data = nullptr;
    decltype(&::rsvg_handle_render_document) handle_render_document = nullptr;
    decltype(&::cairo_image_surface_create_for_data) image_surface_create_for_data = nullptr;
    decltype(&::cairo_create) create = nullptr;
    decltype(&::cairo_status) status = nullptr;
    decltype(&::cairo_destroy) destroy = nullptr;
    decltype(&::cairo_surface_flush) surface_flush = nullptr;
    decltype(&::cairo_surface_destroy) surface_destroy = nullptr;
    decltype(&::g_object_unref) object_unref = nullptr;
    decltype(&::g_error_free) error_free = nullptr;
    std::string error;
};

RsvgApi load() {
    RsvgApi api;
    const auto find = [&](base::SharedLibrary& library, const char* name, auto*& function) {
        if (api.error.empty() && !library.find(name, function)) api.error = library.error();
    };
    base::SharedLibrary rsvg("librsvg-2.so.2");
    find(rsvg, "rsvg_handle_new_from_data", api.handle_new_from_data);
    find(rsvg, "rsvg_handle_render_document", api.handle_render_document);
    base::SharedLibrary cairo("libcairo.so.2");
    find(cairo, "cairo_image_surface_create_for_data", api.image_surface_create_for_data);
    find(cairo, "cairo_create", api.create);
    find(cairo, "cairo_status", api.status);
    find(cairo, "cairo_destroy", api.destroy);
    find(cairo, "cairo_surface_flush", api.surface_flush);
    find(cairo, "cairo_surface_destroy", api.surface_destroy);
    base::SharedLibrary objects("libgobject-2.0.so.0");
    find(objects, "g_object_unref", api.object_unref);
    base::SharedLibrary glib("libglib-2.0.so.0");
    find(glib, "g_error_free", api.error_free);
    return api;
}

const RsvgApi& rsvg() {
    static const RsvgApi api = load();
    if (!api.error.empty()) throw Unavailable(api.error);
    return api;
}

struct Unref {
    void operator()(RsvgHandle* handle) const { rsvg().object_unref(handle); }
};
struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { rsvg().surface_destroy(surface); }
};
struct DestroyContext {
    void operator()(cairo_t* context) const { rsvg().destroy(context); }
};

/// Calls that report through a GError.
class ErrorSlot {
public:
    ErrorSlot() = default;
    ~ErrorSlot() {
        if (error_ != nullptr) rsvg().error_free(error_);
    }
    ErrorSlot(const ErrorSlot&) = delete;
    ErrorSlot& operator=(const ErrorSlot&) = delete;
    [[nodiscard]] GError** get() { return &error_; }

private:
    GError* error_ = nullptr;
};

struct PaintedSize {
    int width = 0;
    int height = 0;
};

/// As wide as asked for, or less where that many pixels, or that many layers of them, would take too long.
PaintedSize painted_size(const Drawing& drawing, std::uint32_t wanted) {
    const double asked = wanted == 0 ? drawing.width : wanted;
    const double ratio = drawing.height / drawing.width;
    const double layers = static_cast<double>(std::max<std::uint64_t>(1, drawing.layers));
    const double pixels = std::min(max_painted_pixels, max_layer_pixels / layers);
    const double width = std::min({asked, max_painted_side, max_painted_side / ratio, std::sqrt(pixels / ratio)});
    return {std::max(1, static_cast<int>(std::lround(width))), std::max(1, static_cast<int>(std::lround(width * ratio)))};
}

/// Cairo's pixels are premultiplied 32-bit words; ours are bytes that are not.
Pixels from_cairo(const std::vector<std::uint32_t>& words, PaintedSize size) {
    Pixels pixels{static_cast<std::uint32_t>(size.width), static_cast<std::uint32_t>(size.height), 3, true, {}};
    pixels.bytes.reserve(words.size() * 4);
    for (const std::uint32_t word : words) {
        const std::uint32_t alpha = word >> 24;
        for (const int shift : {16, 8, 0}) {
            const std::uint32_t channel = word >> shift & 255U;
            pixels.bytes += static_cast<char>(alpha == 0 ? 0 : std::min(255U, (channel * 255 + alpha / 2) / alpha));
        }
        pixels.bytes += static_cast<char>(alpha);
    }
    return pixels;
}

}  // namespace

Pixels rasterised(const Drawing& drawing, std::uint32_t width) {
    const RsvgApi& api = rsvg();
    if (drawing.svg.find("<text") != std::string::npos) use_own_fonts();
    const PaintedSize size = painted_size(drawing, width);
    std::vector<std::uint32_t> words(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
    ErrorSlot error;
    // From memory and without a base address: there is no folder it could read from.
    const std::unique_ptr<RsvgHandle, Unref> handle(api.handle_new_from_data(
        reinterpret_cast<const guint8*>(drawing.svg.data()), drawing.svg.size(), error.get()));
    if (!handle) throw Unreadable("the drawing cannot be painted");
    {
        const std::unique_ptr<cairo_surface_t, DestroySurface> surface(api.image_surface_create_for_data(
            reinterpret_cast<unsigned char*>(words.data()), CAIRO_FORMAT_ARGB32, size.width, size.height, size.width * 4));
        const std::unique_ptr<cairo_t, DestroyContext> context(api.create(surface.get()));
        const RsvgRectangle viewport{0, 0, static_cast<double>(size.width), static_cast<double>(size.height)};
        ErrorSlot painting;
        const bool is_painted = api.handle_render_document(handle.get(), context.get(), &viewport, painting.get()) != 0;
        if (!is_painted || api.status(context.get()) != CAIRO_STATUS_SUCCESS) {
            throw Unreadable("the drawing cannot be painted");
        }
        api.surface_flush(surface.get());
    }
    return from_cairo(words, size);
}

}  // namespace notes_export::imaging
