#include "survey/batch.hpp"

#include "base/text.hpp"
#include "csv/encoding.hpp"
#include "survey/block_result.hpp"
#include "survey/plain_rows.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>

namespace dxready::survey {
namespace {

using assessment::Assessment;

/// Turns blocks into results; one for each thread, for its memory.
class Worker {
public:
  Worker(const BatchPlan& plan, const PlainTables* plain, const Keeper* keeper) : m_plan(plan), m_keeper(keeper) {
    if (plain != nullptr) m_plain.emplace(*plain);
  }

  /// Fills an empty result.
  void work(const csv::Block& block, BlockResult& result) {
    csv::RecordReader records(block, m_plan.dialect);
    csv::Record record;
    for (;;) {
      const bool continues = records.inside_line();
      const bool may_be_plain = m_plain && !continues && !records.has_zero_byte();
      if (may_be_plain && records.line() >= m_plan.first_line) take_plain(records, result);
      if (!records.next(record)) break;
      const bool is_empty = record.cells.empty() && record.fault == csv::Fault::none;
      if (record.line < m_plan.first_line) continue;
      if (continues) {
        result.reject_more(record, m_plan);
        continue;
      }
      if (is_empty) {
        ++result.summary.blank;
        continue;
      }
      ++result.summary.read;
      this->record(record, result);
    }
    result.end_offset = block.offset + block.bytes.size();
  }

private:
  void take_plain(csv::RecordReader& records, BlockResult& result) {
    const PlainRows::Taken taken = m_plain->take(records, result);
    records.skip(taken.bytes, taken.rows);
  }

  void record(const csv::Record& record, BlockResult& result) {
    if (record.fault != csv::Fault::none) return reject(record, {csv::fault_finding(record, m_plan.file)}, result);
    if (!decode(record)) return reject(record, {row_finding("survey.not-this-encoding", record.line)}, result);
    if (breaks_line()) return reject(record, {row_finding("survey.line-break", record.line)}, result);
    m_plan.rows.read(m_cells, record.line, m_row);
    if (m_row.blank) {
      --result.summary.read;
      ++result.summary.blank;
      return;
    }
    if (m_row.wrong()) {
      if (m_plain) m_plain->learn(m_row.findings, record);
      return reject(record, errors(), result);
    }
    for (const CellFinding& finding : m_row.findings) ++result.summary.warnings[finding.diagnostic.code];
    const RowDays& days = m_plan.rows.days();
    const base::Date on = days.reference(m_row.input.assessed_on).value();
    if (!m_row.input.assessed_on) m_row.input.assessed_on = days.assessed_on;
    const bool unfinished = !m_row.complete;
    Assessment assessment = m_plan.writer.advice() ? m_plan.assessor.assess(std::move(m_row.input), on, m_plan.money)
                                                   : m_plan.assessor.score(std::move(m_row.input), on);
    if (is_thin(assessment)) return reject(record, {thin_finding(assessment, record.line)}, result);
    if (m_keeper != nullptr) return defer(record, std::move(assessment), unfinished, result);
    write(record, assessment, result);
    result.summary.add_scored(assessment, m_plan.writer.advice());
    result.summary.unfinished += unfinished ? 1 : 0;
  }

  void defer(const csv::Record& record, Assessment assessment, bool unfinished, BlockResult& result) {
    std::unique_ptr<PreparedRow> prepared;
    try {
      prepared = m_keeper->prepare(assessment);
    } catch (const base::DataError& error) {
      return reject(record, {at_line(error.diagnostic(), record.line)}, result);
    }
    write(record, assessment, result);
    result.candidates.push_back({std::move(assessment), record, unfinished, std::move(prepared), result.ends()});
  }

  std::vector<base::Diagnostic> errors() const {
    std::vector<base::Diagnostic> errors;
    for (const CellFinding& finding : m_row.findings) {
      if (finding.diagnostic.severity != base::Severity::error) continue;
      errors.push_back(finding.diagnostic);
      errors.back().file = m_plan.file;
    }
    return errors;
  }

  /// The cells in UTF-8; false when the bytes are not of the file's encoding.
  bool decode(const csv::Record& record) {
    m_cells.assign(record.cells.begin(), record.cells.end());
    if (m_plan.dialect.encoding == csv::Encoding::utf8 || m_plan.dialect.encoding == csv::Encoding::utf16le ||
        m_plan.dialect.encoding == csv::Encoding::utf16be) {
      return !base::first_invalid_utf8(record.bytes);
    }
    m_texts.resize(std::max(m_texts.size(), m_cells.size()));
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
      std::optional<std::string> text = csv::to_utf8(m_cells[i].text, m_plan.dialect.encoding);
      if (!text) return false;
      m_texts[i] = std::move(*text);
      m_cells[i].text = m_texts[i];
    }
    return true;
  }

  bool breaks_line() const {
    const auto has_line_end = [](const csv::Cell& cell) { return cell.text.find_first_of("\r\n") != std::string_view::npos; };
    return m_plan.one_line_records && std::any_of(m_cells.begin(), m_cells.end(), has_line_end);
  }

  base::Diagnostic row_finding(std::string code, std::uint64_t line, std::vector<base::Argument> arguments = {}) const {
    const base::Place place{static_cast<std::uint32_t>(line), 0};
    return {std::move(code), base::Severity::error, std::move(arguments), m_plan.file, place, {}};
  }

  bool is_thin(const Assessment& assessment) const {
    const scoring::Tally& total = assessment.score.total;
    if (!m_plan.min_coverage || total.applicable == 0) return false;
    return base::compare_products(std::int64_t{total.answered} * 100, m_plan.min_coverage->denominator(),
                                  m_plan.min_coverage->numerator(), total.applicable) < 0;
  }

  base::Diagnostic thin_finding(const Assessment& assessment, std::uint64_t line) const {
    const scoring::Tally& total = assessment.score.total;
    return row_finding("survey.too-few-answers", line,
                       {{"answered", std::to_string(total.answered)},
                        {"applicable", std::to_string(total.applicable)},
                        {"least", base::shortest_decimal(*m_plan.min_coverage)}});
  }

  base::Diagnostic at_line(base::Diagnostic finding, std::uint64_t line) const {
    finding.file = m_plan.file;
    finding.place = {static_cast<std::uint32_t>(line), 0};
    return finding;
  }

  void reject(const csv::Record& record, const std::vector<base::Diagnostic>& findings, BlockResult& result) const {
    result.reject(record, findings, m_plan);
  }

  void write(const csv::Record& record, const Assessment& assessment, BlockResult& result) {
    m_kept.clear();
    for (const std::size_t column : m_plan.kept) {
      m_kept.push_back(column < m_cells.size() ? m_cells[column].text : std::string_view());
    }
    m_plan.writer.write(m_plan.tell_lines ? record.line : 0, assessment, m_kept, m_out_cells, result.results);
  }

  const BatchPlan& m_plan;
  const Keeper* m_keeper;
  std::optional<PlainRows> m_plain;
  Row m_row;
  std::vector<csv::Cell> m_cells;
  std::vector<std::string> m_texts;
  std::vector<std::string_view> m_kept;
  std::vector<std::string> m_out_cells;
};

/// Runs the threads: each takes the next block, works, and delivers in its turn.
class Runner {
public:
  Runner(const BatchPlan& plan, csv::BlockReader& blocks, BatchSink& sink, const Keeper* keeper)
      : m_plan(plan), m_blocks(blocks), m_sink(sink), m_keeper(keeper) {}

  Summary run(unsigned jobs) {
    m_has_first = m_blocks.next(m_first);
    if (!m_has_first) return {};
    // What a second block would be needed for, one does without.
    const bool is_only = m_blocks.at_end();
    if (!is_only || m_first.bytes.size() > m_plan.few_bytes) m_plain = PlainTables::make(m_plan, m_keeper);
    // So many that a thread seldom waits for another.
    for (unsigned i = 0; i < 2 * jobs; ++i) m_free.push_back(std::make_unique<Job>());
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < jobs && !is_only; ++i) threads.emplace_back([this] { work(); });
    work();
    for (std::thread& thread : threads) thread.join();
    if (m_error) std::rethrow_exception(m_error);
    return std::move(m_summary);
  }

private:
  /// A block and what it comes to, with its memory.
  struct Job {
    std::size_t index = 0;
    csv::Block block;
    BlockResult result;
  };
  /// What a keeper made of a row.
  struct Fate {
    bool counts = false;
    std::optional<base::Diagnostic> refusal;
  };
  /// A block that is being decided.
  struct Decided {
    BlockResult& from;
    BlockResult into;
    Ends done;
  };

  void work() {
    try {
      Worker worker(m_plan, m_plain.get(), m_keeper);
      for (std::unique_ptr<Job> job = free_job(); job != nullptr && take(*job); job = free_job()) {
        worker.work(job->block, job->result);
        hand_over(std::move(job));
      }
    } catch (...) {
      const std::lock_guard lock(m_turn_mutex);
      if (!m_error) m_error = std::current_exception();
      m_stopped = true;
      m_turn.notify_all();
    }
  }

  /// One whose memory is used again, as soon as there is one; null when the batch has ended.
  std::unique_ptr<Job> free_job() {
    std::unique_lock lock(m_turn_mutex);
    m_turn.wait(lock, [&] { return m_stopped || !m_free.empty(); });
    if (m_stopped) return nullptr;
    std::unique_ptr<Job> job = std::move(m_free.back());
    m_free.pop_back();
    return job;
  }

  bool take(Job& job) {
    const std::lock_guard lock(m_read_mutex);
    if (m_stopped) return false;
    if (m_has_first) {
      job.block = std::move(m_first);
      m_has_first = false;
    } else if (!m_blocks.next(job.block)) {
      return false;
    }
    job.index = m_next++;
    return true;
  }

  /// Takes a job that is done. While one thread delivers what has its turn, the others only leave their jobs here.
  void hand_over(std::unique_ptr<Job> done) {
    std::unique_lock lock(m_turn_mutex);
    m_done.push_back(std::move(done));
    if (m_delivers) return;
    m_delivers = true;
    while (!m_stopped) {
      const auto next = std::find_if(m_done.begin(), m_done.end(), [&](const auto& job) { return job->index == m_delivered; });
      if (next == m_done.end()) break;
      std::unique_ptr<Job> job = std::move(*next);
      m_done.erase(next);
      lock.unlock();
      deliver(job->result);
      const bool goes_on = m_sink.progress(job->result.end_offset, m_summary);
      job->result.clear();
      lock.lock();
      ++m_delivered;
      m_free.push_back(std::move(job));
      if (!goes_on) m_stopped = true;
      m_turn.notify_all();
    }
    m_delivers = false;
  }

  void deliver(BlockResult& result) {
    m_summary.add(result.summary);
    if (m_keeper != nullptr) decide(result);
    m_sink.results(result.results);
    if (result.rejects.empty()) return;
    m_sink.rejects(result.rejects);
    m_sink.reasons(result.reasons);
    m_sink.findings(result.findings);
  }

  /// Asks for every scored row, in their order, what becomes of it; only those that count stay in the results.
  void decide(BlockResult& result) {
    Decided decided{result, {}, {}};
    std::optional<LeanReader> lean;
    if (m_plain != nullptr && m_plain->lean != nullptr) lean.emplace(*m_plain->lean, result.lean);
    const LeanCandidate* plain = lean ? lean->next() : nullptr;
    const auto decide_plain = [&](std::uint64_t before) {
      for (; plain != nullptr && plain->line < before; plain = lean->next()) decide(*plain, *lean, decided);
    };
    for (Candidate& candidate : result.candidates) {
      decide_plain(candidate.record.line);
      const Fate fate = fate_of([&] { return disposition(candidate); });
      if (fate.counts) {
        m_summary.add_scored(candidate.assessment, m_plan.writer.advice());
        m_summary.unfinished += candidate.unfinished ? 1 : 0;
      }
      settle(candidate.record, candidate.ends, fate, decided);
    }
    decide_plain(std::numeric_limits<std::uint64_t>::max());
    finish(decided);
  }

  void decide(const LeanCandidate& candidate, const LeanReader& lean, Decided& decided) {
    const Fate fate = fate_of([&] { return m_keeper->keep_lean(lean.row(), candidate.line); });
    if (!fate.counts) lean.uncount(m_summary);
    csv::Record record;
    record.bytes = candidate.record;
    record.line = candidate.line;
    settle(record, candidate.ends, fate, decided);
  }

  /// Takes over what a row left in the texts of its block, up to its ends.
  void settle(const csv::Record& record, const Ends& ends, const Fate& fate, Decided& decided) const {
    const BlockResult& from = decided.from;
    BlockResult& into = decided.into;
    into.rejects.append(from.rejects, decided.done.rejects, ends.rejects - decided.done.rejects);
    into.reasons.append(from.reasons, decided.done.reasons, ends.reasons - decided.done.reasons);
    if (fate.counts) into.results.append(from.results, decided.done.results, ends.results - decided.done.results);
    if (fate.refusal) reject(record, *fate.refusal, into);
    decided.done = ends;
  }

  void finish(Decided& decided) {
    BlockResult& result = decided.from;
    BlockResult& into = decided.into;
    into.rejects.append(result.rejects, decided.done.rejects);
    into.reasons.append(result.reasons, decided.done.reasons);
    result.results = std::move(into.results);
    result.rejects = std::move(into.rejects);
    result.reasons = std::move(into.reasons);
    result.findings.add(into.findings);
    m_summary.add(into.summary);
    result.summary.rejected += into.summary.rejected;
  }

  void reject(const csv::Record& record, base::Diagnostic finding, BlockResult& into) const {
    finding.file = m_plan.file;
    finding.place = {static_cast<std::uint32_t>(record.line), 0};
    into.reject(record, {&finding, 1}, m_plan);
  }

  /// Counts what `keep` says of a row.
  template <class Keep>
  Fate fate_of(const Keep& keep) {
    try {
      switch (keep()) {
        case Disposition::duplicate: ++m_summary.duplicate; return {};
        case Disposition::unchanged: ++m_summary.unchanged; return {};
        case Disposition::revised: ++m_summary.revised; break;
        case Disposition::kept: break;
      }
    } catch (const base::DataError& error) {
      return {false, error.diagnostic()};
    }
    return {true, {}};
  }

  Disposition disposition(Candidate& candidate) {
    return candidate.prepared == nullptr ? Disposition::kept : m_keeper->keep(*candidate.prepared, candidate.record.line);
  }

  const BatchPlan& m_plan;
  csv::BlockReader& m_blocks;
  BatchSink& m_sink;
  const Keeper* m_keeper;
  std::unique_ptr<const PlainTables> m_plain;
  std::mutex m_read_mutex;
  csv::Block m_first;        ///< until it is taken; this and the next two: guarded by m_read_mutex
  bool m_has_first = false;  ///< whether it is there
  std::size_t m_next = 0;    ///< of blocks taken
  std::mutex m_turn_mutex;
  std::condition_variable m_turn;
  std::vector<std::unique_ptr<Job>> m_free;  ///< this and the rest: guarded by m_turn_mutex
  std::vector<std::unique_ptr<Job>> m_done;  ///< that have not had their turn
  std::size_t m_delivered = 0;
  bool m_delivers = false;  ///< a thread delivers
  Summary m_summary;        ///< of the thread that delivers
  std::exception_ptr m_error;
  std::atomic<bool> m_stopped = false;
};

}  // namespace

Summary run_batch(const BatchPlan& plan, csv::BlockReader& blocks, unsigned jobs, BatchSink& sink, const Keeper* keeper) {
  return Runner(plan, blocks, sink, keeper).run(std::max(jobs, 1U));
}

}  // namespace dxready::survey
