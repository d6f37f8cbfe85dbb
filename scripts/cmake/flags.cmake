# Warnings are errors; sanitizers, coverage and fuzzing by option. Every target links notes_export_flags privately.
option(NOTES_EXPORT_ASAN "address and undefined-behaviour sanitizers" OFF)
option(NOTES_EXPORT_COVERAGE "coverage instrumentation" OFF)
option(NOTES_EXPORT_FUZZ "libFuzzer targets (needs Clang)" OFF)

add_library(notes_export_flags INTERFACE)
target_compile_features(notes_export_flags INTERFACE cxx_std_20)
target_compile_options(notes_export_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast -Wcast-align
  -Woverloaded-virtual -Wimplicit-fallthrough -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False positives of GCC 12 at -O2 with std::string and std::variant (GCC bugs 105329, 105562, 107919).
  target_compile_options(notes_export_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-missing-field-initializers)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(notes_export_flags INTERFACE -Wno-missing-field-initializers)
endif()
if(NOTES_EXPORT_ASAN)
  target_compile_options(notes_export_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(notes_export_flags INTERFACE -fsanitize=address,undefined)
endif()
if(NOTES_EXPORT_COVERAGE)
  target_compile_options(notes_export_flags INTERFACE --coverage)
  target_link_options(notes_export_flags INTERFACE --coverage)
endif()
if(NOTES_EXPORT_FUZZ)
  target_compile_options(notes_export_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined)
  target_link_options(notes_export_flags INTERFACE -fsanitize=address,undefined)
endif()
