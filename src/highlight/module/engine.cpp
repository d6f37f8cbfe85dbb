// The engine's side: the only file that includes KSyntaxHighlighting and Qt. Built as a module of its own, loaded by
// highlight.cpp when a code block needs it.
#include "highlight/module.h"
#include "notes_export/document.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <QStandardPaths>
#include <QString>
#include <QStringView>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

// KSyntaxHighlighting would also read definitions from the user's and the system's data folders, and those would
// change our output from machine to machine. This definition stands before Qt's for the libraries that this module
// loads, so that they find no such folder and use what is compiled into them.
__attribute__((visibility("default"))) QStringList QStandardPaths::locateAll(StandardLocation, const QString&,
                                                                             LocateOptions) {
    return {};
}

namespace notes_export::highlight {
namespace {

using KSyntaxHighlighting::Definition;
using KSyntaxHighlighting::Format;
using KSyntaxHighlighting::Theme;

TokenKind kind_of(Theme::TextStyle style) {
    switch (style) {
        case Theme::Normal: return TokenKind::plain;
        case Theme::Keyword: return TokenKind::keyword;
        case Theme::Function: return TokenKind::function;
        case Theme::Variable: return TokenKind::variable;
        case Theme::ControlFlow: return TokenKind::control;
        case Theme::Operator: return TokenKind::op;
        case Theme::BuiltIn: return TokenKind::builtin;
        case Theme::Extension: return TokenKind::extension;
        case Theme::Preprocessor: return TokenKind::preprocessor;
        case Theme::Attribute: return TokenKind::attribute;
        case Theme::Char: return TokenKind::string;
        case Theme::SpecialChar: return TokenKind::special_string;
        case Theme::String: return TokenKind::string;
        case Theme::VerbatimString: return TokenKind::string;
        case Theme::SpecialString: return TokenKind::special_string;
        case Theme::Import: return TokenKind::import;
        case Theme::DataType: return TokenKind::type;
        case Theme::DecVal:
        case Theme::BaseN:
        case Theme::Float: return TokenKind::number;
        case Theme::Constant: return TokenKind::constant;
        case Theme::Comment: return TokenKind::comment;
        case Theme::Documentation: return TokenKind::documentation;
        case Theme::Annotation: return TokenKind::annotation;
        case Theme::CommentVar: return TokenKind::annotation;
        case Theme::RegionMarker: return TokenKind::comment;
        case Theme::Information: return TokenKind::information;
        case Theme::Warning: return TokenKind::warning;
        case Theme::Alert: return TokenKind::warning;
        // The engine's idea of a mistake is often only a dialect it does not know; notes show excerpts.
        case Theme::Error: return TokenKind::plain;
        case Theme::Others: return TokenKind::annotation;
    }
    return TokenKind::plain;
}

std::string to_std(const QString& text) {
    const QByteArray bytes = text.toUtf8();
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// One line at a time: marks each UTF-16 unit with its kind, then counts in bytes of UTF-8.
class LineColourer final : public KSyntaxHighlighting::AbstractHighlighter {
public:
    std::vector<ModuleRun> run(std::string_view text) {
        runs_.clear();
        KSyntaxHighlighting::State state;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            state = colour_line(text.substr(begin, end - begin), state);
            if (end < text.size()) append(1, runs_.empty() ? TokenKind::plain : last_kind());
            begin = end + 1;
        }
        return std::move(runs_);
    }

protected:
    void applyFormat(int offset, int length, const Format& format) override {
        const TokenKind kind = kind_of(format.textStyle());
        const auto size = static_cast<int>(kinds_.size());
        const int begin = std::clamp(offset, 0, size);
        const int end = std::clamp(offset + length, begin, size);
        std::fill(kinds_.begin() + begin, kinds_.begin() + end, kind);
    }

private:
    KSyntaxHighlighting::State colour_line(std::string_view line, const KSyntaxHighlighting::State& state) {
        const QString wide = QString::fromUtf8(line.data(), static_cast<int>(line.size()));
        kinds_.assign(static_cast<std::size_t>(wide.size()), TokenKind::plain);
        KSyntaxHighlighting::State next = highlightLine(QStringView(wide), state);
        count_bytes(line);
        return next;
    }

    /// Walks bytes and UTF-16 units side by side; a byte that continues a character has the kind of its first.
    void count_bytes(std::string_view line) {
        std::size_t unit = 0;
        TokenKind kind = TokenKind::plain;
        for (const char c : line) {
            const auto byte = static_cast<unsigned char>(c);
            const bool is_continuation = (byte & 0xC0U) == 0x80U;
            if (!is_continuation) {
                kind = unit < kinds_.size() ? kinds_[unit] : TokenKind::plain;
                unit += byte >= 0xF0U ? 2 : 1;
            }
            append(1, kind);
        }
    }

    void append(std::uint32_t length, TokenKind kind) {
        const auto number = static_cast<std::uint8_t>(kind);
        if (!runs_.empty() && runs_.back().kind == number) {
            runs_.back().length += length;
        } else {
            runs_.push_back({length, number});
        }
    }

    [[nodiscard]] TokenKind last_kind() const { return static_cast<TokenKind>(runs_.back().kind); }

    std::vector<TokenKind> kinds_;
    std::vector<ModuleRun> runs_;
};

/// One repository for the process: reading the index of all definitions costs more than most code blocks.
/// Definitions load their grammar on first use and keep it; all of that is shared state of the engine, so one thread
/// at a time.
class Engine {
public:
    static Engine& instance() {
        // Never destroyed: Qt's own statics may be gone before ours at the end of the program.
        static auto* engine = new Engine;  // NOLINT(cppcoreguidelines-owning-memory)
        return *engine;
    }

    bool colour(std::string_view text, const std::string& name, std::vector<ModuleRun>& runs) {
        const std::lock_guard lock(mutex_);
        const auto found = definitions_.find(name);
        if (found == definitions_.end()) return false;
        LineColourer colourer;
        colourer.setDefinition(found->second);
        runs = colourer.run(text);
        return true;
    }

private:
    Engine() {
        for (const Definition& definition : repository_.definitions()) {
            if (definition.isValid()) definitions_.emplace(to_std(definition.name().toLower()), definition);
        }
    }

    std::mutex mutex_;
    KSyntaxHighlighting::Repository repository_;
    std::map<std::string, Definition> definitions_;  // by name in lower case
};

}  // namespace
}  // namespace notes_export::highlight

extern "C" __attribute__((visibility("default"))) bool notes_export_highlight_1(
    const char* text, std::size_t text_length, const char* definition, std::size_t definition_length,
    notes_export::highlight::ModuleReceiver receive, void* context) noexcept {
    using namespace notes_export::highlight;
    try {
        const QString name = QString::fromUtf8(definition, static_cast<int>(definition_length)).toLower();
        std::vector<ModuleRun> runs;
        if (!Engine::instance().colour({text, text_length}, to_std(name), runs)) return false;
        receive(context, runs.data(), runs.size());
        return true;
    } catch (const std::exception&) {
        return false;  // out of memory: the code stays plain
    }
}
