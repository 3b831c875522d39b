# Third parties without a CMake package of their own, and one whose target changed its name. Read by this build and,
# installed beside dxready-config.cmake, by every project that links dxready::core.

# dxready_import(TARGET HEADER NAME...): TARGET is an imported library, the first NAME that find_library finds.
function(dxready_import target header)
  if(TARGET ${target})
    return()
  endif()
  string(MAKE_C_IDENTIFIER "DXREADY_${target}" key)
  find_path(${key}_INCLUDE_DIR ${header} REQUIRED)
  find_library(${key}_LIBRARY NAMES ${ARGN} REQUIRED)
  mark_as_advanced(${key}_INCLUDE_DIR ${key}_LIBRARY)
  add_library(${target} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(${target} PROPERTIES
    IMPORTED_LOCATION ${${key}_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${${key}_INCLUDE_DIR})
endfunction()

# yaml-cpp 0.8 calls its target yaml-cpp::yaml-cpp, 0.7 (Debian 12) calls it yaml-cpp, which is the name we link.
if(NOT TARGET yaml-cpp AND TARGET yaml-cpp::yaml-cpp)
  add_library(yaml-cpp INTERFACE IMPORTED GLOBAL)
  target_link_libraries(yaml-cpp INTERFACE yaml-cpp::yaml-cpp)
endif()

# dxready::fmt. Header-only fmt is compiled anew into every file that uses it (20 seconds instead of 2 under the
# sanitizers), so only a static program, for which Debian has no archive of fmt, pays that price.
function(dxready_import_fmt static)
  if(TARGET dxready::fmt)
    return()
  endif()
  add_library(dxready::fmt INTERFACE IMPORTED GLOBAL)
  if(static)
    target_link_libraries(dxready::fmt INTERFACE fmt::fmt-header-only)
  else()
    target_link_libraries(dxready::fmt INTERFACE fmt::fmt)
  endif()
endfunction()
