# Third parties, all from Debian. Each is named in docs/decisions/. A release build links the archives Debian ships, so
# that the one file runs on another laptop.
find_package(fmt REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)

# dxready_third_party(NAME HEADER LIBRARY): an imported target for a library without a CMake package.
function(dxready_third_party name header library)
  set(names ${library})
  if(DXREADY_STATIC)
    set(names lib${library}.a ${library})
  endif()
  find_path(${name}_INCLUDE_DIR ${header} REQUIRED)
  find_library(${name}_LIBRARY NAMES ${names} REQUIRED)
  add_library(dxready::${name} UNKNOWN IMPORTED)
  set_target_properties(dxready::${name} PROPERTIES
    IMPORTED_LOCATION ${${name}_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${${name}_INCLUDE_DIR})
endfunction()

dxready_third_party(utf8proc utf8proc.h utf8proc)
dxready_third_party(sodium sodium.h sodium)
