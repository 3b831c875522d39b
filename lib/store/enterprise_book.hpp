#pragma once

#include "store/derived_id.hpp"
#include "store/enterprises.hpp"
#include "store/late_index.hpp"
#include "store/pending_rows.hpp"
#include "store/row.hpp"
#include "store/statement.hpp"
#include "store/tax_code_index.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dxready::store {

/// Finds, adds and changes enterprises inside one transaction, with statements prepared once.
class EnterpriseBook {
public:
  /// Both must outlive the book.
  EnterpriseBook(Connection& connection, const Stamp& stamp);

  /// Notes an import (id in import_row) beside what is written from now on; new enterprises have ids of its base. Where the
  /// store has next to none so far, tax codes are looked up in memory until `finish` (see TaxCodeIndex).
  void write_for(std::int64_t import, const IdBase& ids);

  /// Whether the store had next to none when `write_for` was called.
  bool began_empty() const { return m_late_index.has_value(); }

  /// Whether `find_same` would surely find nobody; a look into memory.
  bool is_surely_new(const Identity& who) const;

  /// The stored enterprise an answers file is about, by the rule of identity in docs/store.md; nothing when it is new.
  /// Throws base::DataError store.ambiguous-enterprise.
  std::optional<EnterpriseRow> find_same(const Identity& who);

  /// Adds a new enterprise with a UUID and the next free number. It is written by `flush`, or by `stage` and `write_staged`
  /// (see PendingRows).
  EnterpriseRow add(const Identity& who);
  bool are_many() const { return m_added.are_many(); }
  void flush();
  void stage();
  void write_staged();

  /// Writes `after` over `before`. A former name or tax code stays as an alias; what an import changed is noted, so that it
  /// can be undone.
  void change(const EnterpriseRow& before, const EnterpriseRow& after);

  /// The same without alias or note. Assessments that left out what the enterprise told keep it themselves now.
  void write(const EnterpriseRow& before, const EnterpriseRow& after);

  /// The next number `add` gives.
  std::int64_t next_number();

  /// Keeps the numbers given so far, and the indexes that were put off. To be called once, behind all else.
  void finish();

private:
  std::optional<EnterpriseRow> by_tax_code(const std::string& tax_code);
  void index_names();
  void add_alias(std::int64_t enterprise, const std::string& kind, const std::string& value);
  void note_change(std::int64_t enterprise, const std::string& field, const std::string& before, const std::string& after);

  Connection* m_connection;
  const Stamp* m_stamp;
  std::optional<std::int64_t> m_import;
  IdBase m_ids;
  std::int64_t m_next_number = 0;  ///< 0: not read yet
  std::int64_t m_first_free = 0;   ///< what it was then
  std::int64_t m_first_added = 0;  ///< the first number that is not written yet
  bool m_names_indexed = false;
  bool m_all_have_codes = false;         ///< nobody is without a tax code: nobody is found by anything else
  std::optional<TaxCodeIndex> m_loaded;  ///< the tax codes, while their index is put off
  std::optional<LateIndex> m_late_index;
  KeptStatement m_by_tax_code;
  KeptStatement m_by_number;
  KeptStatement m_by_external_id;
  KeptStatement m_by_external_id_alone;
  KeptStatement m_by_name;
  KeptStatement m_by_name_alone;
  PendingRows m_added;
  KeptStatement m_update;
  KeptStatement m_keep_facts;
  KeptStatement m_insert_alias;
  KeptStatement m_insert_change;
};

}  // namespace dxready::store
