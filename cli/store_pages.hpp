#pragma once

#include "cli/session.hpp"
#include "store/records.hpp"

#include <string>
#include <vector>

// What `dxready store` prints.
namespace dxready::cli {

std::string info_table(const Session& session, const store::Info& info);
std::string info_json(const store::Info& info);

std::string imports_table(const Session& session, const std::vector<store::ImportSummary>& all);
std::string imports_json(const std::vector<store::ImportSummary>& all);
std::string imports_csv(const std::vector<store::ImportSummary>& all);

std::string undone_json(const store::UndoResult& result);

/// What a backup, an export or a restored store holds: a JSON object with these members.
struct JsonMember {
  std::string_view key;
  std::string value;
  bool plain = false;  ///< a number, true or false
};
std::string members_json(const std::vector<JsonMember>& members);

/// What was looked at; the findings are for the error stream.
std::string verify_table(const Session& session, const store::VerifyReport& report);
std::string verify_json(const store::VerifyReport& report);

}  // namespace dxready::cli
