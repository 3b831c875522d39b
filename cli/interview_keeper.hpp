#pragma once

#include "cli/system.hpp"
#include "cli/workbench.hpp"
#include "interview/conversation.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace dxready::cli {

/// Keeps an interview in the store: its draft after every step, its assessment at the end. While it lives nobody else can
/// interview the same enterprise with this store, or go on with the same draft.
class InterviewKeeper {
public:
  /// All must outlive it. `draft` has an id and, of one that is in the store already, the time it was started.
  InterviewKeeper(const Session& session, store::Store& store, std::filesystem::path store_file, Workbench& workbench,
                  const LoadedQuestionnaire& questionnaire, store::Draft draft);

  /// Takes the lock. Throws base::DataError interview.locked.
  void lock();

  const store::Draft& draft() const { return m_draft; }

  /// Keeps what the conversation has become by a step; the first one begins the draft.
  void keep(const interview::Conversation& conversation, const store::DraftStep& step);

  /// Finds out which enterprise of the store name and tax code mean, and locks it, or where the store knows none the tax code or
  /// name itself; what is known of it when it is another one than before. A bound draft is about its enterprise whatever is told.
  /// Throws base::DataError interview.locked.
  std::optional<store::EnterpriseSummary> identify(const answers::AnswersFile& file);

  /// Other unfinished interviews of this enterprise, by its id, tax code or name.
  std::vector<store::DraftSummary> others(const answers::AnswersFile& file) const;

  /// Saves the assessment and ends the draft. Throws as Store::complete_draft.
  store::SaveResult complete(const assessment::Assessment& assessment, const std::string& reason);

private:
  store::Stamp stamp() const;
  std::optional<store::EnterpriseSummary> stored(const enterprise::Enterprise& who) const;
  void lock_place(std::uint32_t place, const std::string& who);

  const Session& m_session;
  store::Store& m_store;
  std::filesystem::path m_locks;
  Workbench& m_workbench;
  const LoadedQuestionnaire& m_questionnaire;
  store::Draft m_draft;
  bool m_begun = false;
  std::optional<HeldPlace> m_draft_lock;
  std::optional<HeldPlace> m_enterprise_lock;
  std::uint32_t m_locked = 0;  ///< the place it holds
};

}  // namespace dxready::cli
