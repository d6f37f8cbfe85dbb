// The program behind main(): everything but the name, so that it reads and links like any other part.
#pragma once

namespace notes_export::cli {

[[nodiscard]] int run_program(int count, const char* const* words);

}  // namespace notes_export::cli
