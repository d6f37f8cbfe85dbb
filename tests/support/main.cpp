// Catch2 (version 2) is header-only: its own code is compiled here, once.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
