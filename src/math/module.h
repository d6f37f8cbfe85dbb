// What the front and the engine's module agree on: one function that takes and returns plain data.
#pragma once

#include <cstddef>

namespace notes_export::math {

/// The module's file name and its entry; the number changes with the meaning of what is passed.
inline constexpr const char* module_file = "notes-export-math.so";
inline constexpr const char* module_entry = "notes_export_math_1";

struct ModuleText {
    const char* data = nullptr;
    std::size_t size = 0;
};

/// Either `error` or the other two hold something. `mathml` is a <math> element; `drawing` is what drawing.h reads.
struct ModuleFormula {
    ModuleText mathml, drawing, error;
};

/// Takes the formula over; `context` is the caller's own.
using ModuleReceiver = void (*)(void* context, const ModuleFormula& formula) noexcept;

/// Sets one formula and calls `receive` once. Returns false, without a call, when the engine cannot run at all.
/// Thread-safe, one formula at a time; lets no exception out.
using ModuleEntry = bool(ModuleText tex, bool is_display, ModuleReceiver receive, void* context) noexcept;

}  // namespace notes_export::math
