#pragma once

#include "base/diagnostic.hpp"
#include "base/language.hpp"

#include <span>
#include <string>
#include <string_view>

namespace dxready::survey {

/// The first line of the file of reasons: line, column, cell, code, message, hint.
std::string reasons_header();

/// Appends why a row was rejected, one line for each finding. A finding's place holds its line, its arguments `column` (the
/// header) and `cell` (the text found); what has neither is about the whole row.
void write_reasons(std::span<const base::Diagnostic> findings, base::Language language, std::string& out);

}  // namespace dxready::survey
