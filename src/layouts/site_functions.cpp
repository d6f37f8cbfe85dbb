// The functions that need a site.
#include "base/path.h"
#include "layouts/facts.h"
#include "layouts/objects.h"
#include "layouts/run.h"
#include "site/resources.h"
#include "template/functions/arguments.h"

#include <algorithm>

namespace notes_export::layouts {
namespace {

using templates::Arguments;
using templates::Call;
using templates::Map;
using templates::Value;
using templates::fail;

Value partial(Call& call, Arguments a) {
    Run& run = run_of(call);
    const std::string name = templates::to_text(a[0]);
    const Value dot = a.size() > 1 ? a[1] : Value();
    for (const std::string& inline_name : {"partials/" + name, "_partials/" + name})
        if (const templates::Template* defined = run.library().definition(inline_name)) return call.run(*defined, dot);
    const Layout* layout = run.library().partial(name, run.language());
    if (!layout) fail("partial \"" + name + "\" not found");
    if (!layout->parsed) throw *layout->problem;
    return call.run(*layout->parsed, dot);
}

Value exists(Call& call, Arguments a) {
    std::string name = templates::to_text(a[0]);
    Run& run = run_of(call);
    if (run.library().definition(name)) return true;
    if (!name.starts_with("partials/")) return false;
    return run.library().partial(name.substr(9), run.language()) != nullptr;
}

Value translate(Call& call, Arguments a) {
    return run_of(call).translate(call, templates::to_text(a[0]), a.size() > 1 ? a[1] : Value()).value_or("");
}

Value site(Call& call, Arguments) { return run_of(call).site_object(run_of(call).language()); }
Value page(Call& call, Arguments) { return run_of(call).page(&run_of(call).current()); }

Value hugo(Call&, Arguments) {
    Map map;
    map.set("Version", "0.147.0");
    map.set("Environment", "production");
    map.set("Generator", "");
    map.set("IsProduction", true);
    map.set("IsDevelopment", false);
    map.set("IsServer", false);
    map.set("IsExtended", true);
    map.set("IsMultilingual", false);
    map.set("WorkingDir", "");
    map.set("CommitHash", "");
    map.set("BuildDate", "");
    return facts("hugo.HugoInfo", "hugo", std::move(map));
}

/// A path as `readFile` takes it: below the root, or below the content folder.
std::optional<std::string> file_at(Run& run, const std::string& name) {
    const base::CleanPath clean = base::clean_path(std::string_view(name).substr(std::min(name.find_first_not_of('/'), name.size())));
    if (clean.status != FileStatus::ok) return std::nullopt;
    if (run.site().files().is_file(clean.path)) return clean.path;
    return run.site().find_include(name);
}

Value read_file(Call& call, Arguments a) {
    Run& run = run_of(call);
    const std::string name = templates::to_text(a[0]);
    const auto path = file_at(run, name);
    const auto text = path ? run.file_text(call, *path) : std::nullopt;
    if (!text) fail("failed to read file \"" + name + "\"");
    return *text;
}

Value file_exists(Call& call, Arguments a) {
    Run& run = run_of(call);
    const std::string name = templates::to_text(a[0]);
    const base::CleanPath clean = base::clean_path(name);
    return file_at(run, name).has_value() || (clean.status == FileStatus::ok && run.site().files().is_directory(clean.path));
}

Value asset(Call& call, Arguments a) {
    Run& run = run_of(call);
    std::string name = templates::to_text(a[0]);
    name.erase(0, std::min(name.find_first_not_of('/'), name.size()));
    const auto path = run.site().find_asset(name);
    if (!path) return {};
    site::Resource resource;
    resource.path = *path;
    resource.original_name = resource.plain_name = name;
    resource.name = resource.title = "/" + name;
    resource.media_type = std::string(site::media_type_of(name));
    return resource_value(run, std::move(resource), "/" + name);
}

/// `ref PAGE "path"`, or with a map of path, lang and outputFormat.
Value reference(Call& call, Arguments a, bool is_absolute) {
    Run& run = run_of(call);
    const auto* from = a[0].object_as<PageObject>();
    const Map* options = a[1].map();
    const auto option = [&](std::string_view key) { return options && options->find(key) ? templates::to_text(*options->find(key)) : std::string(); };
    const std::string wanted = options ? option("path") : a[1].list() && !a[1].list()->empty() ? templates::to_text(a[1].list()->front()) : templates::to_text(a[1]);
    return run.reference(call, from ? from->page() : run.current(), wanted, option("lang"), is_absolute);
}
Value ref(Call& call, Arguments a) { return reference(call, a, true); }
Value relref(Call& call, Arguments a) { return reference(call, a, false); }

Value plainify(Call& call, Arguments a) {
    const std::string words = run_of(call).renderer().words(templates::to_text(a[0]));
    const Value plain(words, templates::Trust::html);
    return templates::builtin_functions().find("plainify")->function(call, Arguments(&plain, 1));
}

/// The resource itself: what it is for does not matter in a document.
Value as_it_is(Call&, Arguments a) { return a.back(); }

constexpr templates::FunctionRow rows[] = {
    {"partials.Include", "partial", partial, 1, 2},
    {"partials.IncludeCached", "partialCached", partial, 1},
    {"templates.Exists", "", exists, 1, 1},
    {"lang.Translate", "i18n T", translate, 1, 2},
    {"site", "", site, 0, 0},
    {"page", "", page, 0, 0},
    {"hugo", "", hugo, 0, 0},
    {"os.ReadFile", "readFile", read_file, 1, 1},
    {"os.FileExists", "fileExists", file_exists, 1, 1},
    {"resources.Get", "", asset, 1, 1},
    {"resources.Minify", "minify", as_it_is, 1},
    {"resources.Fingerprint", "fingerprint", as_it_is, 1},
    {"resources.PostProcess", "", as_it_is, 1},
    {"urls.Ref", "ref", ref, 2, 2},
    {"urls.RelRef", "relref", relref, 2, 2},
    {"transform.Plainify", "plainify", plainify, 1, 1},
};

/// What needs the network, a build of assets or a machine's own facts.
constexpr const char* out_of_reach[] = {
    "resources.GetRemote", "getJSON", "getCSV", "data.GetJSON", "data.GetCSV", "js.Build", "js.Batch", "css.Sass", "css.PostCSS", "css.TailwindCSS",
    "resources.ToCSS", "toCSS", "resources.PostCSS", "postCSS", "resources.Babel", "babel", "resources.FromString", "resources.ExecuteAsTemplate", "resources.Concat",
    "resources.Copy", "resources.Match", "resources.GetMatch", "resources.ByType", "images.Filter", "images.Text", "images.Overlay", "images.Config", "imageConfig",
    "images.QR", "os.ReadDir", "readDir", "os.Stat", "os.Getenv", "getenv", "transform.ToMath", "openapi3.Unmarshal", "debug.Dump",
};

}  // namespace

const templates::Functions& functions() {
    static const templates::Functions all = [] {
        templates::Functions made = templates::builtin_functions();
        for (const char* name : out_of_reach) {
            made.add(name, [name](Call& call, Arguments) {
                call.warn(std::string(name) + " is out of reach here and gives nothing");
                return Value();
            });
        }
        made.add(rows);
        return made;
    }();
    return all;
}

}  // namespace notes_export::layouts
