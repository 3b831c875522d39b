#include "cli/batch_saving.hpp"

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

}  // namespace

Saving::Saving(const std::string& path, const store::ImportInfo& info, const store::SaveRequest& request,
               const store::Stamp& stamp)
    : m_store(store::Store::open(path, store::Access::write)), m_import(m_store.begin_import(info, request, stamp)) {}

survey::Keeper Saving::keeper() {
  return {[this](const assessment::Assessment& assessment) -> std::unique_ptr<survey::PreparedRow> {
            return std::make_unique<RowToSave>(m_import.prepare(assessment));
          },
          [this](survey::PreparedRow& row, std::uint64_t line) {
            return disposition(m_import.add(std::move(dynamic_cast<RowToSave&>(row).row), line).kind);
          }};
}

store::ImportResult Saving::finish(const survey::Summary& summary, const std::string& sha256) {
  return m_import.finish({summary.read, summary.scored(), summary.rejected, summary.duplicate, summary.unchanged}, sha256);
}

}  // namespace dxready::cli
