package org.carrel.people.invitation;

import org.carrel.people.AccountId;
import org.carrel.people.account.Username;

/// The account whose password a link is for.
record Invited(AccountId account, Username username) {}
