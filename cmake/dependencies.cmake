# Third parties, all from Debian. Each is named in docs/decisions/0001-libraries.md. With DXREADY_STATIC the archives
# Debian ships are linked, so that the one file runs on another laptop; what has no archive is linked shared.

# dxready_archive(RESULT LIBRARY): the path of libLIBRARY.a, or nothing, and then it is said.
set(dxready_shared_libraries "")
function(dxready_archive result library)
  set(${result} "" PARENT_SCOPE)
  if(NOT DXREADY_STATIC)
    return()
  endif()
  find_library(DXREADY_ARCHIVE_${library} NAMES lib${library}.a)
  mark_as_advanced(DXREADY_ARCHIVE_${library})
  if(DXREADY_ARCHIVE_${library})
    set(${result} ${DXREADY_ARCHIVE_${library}} PARENT_SCOPE)
  else()
    message(STATUS "lib${library}.a is not there: ${library} is linked shared")
    set(dxready_shared_libraries ${dxready_shared_libraries} ${library} PARENT_SCOPE)
  endif()
endfunction()

find_package(Threads REQUIRED)
# At build time only (lib/csv/generate_tables.cpp).
find_package(Iconv REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)

# SQLiteCpp is an archive everywhere; it finds SQLite by FindSQLite3, which takes a library it is given.
dxready_archive(archive sqlite3)
if(archive)
  set(SQLite3_LIBRARY ${archive} CACHE FILEPATH "SQLite, linked by SQLiteCpp")
endif()
find_package(SQLiteCpp REQUIRED)

# The CMake package of yaml-cpp knows the shared library only.
dxready_archive(archive yaml-cpp)
if(NOT archive)
  find_package(yaml-cpp REQUIRED)
endif()
include(third_party)
dxready_import_fmt(${DXREADY_STATIC})
if(archive)
  dxready_import(yaml-cpp yaml-cpp/yaml.h libyaml-cpp.a)
endif()

# find_library takes the first of the names that is there.
foreach(pair IN ITEMS utf8proc:utf8proc.h crypto:openssl/sha.h sodium:sodium.h minizip:minizip/unzip.h z:zlib.h expat:expat.h edit:histedit.h)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 library)
  list(GET pair 1 header)
  dxready_archive(archive ${library})
  cmake_path(GET archive FILENAME archive_name)
  dxready_import(dxready::${library} ${header} ${archive_name} ${library})
endforeach()

# What an archive of libedit needs; the shared library knows it itself. The library dxready::core does without all of them.
if(DXREADY_STATIC)
  foreach(library IN ITEMS tinfo bsd md)
    dxready_archive(archive ${library})
    set_property(TARGET dxready::edit APPEND PROPERTY INTERFACE_LINK_LIBRARIES ${archive})
  endforeach()
endif()
