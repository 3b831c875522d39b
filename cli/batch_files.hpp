#pragma once

#include "cli/rows_file.hpp"
#include "cli/session.hpp"
#include "survey/batch.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dxready::cli {

/// Where the parts of a batch go.
struct BatchPaths {
  std::string output;   ///< empty: standard output
  std::string rejects;  ///< empty: not written
  std::string reasons;  ///< empty: not written
  std::string summary;  ///< empty: not written
  bool overwrite = false;
  bool dry_run = false;    ///< nothing is written anywhere
  bool completes = false;  ///< goes on to its end when nobody reads the results any more
};

/// Takes what a batch makes: results to a file or stdout, rejects and reasons to theirs, progress to the terminal. Files
/// appear by `commit` only.
class BatchFiles : public survey::BatchSink {
public:
  /// Opens the files: one that exists is refused before anything is read. `size`: the bytes of the survey where that is known.
  BatchFiles(const Session& session, const BatchPaths& paths, const RowsForm& results, const RowsForm& rejects,
             std::optional<std::uint64_t> size);

  /// Rejected records are written as this makes of them; without it as they are.
  void encode_rejects(std::function<std::string(std::string_view)> encode);

  void results(std::string_view lines) override;
  void rejects(std::string_view bytes) override;
  void reasons(std::string_view lines) override;
  void findings(const base::Diagnostics& findings) override;
  bool progress(std::uint64_t bytes, const survey::Summary& summary) override;

  void summary(std::string_view text);

  /// Nothing is left to fail but the renaming.
  void close();
  /// Results appear unless `with_results` is false.
  void commit(bool with_results);
  /// Takes the progress line off the terminal.
  void end_progress();

private:
  std::unique_ptr<RowsFile> open(const std::string& path, const RowsForm& form) const;

  const Session& m_session;
  const BatchPaths& m_paths;
  std::unique_ptr<RowsFile> m_output;
  std::unique_ptr<RowsFile> m_rejects;
  std::unique_ptr<RowsFile> m_reasons;
  std::unique_ptr<RowsFile> m_summary;
  std::function<std::string(std::string_view)> m_encode;
  std::optional<std::uint64_t> m_size;
  std::chrono::steady_clock::time_point m_start;
  std::chrono::steady_clock::time_point m_told;
  bool m_shows_progress = false;
  std::size_t m_reported = 0;
};

}  // namespace dxready::cli
