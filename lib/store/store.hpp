#pragma once

#include "assessment/assessment.hpp"
#include "store/drafts.hpp"
#include "store/import.hpp"
#include "store/records.hpp"
#include "store/timeline.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::store {

enum class Access { read, write };

/// How long a store waits for others who are writing to it, and who is told of it: only an import takes longer than a moment.
struct Patience {
  std::chrono::milliseconds longest{60'000};
  std::chrono::milliseconds unsaid{1'000};  ///< so much of a wait passes without a word
  std::function<void()> notice;             ///< then this is called, once in each wait; may be empty; must not throw
};

/// Assessments kept in one SQLite file (docs/store.md). One object is for one thread; several objects, threads and programs
/// may use one file at the same time.
///
/// What every member may throw. base::EnvironmentError: store.locked (others wrote for longer than the patience),
/// store.disk-full, store.read-only, store.damaged, store.unreadable, store.failed; the store is then as it was before.
/// base::DataError as each member says.
class Store {
public:
  /// Opens a store, raising an older one to today's format; with Access::write it is made when it is not there (file 0600,
  /// missing folders 0700). Throws base::EnvironmentError: store.not-found (reading only), file.is-a-folder,
  /// store.not-a-database, store.not-ours, store.newer; nothing was changed then.
  static Store open(const std::filesystem::path& path, Access access, Patience patience = {});

  Store(Store&& other) noexcept;
  Store& operator=(Store&& other) noexcept;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  ~Store();

  /// Keeps an assessment. Its enterprise is found by tax code, external id or name (see docs/store.md), or is new. Where the
  /// same enterprise, questionnaire id, day and respondent are there already: nothing is written when the content is the same
  /// (Outcome::unchanged), else it becomes a new revision, which needs a reason. The questionnaire's fingerprints are set,
  /// and its text is in `request.texts` or in the store.
  /// Throws base::DataError: store.no-date, store.other-meaning, store.ambiguous-enterprise, store.reason-needed.
  SaveResult save(const assessment::Assessment& assessment, const SaveRequest& request, const Stamp& stamp);

  /// Keeps a new interview: one transaction, like each of its steps. The questionnaire's text is among `texts` or in the store.
  /// Throws base::DataError: store.other-meaning, store.unknown-enterprise.
  void begin_draft(const Draft& draft, const DraftContext& context, const std::vector<KeptText>& texts, const Stamp& stamp);

  /// Keeps a draft as it is after one more step. Throws base::DataError: store.unknown-draft (another program ended it),
  /// store.unknown-enterprise.
  void keep_draft(const Draft& draft, const DraftStep& step, const DraftContext& context, const Stamp& stamp);

  /// Saves the assessment a draft has become, as `save` does, and ends the draft in the same transaction.
  /// Throws what `save` throws, and base::DataError store.unknown-draft; the draft is there still then.
  SaveResult complete_draft(const std::string& id, const assessment::Assessment& assessment, const SaveRequest& request,
                            const Stamp& stamp);

  /// Gives a draft up: its answers go, an event stays. Throws as `find_draft`.
  void discard_draft(std::string_view id_prefix, const Stamp& stamp);

  /// All drafts, the one worked on last first.
  std::vector<DraftSummary> drafts() const;
  /// Those about an enterprise (its UUID), known by its tax code or name where they were not entered for it.
  std::vector<DraftSummary> drafts_of(const std::string& enterprise) const;

  /// The draft whose UUID begins so: 8 or more hexadecimal digits, an @ before them or not.
  /// Throws base::DataError: store.bad-draft-id, store.unknown-draft, store.ambiguous-draft.
  DraftSummary find_draft(std::string_view id_prefix) const;

  /// A draft with its answers; the context has the questionnaire of its text. `id` is its UUID.
  /// Throws base::DataError: store.unknown-draft, store.cannot-restore.
  Draft draft(const std::string& id, const DraftContext& context) const;

  /// Begins an import: one transaction, which waits for other writers now. The questionnaire's fingerprints are set, and its
  /// text is in `request.texts` or in the store; `request.reason` does not count.
  /// Throws base::DataError: store.other-meaning.
  Import begin_import(const ImportInfo& info, const SaveRequest& request, const Stamp& stamp);

  /// All imports, the newest last.
  std::vector<ImportSummary> imports() const;

  /// Takes away what an import added: its assessments, and its enterprises nothing else refers to; what it revised is current
  /// again, and what it changed of other enterprises is as before unless it was changed again since. The import's record stays.
  /// `id_prefix`: 8 or more characters of its UUID. Throws base::DataError: store.bad-import-id, store.unknown-import,
  /// store.ambiguous-import, store.import-undone, store.import-built-upon (later revisions stand on its assessments).
  UndoResult undo_import(std::string_view id_prefix, const std::string& reason, const Stamp& stamp);

  /// Corrects what is known of an enterprise; `enterprise` is its UUID. A change without a difference writes nothing.
  /// Throws base::DataError: store.unknown-enterprise, store.reason-needed, store.bad-tax-code, store.tax-code-taken.
  void edit_enterprise(const std::string& enterprise, const EnterpriseEdit& edit, const std::string& reason, const Stamp& stamp);

  /// All enterprises in order of their numbers.
  std::vector<EnterpriseSummary> enterprises() const;

  /// The enterprise people mean: its number ("E-0017", "e17", "17"), tax code, the first 8 or more characters of its UUID,
  /// or its name without regard to case and diacritics, a part of it too when only one fits; earlier numbers, names and tax
  /// codes count. Throws base::DataError: store.unknown-enterprise (with a suggestion), store.ambiguous-enterprise.
  EnterpriseRecord enterprise(std::string_view who) const;

  /// The assessments of an enterprise (its UUID) by date, respondent, questionnaire and revision.
  std::vector<AssessmentSummary> history(const std::string& enterprise, bool with_superseded) const;

  /// The same as they follow one another, with what has changed between them (see store/timeline.hpp).
  std::vector<Moment> timeline(const std::string& enterprise, bool with_superseded) const;

  /// The assessment whose UUID begins so: 8 or more hexadecimal digits, dashes or none.
  /// Throws base::DataError: store.bad-assessment-id, store.unknown-assessment, store.ambiguous-assessment.
  AssessmentRecord assessment(std::string_view id_prefix) const;

  /// The bytes of a kept text by its fingerprint. Throws base::DataError: store.unknown-text.
  std::string text(std::string_view fingerprint) const;

  Info info() const;

  /// Checks the whole store: the structure of the file, references between tables, the chain of events and what it says of
  /// texts and assessments, fingerprints of kept texts, and every score by computing it again with the texts it was made with,
  /// in so many threads.
  VerifyReport verify(unsigned jobs = 1) const;

  /// Hash of the last event of this store's chain; 64 zeros while there is none.
  std::string chain_head() const;

private:
  struct Connection;
  explicit Store(std::unique_ptr<Connection> connection);

  std::unique_ptr<Connection> m_connection;
};

/// The answers file an assessment was made from. The questionnaire has the assessment's meaning and the models are those
/// it was made with, or hold every fact and topic it names. Places in files are not kept.
/// Throws base::DataError: store.cannot-restore.
answers::AnswersFile restore(const AssessmentRecord& record, const questionnaire::Questionnaire& questionnaire,
                             const enterprise::FactModel& facts, const questionnaire::Topics& topics);

}  // namespace dxready::store
