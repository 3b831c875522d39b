#pragma once

namespace dxready::cli {

/// What the program tells its caller.
enum class ExitCode {
  done = 0,
  found_wrong = 1,  ///< the data was found wrong, or the answer is "no"
  wrong_usage = 2,
  environment_failed = 3,  ///< a file, a disk, a database, a lock
  interrupted = 130
};

}  // namespace dxready::cli
