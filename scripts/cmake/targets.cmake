# A folder of sources is a library, a test folder is a CTest. One call each, in the folder's CMakeLists.txt.

# notes_export_library(NAME [DEPENDS targets…] [PRIVATE external libraries…])
#   NAME: the folder's name. Makes target notes_export_NAME from every *.cpp of the folder and its subfolders.
function(notes_export_library name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;PRIVATE;PUBLIC;EXCLUDE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  foreach(pattern IN LISTS ARG_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "${pattern}")
  endforeach()
  if(NOT sources)
    file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/empty.cpp "")  # headers only: an archive still needs one object
    set(sources ${CMAKE_CURRENT_BINARY_DIR}/empty.cpp)
  endif()
  add_library(notes_export_${name} STATIC ${sources})
  target_include_directories(notes_export_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src> $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/exporters>
    $<INSTALL_INTERFACE:include>)
  target_link_libraries(notes_export_${name} PUBLIC ${ARG_DEPENDS} ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} notes_export_flags)
  set_property(GLOBAL APPEND PROPERTY NOTES_EXPORT_LIBRARIES notes_export_${name})
endfunction()

# notes_export_test(NAME [DEPENDS targets…] [LABELS labels…] [TIMEOUT seconds])
#   One Catch2 program from every *.cpp of the test folder, one CTest named NAME. Label "fast" (the default): runs under the sanitizers
#   too; "slow": left out by scripts/test --fast. Catch2's own session prints the count.
function(notes_export_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "DEPENDS;LABELS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)
    message(WARNING "tests/${name} has no tests yet")
    return()
  endif()
  add_executable(test_${name} ${sources})
  target_link_libraries(test_${name} PRIVATE ${ARG_DEPENDS} notes_export_test_support notes_export_flags)
  target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(test_${name} PRIVATE
    TEST_SOURCE_DIR="${CMAKE_CURRENT_SOURCE_DIR}" TEST_BINARY_DIR="${CMAKE_CURRENT_BINARY_DIR}" PROJECT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  if(NOT ARG_LABELS)
    set(ARG_LABELS fast)
  endif()
  if("fast" IN_LIST ARG_LABELS)
    set_property(GLOBAL APPEND PROPERTY NOTES_EXPORT_FAST_TESTS test_${name})
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}")
endfunction()
