// Loads the page of a case and gives back what tests compare: the model and the diagnostics.
#pragma once

#include "model/dump.h"
#include "notes_export/convert.h"
#include "report/report.h"
#include "support/case_file.h"

#include <algorithm>
#include <string>

namespace notes_export::test {

/// Options: `page` (default content/_index.md), `base-url`, `language`, `drafts`, `scope`, `unknown-shortcode`, `now` and `source-date` (seconds since 1970). The site has a base URL unless it says otherwise.
inline Produced load_case(const CaseFile& file) {
    std::map<std::string, std::string> files = file.files;
    const bool has_configuration = std::any_of(files.begin(), files.end(), [](const auto& named) {
        return named.first.starts_with("hugo.") || named.first.starts_with("config");
    });
    if (!has_configuration) files.emplace("hugo.toml", "baseURL = \"https://example.org/\"\ntitle = \"Notes\"\n");
    LoadOptions options;
    options.base_url = file.option("base-url");
    options.language = file.option("language");
    options.with_drafts = file.option("drafts") == "true";
    if (file.option("scope") == "section") options.scope = LoadScope::section;
    options.now = std::stoll(file.option("now", "0"));
    if (const std::string day = file.option("source-date"); !day.empty()) options.source_date = std::stoll(day);
    const std::string policy = file.option("unknown-shortcode");
    if (!policy.empty())
        options.unknown_shortcode = policy == "error" ? UnknownShortcode::error : policy == "warn" ? UnknownShortcode::warn : UnknownShortcode::keep;
    const auto disk = memory_files(std::move(files));
    const LoadedDocument loaded = load_document(*disk, file.option("page", "content/_index.md"), options);
    Produced produced;
    if (loaded.document) {
        Document document = *loaded.document;
        if (!file.wants.contains("meta")) document.meta = {.language = {}};
        const std::string text = model::dump(document);
        produced["model"] = text;
        if (file.wants.contains("meta")) produced["meta"] = text;
    }
    produced["diagnostics"] = report::plain(loaded.diagnostics, loaded.sources);
    return produced;
}

}  // namespace notes_export::test
