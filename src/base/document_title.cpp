#include "base/document_title.h"

#include "base/one_line.h"
#include "notes_export/words.h"

namespace notes_export::base {

std::string document_title(const Meta& meta) {
    const std::string title = one_line(meta.title);
    const std::string site = one_line(meta.site_title);
    if (!title.empty()) return site.empty() || title.find(site) != std::string::npos ? title : title + " \u2013 " + site;
    if (!site.empty()) return site;
    const std::string section = one_line(meta.section);
    return section.empty() ? std::string(word(Word::notes, meta.language)) : section;
}

}  // namespace notes_export::base
