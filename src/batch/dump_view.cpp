#include "batch/dump_view.h"

#include "model/dump.h"

namespace notes_export::batch {
namespace {

std::string dump_format(std::string_view view, const Document& document, const Format& format, const Request& request, Diagnostics& diagnostics) {
    const auto exporter = format.make(request.options, diagnostics);
    if (!exporter) return {};
    const auto pictures = make_picture_source();
    exporter->plan_pictures(document, *pictures);
    return exporter->dump(view, document, *pictures, diagnostics);
}

}  // namespace

std::string dump_view(std::string_view view, const Document& document, const Request& request, Diagnostics& diagnostics) {
    if (view == "model") return model::dump(document);
    std::vector<const Format*> candidates = request.formats;
    if (candidates.empty())
        for (const Format& format : formats()) candidates.push_back(&format);
    try {
        for (const Format* format : candidates)
            if (std::string text = dump_format(view, document, *format, request, diagnostics); !text.empty()) return text;
    } catch (const Failure& failure) {
        diagnostics.add(failure.diagnostic());
        return {};
    }
    diagnostics.error("no-such-view", {}, "none of the formats has a view " + quoted(view)).hint("pdf has pages and tags");
    return {};
}

}  // namespace notes_export::batch
