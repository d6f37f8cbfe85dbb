// A section with all its pages as one text (docs/decisions/0005).
#include "model/tree.h"
#include "reader/book_levels.h"
#include "reader/book_pages.h"
#include "reader/reader.h"
#include "reader/unit.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_set>
#include <utility>

namespace notes_export::reader {
namespace {

// The book's title is level 1, as a page's title is on the site.
constexpr int usual_level = 2;

/// What a page says around one of its shared parts.
struct Surround {
    const site::Page* page = nullptr;
    Blocks before, after;
};

void append(Blocks& to, Blocks from) { to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end())); }

/// A book has one contents list: that of its section's own text, else the format's.
void drop_contents(Blocks& blocks) {
    std::erase_if(blocks, [](const Block& block) { return std::holds_alternative<ContentsHere>(block.node); });
    for (Block& block : blocks)
        if (Division* division = std::get_if<Division>(&block.node)) drop_contents(division->content);
}

class BookReader {
public:
    BookReader(const site::Site& site, const Options& options, SourceMap& sources, Diagnostics& diagnostics)
        : reader_(site, options, sources, diagnostics), site_(site) {}

    Reading read(const site::Page& section) {
        const std::vector<BookPage> pages = book_pages(site_, section, MenuOrder(site_, reader_.sources(), reader_.diagnostics()));
        SharedParts parts = shared_parts(pages);
        reader_.set_book(&parts);
        std::vector<Blocks> bodies;
        bodies.reserve(pages.size());
        std::size_t pages_with_errors = 0;
        for (const BookPage& page : pages) {
            const std::size_t errors = reader_.diagnostics().errors();
            bodies.push_back(read_page(page, parts, bodies.empty()));
            if (reader_.diagnostics().errors() > errors) ++pages_with_errors;
        }
        for (Blocks& body : bodies) put_around_parts(body);
        Reading reading = reader_.take();
        reading.draft.body = assemble(pages, bodies, reading.chapters);
        reading.wanted_pages = pages.size();
        reading.pages_with_errors = pages_with_errors;
        return reading;
    }

private:
    /// The body of a chapter; nothing for a page that completes parts printed before.
    Blocks read_page(const BookPage& page, const SharedParts& parts, bool is_first) {
        std::vector<std::string> printed;
        for (const std::string& part : page.shared)
            if (parts.is_printed_for(part, *page.page)) printed.push_back(part);
        Blocks body = reader_.read_page_or_say_why(*page.page);
        if (!is_first) drop_contents(body);
        if (printed.empty()) {
            is_chapter_.push_back(true);
            return body;
        }
        is_chapter_.push_back(false);
        keep_around(*page.page, printed, std::move(body));
        return {};
    }

    /// What stands before a page's first shared part stays before it, all else behind the part that it follows.
    void keep_around(const site::Page& page, const std::vector<std::string>& printed, Blocks body) {
        Surround* current = &surrounds_[printed.front()];
        for (const std::string& part : printed) surrounds_[part].page = &page;
        bool is_before = std::any_of(body.begin(), body.end(), [&](const Block& block) { return is_place_of(block, printed); });
        for (Block& block : body) {
            if (is_place_of(block, printed)) {
                current = &surrounds_[std::get<Division>(block.node).part];
                is_before = false;
            } else {
                (is_before ? current->before : current->after).push_back(std::move(block));
            }
        }
    }

    static bool is_place_of(const Block& block, const std::vector<std::string>& parts) {
        const Division* division = std::get_if<Division>(&block.node);
        return division && division->content.empty() && std::find(parts.begin(), parts.end(), division->part) != parts.end();
    }

    void put_around_parts(Blocks& body) {
        model::Visitor visitor;
        visitor.enter = [&](Block& block) {
            Division* part = std::get_if<Division>(&block.node);
            const auto found = part ? surrounds_.find(part->part) : surrounds_.end();
            if (found == surrounds_.end()) return;
            Surround surround = std::move(found->second);
            surrounds_.erase(found);
            Division whole;
            whole.part = surround.page->path;
            whole.content = std::move(surround.before);
            if (!part->content.empty()) whole.content.push_back({std::move(*part), block.span});
            append(whole.content, std::move(surround.after));
            block.node = std::move(whole);
        };
        model::walk(body, visitor);
    }

    Blocks assemble(const std::vector<BookPage>& pages, std::vector<Blocks>& bodies, std::vector<Chapter>& chapters) {
        const int first_level = topmost_level(bodies.front()) == 1 ? 1 : usual_level;
        fit_levels(bodies.front(), first_level);
        Blocks book = std::move(bodies.front());
        for (std::size_t i = 1; i < pages.size(); ++i) {
            if (!is_chapter_[i]) continue;
            Heading heading;
            heading.level = std::min(first_level + pages[i].depth - 1, 6);
            heading.content.push_back({Text{pages[i].page->shown_title}, {}});
            heading.id = chapter_id(*pages.front().page, *pages[i].page);
            chapters.push_back({pages[i].page, heading.id});
            fit_levels(bodies[i], heading.level + 1);
            book.push_back({std::move(heading), {}});
            append(book, std::move(bodies[i]));
        }
        return book;
    }

    /// The page's place below the section: "reading-logs", "tools-sounder".
    std::string chapter_id(const site::Page& section, const site::Page& page) {
        const std::string wanted = site::id_below(section, page);
        std::string id = wanted;
        for (int number = 2; !chapter_ids_.insert(id).second; ++number) id = wanted + "-" + std::to_string(number);
        return id;
    }

    Reader reader_;
    const site::Site& site_;
    std::vector<bool> is_chapter_;              // by index of the page
    std::map<std::string, Surround> surrounds_;  // by the path of the part
    std::unordered_set<std::string> chapter_ids_;
};

}  // namespace

Reading read_book(const site::Site& site, const site::Page& section, const Options& options, SourceMap& sources,
                  Diagnostics& diagnostics) {
    return BookReader(site, options, sources, diagnostics).read(section);
}

}  // namespace notes_export::reader
