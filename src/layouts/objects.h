// Pages, lists of pages, the site and resources as templates see them.
#pragma once

#include "layouts/run.h"
#include "layouts/tree.h"

#include <memory>

namespace notes_export::layouts {

class PageObject final : public templates::Object {
public:
    PageObject(Run& run, const site::Page& page) : run_(run), page_(page) {}

    [[nodiscard]] std::optional<templates::Value> member(templates::Call& call, std::string_view name, templates::Arguments arguments) const override;
    [[nodiscard]] std::string type_name() const override { return "*hugolib.pageState"; }
    [[nodiscard]] std::string print() const override { return "Page(" + page_.path + ")"; }
    [[nodiscard]] bool equals(const Object& other) const override;
    [[nodiscard]] const site::Page& page() const { return page_; }

private:
    [[nodiscard]] std::optional<templates::Value> fact(std::string_view name) const;
    [[nodiscard]] std::optional<templates::Value> place(std::string_view name) const;
    [[nodiscard]] std::optional<templates::Value> method(templates::Call& call, std::string_view name, templates::Arguments arguments) const;

    Run& run_;
    const site::Page& page_;
};

/// Elements are PageObjects.
class PagesObject final : public templates::Object {
public:
    explicit PagesObject(templates::List pages) : pages_(std::move(pages)) {}

    [[nodiscard]] std::optional<templates::Value> member(templates::Call& call, std::string_view name, templates::Arguments arguments) const override;
    [[nodiscard]] std::string type_name() const override { return "page.Pages"; }
    [[nodiscard]] bool is_true() const override { return !pages_.empty(); }
    [[nodiscard]] const templates::List* list() const override { return &pages_; }
    [[nodiscard]] templates::Value with_elements(templates::List elements) const override;

private:
    templates::List pages_;
};

class SiteObject final : public templates::Object {
public:
    SiteObject(Run& run, std::string language) : run_(run), language_(std::move(language)) {}

    [[nodiscard]] std::optional<templates::Value> member(templates::Call& call, std::string_view name, templates::Arguments arguments) const override;
    [[nodiscard]] std::string type_name() const override { return "*hugolib.Site"; }

private:
    Run& run_;
    std::string language_;
};

/// The files of a page's bundle, or files of assets/.
class ResourcesObject final : public templates::Object {
public:
    ResourcesObject(Run& run, const site::Page& page);

    [[nodiscard]] std::optional<templates::Value> member(templates::Call& call, std::string_view name, templates::Arguments arguments) const override;
    [[nodiscard]] std::string type_name() const override { return "resource.Resources"; }
    [[nodiscard]] bool is_true() const override { return !all_.empty(); }
    [[nodiscard]] const templates::List* list() const override { return &all_; }

private:
    [[nodiscard]] templates::Value value_of(const site::Resource* found) const;

    Run& run_;
    const site::Page& page_;
    templates::List all_;
};

/// `address`: below the root of the published site.
[[nodiscard]] templates::Value resource_value(Run& run, site::Resource resource, std::string address);

}  // namespace notes_export::layouts
