#include "batch/plan.h"

#include "base/unicode.h"
#include "batch/find_pages.h"
#include "site/site.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace notes_export::batch {
namespace {

namespace fs = std::filesystem;

// File systems take 255 bytes; the extension and a number that makes the name unique need room.
constexpr std::size_t max_name_bytes = 200;

std::string cut_at_character(std::string text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return text;
    while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0U) == 0x80U) --max_bytes;
    return text.substr(0, max_bytes);
}

std::string section_slug(const site::Page& page) {
    std::string words = page.logical;
    std::replace(words.begin(), words.end(), '/', ' ');
    return base::slug(words);
}

/// One request's inputs become sites and pages; the same site and the same page only once.
class Planner {
public:
    Planner(const Request& request, Diagnostics& diagnostics) : request_(request), diagnostics_(diagnostics) {}

    void add_input(const std::string& input) {
        try {
            const site::Located located = site::locate_site(input);
            const std::size_t number = site_at(located.root);
            if (!plan.sites[number].site) return;  // its own diagnostics tell why
            for (const site::Page* page : find_pages(*plan.sites[number].site, located.below, input, request_, diagnostics_)) add_page(number, *page);
        } catch (const Failure& failure) {
            diagnostics_.add(failure.diagnostic());
        }
    }

    Plan plan;

private:
    std::size_t site_at(const std::string& root) {
        const auto known = std::find_if(plan.sites.begin(), plan.sites.end(), [&](const PlannedSite& site) { return site.root == root; });
        if (known != plan.sites.end()) return static_cast<std::size_t>(known - plan.sites.begin());
        PlannedSite opened;
        opened.root = root;
        opened.files = std::make_unique<RecordingFiles>(real_files(root));
        try {
            opened.site = std::make_unique<site::Site>(*opened.files, site_options(), *opened.sources, *opened.diagnostics);
            opened.slug = base::slug(opened.site->config().title);
        } catch (const Failure& failure) {
            opened.diagnostics->add(failure.diagnostic());  // its place is in the site's own sources
        }
        plan.sites.push_back(std::move(opened));
        return plan.sites.size() - 1;
    }

    void add_page(std::size_t site, const site::Page& page) {
        // A section may do without a file; its folder names it then.
        const std::string& path = page.path.empty() ? page.folder : page.path;
        if (!known_pages_.emplace(site, path).second) return;
        plan.pages.push_back({site, path, section_slug(page), page.shown_title.empty() ? page.title : page.shown_title});
    }

    [[nodiscard]] site::SiteOptions site_options() const {
        return {request_.load.with_drafts, request_.load.now, request_.load.base_url, request_.load.language};
    }

    const Request& request_;
    Diagnostics& diagnostics_;
    std::set<std::pair<std::size_t, std::string>> known_pages_;
};

/// What `-o` means once it is known how many outputs there are.
struct Destination {
    bool is_folder = true;
    std::string path;  ///< folder with a slash at its end or empty; or the file
};

Destination destination_of(const Request& request, std::size_t outputs) {
    const std::string& output = request.output;
    if (output.empty()) return {};
    if (output == "-") {
        if (outputs > 1) throw UsageError("standard output takes one output, and there are " + std::to_string(outputs), "give a folder: -o dist/");
        return {false, output};
    }
    std::error_code ignored;
    const bool exists = fs::exists(output, ignored);
    const bool is_folder = output.back() == '/' || fs::is_directory(output, ignored) || (outputs > 1 && !exists && find_format(fs::path(output).extension().string()) == nullptr);
    if (is_folder) return {true, output.back() == '/' ? output : output + "/"};
    if (outputs > 1)
        throw UsageError(std::to_string(outputs) + " outputs cannot go into the one file " + notes_export::quoted(output), "give a folder, with a slash at its end: -o dist/");
    return {false, output};
}

std::string default_name(const Plan& plan, const PlannedPage& page) {
    const std::string& site = plan.sites[page.site].slug;
    std::string name = site;
    if (!page.section.empty()) name += (name.empty() ? "" : "-") + page.section;
    return cut_at_character(name.empty() ? "notes" : name, max_name_bytes);
}

/// Distinct even on file systems that do not tell letter cases apart.
std::string make_unique(const std::string& name, std::set<std::string>& taken) {
    std::string candidate = name;
    for (int i = 2; !taken.insert(base::fold_case(candidate)).second; ++i) candidate = name + "-" + std::to_string(i);
    return candidate;
}

void add_outputs(Plan& plan, const Request& request, const std::vector<const Format*>& formats) {
    const Destination destination = destination_of(request, plan.pages.size() * formats.size());
    std::set<std::string> taken;
    for (std::size_t i = 0; i < plan.pages.size(); ++i) {
        const std::string name = make_unique(default_name(plan, plan.pages[i]), taken);
        for (const Format* format : formats)
            plan.outputs.push_back({i, format, destination.is_folder ? destination.path + name + std::string(format->extension) : destination.path});
    }
}

std::vector<const Format*> formats_of(const Request& request) {
    if (!request.formats.empty() || request.output.empty() || request.output == "-" || request.output.back() == '/') return request.formats;
    const std::string extension = fs::path(request.output).extension().string();
    if (extension.empty()) return {};
    if (const Format* format = find_format(extension)) return {format};
    throw UsageError("no format has the extension " + notes_export::quoted(extension), "name one: --format pdf");
}

}  // namespace

bool Plan::is_input(FileIdentity identity) const {
    return std::any_of(sites.begin(), sites.end(), [&](const PlannedSite& site) { return site.files->was_read(identity); });
}

Plan make_plan(const Request& request, Diagnostics& diagnostics) {
    const std::vector<const Format*> formats = formats_of(request);
    Planner planner(request, diagnostics);
    if (request.inputs.empty()) planner.add_input(".");
    for (const std::string& input : request.inputs) planner.add_input(input);
    add_outputs(planner.plan, request, formats);
    return std::move(planner.plan);
}

}  // namespace notes_export::batch
