#pragma once

#include "cli/session.hpp"
#include "json/write.hpp"
#include "report/page.hpp"
#include "store/contacts.hpp"
#include "store/requests.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

// What the pages of `dxready store privacy` are made of.
namespace dxready::cli {

/// Labels with what stands behind them, wrapped; nothing for what is empty.
class Sheet {
public:
  explicit Sheet(const Session& session) : m_session(session), m_page(session.style()) {}

  void line(std::string_view vi, std::string_view en, const std::string& value);
  std::string take() { return m_page.take(); }

private:
  const Session& m_session;
  report::Page m_page;
};

/// The lines of a text as one, safe for a terminal.
std::string one_line(const std::string& text);

/// "22/11/2026" of "2026-11-22"; empty stays empty.
std::string day_text(const Session& session, const std::string& day);
/// "12:00 22/11/2026" of "2026-11-22T05:00:00Z", in Vietnam's time; a day alone stays one.
std::string moment_text(const Session& session, const std::string& moment);

/// Withdrawn, restricted, kept longer than agreed on a day; empty where there is nothing to say.
std::string state_of(const Session& session, const store::Contact& contact, const base::Date& on);
bool is_withdrawn(const store::Contact& contact, const std::string& purpose);

std::string title_of(const Session& session, const std::vector<store::ConsentWord>& words, const std::string& id);
std::string title_of(const Session& session, const store::PrivacyRules& rules, const store::PrivacyRequest& request);

/// {"schema_version": 1, KEY: …}
std::string whole_json(std::string_view key, const std::function<void(json::Writer&)>& put);
void put_list(json::Writer& json, std::string_view key, const std::vector<std::string>& all);

/// An object each; `more` puts what else belongs into it.
using PutMore = std::function<void(json::Writer&)>;
void put_contact(json::Writer& json, const store::Contact& contact, bool with_details, const PutMore& more = {});
void put_request(json::Writer& json, const store::PrivacyRequest& request, const PutMore& more = {});

}  // namespace dxready::cli
