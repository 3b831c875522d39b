#pragma once

#include "base/document.hpp"
#include "base/exact.hpp"
#include "json/write.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::store {

/// A text as JSON holds it: without the control characters our readers refuse, so that it can always be read again.
std::string storable(std::string_view text);

// One key with its value; the optional ones only where there is something to say.
void put(json::Writer& writer, std::string_view key, std::string_view text);
void put(json::Writer& writer, std::string_view key, std::int64_t number);
void put_or_null(json::Writer& writer, std::string_view key, const std::optional<int>& number);
void put_unless_empty(json::Writer& writer, std::string_view key, std::string_view text);

/// A fraction exactly: a JSON number when it is a finite decimal, else "n/d"; and back.
void put_exact(json::Writer& writer, const base::Rational& value);
std::optional<base::Rational> parse_exact(std::string_view text);

/// JSON of our own writing as a tree. Throws base::DataError store.cannot-restore when it is none.
base::Document read_json(std::string text, std::string_view column);

/// The text of a key of a mapping; empty when there is none.
std::string text_of(const base::Node& node, std::string_view key);

/// Words joined by spaces, and apart again.
std::string joined(const std::vector<std::string>& words);
std::vector<std::string> split(std::string_view text);

}  // namespace dxready::store
