#pragma once

#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The actions of `dxready store privacy`; each group has a file of its own.
namespace dxready::cli {

/// What was given behind `dxready store privacy`. Of the optional ones an empty text takes the old one away.
struct PrivacyArguments {
  std::string action;
  std::string subject;  ///< what the action is about: an enterprise, a contact, a request …
  std::optional<std::string> name;
  std::optional<std::string> role;
  std::optional<std::string> phone;
  std::optional<std::string> email;
  std::vector<std::string> purposes;
  std::string recipient;
  std::string method;
  std::string form;
  std::optional<std::string> consented;
  std::optional<std::string> keep_until;
  bool lift = false;
  std::string contact;
  std::string person;
  std::optional<std::string> received;
  std::optional<std::string> on;
  std::string note;
  std::optional<std::string> found;
  std::optional<std::string> what;
  std::optional<std::uint64_t> people;
  std::optional<std::string> steps;
  std::optional<std::string> reported;
  StoreOption store;
  DataOption data;
  OutputOptions output;

  bool json() const { return output.format == "json"; }
};

// Contacts. Each throws Stop, and what the library throws.
ExitCode list_contacts(const Session& session, const PrivacyArguments& given);
ExitCode add_contact(const Session& session, const PrivacyArguments& given);
ExitCode show_person(const Session& session, const PrivacyArguments& given);
ExitCode correct_contact(const Session& session, const PrivacyArguments& given);
ExitCode restrict_contact(const Session& session, const PrivacyArguments& given);
ExitCode withdraw_consent(const Session& session, const PrivacyArguments& given);
ExitCode print_form(const Session& session, const PrivacyArguments& given);

// Requests of persons, and breaches.
ExitCode list_requests(const Session& session, const PrivacyArguments& given);
ExitCode enter_request(const Session& session, const PrivacyArguments& given);
ExitCode acknowledge_request(const Session& session, const PrivacyArguments& given);
ExitCode extend_request(const Session& session, const PrivacyArguments& given);
ExitCode close_request(const Session& session, const PrivacyArguments& given);
ExitCode list_breaches(const Session& session, const PrivacyArguments& given);
ExitCode note_breach(const Session& session, const PrivacyArguments& given);
ExitCode print_notice(const Session& session, const PrivacyArguments& given);

/// The day of an option, or today where it was not given; ends the command when it is none, or not yet there where `Days::past`.
enum class Days { any, past };
base::Date day_of(const Session& session, const char* option, const std::optional<std::string>& text, Days days);

}  // namespace dxready::cli
