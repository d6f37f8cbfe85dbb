// What the author of the notes should know. Stages report here and go on; nobody prints.
#pragma once

#include "notes_export/source.h"

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export {

/// A note explains, a warning means a visible stand-in was used, an error means the output is not written.
enum class Severity { note, warning, error };

struct Diagnostic {
    Severity severity = Severity::warning;
    std::string code;     ///< stable, e.g. "ref-not-found"; listed in docs/diagnostics.md
    std::string message;  ///< lower case, the author's words in quotes; UTF-8, may hold any input text
    Span span;            ///< unknown when the problem has no place in a file
    std::vector<std::string> hints;
    std::string file;     ///< path to show when there is no span but a file is to blame (may be empty)

    Diagnostic& hint(std::string text) {
        hints.push_back(std::move(text));
        return *this;
    }
    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// Collects the diagnostics of one conversion in the order they were found. Equal ones (same code,
/// message and span) are kept once. Keeps at most `max_messages`, then only counts (THREATS §3).
class Diagnostics {
public:
    static constexpr std::size_t max_messages = 100;

    Diagnostic& error(std::string_view code, Span span, std::string message);
    Diagnostic& warn(std::string_view code, Span span, std::string message);
    Diagnostic& note(std::string_view code, Span span, std::string message);
    Diagnostic& add(Diagnostic diagnostic);

    [[nodiscard]] const std::vector<Diagnostic>& all() const { return kept_; }
    [[nodiscard]] std::size_t errors() const { return errors_; }
    [[nodiscard]] std::size_t warnings() const { return warnings_; }
    /// How many were found but not kept because of `max_messages`.
    [[nodiscard]] std::size_t suppressed() const { return suppressed_; }

private:
    std::vector<Diagnostic> kept_;
    Diagnostic overflow_;  // handed out once the list is full, so that callers need not care
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
    std::size_t suppressed_ = 0;
};

/// Thrown where no useful output can be produced (site not found, disk full, limit passed). Caught in
/// one place per conversion, never by stages.
class Failure : public std::exception {
public:
    explicit Failure(Diagnostic diagnostic) : diagnostic_(std::move(diagnostic)) {
        diagnostic_.severity = Severity::error;
    }
    Failure(std::string_view code, std::string message, Span span = {})
        : diagnostic_{Severity::error, std::string(code), std::move(message), span, {}, {}} {}

    [[nodiscard]] const Diagnostic& diagnostic() const { return diagnostic_; }
    [[nodiscard]] const char* what() const noexcept override { return diagnostic_.message.c_str(); }

private:
    Diagnostic diagnostic_;
};

/// The author's words in a message: in double quotes, cut to a readable length.
[[nodiscard]] std::string quoted(std::string_view words);

}  // namespace notes_export
