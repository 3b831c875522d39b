#pragma once

#include "cli/session.hpp"
#include "cli/workbench.hpp"
#include "survey/same_names.hpp"
#include "survey/summary.hpp"

#include <string>

namespace dxready::cli {

/// What a batch was made of and where its parts are, for its summary.
struct BatchReport {
  std::string file;
  std::string profile;
  const LoadedQuestionnaire& questionnaire;
  const assessment::Model& model;
  bool advice = true;
  const survey::Summary& summary;
  std::string rejects;  ///< files; empty when not written
  std::string reasons;
  std::string import_id;                     ///< UUID in the store; empty when nothing was saved
  const survey::NameCheck* names = nullptr;  ///< where names under one code were compared
  bool personal = false;                     ///< personal numbers in full
};

/// For people: counts, levels, reasons, packages.
std::string summary_text(const BatchReport& report, base::Language language);

/// For programs: schema_version 1. The same batch gives the same bytes.
std::string summary_json(const BatchReport& report);

}  // namespace dxready::cli
