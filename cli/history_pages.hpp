#pragma once

#include "cli/session.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace dxready::cli {

/// What the store has of some enterprises, in the order they are printed.
struct HistoryRows {
  std::vector<store::Moment> moments;
  std::vector<store::DraftSummary> drafts;  ///< unfinished interviews
};

/// One line for each, of any enterprises.
std::string history_list(const Session& session, const HistoryRows& rows);

/// The path of one enterprise: for each edition of a questionnaire what came when, with the change, and its pillars.
std::string history_page(const Session& session, const store::EnterpriseSummary& enterprise, const HistoryRows& rows);

std::string history_csv(const HistoryRows& rows);
/// With pillars where the moments have them.
std::string history_json(const HistoryRows& rows);

}  // namespace dxready::cli
