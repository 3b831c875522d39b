# Flags of our own targets; nothing is set globally.
add_library(dxready_options INTERFACE)
target_compile_features(dxready_options INTERFACE cxx_std_20)
target_compile_options(dxready_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  $<$<BOOL:${DXREADY_DEVELOPER}>:-Werror>)
