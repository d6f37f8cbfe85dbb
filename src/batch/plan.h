// From a request to the list of what will be made: which pages of which sites, in which formats, to which files.
// Reads configurations and front matter, no page.
#pragma once

#include "batch/recording_files.h"
#include "batch/request.h"
#include "site/site.h"

#include <memory>
#include <string>
#include <vector>

namespace notes_export::batch {

/// A site that pages come from: opened once, shared by all of them.
struct PlannedSite {
    std::string root;  ///< absolute
    std::unique_ptr<RecordingFiles> files;
    std::unique_ptr<SourceMap> sources = std::make_unique<SourceMap>();
    std::unique_ptr<Diagnostics> diagnostics = std::make_unique<Diagnostics>();  ///< of its configuration; positions are in `sources`
    std::unique_ptr<site::Site> site;
    std::string slug;  ///< of its title, for file names
};

struct PlannedPage {
    std::size_t site = 0;
    std::string path;     ///< below the site's root
    std::string section;  ///< for file names: "2023"; empty: the home page
    std::string title;
};

struct PlannedOutput {
    std::size_t page = 0;
    const Format* format = nullptr;
    std::string path;  ///< "-": standard output
};

struct Plan {
    std::vector<PlannedSite> sites;
    std::vector<PlannedPage> pages;
    std::vector<PlannedOutput> outputs;  ///< page by page; empty when no format was named

    [[nodiscard]] bool is_input(FileIdentity identity) const;
};

/// Reports inputs that hold nothing to make as errors and goes on with the others. Throws UsageError.
[[nodiscard]] Plan make_plan(const Request& request, Diagnostics& diagnostics);

}  // namespace notes_export::batch
