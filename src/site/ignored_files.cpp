#include "site/ignored_files.h"

#include "base/path.h"

#include <algorithm>
#include <string>

namespace notes_export::site {
namespace {

// Sites have one or two; each is tried on every file.
constexpr std::size_t max_patterns = 32;

}  // namespace

IgnoredFiles::IgnoredFiles(const SiteConfig& config, Diagnostics& diagnostics) {
    const Value* setting = config.all.find("ignorefiles");
    if (setting == nullptr) return;
    for (const std::string& text : setting->as_texts()) {
        if (text.empty() || patterns_.size() >= max_patterns) continue;
        base::Pattern pattern(text);
        if (pattern.is_valid()) patterns_.push_back(std::move(pattern));
        else diagnostics.warn("config-pattern", setting->span, quoted(text) + " in \"ignoreFiles\" is not a pattern").hint("it ignores nothing");
    }
}

bool IgnoredFiles::contains(std::string_view path) const {
    const std::string_view name = base::name_of(path);
    if (name.starts_with('#') || name.ends_with('~')) return true;
    if (patterns_.empty()) return false;
    // Hugo tries them on the whole path of the machine; what can be meant is the part below the root.
    const std::string whole = "/" + std::string(path);
    return std::any_of(patterns_.begin(), patterns_.end(), [&](const base::Pattern& pattern) { return pattern.is_found_in(whole); });
}

}  // namespace notes_export::site
