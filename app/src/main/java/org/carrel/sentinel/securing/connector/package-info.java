/// What securing an account does elsewhere: at the sign-in, at the proxy, at the service desk, and
/// in the owner's mailbox. Each connector is off until its settings are there.
@NullMarked
package org.carrel.sentinel.securing.connector;

import org.jspecify.annotations.NullMarked;
