#include "layouts/objects.h"
#include "template/functions/arguments.h"
#include "template/functions/collections.h"

#include <algorithm>

namespace notes_export::layouts {
namespace {

using templates::Arguments;
using templates::Call;
using templates::List;
using templates::Value;

const site::Page& page_of(const Value& value) { return value.object_as<PageObject>()->page(); }

const std::string& link_title(const site::Page& page) { return page.link_title.empty() ? page.title : page.link_title; }

using Less = bool (*)(const site::Page& a, const site::Page& b);

struct Order {
    std::string_view method;
    Less less;
};
// Hugo compares texts of different letter case as if they were alike here; the order of ties is that of before.
constexpr Order orders[] = {
    {"ByTitle", [](const site::Page& a, const site::Page& b) { return a.title < b.title; }},
    {"ByLinkTitle", [](const site::Page& a, const site::Page& b) { return link_title(a) < link_title(b); }},
    {"ByDate", [](const site::Page& a, const site::Page& b) { return a.date < b.date; }},
    {"ByLastmod", [](const site::Page& a, const site::Page& b) { return a.lastmod < b.lastmod; }},
    {"ByPublishDate", [](const site::Page& a, const site::Page& b) { return a.publish_date < b.publish_date; }},
    {"ByExpiryDate", [](const site::Page& a, const site::Page& b) { return a.expiry_date < b.expiry_date; }},
};

/// "2024-03" of a date, as `GroupByDate` wants it.
std::string key_of_date(const Value& page, const std::string& layout, Call& call) {
    const auto date = page.object()->member(call, "Date", {});
    return templates::format_time(templates::to_time(date.value_or(Value())), layout, templates::date_names("en"));
}

Value groups_of(const std::vector<std::pair<std::string, List>>& groups) {
    List list;
    for (const auto& [key, pages] : groups) {
        templates::Map group;
        group.set("Key", key);
        group.set("Pages", templates::ObjectPtr(std::make_shared<PagesObject>(pages)));
        list.emplace_back(std::move(group));
    }
    return list;
}

}  // namespace

Value PagesObject::with_elements(List elements) const {
    const bool are_pages = std::all_of(elements.begin(), elements.end(), [](const Value& value) { return value.object_as<PageObject>() != nullptr; });
    if (!are_pages) return elements;
    return templates::ObjectPtr(std::make_shared<PagesObject>(std::move(elements)));
}

std::optional<Value> PagesObject::member(Call& call, std::string_view name, Arguments arguments) const {
    const auto text_at = [&](std::size_t index) { return index < arguments.size() ? templates::to_text(arguments[index]) : std::string(); };
    call.budget().step(pages_.size());
    if (name == "Len") return static_cast<std::int64_t>(pages_.size());
    if (name == "Reverse") return with_elements(List(pages_.rbegin(), pages_.rend()));
    if (name == "Limit") {
        if (arguments.empty()) templates::fail("wrong number of args for Limit: want 1 got 0");
        const auto most = static_cast<std::size_t>(std::max<std::int64_t>(templates::to_integer(arguments[0]), 0));
        return with_elements(List(pages_.begin(), pages_.begin() + static_cast<std::ptrdiff_t>(std::min(most, pages_.size()))));
    }
    if (name == "ByWeight") {
        PageList order;
        for (const Value& page : pages_) order.push_back(&page_of(page));
        sort_as_hugo(order);
        List sorted = pages_;
        for (std::size_t i = 0; i < order.size(); ++i)
            sorted[i] = *std::find_if(pages_.begin(), pages_.end(), [&](const Value& page) { return &page_of(page) == order[i]; });
        return with_elements(std::move(sorted));
    }
    for (const Order& order : orders) {
        if (name != order.method) continue;
        List sorted = pages_;
        std::stable_sort(sorted.begin(), sorted.end(), [&](const Value& a, const Value& b) { return order.less(page_of(a), page_of(b)); });
        return with_elements(std::move(sorted));
    }
    if (name == "GroupByDate" || name == "GroupBy" || name == "GroupByParam") {
        std::vector<std::pair<std::string, List>> groups;
        for (const Value& page : pages_) {
            std::string key;
            if (name == "GroupByDate") key = key_of_date(page, text_at(0), call);
            else key = templates::to_text(templates::follow(call, page, (name == "GroupBy" ? "" : "Params.") + text_at(0)));
            const auto found = std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == key; });
            if (found == groups.end()) groups.push_back({std::move(key), {page}});
            else found->second.push_back(page);
        }
        const bool descends = name == "GroupByDate" ? text_at(1) != "asc" : text_at(1) == "desc";
        std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) { return descends ? b.first < a.first : a.first < b.first; });
        return groups_of(groups);
    }
    return std::nullopt;
}

}  // namespace notes_export::layouts
