#include "cli/batch_files.hpp"

#include "base/number_text.hpp"
#include "cli/system.hpp"
#include "survey/rejects.hpp"

#include <fmt/format.h>

namespace dxready::cli {
namespace {

using std::chrono::steady_clock;

/// With nowhere to write rejects, so many of the first are named.
constexpr std::size_t named_findings = 20;

}  // namespace

BatchFiles::BatchFiles(const Session& session, const BatchPaths& paths, const RowsForm& results, const RowsForm& rejects,
                       std::optional<std::uint64_t> size)
    : m_session(session), m_paths(paths), m_output(open(paths.output, results)), m_rejects(open(paths.rejects, rejects)),
      m_reasons(open(paths.reasons, {survey::reasons_header(), 0, {}, {}})), m_summary(open(paths.summary, {})), m_size(size),
      m_start(steady_clock::now()), m_told(m_start) {
  if (paths.output.empty() && !paths.dry_run) session.out << results.heading;
}

std::unique_ptr<RowsFile> BatchFiles::open(const std::string& path, const RowsForm& form) const {
  if (path.empty() || m_paths.dry_run) return nullptr;
  return std::make_unique<RowsFile>(path, m_paths.overwrite, form);
}

void BatchFiles::encode_rejects(std::function<std::string(std::string_view)> encode) { m_encode = std::move(encode); }

void BatchFiles::results(std::string_view lines) {
  if (m_paths.dry_run) return;
  if (m_output != nullptr) return m_output->write(lines);
  m_session.out.write(lines.data(), static_cast<std::streamsize>(lines.size()));
}

void BatchFiles::rejects(std::string_view bytes) {
  if (m_rejects != nullptr) m_rejects->write(m_encode ? m_encode(bytes) : bytes);
}

void BatchFiles::reasons(std::string_view lines) {
  if (m_reasons != nullptr) m_reasons->write(lines);
}

void BatchFiles::summary(std::string_view text) {
  if (m_summary != nullptr) m_summary->write(text);
}

void BatchFiles::findings(const base::Diagnostics& findings) {
  if (m_rejects != nullptr) return;
  for (const base::Diagnostic& finding : findings.all()) {
    if (m_reported == named_findings) return;
    ++m_reported;
    m_session.report(finding);
  }
}

bool BatchFiles::progress(std::uint64_t bytes, const survey::Summary& summary) {
  if (interrupted()) return false;
  // Whoever closed our output wants no more; an import goes on to its end.
  if (!m_session.out && m_paths.output.empty() && !m_paths.completes) return false;
  const steady_clock::time_point now = steady_clock::now();
  if (m_session.quiet || !stderr_is_terminal() || now - m_told < std::chrono::seconds(1)) return true;
  m_told = now;
  m_shows_progress = true;
  const std::chrono::duration<double> took = now - m_start;
  const auto rate = static_cast<std::uint64_t>(static_cast<double>(summary.read) / took.count());
  const std::string part = m_size && *m_size > 0
                               ? fmt::format("{}%", bytes * 100 / *m_size)
                               : fmt::format("{} MB", base::grouped(std::to_string(bytes >> 20U), m_session.language));
  m_session.err << fmt::format("\r\x1b[K{} · {} {} · {} {}/s · {} {}", part,
                               base::grouped(std::to_string(summary.read), m_session.language), m_session.word("dòng", "rows"),
                               base::grouped(std::to_string(rate), m_session.language), m_session.word("dòng", "rows"),
                               base::grouped(std::to_string(summary.rejected), m_session.language),
                               m_session.word("bị loại", "rejected"))
                << std::flush;
  return true;
}

void BatchFiles::end_progress() {
  if (m_shows_progress) m_session.err << "\r\x1b[K";
  m_shows_progress = false;
}

void BatchFiles::close() {
  for (RowsFile* file : {m_output.get(), m_rejects.get(), m_reasons.get()}) {
    if (file != nullptr) file->close();
  }
}

void BatchFiles::commit(bool with_results) {
  if (m_output != nullptr && with_results) m_output->commit();
  if (m_rejects != nullptr) m_rejects->commit();
  if (m_reasons != nullptr) m_reasons->commit();
  if (m_summary != nullptr) m_summary->commit();
}

}  // namespace dxready::cli
