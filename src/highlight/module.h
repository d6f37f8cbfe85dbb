// What the front and the engine's module agree on: one function that takes and returns plain data.
#pragma once

#include <cstddef>
#include <cstdint>

namespace notes_export::highlight {

/// The module's file name and its entry; the number changes with the meaning of what is passed.
inline constexpr const char* module_file = "notes-export-highlight.so";
inline constexpr const char* module_entry = "notes_export_highlight_1";

/// `kind` is a TokenKind as a number.
struct ModuleRun {
    std::uint32_t length;
    std::uint8_t kind;
};

/// Takes the runs over; `context` is the caller's own.
using ModuleReceiver = void (*)(void* context, const ModuleRun* runs, std::size_t count) noexcept;

/// Colours `text` by the engine's `definition` and calls `receive` once. Returns false, without a call, when there is
/// no such definition or something went wrong. Thread-safe; lets no exception out.
using ModuleEntry = bool(const char* text, std::size_t text_length, const char* definition,
                         std::size_t definition_length, ModuleReceiver receive, void* context) noexcept;

}  // namespace notes_export::highlight
