#include "cli/help.hpp"

#include "base/text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace dxready::cli {
namespace {

std::string word(base::Language language, std::string_view vi, std::string_view en) {
  return std::string(language == base::Language::vi ? vi : en);
}

/// "NAME  text" with the text in a column of its own, wrapped to 80 columns.
std::string entry(const std::string& name, const std::string& text, std::size_t column) {
  std::string out = "  " + base::pad_right(name, column);
  const bool apart = base::display_width(name) > column;
  if (apart) out += "\n";
  bool first = !apart;
  for (const std::string& line : base::wrap(text, 76 - column)) {
    out += first ? "  " + line + "\n" : std::string(column + 4, ' ') + line + "\n";
    first = false;
  }
  return out;
}

/// How an option is typed: "--format table|json".
std::string typed(const CLI::Option& option) {
  std::string name;
  if (option.get_positional()) {
    name = option.get_name();
  } else {
    for (const std::string& one : option.get_snames()) name += "-" + one + ", ";
    name += "--" + option.get_lnames().front();
    if (!value_name(option).empty() && option.get_items_expected_max() > 0) name += " " + value_name(option);
  }
  return name;
}

}  // namespace

std::string value_name(const CLI::Option& option) {
  // CLI11 appends what its checks say of themselves: "vi|en:{vi,en}".
  const std::string name = option.get_type_name();
  return name.substr(0, name.find(':'));
}

std::string overview(base::Language language) {
  std::string out =
      word(language,
           "dxready: đánh giá mức độ sẵn sàng chuyển đổi số của doanh nghiệp\n\nCách dùng: dxready LỆNH [TÙY CHỌN]\n\nLệnh:\n",
           "dxready: how ready an enterprise is for digital transformation\n\nUsage: dxready COMMAND [OPTIONS]\n\nCommands:\n");
  for (const CommandRow& row : commands()) out += entry(std::string(row.name), row.summary.in(language), 13);
  out += word(language, "\nTùy chọn:\n", "\nOptions:\n");
  out += entry(
      "--help",
      word(language, "In hướng dẫn này; dxready LỆNH --help cho từng lệnh", "Print this; dxready COMMAND --help for one command"),
      13);
  out += entry("--version", word(language, "In phiên bản", "Print the version"), 13);
  return out;
}

void prepare(CLI::App& app, const CommandRow& row, base::Language language) {
  app.name("dxready " + std::string(row.name));
  app.description(row.summary.in(language));
  app.set_help_flag("-h,--help", word(language, "In hướng dẫn này", "Print this"));
  app.get_help_ptr()->group(word(language, "Chung", "General"));
}

std::string help_text(const CLI::App& app, const CommandRow& row, base::Language language) {
  std::string usage = "dxready " + std::string(row.name);
  std::string positionals;
  std::string options;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) {
      usage += option->get_required() ? " " + option->get_name() : " [" + option->get_name() + "]";
      positionals += entry(typed(*option), option->get_description(), 24);
    } else {
      options += entry(typed(*option), option->get_description(), 24);
    }
  }
  std::string out = row.summary.in(language) + "\n\n" + word(language, "Cách dùng: ", "Usage: ") + usage +
                    word(language, " [TÙY CHỌN]", " [OPTIONS]") + "\n";
  if (!positionals.empty()) out += word(language, "\nTham số:\n", "\nArguments:\n") + positionals;
  return out + word(language, "\nTùy chọn:\n", "\nOptions:\n") + options;
}

}  // namespace dxready::cli
