# Files of Debian packages, compiled in unchanged: one assembler file with an .incbin per file, so that even megabytes of
# fonts cost the compiler nothing and the program only the pages it touches.

# find_package_file(VARIABLE name [SUFFIXES folders below share/…])
function(find_package_file variable name)
  cmake_parse_arguments(ARG "" "" "SUFFIXES" ${ARGN})
  find_file(${variable} NAMES ${name} PATH_SUFFIXES ${ARG_SUFFIXES} NO_CACHE)
  if(NOT ${variable})
    message(FATAL_ERROR "${name} was not found: install the Debian packages listed in scripts/packages.txt")
  endif()
  set(${variable} ${${variable}} PARENT_SCOPE)
endfunction()

# binary_assets(TARGET SYMBOL_PREFIX files…)
#   Makes a static library TARGET with symbols PREFIX_0, PREFIX_0_end, PREFIX_1, … in the order of the files.
function(binary_assets target prefix)
  set(text ".section .rodata\n")
  set(number 0)
  foreach(file IN LISTS ARGN)
    string(APPEND text ".balign 16\n.global ${prefix}_${number}\n${prefix}_${number}:\n.incbin \"${file}\"\n"
      ".global ${prefix}_${number}_end\n${prefix}_${number}_end:\n.byte 0\n")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND text ".section .note.GNU-stack,\"\",%progbits\n")
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${target}.S)
  file(CONFIGURE OUTPUT ${source} CONTENT "${text}" @ONLY)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${ARGN}")
  add_library(${target} STATIC ${source})
  set_property(GLOBAL APPEND PROPERTY NOTES_EXPORT_LIBRARIES ${target})
endfunction()
