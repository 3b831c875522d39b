#pragma once

#include "assessment/model.hpp"

// `load_model` in two steps, for who may do without the second.
namespace dxready::assessment {

/// Facts, topics and size classes.
base::Checked<Model> load_basis(const yaml::DataSet& data);

/// Adds packages and next steps to what was loaded from the same files.
base::Diagnostics add_advice(const yaml::DataSet& data, Vendors vendors, Model& into);

}  // namespace dxready::assessment
