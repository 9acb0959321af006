/// Accounts, as their holders see them and as they are kept.
@NullMarked
package org.carrel.people.account;

import org.jspecify.annotations.NullMarked;
