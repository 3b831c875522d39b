#pragma once

#include <string_view>

namespace dxready::store {

// The steps of schema.hpp. The views are what people query (docs/store.md): their columns only grow.

/// Enterprises, assessments, the texts they were made with, and the event log.
extern const std::string_view format_1;
/// Imports; what many results were made with is kept once for all of them; fewer and shorter indexes.
extern const std::string_view format_2;

}  // namespace dxready::store
