// The runner of Catch2 2 is compiled here and nowhere else: it takes long.
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_RUNNER
#endif
#include "catch.hpp"

int main(int count, char** arguments) { return Catch::Session().run(count, arguments); }
