/// Which purposes an address may act for, and for whom: the check before every transaction that
/// acts for one.
@NullMarked
package org.carrel.privacy.endpoint;

import org.jspecify.annotations.NullMarked;
