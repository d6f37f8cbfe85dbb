// Where on the real disk the site of an input lies. The command line is trusted, so this looks at the disk as it is.
#include "site/site.h"
#include "site/site_config.h"

#include <filesystem>
#include <system_error>

namespace notes_export::site {
namespace {

namespace fs = std::filesystem;

bool is_site_root(const fs::path& folder) {
    std::error_code error;
    if (fs::is_directory(folder / "config" / "_default", error)) return true;
    for (const char* stem : {"hugo", "config"})
        for (const char* extension : {".toml", ".yaml", ".yml", ".json"})
            if (fs::is_regular_file(folder / (std::string(stem) + extension), error)) return true;
    return false;
}

// Up from `place`; nothing when no folder above is a site.
std::optional<Located> walk_up(const fs::path& place) {
    std::error_code error;
    const fs::path folder = fs::is_directory(place, error) ? place : place.parent_path();
    for (fs::path root = folder;; root = root.parent_path()) {
        if (is_site_root(root)) {
            const fs::path below = place.lexically_relative(root);
            return Located{root.string(), below == "." ? std::string() : below.generic_string(), true};
        }
        if (root == root.parent_path()) return std::nullopt;
    }
}

}  // namespace

Located locate_site(const std::string& input) {
    std::error_code error;
    const fs::path real = fs::canonical(input.empty() ? "." : input, error);
    if (error) throw Failure("input-not-found", "cannot open " + notes_export::quoted(input) + ": " + error.message());
    // As the user names it, then where links lead: a site's own folder may be a link into another tree.
    fs::path named = fs::absolute(input.empty() ? "." : input, error).lexically_normal();
    if (!named.has_filename()) named = named.parent_path();
    if (auto located = walk_up(named)) return std::move(*located);
    if (auto located = walk_up(real)) return std::move(*located);
    const fs::path folder = fs::is_directory(real, error) ? real : real.parent_path();
    return {folder.string(), real == folder ? std::string() : real.filename().string(), false};
}

}  // namespace notes_export::site
