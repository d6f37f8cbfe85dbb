# cmake --install: the program, a library with the public headers, a CMake package and the man page.
# The library is one shared object made of all our archives, so that a consumer links one thing and needs none of the libraries
# behind it at build time.
include(CMakePackageConfigHelpers)

file(WRITE ${PROJECT_BINARY_DIR}/notes_export_library.cpp "// The library is made of the archives it links.\n")
add_library(notes_export SHARED ${PROJECT_BINARY_DIR}/notes_export_library.cpp)
add_library(notes_export::notes_export ALIAS notes_export)
# The objects of the archives that hold what the public headers declare, whole; from the others, what these need.
set(public_archives notes_export_base notes_export_model notes_export_convert notes_export_formats notes_export_imaging)
foreach(archive IN LISTS public_archives)
  target_sources(notes_export PRIVATE $<TARGET_OBJECTS:${archive}>)
endforeach()
target_link_libraries(notes_export PRIVATE ${public_archives})
target_compile_features(notes_export INTERFACE cxx_std_20)
target_include_directories(notes_export INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
set_target_properties(notes_export PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR} EXPORT_NAME notes_export)

configure_file(${PROJECT_SOURCE_DIR}/docs/notes-export.1 ${PROJECT_BINARY_DIR}/notes-export.1 @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/notes-export.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(TARGETS notes-export RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS notes_export EXPORT notes_export_targets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/notes_export DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
install(FILES ${PROJECT_BINARY_DIR}/include/notes_export/version.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/notes_export)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/notes_export)
install(EXPORT notes_export_targets NAMESPACE notes_export:: FILE notes_export-config.cmake DESTINATION ${package_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/notes_export-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/notes_export-config-version.cmake DESTINATION ${package_folder})
