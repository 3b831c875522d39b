# How the program itself is linked. docs/decisions/0002-static-release.md has the measurements behind it: with everything
# in one static-pie file a program starts three times as fast, and runs on any Linux of the same processor.
include(CheckCXXSourceCompiles)
include(CMakePushCheckState)

# dxready_links(RESULT FLAG...): whether a small program with threads and exceptions links with the flags.
function(dxready_links result)
  cmake_push_check_state(RESET)
  set(CMAKE_REQUIRED_FLAGS -fPIE)
  set(CMAKE_REQUIRED_LINK_OPTIONS ${ARGN})
  set(CMAKE_REQUIRED_LIBRARIES Threads::Threads)
  check_cxx_source_compiles([[
    #include <stdexcept>
    #include <thread>
    int main() {
      std::thread([] {}).join();
      try { throw std::runtime_error("x"); } catch (const std::exception&) { return 0; }
    }]] ${result})
  cmake_pop_check_state()
endfunction()

if(DXREADY_STATIC)
  dxready_links(DXREADY_LINKS_STATIC_PIE -static-pie)
  if(DXREADY_LINKS_STATIC_PIE AND NOT dxready_shared_libraries)
    set(dxready_link_flags -static-pie)
  else()
    dxready_links(DXREADY_LINKS_STATIC_RUNTIME -static-libstdc++ -static-libgcc)
    if(DXREADY_LINKS_STATIC_RUNTIME)
      set(dxready_link_flags -static-libstdc++ -static-libgcc)
    endif()
    message(STATUS "No fully static program here: linking with '${dxready_link_flags}'")
  endif()
endif()

# dxready_program(TARGET): lands at the top of the build folder, linked as the options say.
function(dxready_program target)
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
  target_link_options(${target} PRIVATE ${dxready_link_flags})
endfunction()
