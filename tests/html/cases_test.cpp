// What a reader finds of a page's order in HTML: its headings by rank, its contents lists as lists within lists.
#include "html/html_exporter.h"
#include "markup/fake_pictures.h"
#include "notes_export/convert.h"
#include "reader/load_case.h"

#include <catch2/catch.hpp>

#include <array>

namespace notes_export {
namespace {

/// Walks over the tags of a page that was just written: well-formed, without comments.
class Order {
public:
    explicit Order(std::string_view page) : page_(page) {}

    test::Produced read() {
        while (!page_.empty()) {
            const std::size_t tag = std::min(page_.find('<'), page_.size());
            add_text(page_.substr(0, tag));
            page_.remove_prefix(tag);
            if (page_.empty()) break;
            const std::size_t end = std::min(page_.find('>'), page_.size() - 1);
            visit(page_.substr(1, end - 1));
            page_.remove_prefix(end + 1);
        }
        return {{"headings", headings_}, {"contents", contents_}};
    }

private:
    void visit(std::string_view tag) {
        const std::string_view name = tag.substr(0, tag.find_first_of(" /", 1));
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') headings_ += std::string(1, name[1]) + " ", into_ = &headings_;
        else if (name.size() == 3 && name.starts_with("/h") && into_ == &headings_) headings_ += "\n", into_ = nullptr;
        else if (name == "nav" && tag.find("ne-toc") != std::string_view::npos) is_in_contents_ = true;
        else if (name == "/nav") is_in_contents_ = false;
        if (!is_in_contents_) return;
        if (name == "ol" || name == "ul") ++depth_;
        if (name == "/ol" || name == "/ul") --depth_;
        if (name == "li") contents_ += std::string(2 * static_cast<std::size_t>(depth_ - 1), ' ') + (depth_ > 0 ? "- " : ""), into_ = &contents_;
        if ((name == "/a" || name == "/span") && into_ == &contents_) contents_ += "\n", into_ = nullptr;
    }
    void add_text(std::string_view text) {
        if (into_ != nullptr && text.find_first_not_of(" \n") != std::string_view::npos) *into_ += text;
    }

    std::string_view page_;
    std::string headings_, contents_;
    std::string* into_ = nullptr;
    bool is_in_contents_ = false;
    int depth_ = 0;
};

test::Produced order_of(const test::CaseFile& file) {
    const auto disk = memory_files(file.files);
    const LoadedDocument loaded = load_document(*disk, file.option("page", "content/_index.md"), {});
    if (!loaded.document) return {{"diagnostics", report::plain(loaded.diagnostics, loaded.sources)}};
    Diagnostics diagnostics;
    test::FakePictures pictures;
    StringSink sink;
    const auto exporter = html::make_html_exporter({}, diagnostics);
    exporter->plan_pictures(*loaded.document, pictures);
    exporter->write(*loaded.document, pictures, sink, diagnostics);
    const std::string page = sink.take();
    return Order(std::string_view(page).substr(std::min(page.find("<body"), page.size()))).read();
}

}  // namespace

TEST_CASE("a page's headings and contents keep their order") {
    test::run_case_files(std::string(TEST_SOURCE_DIR) + "/cases", order_of);
}

}  // namespace notes_export
