#pragma once

#include "base/diagnostic.hpp"

#include <optional>

namespace dxready::base {

/// A value made from user data, with everything found on the way. There is a value exactly when there is no error;
/// warnings may stand beside it.
template <class T>
struct Checked {
  std::optional<T> value;
  Diagnostics diagnostics;

  explicit operator bool() const { return value.has_value(); }
  const T& operator*() const { return *value; }
  T& operator*() { return *value; }
  const T* operator->() const { return &*value; }
};

}  // namespace dxready::base
