# Flags of our own targets; nothing is set globally. Every target of ours links dxready_options PRIVATE.
add_library(dxready_options INTERFACE)
target_compile_features(dxready_options INTERFACE cxx_std_20)
target_compile_options(dxready_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  $<$<BOOL:${DXREADY_DEVELOPER}>:-Werror>)

# A static-pie program is made of position independent code (release.cmake). -fPIE, not -fPIC: nothing is interposed, so
# calls inside the program stay inlinable.
if(DXREADY_STATIC)
  target_compile_options(dxready_options INTERFACE -fPIE)
endif()

# Not optimised: that would make GCC take two to four times as long over instrumented code, and the tests do not wait for
# speed. -g1 has the lines a report names, and halves that time once more; the first error ends the program, so no test passes
# over one. GCC's -Wmaybe-uninitialized is off there: it misreads instrumented code, std::regex in Catch2 for one. Nor
# does it ask at every member access whether a pointer is null or misaligned, which would be half of all the code: using a null
# pointer ends the program anyway, and only bytes are cast here.
if(DXREADY_SANITIZE)
  list(JOIN DXREADY_SANITIZE "," dxready_sanitizers)
  set(dxready_not_checked null,alignment,vptr,object-size,nonnull-attribute,returns-nonnull-attribute)
  target_compile_options(dxready_options INTERFACE
    -fsanitize=${dxready_sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer -O0 -g1
    "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-fno-sanitize=${dxready_not_checked}>")
  target_link_options(dxready_options INTERFACE -fsanitize=${dxready_sanitizers})
endif()

# dxready_share_headers(TARGET HEADER...): headers many files of the target include are compiled once. Only in sanitized builds,
# which are made again and again by GCC: a file that forgets an include has to fail in the others, and clang-tidy reads no
# precompiled headers of GCC.
function(dxready_share_headers target)
  if(DXREADY_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()

if(DXREADY_COVERAGE)
  target_compile_options(dxready_options INTERFACE --coverage -fprofile-update=atomic)
  target_link_options(dxready_options INTERFACE --coverage)
endif()
