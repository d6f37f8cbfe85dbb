// What goes wrong in a template: thrown within this folder, handed out as a value (see template.h). Never crosses its border.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <utility>

namespace notes_export::templates {

/// Where in a template, as people count: both from 1, columns in bytes.
struct Location {
    std::uint32_t line = 0;  ///< 0: not known
    std::uint32_t column = 0;

    friend bool operator==(const Location&, const Location&) = default;
};

class Error : public std::exception {
public:
    explicit Error(std::string message) : message_(std::move(message)) {}

    /// Fills in where it happened; what was told first, the innermost place, stays. `words`: the template's, as they stand there.
    void locate(std::string template_name, Location location, std::string words) {
        if (location_.line != 0) return;
        template_name_ = std::move(template_name);
        location_ = location;
        words_ = std::move(words);
    }
    void explain(const std::string& before) { message_.insert(0, before); }

    [[nodiscard]] const std::string& message() const { return message_; }
    [[nodiscard]] const std::string& template_name() const { return template_name_; }
    [[nodiscard]] Location location() const { return location_; }
    [[nodiscard]] const std::string& words() const { return words_; }
    /// Of an over-run limit: it ends the whole run, `try` and fallbacks within the template included.
    [[nodiscard]] bool is_limit() const { return is_limit_; }
    /// "layouts/shortcodes/note.html:3:5: error calling index: … at "index .Params 7"".
    [[nodiscard]] std::string full_text() const;
    [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

    static Error limit(std::string message) {
        Error error(std::move(message));
        error.is_limit_ = true;
        return error;
    }

private:
    std::string message_;
    std::string template_name_;
    std::string words_;
    Location location_;
    bool is_limit_ = false;
};

[[noreturn]] inline void fail(std::string message) { throw Error(std::move(message)); }

}  // namespace notes_export::templates
