#pragma once

#include "base/date.hpp"
#include "base/language.hpp"
#include "cli/session.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Validator;
}  // namespace CLI

// Options that mean the same wherever they appear. Each group is a struct a command holds and defines.
namespace dxready::cli {

/// A help text in the language of the run.
std::string text(base::Language language, const char* vi, const char* en);

/// One of these words; the help names them by the option's type, so the check has no text of its own.
CLI::Validator one_of(const std::vector<std::string>& values);

/// --lang, --color, --quiet: every command has them.
struct GeneralOptions {
  std::string language;
  std::string color = "auto";
  bool quiet = false;
  void define(CLI::App& app, base::Language help);
};

/// --data DIR, else $DXREADY_DATA, else `dxready setup`.
struct DataOption {
  std::string folder;
  void define(CLI::App& app, base::Language help);
};

/// --questionnaire ID[@VERSION]|FILE
struct QuestionnaireOption {
  std::string name;
  void define(CLI::App& app, base::Language help);
};

/// --on DATE: the day whose law and packages count.
struct DateOption {
  std::string on;
  void define(CLI::App& app, base::Language help);
  /// The date given; ends the command when it is none.
  std::optional<base::Date> date(const Session& session) const;
};

/// --format F, --output FILE, --overwrite.
struct OutputOptions {
  std::string format;
  std::string file;
  bool overwrite = false;
  void define(CLI::App& app, base::Language help, const std::vector<std::string>& formats);
  /// To the file, else to stdout.
  void write(const Session& session, const std::string& result) const;
};

/// --store FILE, else $DXREADY_STORE, else the data folder of the user.
struct StoreOption {
  std::string file;
  void define(CLI::App& app, base::Language help);
  std::string path() const;
};

/// --cost PACKAGE=AMOUNT, --granted PACKAGE=AMOUNT, --commercial.
struct MoneyOptionsGroup {
  std::vector<std::string> cost;
  std::vector<std::string> granted;
  bool commercial = false;
  void define(CLI::App& app, base::Language help);
};

}  // namespace dxready::cli
