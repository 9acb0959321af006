/// What the detector knows between two scans, in a folder of its own: accounts' states, its checkpoint, which lines it
/// has seen, account-days and alerts. Tokens and hashes only.
///
/// Written in generations, each a whole file; `docs/decisions/0011` says why and how.
@NullMarked
package org.carrel.engine.keeping;

import org.jspecify.annotations.NullMarked;
