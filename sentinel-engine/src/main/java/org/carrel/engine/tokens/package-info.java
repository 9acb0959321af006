/// Names and addresses become tokens here, and nowhere else.
///
/// Two keys, held in one PKCS#12 file or made by a key device (PKCS#11). The *identifying key*
/// turns an account name into a token by AES-SIV and back, so whoever holds it can name a person.
/// The *hashing key* gives the one-way hashes of addresses, hosts, documents, agents and sessions.
@NullMarked
package org.carrel.engine.tokens;

import org.jspecify.annotations.NullMarked;
