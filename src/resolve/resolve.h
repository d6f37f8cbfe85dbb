// Draft → Document: ids become unique, links and pictures get their meaning, the tree is moved.
#pragma once

#include "model/draft.h"
#include "notes_export/diagnostic.h"
#include "resolve/book.h"
#include "resolve/dates.h"
#include "resolve/targets.h"
#include "site/site.h"
#include "site/text_owner.h"

#include <vector>

namespace notes_export::resolve {

struct Surroundings {
    const site::Site& site;
    const site::Page& page;
    std::vector<const site::Page*> pages;  ///< the page and those it takes in
    PartsOf parts_of;
    const SourceMap& sources;
    const site::TextOwners& owners;
    const Book* book = nullptr;  ///< null: one page
    DateRules dates{};
};

[[nodiscard]] Document resolve(model::Draft draft, const Surroundings& surroundings, Diagnostics& diagnostics);

}  // namespace notes_export::resolve
