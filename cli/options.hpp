#pragma once

#include "base/date.hpp"
#include "base/language.hpp"
#include "base/output_file.hpp"
#include "cli/option_list.hpp"
#include "cli/session.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

// Options that mean the same wherever they appear. Each group is a struct a command holds and defines.
namespace dxready::cli {

/// --lang, --color, --quiet: every command has them.
struct GeneralOptions {
  std::string language;
  std::string color = "auto";
  bool quiet = false;
  void define(OptionList& options);
};

/// --data DIR, else $DXREADY_DATA, else `dxready setup`.
struct DataOption {
  std::string folder;
  void define(OptionList& options);
};

/// --questionnaire ID[@VERSION]|FILE
struct QuestionnaireOption {
  std::string name;
  void define(OptionList& options);
};

/// --on DATE: the day whose law and packages count.
struct DateOption {
  std::string on;
  void define(OptionList& options);
  /// The date given; ends the command when it is none.
  std::optional<base::Date> date(const Session& session) const;
};

/// --format F, --output FILE, --overwrite.
struct OutputOptions {
  std::string format;
  std::string file;
  bool overwrite = false;
  base::Readers readers = base::Readers::everybody;  ///< of a file
  void define(OptionList& options, const std::vector<std::string>& formats);
  /// To the file, else to stdout.
  void write(const Session& session, const std::string& result) const;
};

/// --store FILE, else $DXREADY_STORE, else the data folder of the user.
struct StoreOption {
  std::string file;
  void define(OptionList& options);
  std::string path() const;
};

/// --cost PACKAGE=AMOUNT, --granted PACKAGE=AMOUNT, --commercial.
struct MoneyOptionsGroup {
  std::vector<std::string> cost;
  std::vector<std::string> granted;
  bool commercial = false;
  void define(OptionList& options);
};

}  // namespace dxready::cli
