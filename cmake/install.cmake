# The program, its papers and data, and the library with a CMake package: find_package(dxready) gives dxready::core.
include(CMakePackageConfigHelpers)

set(dxready_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/dxready)

install(TARGETS dxready RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS dxready_core EXPORT dxready-targets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/dxready)
install(EXPORT dxready-targets NAMESPACE dxready:: DESTINATION ${dxready_package_dir})

configure_package_config_file(cmake/dxready-config.cmake.in ${PROJECT_BINARY_DIR}/dxready-config.cmake
  INSTALL_DESTINATION ${dxready_package_dir} NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/dxready-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/dxready-config.cmake ${PROJECT_BINARY_DIR}/dxready-config-version.cmake
              cmake/third_party.cmake
  DESTINATION ${dxready_package_dir})

install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
# The program carries its data; these copies are for reading, and to start a folder for --data from.
install(DIRECTORY data DESTINATION ${CMAKE_INSTALL_DATADIR}/dxready)
install(DIRECTORY questionnaires DESTINATION ${CMAKE_INSTALL_DATADIR}/dxready OPTIONAL)

# Man pages are written in Markdown; pandoc, where it is there, makes them what man(1) reads.
find_program(DXREADY_PANDOC pandoc)
file(GLOB dxready_man_pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/man/*.1.md)
set(dxready_made_pages "")
foreach(page IN LISTS dxready_man_pages)
  if(NOT DXREADY_PANDOC)
    install(FILES ${page} DESTINATION ${CMAKE_INSTALL_DOCDIR}/man)
    continue()
  endif()
  cmake_path(GET page STEM LAST_ONLY name)
  set(made ${PROJECT_BINARY_DIR}/man/${name})
  add_custom_command(OUTPUT ${made} DEPENDS ${page} VERBATIM
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/man
    COMMAND ${DXREADY_PANDOC} --standalone --from markdown --to man --output ${made} ${page})
  list(APPEND dxready_made_pages ${made})
  install(FILES ${made} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endforeach()
if(dxready_made_pages)
  add_custom_target(dxready_man ALL DEPENDS ${dxready_made_pages})
endif()
