#include "cli/batch_saving.hpp"

#include "base/text.hpp"
#include "store/answers_codec.hpp"

#include <memory>
#include <utility>

namespace dxready::cli {
namespace {

/// A row as the store wants it.
class RowToSave : public survey::PreparedRow {
public:
  explicit RowToSave(store::PreparedRow made) : row(std::move(made)) {}
  store::PreparedRow row;
};

survey::Disposition disposition(store::ImportOutcome::Kind kind) {
  switch (kind) {
    case store::ImportOutcome::Kind::saved: return survey::Disposition::kept;
    case store::ImportOutcome::Kind::revised: return survey::Disposition::revised;
    case store::ImportOutcome::Kind::unchanged: return survey::Disposition::unchanged;
    case store::ImportOutcome::Kind::duplicate: return survey::Disposition::duplicate;
  }
  return survey::Disposition::kept;
}

/// A day, and somebody the row is about.
void check_row(const answers::AnswersFile& input) {
  const enterprise::Enterprise& who = input.enterprise;
  const bool nobody = who.tax_code.empty() && who.external_id.empty() && base::trim(who.name).empty();
  const char* const code = nobody ? "survey.no-identity" : input.assessed_on ? nullptr : "store.no-date";
  if (code != nullptr) throw base::DataError({code, base::Severity::error, {}, {}, {}, {}});
}

}  // namespace

struct Saving::Opened {
  Opened(store::Store opened, const store::ImportInfo& info, const store::SaveRequest& request, const store::Stamp& stamp)
      : store(std::move(opened)), import(store.begin_import(info, request, stamp)) {}

  store::Store store;
  store::Import import;
};

Saving::Saving(std::function<store::Store()> open, store::ImportInfo info, store::SaveRequest request, store::Stamp stamp,
               survey::NameCheck& names)
    : m_open(std::move(open)), m_info(std::move(info)), m_request(std::move(request)), m_stamp(std::move(stamp)), m_names(names) {
}

Saving::~Saving() = default;

store::Import& Saving::import() {
  std::call_once(m_once, [this] {
    try {
      m_opened = std::make_unique<Opened>(m_open(), m_info, m_request, m_stamp);
    } catch (const base::DataError& error) {
      m_error = std::make_exception_ptr(StoreRefuses{error});
    } catch (...) {
      m_error = std::current_exception();
    }
  });
  if (m_error) std::rethrow_exception(m_error);
  return m_opened->import;
}

std::unique_ptr<survey::PreparedRow> Saving::prepare(const assessment::Assessment& assessment) {
  check_row(assessment.input);
  return std::make_unique<RowToSave>(import().prepare(assessment));
}

survey::Disposition Saving::keep(survey::PreparedRow& row, std::uint64_t line) {
  store::PreparedRow& prepared = dynamic_cast<RowToSave&>(row).row;
  const store::Identity who = prepared.who;
  const store::ImportOutcome outcome = import().add(std::move(prepared), line);
  if (!outcome.other_name.empty()) {
    m_names.compare({line, who.tax_code.empty() ? who.external_id : who.tax_code, who.name, outcome.other_name});
  }
  return disposition(outcome.kind);
}

survey::Disposition Saving::keep_lean(const assessment::LeanRow& row, std::uint64_t line) {
  const store::ImportOutcome outcome = import().add(row, line);
  if (!outcome.other_name.empty()) {
    const std::string code(row.tax_code.empty() ? row.external_id : row.tax_code);
    m_names.compare({line, code, std::string(row.name), outcome.other_name});
  }
  return disposition(outcome.kind);
}

survey::Keeper Saving::keeper() {
  return {[this](const assessment::Assessment& assessment) { return prepare(assessment); },
          [this](survey::PreparedRow& row, std::uint64_t line) { return keep(row, line); },
          [this](std::size_t criterion, const answers::Answer& answer) {
            return store::sole_letter(m_info.questionnaire->criteria[criterion], answer);
          },
          [this](const assessment::LeanRow& row, std::uint64_t line) { return keep_lean(row, line); }};
}

store::ImportResult Saving::finish(const survey::Summary& summary, const std::string& sha256) {
  if (m_opened == nullptr) return {};
  return m_opened->import.finish({summary.read, summary.scored(), summary.rejected, summary.duplicate, summary.unchanged},
                                 sha256);
}

}  // namespace dxready::cli
