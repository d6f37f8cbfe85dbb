// Templates at work for one document: what they ask of the site, and what lasts from call to call.
#pragma once

#include "layouts/library.h"
#include "layouts/renderer.h"
#include "site/site.h"
#include "template/template.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace notes_export::layouts {

/// All that templates of a site may call; shared by all sites.
[[nodiscard]] const templates::Functions& functions();

/// Used by one thread. Values must not outlive it.
class Run final : public templates::Host {
public:
    Run(const site::Site& site, Renderer& renderer) : site_(site), renderer_(renderer), library_(site, functions()) {}

    /// The page whose calls are carried out next.
    void turn_to(const site::Page& page) { page_ = &page; }
    [[nodiscard]] const site::Page& current() const { return *page_; }
    /// Pads of the page before: a book of many pages does not keep all of them.
    void forget_pads() { scratches_.clear(); }

    [[nodiscard]] const site::Site& site() const { return site_; }
    [[nodiscard]] Renderer& renderer() const { return renderer_; }
    [[nodiscard]] Library& library() { return library_; }

    // --- objects; the same for the same thing ---
    [[nodiscard]] templates::Value page(const site::Page* page);  ///< null: nil
    [[nodiscard]] templates::Value pages(const std::vector<const site::Page*>& list);
    [[nodiscard]] templates::Value site_object(std::string_view language);
    [[nodiscard]] templates::Value language_object(std::string_view key);
    [[nodiscard]] const templates::Value& params(const site::Page& page);
    [[nodiscard]] const templates::Value& site_params(std::string_view language);
    [[nodiscard]] const templates::Value& data();
    /// Pads belong to pages and calls, but are kept here: an object that held one could come to hold itself.
    [[nodiscard]] templates::Value scratch(templates::Call& call, const std::string& owner);

    /// A text of i18n/; nothing where neither the page's language nor the default has it.
    [[nodiscard]] std::optional<std::string> translate(templates::Call& call, const std::string& id, const templates::Value& argument);
    /// The address that `ref` and `relref` give; empty, with a warning, where no page is found.
    [[nodiscard]] std::string reference(templates::Call& call, const site::Page& from, std::string_view argument, std::string_view language, bool is_absolute);
    /// The text of a file below the site root, cleaned; nothing when it cannot be read.
    [[nodiscard]] std::optional<std::string> file_text(templates::Call& call, const std::string& path);

    // --- Host ---
    [[nodiscard]] const templates::Template* find_template(std::string_view name) override { return library_.definition(name); }
    void warn(std::string_view template_name, templates::Location where, std::string_view message) override { renderer_.warn(template_name, where, message); }
    [[nodiscard]] std::string base_url() const override { return site_.base_url().empty() ? "/" : site_.base_url(); }
    [[nodiscard]] std::string language() const override { return page_->language; }
    [[nodiscard]] std::string language_prefix() const override;
    [[nodiscard]] std::optional<templates::Time> now() const override;
    [[nodiscard]] std::string markdownify(templates::Call& call, std::string_view markdown) override { return renderer_.markdown(call, markdown, false); }
    [[nodiscard]] std::optional<templates::Value> unmarshal(std::string_view format, std::string_view text, const templates::Value& options) override;

private:
    const templates::Value& texts_of(const std::string& language);

    const site::Site& site_;
    Renderer& renderer_;
    Library library_;
    const site::Page* page_ = nullptr;
    std::map<const site::Page*, templates::Value> pages_;
    std::map<const site::Page*, templates::Value> params_;
    std::map<std::string, templates::Value, std::less<>> sites_;
    std::map<std::string, templates::Value, std::less<>> site_params_;
    std::map<std::string, templates::Value, std::less<>> scratches_;
    std::map<std::string, templates::Value, std::less<>> texts_;  ///< of i18n/, by language
    std::optional<templates::Value> data_;
};

/// The run that a function is called in.
[[nodiscard]] Run& run_of(templates::Call& call);

}  // namespace notes_export::layouts
