#include "base/messages.hpp"

namespace dxready::base {

const std::vector<Message>& english_keeping_messages();

const std::vector<Message>& english_keeping_messages() {
  static const std::vector<Message> table = {
      {"privacy.ambiguous-contact", "several contacts fit '{found}': {candidates}", "use the number, for example C-0001"},
      {"privacy.bad-email", "'{found}' is not an e-mail address", "for example name@company.vn"},
      {"privacy.bad-phone", "'{found}' is not a telephone number",
       "it takes 7 to 15 digits, for example 0901 234 567 or +84 901 234 567"},
      {"privacy.before-receipt", "{request}: {found} is before the day of receipt, {received}", ""},
      {"privacy.form-without-version", "{file}: the consent form names no version",
       "put words like 'Template {word} 2 (2027-01-15)' into it"},
      {"privacy.keep-until-past", "the day to keep it until, {found}, is past", "choose today or a later day"},
      {"privacy.no-breach-data", "the kind of data is missing", "add --what, for example --what 'names, telephone numbers'"},
      {"privacy.no-details", "a contact needs a name, a telephone number or an e-mail address", ""},
      {"privacy.no-purpose", "no purpose is consented to, so no contact details are kept",
       "ask for each purpose of the form: dxready store privacy form"},
      {"privacy.no-recipient", "the purpose '{purpose}' needs to name who gets the details", "add --recipient NAME"},
      {"privacy.nobody", "whose request it is is missing", "add --contact NUMBER or --person NAME"},
      {"privacy.not-consented", "{contact} did not consent to '{found}', so there is nothing to withdraw",
       "consented to: {allowed}"},
      {"privacy.request-closed", "{request} is closed; nothing can be added", ""},
      {"privacy.request-extended", "{request} was extended; that is possible once", ""},
      {"privacy.row-changed", "table {table}, number {row}: the data differs from the last event about it", ""},
      {"privacy.row-missing", "what the event {kind} ({id}) tells of is gone", ""},
      {"privacy.unknown-breach", "no breach '{found}' in the store", "the list: dxready store privacy breaches"},
      {"privacy.unknown-contact", "no contact '{found}' in the store", "the list: dxready store privacy contacts"},
      {"privacy.unknown-method", "'{found}' is not one of the ways to consent: {allowed}", "did you mean '{suggestion}'?"},
      {"privacy.unknown-purpose", "'{found}' is not one of the purposes: {allowed}", "did you mean '{suggestion}'?"},
      {"privacy.unknown-request", "no request '{found}' in the register", "the register: dxready store privacy register"},
      {"privacy.unknown-request-kind", "'{found}' is not one of the kinds of request: {allowed}", "did you mean '{suggestion}'?"},
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
      {"usage.bad-moment", "{option}: '{found}' is not a moment", "write it in UTC, for example {option} 2026-11-22T05:00:00Z"},
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
