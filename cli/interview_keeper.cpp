#include "cli/interview_keeper.hpp"

#include "base/fingerprint.hpp"
#include "base/text.hpp"
#include "enterprise/tax_code.hpp"

#include <charconv>
#include <utility>

namespace dxready::cli {
namespace {

/// Drafts have places above those of enterprises, by the first digits of their ids.
std::uint32_t place_of_draft(const std::string& id) {
  std::uint32_t digits = 0;
  std::from_chars(id.data(), id.data() + 8, digits, 16);
  return digits | 0x8000'0000U;
}

std::uint32_t place_of_enterprise(const std::string& number) {
  std::uint32_t place = 0;
  const std::size_t digits = number.find_first_of("0123456789");
  if (digits != std::string::npos) std::from_chars(number.data() + digits, number.data() + number.size(), place);
  return place;
}

[[noreturn]] void fail_locked(const std::string& who) {
  throw base::DataError({"interview.locked", base::Severity::error, {{"name", who}}, {}, {}, {}});
}

/// Enterprises the store does not know have places between the two, by a digest of what they are known by.
std::uint32_t place_of_stranger(const std::string& known_by) {
  std::uint32_t digits = 0;
  const std::string digest = base::sha256_hex(known_by);
  std::from_chars(digest.data(), digest.data() + 8, digits, 16);
  return (digits & 0x3FFF'FFFFU) | 0x4000'0000U;
}

std::string exact_name(std::string_view name) { return base::nfc(base::trim(name)); }

}  // namespace

InterviewKeeper::InterviewKeeper(const Session& session, store::Store& store, std::filesystem::path store_file,
                                 Workbench& workbench, const LoadedQuestionnaire& questionnaire, store::Draft draft)
    : m_session(session), m_store(store), m_locks(std::move(store_file += "-interviews")), m_workbench(workbench),
      m_questionnaire(questionnaire), m_draft(std::move(draft)), m_begun(!m_draft.started_at.empty()) {}

void InterviewKeeper::lock() {
  m_draft_lock = HeldPlace::take(m_locks, place_of_draft(m_draft.id));
  if (!m_draft_lock) fail_locked("@" + m_draft.id.substr(0, 8));
  if (!m_draft.enterprise.empty()) {
    const std::string number = m_store.enterprise(m_draft.enterprise).summary.number;
    lock_place(place_of_enterprise(number), number);
  } else {
    identify(m_draft.file);
  }
}

void InterviewKeeper::lock_place(std::uint32_t place, const std::string& who) {
  if (m_enterprise_lock && m_locked == place) return;
  // The lock that was held before goes only when the new one is there.
  std::optional<HeldPlace> taken = HeldPlace::take(m_locks, place);
  if (!taken) fail_locked(who);
  m_enterprise_lock = std::move(taken);
  m_locked = place;
}

store::Stamp InterviewKeeper::stamp() const { return {now_utc(), random_uuid, m_session.settings.interviewer}; }

void InterviewKeeper::keep(const interview::Conversation& conversation, const store::DraftStep& step) {
  const assessment::Model& model = m_workbench.model();
  const store::DraftContext context{m_questionnaire.questionnaire, model.facts, model.topics};
  m_draft.file = conversation.file();
  m_draft.place = conversation.place_id();
  m_draft.flagged = conversation.flagged();
  m_draft.confirmed = conversation.confirmed();
  if (!m_begun) {
    m_draft.started_at = now_utc();
    m_store.begin_draft(m_draft, context, m_workbench.texts(m_questionnaire), stamp());
    m_begun = true;
  }
  m_store.keep_draft(m_draft, step, context, stamp());
}

std::optional<store::EnterpriseSummary> InterviewKeeper::identify(const answers::AnswersFile& file) {
  if (m_draft.bound) return std::nullopt;
  std::optional<store::EnterpriseSummary> found = stored(file.enterprise);
  if (found && found->id == m_draft.enterprise) return std::nullopt;
  const std::string& code = file.enterprise.tax_code;
  const std::string known_by = code.empty() ? exact_name(file.enterprise.name) : code;
  if (found) {
    lock_place(place_of_enterprise(found->number), found->number);
  } else if (!known_by.empty()) {
    lock_place(place_of_stranger(known_by), code.empty() ? known_by : enterprise::masked_tax_code(code));
  } else {
    m_enterprise_lock.reset();
  }
  m_draft.enterprise = found ? found->id : std::string();
  return found;
}

/// The enterprise a save would take it for.
std::optional<store::EnterpriseSummary> InterviewKeeper::stored(const enterprise::Enterprise& who) const {
  const auto find = [&](const std::string& text) -> std::optional<store::EnterpriseSummary> {
    if (text.empty()) return std::nullopt;
    try {
      return m_store.enterprise(text).summary;
    } catch (const base::DataError&) {
      return std::nullopt;
    }
  };
  std::optional<store::EnterpriseSummary> by_code = find(who.tax_code);
  if (by_code && by_code->tax_code == who.tax_code) return by_code;
  std::optional<store::EnterpriseSummary> by_name = find(exact_name(who.name));
  const bool same = by_name && exact_name(by_name->name) == exact_name(who.name);
  const bool other_code = same && !who.tax_code.empty() && !by_name->tax_code.empty();
  return same && !other_code ? by_name : std::nullopt;
}

std::vector<store::DraftSummary> InterviewKeeper::others(const answers::AnswersFile& file) const {
  const std::string name = exact_name(file.enterprise.name);
  std::vector<store::DraftSummary> found;
  for (store::DraftSummary& one : m_store.drafts()) {
    const bool same_id = !m_draft.enterprise.empty() && one.enterprise == m_draft.enterprise;
    const bool same_code = !file.enterprise.tax_code.empty() && one.tax_code == file.enterprise.tax_code;
    const bool same_name = !name.empty() && exact_name(one.name) == name;
    if (one.id != m_draft.id && (same_id || same_code || same_name)) found.push_back(std::move(one));
  }
  return found;
}

store::SaveResult InterviewKeeper::complete(const assessment::Assessment& assessment, const std::string& reason) {
  const store::SaveRequest request{reason, m_workbench.texts(m_questionnaire), {}, m_draft.enterprise};
  return m_store.complete_draft(m_draft.id, assessment, request, stamp());
}

}  // namespace dxready::cli
