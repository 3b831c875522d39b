#pragma once

#include "assessment/model.hpp"
#include "base/diagnostic.hpp"
#include "scoring/score.hpp"
#include "support/recommend.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dxready::store {

/// What the library may not know of itself: the time, randomness, and who sits at the laptop.
struct Stamp {
  std::string now_utc;                    ///< "2026-11-22T05:00:00Z"
  std::function<std::string()> new_uuid;  ///< random, version 4, lower case
  std::string interviewer;                ///< kept where the answers file names none; may be empty
};

/// A text a result was made with, to be kept once for all results.
struct KeptText {
  std::string path;         ///< relative: "facts.yaml", "questionnaires/dbi-sme-2021/questionnaire.yaml"
  std::string fingerprint;  ///< base::text_fingerprint of the bytes
  std::string bytes;
};

struct SaveRequest {
  std::string reason;           ///< why the content changed; needed for a revision only
  std::vector<KeptText> texts;  ///< the questionnaire and every data file of the model
  support::MoneyOptions money;  ///< what the assessment was made with
  std::string enterprise;       ///< UUID of whom it is about for sure; empty: whoever has that tax code or name
};

enum class Outcome { saved, unchanged, revised };

struct SaveResult {
  Outcome outcome = Outcome::saved;
  std::string assessment;  ///< UUID
  int revision = 1;
  std::string enterprise;         ///< UUID
  std::string enterprise_number;  ///< "E-0017"
  bool operator==(const SaveResult&) const = default;
};

/// What is to be changed; what is absent stays. An empty text takes the old one away.
struct EnterpriseEdit {
  std::optional<std::string> name;
  std::optional<std::string> tax_code;
  std::optional<std::string> note;
};

struct EnterpriseSummary {
  std::string id;      ///< UUID
  std::string number;  ///< "E-0017", of this store
  std::string name;
  std::string tax_code;
  std::string external_id;
  int assessments = 0;           ///< superseded ones not counted
  std::string last_assessed_on;  ///< empty when there is none
  bool operator==(const EnterpriseSummary&) const = default;
};

/// A number, name or tax code the enterprise had before.
struct Alias {
  std::string kind;  ///< number, name, tax_code
  std::string value;
  bool operator==(const Alias&) const = default;
};

struct EnterpriseRecord {
  EnterpriseSummary summary;
  std::string note;
  std::string first_saved_at;
  std::vector<Alias> aliases;
  bool operator==(const EnterpriseRecord&) const = default;
};

/// One row of a history. Points are over the denominator.
struct AssessmentSummary {
  std::string id;  ///< UUID
  std::string enterprise;
  std::string enterprise_number;
  std::string enterprise_name;
  std::string questionnaire;
  std::string version;
  std::string assessed_on;
  std::string on;  ///< reference date
  answers::Respondent respondent;
  std::string label;
  int revision = 1;
  std::string status;  ///< draft, complete, superseded
  std::string saved_at;
  int engine = 0;
  scoring::Points denominator = 1;
  scoring::Tally total;
  std::optional<int> level;
  std::optional<int> highest_possible;
  std::string package;    ///< the recommended one; empty when there is none
  std::string next_step;  ///< empty when there is none
  bool operator==(const AssessmentSummary&) const = default;
};

/// Everything kept of one assessment.
struct AssessmentRecord {
  AssessmentSummary summary;
  std::string store_id;
  std::string meaning;             ///< of the questionnaire
  std::string questionnaire_text;  ///< fingerprint
  std::string interviewer;
  std::string supersedes;  ///< UUID; empty for the first revision
  std::string reason;
  std::optional<int> rung;  ///< at the low end
  std::string catalogue;    ///< fingerprint
  std::vector<scoring::PillarScore> pillars;
  std::vector<std::string> eligible;  ///< package ids in order
  std::vector<std::string> undecided;
  std::vector<assessment::KeptText> texts;
  std::string content;  ///< digest that decides what is the same content

  // As stored; `restore` reads them.
  std::string grades;  ///< one character per criterion
  std::string detail;  ///< JSON; empty when the grades say all
  std::string facts;   ///< JSON, the `enterprise:` of an answers file
  std::string needs;   ///< topic ids joined by spaces
  support::MoneyOptions money;
};

/// Every record that was read is in exactly one of the others.
struct ImportCounts {
  std::uint64_t read = 0;
  std::uint64_t scored = 0;
  std::uint64_t rejected = 0;
  std::uint64_t duplicate = 0;
  std::uint64_t unchanged = 0;
  bool operator==(const ImportCounts&) const = default;
};

/// One import. Its id stays when it is undone.
struct ImportSummary {
  std::string id;  ///< UUID
  std::string file;
  std::string sha256;
  std::string profile;
  std::string questionnaire;
  std::string saved_at;
  std::string saved_by;
  ImportCounts counts;
  std::uint64_t revised = 0;      ///< of the scored ones
  std::uint64_t enterprises = 0;  ///< new ones
  bool undone = false;
  std::string undone_at;
  std::string undone_by;
  std::string undone_reason;
  bool operator==(const ImportSummary&) const = default;
};

/// What undoing an import took back.
struct UndoResult {
  std::string id;
  std::string file;
  std::int64_t assessments = 0;  ///< taken away
  std::int64_t restored = 0;     ///< revisions that are current again
  std::int64_t enterprises = 0;  ///< taken away
  bool operator==(const UndoResult&) const = default;
};

/// What `verify` looked at, and everything it found.
struct VerifyReport {
  std::int64_t events = 0;
  std::int64_t texts = 0;
  std::int64_t imports = 0;
  std::int64_t assessments = 0;               ///< computed again and compared
  std::map<int, std::int64_t> older_engines;  ///< assessments of engines before today's, which are not computed again
  base::Diagnostics findings;                 ///< empty when all is well
};

/// The last copy of a store, and what it lacks.
struct LastBackup {
  std::string at;  ///< UTC
  std::string file;
  bool encrypted = false;
};

struct Info {
  std::filesystem::path path;
  std::string store_id;  ///< empty until something was saved
  int format = 0;
  std::vector<int> engines;  ///< that made the results, ascending
  std::int64_t enterprises = 0;
  std::int64_t assessments = 0;  ///< superseded ones not counted
  std::int64_t drafts = 0;       ///< interviews that are not finished
  std::int64_t superseded = 0;
  std::int64_t contacts = 0;
  std::int64_t imports = 0;  ///< those undone not counted
  std::int64_t questionnaires = 0;
  std::int64_t texts = 0;
  std::int64_t events = 0;
  std::int64_t bytes = 0;  ///< of the file and what waits beside it to be written into it
  std::string chain_head;
  std::string first_saved_at;
  std::string last_saved_at;
  std::string parent;         ///< id of the store this one was restored from; empty when it was not
  std::string last_merge_at;  ///< empty when there was none
  std::optional<LastBackup> backup;
  std::int64_t newer = 0;     ///< assessments the last backup lacks; all while there is none
  std::int64_t unmerged = 0;  ///< assessments saved since the last merge; all while there was none
};

}  // namespace dxready::store
