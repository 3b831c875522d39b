#include "base/messages.hpp"

namespace dxready::base {

const std::vector<Message>& english_keeping_messages();

const std::vector<Message>& english_keeping_messages() {
  static const std::vector<Message> table = {
      {"store.backup-unnoted", "{file}: the backup is whole and was checked, but the store could not be told of it",
       "once the store can be written to, back it up again: else `store info` and `store erase` do not know of the copy"},
      {"store.bad-copy", "{file}: the copy did not pass its check: {reason}",
       "check the store with dxready store verify and back up again, to another disk if there is one"},
      {"store.bad-export", "{file}:{line}: the export is damaged or cut off from this line on",
       "export it again with dxready store export; no store was made"},
      {"store.diverged", "the event chain of store {id} is not the same in the two: one store was written to in two places",
       "make the second laptop's store with dxready store restore; this store was left as it was"},
      {"store.in-use", "{file}: another program has this store open; it was not replaced", "close it and try again"},
      {"store.no-conflict", "assessment {id} has no other version beside it", "dxready store conflicts lists those that have"},
      {"store.no-memory", "{file}: there is not enough memory for the passphrase ({bytes} bytes)",
       "close other programs and try again"},
      {"store.same-file", "{file}: this is the store itself", "name another file"},
      {"store.seal-cut-off", "{file}: the backup is cut off, or damaged at its end; nothing of it can be used",
       "copy the file again from where it is kept, or take another backup"},
      {"store.seal-damaged", "{file}: the backup is damaged or was changed; nothing of it can be used",
       "copy the file again from where it is kept, or take another backup"},
      {"store.seal-newer", "{file}: the backup is encrypted in way {found}; this program knows way 1", "install a newer dxready"},
      {"store.wrong-passphrase", "{file}: the passphrase is wrong", "mind upper and lower case, spaces and the input method"},
      {"usage.needs-yes", "'dxready {command}' has to be confirmed, and there is no terminal",
       "give --yes if you are sure; --dry-run tells what would go"},
      {"usage.no-terminal", "a passphrase has to be typed, and there is no terminal",
       "write it to a file and give --passphrase-file FILE"},
      {"usage.passphrases-differ", "the two passphrases are not the same", "run the command again; nothing was written"},
      {"usage.short-passphrase", "the passphrase is too short: it needs {shortest} characters or more",
       "four or five words that have nothing to do with each other are good"},
  };
  return table;
}

}  // namespace dxready::base
