#include "shortcode/handlers.h"

#include "base/numbers.h"
#include "base/trim.h"
#include "base/unicode.h"
#include "qr/qr.h"
#include "shortcode/handlers/common.h"

#include <algorithm>

namespace notes_export::shortcode {
namespace {

// Hugo's defaults; pixels of the screen to a square.
constexpr std::int64_t default_scale = 4, least_scale = 2;

qr::Level level_of(const Call& call, Context& context) {
    const Argument* argument = call.named("level");
    if (!argument || argument->value.empty()) return qr::Level::medium;
    const std::string name = base::to_lower(argument->value);
    if (name == "low") return qr::Level::low;
    if (name == "medium") return qr::Level::medium;
    if (name == "quartile") return qr::Level::quartile;
    if (name == "high") return qr::Level::high;
    context.diagnostics()
        .warn("shortcode-arguments", argument->span, quoted(argument->value) + " is not a level of error correction")
        .hint("levels are low, medium, quartile and high");
    return qr::Level::medium;
}

std::int64_t scale_of(const Call& call, Context& context) {
    const Argument* argument = call.named("scale");
    if (!argument || argument->value.empty()) return default_scale;
    const auto number = base::parse_integer(argument->value);
    if (number && *number >= least_scale) return std::min(*number, std::int64_t{qr::drawn_scale});
    context.diagnostics()
        .warn("shortcode-arguments", argument->span, "the scale of a QR code is a number from 2 on, not " + quoted(argument->value))
        .hint("it is the width of a square in pixels");
    return default_scale;
}

/// What is left when there is no code that holds the text.
Inlines words(const std::string& text, Span place, Context& context) {
    if (text.find("://") == std::string::npos && text.rfind("mailto:", 0) != 0) return plain(text, place);
    Link link;
    link.content = plain(text, place);
    link.target = context.target(text, place);
    return Inlines{Inline{std::move(link), place}};
}

}  // namespace

/// `{{< qr text="https://…" />}}`: a QR code as a picture (HS-6). `class`, `loading` and `targetDir` have no meaning here.
Expansion expand_qr(const Call& call, Context& context) {
    std::string text(base::trim(call.text("text")));
    if (text.empty()) text = std::string(base::trim(context.verbatim(call.inner)));
    if (text.empty()) return words_without(call, "text", Word::picture_missing, context);
    const qr::Level level = level_of(call, context);
    const std::int64_t scale = scale_of(call, context);
    auto symbol = qr::encode(text, level);
    if (!symbol) {
        context.diagnostics()
            .warn("qr-too-long", call.span, "no QR code holds a text of " + std::to_string(text.size()) + " bytes")
            .hint("it is shown as text; a lower level of error correction holds more");
        return words(text, call.span, context);
    }
    Image image;
    image.extent.width = static_cast<std::uint32_t>(scale) * (symbol->size + 2 * qr_margin);
    // What the code says is what somebody who cannot see it wants to know.
    const std::string_view alt = call.text("alt");
    image.alt = alt.empty() ? text : std::string(alt);
    image.title = std::string(call.text("title"));
    image.image = context.image_code(std::move(*symbol), text, call.span);
    Inlines result;
    if (const std::string_view id = call.text("id"); !id.empty()) result.push_back({AnchorPoint{std::string(id)}, call.span});
    result.push_back({std::move(image), call.span});
    return result;
}

}  // namespace notes_export::shortcode
