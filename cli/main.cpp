#include "cli/app.hpp"
#include "cli/system.hpp"

#include <iostream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  dxready::cli::ignore_closed_pipe();
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  return static_cast<int>(dxready::cli::run(arguments, std::cin, std::cout, std::cerr));
}
