#pragma once

#include <string_view>

namespace dxready::store {

// The steps of schema.hpp. The views are what people query (docs/store.md): their columns only grow.

/// Enterprises, assessments, the texts they were made with, and the event log.
extern const std::string_view format_1;
/// Imports; what many results were made with is kept once for all of them; fewer and shorter indexes.
extern const std::string_view format_2;
/// Short rows: whole numbers as keys, ids that follow from an import's, and what rows have in common kept once.
extern const std::string_view format_3;
/// Of format 4: when the rows of surveys were answered.
extern const std::string_view times_4;
/// Of format 4: interviews that are not finished.
extern const std::string_view drafts_4;
/// Of format 4: backups, the store a restored one goes on from, and who was erased; merges.
extern const std::string_view keeping_4;
/// Of format 4: contacts with their consent, requests of persons, breaches.
extern const std::string_view privacy_4;

}  // namespace dxready::store
