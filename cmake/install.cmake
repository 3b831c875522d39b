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
